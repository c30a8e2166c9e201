"""Whoever sends as fast as they can is heard a little, others at their pace, and the disk hardly fills."""

import tracemalloc
from datetime import datetime, timedelta

import pytest

from bot.telegram.floods import EVERY, MANY, MOST, Floods, when
from storage.schema import inbox, outbox
from tests.house import Kept
from tests.telegram.shelf import corners

TOO_MUCH = "That was a lot at once, and I have not kept all of it. In a few minutes I can listen again."
A_SECOND = 30  # messages, as fast as Telegram takes them from one account
MEMORY = 2_000_000  # bytes
FEW = 12
LONG = 20  # seconds


async def a_second(kept: Kept) -> None:
    """Everything that can be done in one told second is done."""
    for _ in range(4):
        await kept._round()
    kept.clock.move(timedelta(seconds=1))


async def flooded(kept: Kept, seconds: int) -> list[tuple[datetime, int]]:
    """Cleo, a stranger, and Ben flood; Dan asks how things stand every ten seconds, at the moments that come back."""
    asked = []
    for second in range(seconds):
        for number in range(A_SECOND):
            kept.cleo.person.writes(kept.world.bot, f"/start {second} {number}")
            kept.ben.person.writes(kept.world.bot, f"/rituals {number} " + "x" * 3000)
        if second % 10 == 5:
            asked.append((kept.clock.now(), len(kept.dan.heard)))
            kept.dan.person.writes(kept.world.bot, "/rituals")
        await a_second(kept)
    return asked


@pytest.mark.long
async def test_a_flood_costs_whoever_sends_it_and_nobody_else(kept: Kept) -> None:
    await corners(kept, "ben", "cleo", "dan")
    path = kept.storage.database.path
    assert path is not None
    await flooded(kept, 10)  # until both have been heard as often as they are at once
    tracemalloc.start()
    size, memory = path.stat().st_size, tracemalloc.get_traced_memory()[0]
    rows = len(await kept.rows(inbox)), len(await kept.rows(outbox))
    asked = await flooded(kept, LONG)
    bound = 2 * (LONG / EVERY + 1) + len(asked)
    assert len(await kept.rows(inbox)) - rows[0] <= bound
    assert len(await kept.rows(outbox)) - rows[1] <= 2 * bound
    for at, heard in asked:
        answer = [one for one in kept.dan.person.corner.messages if one.sender is kept.world.bot][heard]
        assert answer.date - at <= timedelta(seconds=2)
    assert path.stat().st_size - size < MEMORY
    kept.world.record.clear()
    for chat in kept.world.privates.values():
        chat.history.clear()
    assert tracemalloc.get_traced_memory()[0] - memory < 5 * MEMORY
    tracemalloc.stop()
    assert kept.ben.heard.count(TOO_MUCH) <= 2  # one in an hour


async def test_what_waited_at_telegram_for_a_day_is_no_flood(kept: Kept) -> None:
    prompt = await kept.lunch()
    kept.house.intake.floods = Floods(FEW)
    for _ in range(2 * FEW):
        kept.ben.person.writes(kept.room, "one of many lines of a long day", reply_to=prompt)
        kept.clock.move(timedelta(minutes=5))
    while await kept.hears():
        pass
    assert len([row for row in await kept.rows(inbox) if row.author == kept.ben.person.id]) >= 2 * FEW
    assert TOO_MUCH not in kept.ben.heard


async def test_who_is_known_is_told_once_and_the_rest_is_not_kept(kept: Kept) -> None:
    await corners(kept, "ben", "cleo")
    kept.house.intake.floods = Floods(FEW)
    for person in (kept.ben.person, kept.cleo.person):
        for number in range(3 * FEW):
            person.writes(kept.world.bot, f"{number}")
    while await kept.hears():
        pass
    await kept.settles()
    assert kept.ben.heard.count(TOO_MUCH) == 1
    assert TOO_MUCH not in kept.cleo.heard
    for person in (kept.ben.person, kept.cleo.person):
        assert len([row for row in await kept.rows(inbox) if row.author == person.id]) <= FEW + 5


def test_a_batch_that_could_not_be_stored_is_not_counted_twice() -> None:
    floods, acts = Floods(), [((1, False), 1000.0)] * MOST
    for _ in range(3):
        heard, after = floods.sift(acts)
        assert all(heard)
    floods.keep(after)
    assert floods.sift([((1, False), 1000.0), ((2, False), 1000.0), ((1, True), 1000.0)])[0] == [False, True, True]
    assert floods.sift([((1, False), 1000.0 + EVERY)] * 2)[0] == [True, False]


def test_so_many_people_and_no_more_are_remembered() -> None:
    floods = Floods()
    for person in range(MANY + 500):
        floods.keep(floods.sift([((person, False), float(person))])[1])
    assert len(floods._left) == MANY
    assert (0, False) not in floods._left


@pytest.mark.parametrize(
    ("update", "told"),
    [
        ({"message": {"date": 900}}, (False, 900.0)),
        ({"edited_message": {"date": 900, "edit_date": 950}}, (False, 950.0)),
        ({"message": {"date": 2_000}}, (False, 1_000.0)),
        ({"message": {"date": "soon"}}, (False, 1_000.0)),
        ({"message": None}, (False, 1_000.0)),
        ({"callback_query": {}}, (True, 1_000.0)),
    ],
)
def test_a_message_says_when_it_was_sent_and_a_tap_is_heard_now(
    update: dict[str, object], told: tuple[bool, float]
) -> None:
    assert when(update, 1_000.0) == told
