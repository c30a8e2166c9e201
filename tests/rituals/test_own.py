"""Quiet hours and the nudge are one's own to set, answered in one's corner; so is closing a question."""

from datetime import timedelta

import pytest

from domain.couple import Member
from tests.hours.talk import GONE, in_room
from tests.house import Kept, Someone
from tests.rituals.corners import last, taps, types

EXAMPLE = "For example: /quiet 22:30-07:30"
CLOSED = "Closed. Nothing came of it, and nothing of it was kept."


async def member(someone: Someone) -> Member:
    found = await someone.kept.storage.transact(lambda uow: uow.couples.joined(someone.person.id))
    assert found is not None
    return found


async def test_quiet_hours_are_set_by_a_line(kept_on_both: Kept) -> None:
    kept = kept_on_both
    assert await types(kept.ana, "/quiet 10pm to 6:45") == "Your quiet hours are from 22:00 to 06:45."
    assert ((await member(kept.ana)).quiet, (await member(kept.ben)).quiet) == ("22:00-06:45", "22:30-07:30")
    assert await types(kept.ana, "/quiet off") == "You have no quiet hours."
    assert (await member(kept.ana)).quiet_hours is None


async def test_quiet_hours_are_shown_and_asked_for(kept: Kept) -> None:
    said = await types(kept.ana, "/quiet")
    assert said.startswith("Your quiet hours are from 22:30 to 07:30.\nIn quiet hours nothing comes")
    asked = last(kept.ana)
    assert asked.buttons == ["None"]
    assert await types(kept.ana, "22-7") == "Your quiet hours are from 22:00 to 07:00."
    assert asked.buttons == []
    await types(kept.ana, "/quiet")
    asked, markup = last(kept.ana), last(kept.ana).markup
    assert asked.buttons == ["22:30-07:30", "None"]
    await taps(kept.ana, "None")
    assert (asked.text, asked.buttons) == ("You have no quiet hours.", [])
    asked.markup = markup  # a phone that was offline still shows it
    assert (await taps(kept.ana, "22:30-07:30")).text == GONE


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("22:30", "That is too little to go by, so nothing has changed."),
        ("22:30-22:30", "That is too little to go by, so nothing has changed."),
        ("whenever", "I could not read “whenever”, so nothing has changed."),
        ("22:30-07:30 mondays", "I read 22:30-07:30, but not “mondays”, so nothing has changed."),
    ],
)
async def test_quiet_hours_that_cannot_be_read_change_nothing(kept: Kept, typed: str, said: str) -> None:
    assert await types(kept.ana, f"/quiet {typed}") == f"{said} {EXAMPLE}"
    assert (await member(kept.ana)).quiet == "22:30-07:30"


async def test_what_cannot_be_read_leaves_the_question_open(kept: Kept) -> None:
    await types(kept.ana, "/quiet")
    assert (await types(kept.ana, "whenever")).startswith("I could not read")
    assert await types(kept.ana, "22-7") == "Your quiet hours are from 22:00 to 07:00."


async def test_a_nudge_is_asked_for_and_let_be(kept: Kept) -> None:
    on = "You get a nudge: one quiet line, to you alone, while lunch is open."
    assert await types(kept.ana, "/nudge on") == on
    assert (await member(kept.ana)).nudge
    assert await types(kept.ana, "/nudge off") == "You get no nudge."
    assert await types(kept.ana, "/nudge") == "You get no nudge."
    await taps(kept.ana, "Nudge me")
    assert (last(kept.ana).text, last(kept.ana).buttons) == (on, ["No nudge"])
    await taps(kept.ana, "No nudge")
    assert not (await member(kept.ana)).nudge
    assert (await types(kept.ana, "/nudge banana")) == (
        "I could not read “banana”, so nothing has changed. For example: /nudge on"
    )


@pytest.mark.parametrize("text", ["/quiet 21-7", "/quiet", "/nudge on", "/nudge", "/quiet whenever", "/cancel"])
async def test_typed_in_the_room_it_is_answered_in_the_corner(kept: Kept, text: str) -> None:
    kept.ana.person.starts()
    await kept.settles()
    heard = len(kept.ana.heard)
    command, _, rest = text.partition(" ")
    await kept.ana.writes(f"{command}@kept_bot {rest}".strip())
    assert len(kept.ana.heard) == heard + 1
    assert (kept.said, kept.ben.heard) == ([], [])


async def test_cancel_closes_the_question_last_turned_to(kept: Kept) -> None:
    await types(kept.ana, "/timezone")
    await kept.passes(timedelta(seconds=1))
    await types(kept.ana, "/quiet")
    quiet = last(kept.ana)
    assert await types(kept.ana, "/cancel") == CLOSED
    assert quiet.buttons == []
    assert await types(kept.ana, "/cancel") == CLOSED
    assert await types(kept.ana, "/cancel") == "No question is open here, so there is nothing to close."


async def test_cancel_is_no_way_around_the_door_for_a_stranger(kept: Kept) -> None:
    kept.cleo.person.starts()
    await kept.settles()
    door = kept.cleo.heard[-1]
    assert await types(kept.cleo, "/cancel") == door
    kept.cleo.person.joins(kept.room)
    heard = len(kept.cleo.heard)
    await kept.cleo.writes("/cancel@kept_bot")
    assert (len(kept.cleo.heard), kept.said) == (heard, [])


async def test_ones_own_quiet_hours_show_in_the_room_only_by_what_they_keep_away(kept: Kept) -> None:
    await types(kept.ben, "/quiet 12-14")
    assert (await in_room(kept.ana, "/lunch 13:00")).startswith("Ana would like: Lunch at 13:00")
    assert "quiet" not in "".join(message.text for message in kept.said)
