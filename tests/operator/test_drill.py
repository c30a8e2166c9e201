"""The drill: a house is saved, lives on, burns down, and is lived in again elsewhere, on the other kind of database."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from domain.messages import Kind
from storage.keys import KeyGone
from storage.schema import members, outbox
from tests.house import Kept
from tests.operator.places import Place, lives_at, owes, restores, saves, saves_keys, times_said, vault_at

SOUP = "canary soup, said Ana"
PEAS = "canary peas, said Ben"
OPENED = "canary both wrote, said Ben"


def prompts_of_the_others(kept: Kept) -> list[str]:
    """The days on which Dan and Eve were asked."""
    room = next(chat for chat in kept.world.chats.values() if chat.title == "Dan & Eve")
    said = [message for message in room.messages if message.sender is kept.world.bot and not message.service]
    return [f"{message.date:%a}" for message in said]


async def test_a_house_that_burnt_down_is_lived_in_again_elsewhere(
    kept_on_both: Kept, elsewhere: Place, tmp_path: Path
) -> None:
    kept, file, keys = kept_on_both, tmp_path / "monday.db", tmp_path / "second"
    await kept.lunch()
    soup = await owes(kept, kept.ana, SOUP)
    await owes(kept, kept.ben, PEAS)
    await owes(kept, kept.ben, OPENED, Kind.REVEAL)
    await saves(kept, file)
    await saves_keys(kept, keys)
    await kept.settles()
    await kept.lunch()
    of_ana = next(row.key_id for row in await kept.rows(members) if row.person == kept.ana.person.id)
    await kept.storage.erase(kept.ana.person.id)
    await saves_keys(kept, keys)
    kept.clock.move(timedelta(minutes=15))  # on Tuesday, a quarter of an hour after everybody was asked

    done = await restores(kept, file, elsewhere, keys)
    assert (done.settled.erased, done.settled.given_up, done.aside) == (1, 1, None)
    async with lives_at(kept, elsewhere):
        await kept.passes(timedelta(hours=23, minutes=46))
        await kept.passes(timedelta(hours=24))
        assert [times_said(kept, text) for text in (SOUP, PEAS)] == [1, 1]
        assert times_said(kept, OPENED) == 1  # with one of the two erased there is no room to say it in once more
        storage = kept.storage
        assert kept.ana.person.id not in {row.person for row in await kept.rows(members)}
        with pytest.raises(KeyGone):
            storage.vault.keys.open(of_ana)
        ben = await storage.transact(lambda uow: uow.couples.reader(None, kept.ben.person.id, ""))
        assert ben.zone == "Europe/London"
        of_soup = await storage.database.transact(
            lambda c: c.execute(select(outbox.c.payload).where(outbox.c.ref == soup))
        )
        assert of_soup.scalar() is None
        assert prompts_of_the_others(kept) == ["Mon", "Tue", "Wed", "Thu"]
    people = {key_id for key_id in vault_at(elsewhere, kept).keys.list() if key_id.startswith("p-")}
    assert people < {path.name for path in keys.iterdir()}


async def test_moving_house_loses_nothing_that_was_under_way(
    kept_on_both: Kept, elsewhere: Place, tmp_path: Path
) -> None:
    kept, file, keys = kept_on_both, tmp_path / "moving.db", tmp_path / "second"
    for person in (kept.ben.person, kept.cleo.person):
        person.writes(person.corner, "/start")
    await kept.house.intake.poll()
    await owes(kept, kept.ana, SOUP)
    await saves(kept, file)
    await saves_keys(kept, keys)
    done = await restores(kept, file, elsewhere, keys, moving=True)
    assert (done.settled.erased, done.settled.given_up, done.settled.dropped) == (0, 0, 0)
    async with lives_at(kept, elsewhere):
        await kept.settles()
        assert times_said(kept, SOUP) == 1
        assert len(kept.ben.heard) == len(kept.cleo.heard) == 1
        await kept.lunch()
        line = await kept.ana.replies("Bread, and the radio.")
        assert line.reactions
        assert prompts_of_the_others(kept) == ["Mon"]
