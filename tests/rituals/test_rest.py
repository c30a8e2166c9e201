"""One of two may be still for a while; both are left alone, and nobody learns whose wish it was."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.ritual import Command, Ritual
from bot.rituals import RITUALS
from domain.messages import Alert, Button, Incoming, Kind, Line, Say
from storage.schema import rests
from storage.unit_of_work import UnitOfWork
from tests.house import Kept, couple_at_home
from tests.rituals.corners import last, taps, types
from tests.scheduler.hours import days_asked

RESTING = "The rituals are resting."
BEGUN = "Resting. Nothing will be sent, and nothing is read into it."
OVER = "Your own rest is over. What was agreed stands as before."
MONDAY = date(2026, 3, 2)


async def asks(incoming: Incoming, uow: UnitOfWork) -> None:
    """A question that takes two, with a button that does."""
    buttons = ((Button("lunch-hello", "two"),),)
    await uow.say(
        Say(incoming.chat, "pair", (Line("lunch-noted"),), Kind.ANSWER, buttons=buttons, couple="ana-and-ben")
    )


async def answers(incoming: Incoming, uow: UnitOfWork) -> None:
    uow.alert(incoming.callback, Alert("lunch-noted", loud=False))


PAIR = Ritual(
    "pair",
    commands=(Command("pair", asks, "command-start", needs_both=True), Command("one", asks, "command-start")),
    taps={"two": answers},
    needs_both=frozenset({"two"}),
)


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Kept]:
    """Ana and Ben, both with a corner, and something that takes two."""
    async with couple_at_home(tmp_path, rituals=(*RITUALS, PAIR)) as kept:
        for someone in (kept.ana, kept.ben):
            await types(someone, "/start")
        yield kept


async def rest(kept: Kept, who: str, length: str) -> None:
    await types(kept.people[who], "/rest")
    await taps(kept.people[who], length)


def monday(hour: int, day: int = 0) -> datetime:
    return datetime(2026, 3, 2, hour, tzinfo=UTC) + timedelta(days=day)


@pytest.mark.parametrize(
    ("length", "returns"),
    [("Tonight", 1), ("Three days", 3), ("A week", 7)],
)
async def test_a_rest_is_as_long_as_asked_and_ends_with_an_ordinary_prompt(
    home: Kept, length: str, returns: int
) -> None:
    assert await types(home.ana, "/rest") == "Rest for how long? No reason needed."
    await taps(home.ana, length)
    assert last(home.ana).text == BEGUN
    for day in range(9):
        await home.is_at(monday(13, day))
    lunches = [MONDAY + timedelta(days=day) for day in range(9) if (MONDAY + timedelta(days=day)).weekday() < 5]
    assert await days_asked(home) == [day for day in lunches if day >= MONDAY + timedelta(days=returns)]
    assert home.ben.heard == home.ben.heard[:1]
    assert last(home.ana).text == BEGUN


async def test_a_rest_asked_for_after_midnight_ends_the_same_morning(home: Kept) -> None:
    await home.is_at(monday(1, 1))
    await rest(home, "ana", "Tonight")
    [row] = await home.rows(rests)
    assert row.until == datetime(2026, 3, 3, 7, 30, tzinfo=UTC)


async def test_until_i_say_lasts_until_they_say(home: Kept) -> None:
    await rest(home, "ana", "Until I say")
    for day in range(40):
        await home.is_at(monday(13, day))
    assert home.said == []
    await taps(home.ana, "Carry on")
    assert last(home.ana).text == OVER
    assert last(home.ana).buttons == []
    await home.lunch()
    assert len(home.said) == 1


async def test_typed_in_the_room_it_is_answered_in_the_corner_and_nothing_shows(home: Kept) -> None:
    await home.ana.writes("/rest@kept_bot")
    assert home.said == []
    assert last(home.ana).text == "Rest for how long? No reason needed."
    assert len(home.ben.heard) == 1


async def test_what_takes_two_reads_the_same_line_and_only_whoever_rests_can_carry_on(home: Kept) -> None:
    await types(home.ben, "/one")
    await home.ana.writes("/one@kept_bot")
    in_the_room = home.said[-1]
    await rest(home, "ana", "A week")
    assert await types(home.ben, "/pair") == RESTING
    assert last(home.ben).buttons == []
    assert (await taps(home.ben, "Just say hello")).text == RESTING
    assert await types(home.ana, "/pair") == RESTING
    assert last(home.ana).buttons == ["Carry on"]
    for someone in (home.ana, home.ben):
        await someone.writes("/pair@kept_bot")
        assert (home.said[-1].text, home.said[-1].buttons) == (RESTING, [])
        assert (await someone.taps("Just say hello", on=in_the_room)).text == RESTING


async def test_a_button_in_a_corner_shows_its_owner_the_way_back(home: Kept) -> None:
    await types(home.ana, "/one")
    await rest(home, "ana", "Until I say")
    tap = await taps(home.ana, "Just say hello")
    assert (tap.answered, tap.text) == (True, None)
    assert (last(home.ana).text, last(home.ana).buttons) == (RESTING, ["Carry on"])
    await taps(home.ana, "Carry on")
    assert (await taps(home.ana, "Just say hello")).text == "Noted."


async def test_each_has_a_rest_of_their_own_and_neither_can_end_the_others(home: Kept) -> None:
    await rest(home, "ana", "Until I say")
    await rest(home, "ben", "Until I say")
    assert last(home.ben).text == BEGUN
    await taps(home.ana, "Carry on")
    assert last(home.ana).text == OVER
    assert await types(home.ana, "/pair") == RESTING
    assert last(home.ana).buttons == []
    await taps(home.ben, "Carry on")
    assert await types(home.ana, "/pair") == "Noted."


async def test_whoever_rests_may_rest_longer_or_carry_on(home: Kept) -> None:
    await rest(home, "ana", "Tonight")
    assert await types(home.ana, "/rest") == "You are resting.\nRest for how long? No reason needed."
    assert last(home.ana).buttons[-1] == "Carry on"
    await taps(home.ana, "A week")
    [row] = await home.rows(rests)
    assert row.until == datetime(2026, 3, 9, 7, 30, tzinfo=UTC)


async def test_a_prompt_that_had_begun_runs_out_and_its_buttons_work(home: Kept) -> None:
    await home.lunch()
    await rest(home, "ana", "A week")
    await home.ben.taps("Just say hello")
    assert home.said[-1].text == "Ben says hello."


async def test_a_block_is_a_rest_for_both_that_nobody_is_told_of(home: Kept) -> None:
    home.ana.person.blocks()
    await home.settles()
    await home.is_at(monday(13, 4))
    assert home.said == []
    assert await types(home.ben, "/pair") == RESTING
    assert (last(home.ben).buttons, len(home.ben.heard)) == ([], 2)
    home.ana.person.unblocks()
    await home.settles()
    assert last(home.ana).text == "You are back here. The rituals are resting until you say."
    assert len(home.ben.heard) == 2
    await taps(home.ana, "Carry on")
    assert await types(home.ben, "/pair") == "Noted."


async def test_a_block_that_is_found_out_by_a_message_is_a_rest_too(home: Kept) -> None:
    home.ana.person.blocks()
    home.world.bot.updates.waiting.clear()
    line = Say(home.ana.person.id, "lunch", (Line("lunch-noted"),), person=home.ana.person.id)
    await home.storage.transact(lambda uow: uow.say(line))
    await home.settles()
    assert await types(home.ben, "/pair") == RESTING
    [row] = await home.rows(rests)
    assert (row.person, row.why, row.until) == (home.ana.person.id, "blocked", None)


async def test_a_stranger_who_blocks_or_asks_to_rest_is_a_stranger(home: Kept) -> None:
    await types(home.cleo, "/rest")
    assert [line.splitlines()[0] for line in home.cleo.heard] == [
        "Hello. I am Kept, small rituals for two people: a word at lunch, and more of that kind."
    ]
    home.cleo.person.blocks()
    await home.settles()
    assert await home.rows(rests) == []


async def test_a_rest_that_is_over_is_forgotten(home: Kept) -> None:
    await rest(home, "ana", "Tonight")
    assert len(await home.rows(rests)) == 1
    await home.is_at(datetime(2026, 3, 3, 7, 30, tzinfo=UTC))
    await home.storage.transact(lambda uow: uow.rests.forget())
    assert await home.rows(rests) == []
