"""Of a Sunday note its recipe is kept for twelve weeks, and it holds figures of two people and no more."""

import json
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from domain.note import Fact, Sentence
from domain.reliability import Label, Stretch
from domain.sunday import Recipe, Standing, Worded
from domain.week import Came, Quantity, Week
from storage.notes import drawn_from, to_draw
from storage.schema import notes
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork
from tests.storage.room import rows

DAY = date(2026, 3, 8)
RECIPE = Recipe(
    DAY,
    Week(28, 6, 1, Came(3, 5), Came(4, 7), 3, 1, 1, 2, both=True),
    4,
    Standing(Label.FINDING, Label.STEADY, "by day", None, (Stretch(0.1234567890123, 0.25, 0.75, rest=True),)),
    (Worded(Sentence(Fact.GOOD), "03"), Worded(Sentence(Fact.EVENINGS, Quantity.HALF), "12")),
    Worded(Sentence(Fact.NICEST), "07"),
)


async def keeps(recipe: Recipe, uow: UnitOfWork) -> None:
    await uow.notes.keep("a", recipe)


async def test_a_note_comes_back_as_it_was_said_and_the_latest_first(storage: Storage) -> None:
    later = replace(RECIPE, day=DAY + timedelta(7))
    for each in (RECIPE, later, replace(later, nights=3)):
        await storage.transact(partial(keeps, each))
    await storage.transact(lambda uow: uow.notes.keep("b", RECIPE))
    found = await storage.transact(lambda uow: uow.notes.of("a", date.min, date.max))
    assert found == [replace(later, nights=3), RECIPE]
    assert await storage.transact(lambda uow: uow.notes.of("a", DAY, later.day)) == []
    await storage.transact(lambda uow: uow.notes.forget(later.day))
    assert [row["day"] for row in await rows(storage, notes)] == [later.day]


async def test_nothing_in_it_could_name_a_person(storage: Storage) -> None:
    await storage.transact(lambda uow: uow.notes.keep("a", RECIPE))
    kept = json.loads((await rows(storage, notes))[0]["recipe"])
    assert set(kept) == {"day", "week", "nights", "standing", "lines", "sofa"}
    assert set(kept["week"]) == set(Week.__slots__)
    assert to_draw(drawn_from(RECIPE.picture)) == RECIPE.picture
