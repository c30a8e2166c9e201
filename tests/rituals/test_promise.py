"""A promise is made in a sentence and a tap, brought to mind, asked about, done, and noticed."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from storage.schema import promises as table
from tests.house import Kept
from tests.rituals.corners import taps
from tests.rituals.promises import (
    NOTICE,
    YOURS,
    at,
    corner,
    couple_with_promises,
    heard,
    in_room,
    of,
    opens,
    promises,
    room,
    types,
)


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Kept]:
    async with couple_with_promises(tmp_path) as kept:
        yield kept


async def test_in_a_corner_it_takes_a_sentence_and_a_tap(home: Kept) -> None:
    echo = await types(home.ben, "/promise call you on the way home tomorrow at 6")
    assert echo.text == "Tomorrow, 18:00: call you on the way home."
    assert echo.buttons == ["Yes", "Change", "Quietly", "Tomorrow, 06:00"]
    assert (room(home), await of(home.ben)) == ([], [])
    await taps(home.ben, "Yes")
    assert [message.text for message in room(home)] == ["Ben, Tue 18:00: call you on the way home."]
    assert (echo.text, echo.buttons) == (
        "Written down.\nI'll bring it up tonight at 20:00.",
        ["Other reminder", "Why I want to"],
    )
    assert heard(home.ana) == []


async def test_in_the_room_it_is_told_by_being_said(home: Kept) -> None:
    echo = await in_room(home.ben, "/promise call you on the way home tomorrow at 6")
    assert (echo.text, echo.buttons) == (
        "Tomorrow, 18:00: call you on the way home.",
        ["Yes", "Change", "Tomorrow, 06:00"],
    )
    assert [span["type"] for span in echo.entities] == ["date_time"]
    tap = await home.ben.taps("Yes")
    assert tap.text == "Written down."
    assert (echo.text, echo.buttons) == ("Ben, Tue 18:00: call you on the way home.", [])
    assert room(home) == [echo]
    assert corner(home.ben)[-1].buttons == ["Other reminder", "Why I want to"]


async def test_only_its_makers_taps_count(home: Kept) -> None:
    echo = await in_room(home.ben, "/promise call you tomorrow at 6")
    tap = await home.ana.taps("Yes", on=echo)
    assert tap.text == "That one is for the other of you two."
    assert echo.buttons
    assert await of(home.ben) == []


async def test_an_echo_that_nobody_confirms_goes_after_an_hour(home: Kept) -> None:
    echo = await types(home.ben, "/promise call you tomorrow at 6")
    said = await in_room(home.ben, "/promise call you tomorrow at 6")
    await home.passes(timedelta(minutes=59))
    assert not echo.deleted
    await home.passes(timedelta(minutes=1))
    assert (echo.deleted, said.deleted) == (True, True)
    assert await home.rows(table) == []


async def test_it_is_brought_to_mind_asked_about_and_done_and_noticed(home: Kept) -> None:
    await promises(home.ben, "call you on the way home tomorrow at 6")
    [told] = room(home)
    await home.is_at(at(2, 20))
    reminder = corner(home.ben)[-1]
    assert (reminder.text, reminder.buttons) == (YOURS, ["Open"])
    await opens(home.ben)
    assert (reminder.text, reminder.buttons) == (
        "Tomorrow, 18:00: call you on the way home.",
        ["Done already", "Move it"],
    )
    await home.is_at(at(3, 18))
    assert told.buttons == [NOTICE]
    await home.is_at(at(3, 19))
    asked = await opens(home.ben)
    assert asked.text == "call you on the way home. How did it go?"
    assert asked.buttons == ["Done", "Moving it", "It didn't happen", "Ask me tomorrow"]
    await taps(home.ben, "Done")
    done = room(home)[-1]
    assert (done.text, done.buttons, done.reply_to) == ("Done.", [NOTICE], told)
    assert asked.buttons == []
    await home.ana.taps(NOTICE, on=done)
    noticed = room(home)[-1]
    assert (noticed.text, noticed.reply_to) == ("Ana noticed.", told)
    assert (told.buttons, done.buttons) == ([], [])
    assert heard(home.ana) == []
