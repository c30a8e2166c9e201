"""What cannot be read is quoted, with an example, and nothing changes; what comes from elsewhere is not heard."""

import pytest

from bot.hours import HABITS
from bot.rituals import RITUALS
from tests.hours.talk import LUNCH, hours, in_room
from tests.house import Kept
from tests.rituals.corners import types

EXAMPLE = "For example: /lunch 12:30 mon-fri"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("fryday", "I could not read “fryday”, so nothing has changed."),
        ("25:00", "I could not read “25:00”, so nothing has changed."),
        ("12:30 fryday", "I read 12:30, but not “fryday”, so nothing has changed."),
        ("12:30 13:00", "I read 12:30, but not “13:00”, so nothing has changed."),
        ("mon-blursday", "I read mon, but not “-blursday”, so nothing has changed."),
        ("at", "That is too little to go by, so nothing has changed."),
        ("<b>noon</b> {$x}", "I read 12:00, but not “<b> < b> {$x}”, so nothing has changed."),
    ],
)
async def test_what_cannot_be_read_is_quoted_with_an_example(kept: Kept, typed: str, said: str) -> None:
    assert await in_room(kept.ana, f"/lunch {typed}") == f"{said} {EXAMPLE}"
    assert kept.said[-1].reply_to is not None
    assert await hours(kept) == LUNCH


@pytest.mark.parametrize("typed", ["12" * 2000, "🍎" * 2000, "mon " * 900])
async def test_what_is_far_too_long_is_quoted_in_short(kept: Kept, typed: str) -> None:
    said = await types(kept.ana, f"/lunch {typed}")
    assert said.endswith(EXAMPLE)
    assert len(said) < 200
    assert await hours(kept) == LUNCH


async def test_a_stranger_who_types_it_in_the_room_is_not_heard(kept: Kept) -> None:
    kept.cleo.person.joins(kept.room)
    await kept.cleo.writes("/lunch@kept_bot off")
    assert (kept.said, kept.cleo.heard) == ([], [])
    assert await hours(kept) == LUNCH


async def test_somebody_of_another_couple_speaks_of_their_own_and_nothing_shows(kept: Kept) -> None:
    kept.dan.person.starts()
    kept.dan.person.joins(kept.room)
    await kept.dan.writes("/lunch@kept_bot off")
    assert kept.said == []
    assert kept.dan.heard[-1] == "Done. It goes into your chat."
    assert await hours(kept) == LUNCH


async def test_in_a_group_of_others_nothing_shows_of_it(kept: Kept) -> None:
    kept.ana.person.starts()
    others = kept.world.group("Ana and Cleo", [kept.ana.person, kept.cleo.person])
    kept.ana.person.adds(kept.world.bot, others)
    await kept.settles()
    await kept.ana.writes("/lunch@kept_bot fryday", others)
    assert [line for line in others.lines if "fryday" in line] == ["/lunch@kept_bot fryday"]
    assert kept.ana.heard[-1].startswith("I could not read “fryday”")


def test_every_ritual_with_an_hour_has_its_row_and_its_command() -> None:
    with_a_command = {ritual.name for ritual in RITUALS if ritual.name in {each.name for each in ritual.commands}}
    assert set(HABITS) == with_a_command & {ritual.name for ritual in RITUALS if ritual.on_due}
