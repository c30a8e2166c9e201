"""Small on purpose: what is wanting, too much or unreadable gets the smallest question, and is not kept."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.schema import boxes
from storage.schema import promises as table
from tests.house import Kept
from tests.rituals.corners import taps
from tests.rituals.promises import at, corner, couple_with_promises, heard, in_room, of, promises, room, types


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Kept]:
    async with couple_with_promises(tmp_path) as kept:
        yield kept


LONG = "That is a long one; 120 characters hold a small promise. What is the first piece?"
FAR = "That is further off than a small promise goes. What is the first piece, before Tue, Mar 10?"
WORDS = "What is one small thing you'll do? Small enough for today or tomorrow."
WHEN = "When, roughly?"
DAYS = ["Today", "Tomorrow", "Wednesday"]


@pytest.mark.parametrize(
    ("text", "question", "buttons"),
    [
        ("", WORDS, []),
        ("tomorrow at 6", WORDS, []),
        ("...", WORDS, []),
        ("call you", WHEN, DAYS),
        ("call you yesterday", "That moment is over. When instead?", DAYS),
        ("call you on 3 May 2031", FAR, DAYS),
        ("x" * 4000, LONG, []),
        ("😀" * 1900, LONG, []),
        ("call you every day", "That's a generous one. What's the first piece?", []),
    ],
)
async def test_the_smallest_question_mends_it(home: Kept, text: str, question: str, buttons: list[str]) -> None:
    asked = await types(home.ben, f"/promise {text}")
    assert (asked.text, asked.buttons) == (question, buttons)
    assert await home.rows(table) == []


async def test_a_promise_without_words_takes_them_in_the_next_line(home: Kept) -> None:
    await types(home.ben, "/promise tomorrow at 18:00")
    echo = await types(home.ben, "call you")
    assert echo.text == "Tomorrow, 18:00: call you."


async def test_one_tap_gives_it_a_day(home: Kept) -> None:
    asked = await types(home.ben, "/promise call you")
    await taps(home.ben, "Tomorrow")
    assert (asked.text, asked.buttons) == ("Tomorrow: call you.", ["Yes", "Change", "Quietly"])
    await taps(home.ben, "Yes")
    assert room(home)[-1].text == "Ben, Tuesday: call you."
    [given] = await of(home.ben)
    assert (given.promise.due, given.promise.by_day) == (at(3, 20), True)


async def test_a_line_gives_it_an_hour_and_what_holds_none_says_how(home: Kept) -> None:
    await types(home.ben, "/promise call you")
    asked = await types(home.ben, "after work")
    assert asked.text == "I could not read a time in that. For example: tomorrow 18:00"
    echo = await types(home.ben, "tomorrow at 18:00")
    assert echo.text == "Tomorrow, 18:00: call you."


async def test_the_other_hour_is_one_tap_away_and_back(home: Kept) -> None:
    echo = await types(home.ben, "/promise call you tomorrow at 6")
    await taps(home.ben, "Tomorrow, 06:00")
    assert (echo.text, echo.buttons[-1]) == ("Tomorrow, 06:00: call you.", "Tomorrow, 18:00")
    await taps(home.ben, "Yes")
    [given] = await of(home.ben)
    assert given.promise.due == at(3, 6)


async def test_it_can_be_changed_before_its_yes(home: Kept) -> None:
    first = await types(home.ben, "/promise call you tomorrow at 18:00")
    await taps(home.ben, "Change")
    assert first.text == "Tomorrow, 18:00: call you.\nWrite it anew, or just another time."
    second = await types(home.ben, "friday at 12:00")
    assert (second.text, first.deleted) == ("Friday, 12:00: call you.", True)
    third = await types(home.ben, "write to you")
    assert (third.text, second.deleted) == ("Friday, 12:00: write to you.", True)


async def test_in_the_room_it_is_changed_by_a_reply_and_only_by_its_maker(home: Kept) -> None:
    first = await in_room(home.ben, "/promise call you tomorrow at 18:00")
    await home.ana.writes("wednesday 12:00", reply_to=first)
    assert room(home) == [first]
    await home.ben.writes("wednesday 12:00", reply_to=first)
    assert (room(home)[-1].text, first.deleted) == ("Wednesday, 12:00: call you.", True)
    assert heard(home.ben) == []


async def test_words_in_the_corner_do_not_answer_what_was_asked_in_the_room(home: Kept) -> None:
    echo = await in_room(home.ben, "/promise call you tomorrow at 18:00")
    asked = await types(home.ben, "wednesday 12:00")
    assert asked.text == "Where shall I put that?"
    assert room(home) == [echo]


async def test_an_edited_answer_is_the_answer(home: Kept) -> None:
    await types(home.ben, "/promise call you")
    line = await home.ben.writes("tomorrow at 18:00", home.ben.person.corner)
    home.ben.person.edits(line, "tomorrow at 19:00")
    await home.settles()
    assert corner(home.ben)[-1].text == "Tomorrow, 19:00: call you."


async def test_three_are_open_and_a_fourth_has_to_wait(home: Kept) -> None:
    for words in ("call you", "write to you", "cook for you"):
        await promises(home.ben, f"{words} tomorrow at 18:00")
    asked = await types(home.ben, "/promise sing for you tomorrow at 18:00")
    assert asked.text == "You have three open. Finish one, move one, or let one go first?"
    assert asked.buttons == ["My promises"]
    await taps(home.ben, "My promises")
    assert sorted(corner(home.ben)[-1].buttons) == ["call you", "cook for you", "write to you"]
    said = len(home.said)
    await in_room(home.ben, "/promise sing for you tomorrow at 18:00")
    assert len(home.said) == said
    assert len(await of(home.ben)) == 3


@pytest.mark.parametrize("text", ["give you my password tomorrow at 6", "share my live location with you at 17:00"])
async def test_what_watches_or_punishes_is_declined_to_its_maker_alone(home: Kept, text: str) -> None:
    for say in (types, in_room):
        await say(home.ben, f"/promise {text}")
        assert heard(home.ben)[-1].startswith("This one is about checking on each other")
    assert home.said == []
    assert (await home.rows(table), await home.rows(boxes)) == ([], [])


async def test_a_picture_wants_words(home: Kept) -> None:
    await types(home.ben, "/promise call you")
    home.ben.person.sends(home.ben.person.corner, "photo")
    await home.settles()
    assert heard(home.ben)[-1] == "This one wants words."


@pytest.mark.parametrize("text", ["\x00\u202ecall you", "<b>call</b> *you* [x](y)", "a\u0301" * 120])
async def test_whatever_is_typed_is_shown_literally(home: Kept, text: str) -> None:
    await types(home.ben, f"/promise {text} tomorrow at 18:00")
    await taps(home.ben, "Yes")
    assert len(await of(home.ben)) == 1
    assert room(home)[-1].text.startswith("Ben, Tue 18:00: ")
