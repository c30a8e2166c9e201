"""Where bedtime is and for how many evenings a week two look: less needs one of them, more needs both."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from domain.evening import Way
from tests.hours.talk import in_room, rests
from tests.house import Kept
from tests.rituals.corners import types
from tests.rituals.evenings import BUTTONS, CLOSED, box, couple_with_evenings, evening, finishes

RESTING = "The rituals are resting."
IS_HERE = "Bedtime is in your chat, for both to read at once."
IS_APART = "Bedtime is written apart, and opened together."
HOUR = "Bedtime is at 22:00, every day."


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Kept]:
    async with couple_with_evenings(tmp_path) as home:
        yield home


async def way(kept: Kept) -> Way | None:
    return await kept.storage.transact(lambda uow: uow.evenings.way(kept.couple.id))


async def go(kept: Kept, to: Way) -> None:
    await kept.storage.transact(lambda uow: uow.evenings.go(kept.couple.id, to))


async def test_here_needs_both(kept: Kept) -> None:
    asked = await in_room(kept.ana, "/bedtime here")
    assert asked.splitlines() == [
        "Ana would like this for bedtime:",
        "In your chat, for both to read at once.",
        "It begins when both of you want it.",
    ]
    assert (await kept.ana.taps("Yes")).text == "Your yes is in."
    assert await way(kept) is None
    await kept.ben.taps("Yes")
    assert (kept.said[-1].text, kept.said[-2].buttons, await way(kept)) == (IS_HERE, [], Way(here=True))
    assert (await evening(kept)).buttons[0] == "Write apart tonight"


async def test_both_may_ask_for_it_instead(kept: Kept) -> None:
    assert await types(kept.ana, "/bedtime in our chat") == "It goes into your chat as a question."
    assert await in_room(kept.ben, "/bedtime here") == IS_HERE


async def test_a_question_that_nobody_answers_lapses_after_a_day_without_a_word(kept: Kept) -> None:
    await in_room(kept.ana, "/bedtime here")
    question = kept.said[-1]
    await kept.passes(timedelta(days=1, minutes=1))
    assert (question.buttons, await way(kept)) == ([], None)


async def test_apart_needs_one_at_once(kept: Kept) -> None:
    await go(kept, Way(here=True))
    assert await types(kept.ben, "/bedtime apart") == "Done. It goes into your chat."
    assert (kept.said[-1].text, await way(kept)) == (IS_APART, Way(here=False))
    assert (await evening(kept)).buttons == BUTTONS


async def test_what_is_so_already_is_told_to_whoever_asked(kept: Kept) -> None:
    assert await types(kept.ben, "/bedtime apart") == IS_APART
    assert kept.said == []


async def test_either_lowers_the_nights_and_both_raise_them(kept: Kept) -> None:
    assert await in_room(kept.ben, "/bedtime 3 nights") == "Bedtime: you look for 3 evenings a week."
    assert await in_room(kept.ben, "/bedtime 1 night") == "Bedtime: you look for one evening a week."
    asked = await in_room(kept.ben, "/bedtime 5 evenings a week")
    assert asked.splitlines()[:2] == ["Ben would like this for bedtime:", "5 evenings a week."]
    assert await way(kept) == Way(nights=1)
    await kept.ana.taps("Yes")
    assert (kept.said[-1].text, await way(kept)) == ("Bedtime: you look for 5 evenings a week.", Way(nights=5))


async def test_less_ends_what_was_asked_for(kept: Kept) -> None:
    await in_room(kept.ana, "/bedtime 7 nights")
    question = kept.said[-1]
    await in_room(kept.ben, "/bedtime 2 nights")
    assert (question.buttons, await way(kept)) == ([], Way(nights=2))


async def test_more_is_not_asked_for_in_a_rest_and_less_is_done(kept: Kept) -> None:
    await rests(kept.ben)
    assert await types(kept.ana, "/bedtime here") == RESTING
    await types(kept.ana, "/bedtime 2 nights")
    assert await way(kept) == Way(nights=2)


@pytest.mark.parametrize("typed", ["/bedtime 9 nights", "/bedtime heree", "/bedtime 0 nights", "/bedtime 22:70"])
async def test_what_cannot_be_read_changes_nothing(kept: Kept, typed: str) -> None:
    assert "nothing has changed" in await types(kept.ana, typed)
    assert await way(kept) is None


async def test_its_hour_is_shown_with_what_else_can_be_typed(kept: Kept) -> None:
    shown = (await types(kept.ana, "/bedtime")).splitlines()
    assert (shown[0], shown[-1][:13]) == (HOUR, "Also: /bedtim")
    await in_room(kept.ana, "/bedtime 21:30")
    assert kept.said[-1].text == "Bedtime at 21:30, next tonight."


async def test_one_says_when_the_lights_go_out_and_either_puts_it_back(kept: Kept) -> None:
    assert await in_room(kept.ana, "/bedtime lights out") == "Bedtime: lights out at 23:00."
    assert await in_room(kept.ana, "/bedtime lights-out at 11:30") == "Bedtime: lights out at 23:30."
    said = kept.said[-1]
    await evening(kept)
    await finishes(kept.ben, "slow")
    await kept.passes(timedelta(minutes=85))
    await finishes(kept.ana, "tired")
    assert "Ana:\ntired" in kept.said[-1].text
    await kept.ben.taps("Put it back", on=said)
    assert (kept.said[-1].text, said.buttons, await way(kept)) == ("Bedtime: lights out at 23:00.", [], Way())
    await evening(kept)
    await kept.passes(timedelta(minutes=61))
    assert box(kept.ana).text == CLOSED


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("22:05", "Lights-out can be from a quarter of an hour to three hours after 22:00, when bedtime is."),
        ("02:00", "Lights-out can be from a quarter of an hour to three hours after 22:00, when bedtime is."),
        ("mon 23:30", "/bedtime lights 23:00"),
        ("whenever", "/bedtime lights 23:00"),
    ],
)
async def test_lights_out_that_is_no_hour_of_an_evening_changes_nothing(kept: Kept, typed: str, answer: str) -> None:
    assert answer in await types(kept.ana, f"/bedtime lights out {typed}")
    assert await way(kept) is None
