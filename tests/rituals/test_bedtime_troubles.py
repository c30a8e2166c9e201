"""An evening that is open when something happens: a rest, a block, a leaving, a third one, a restart, another clock."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from rehearsal.phone import shown
from storage.schema import evening_pages
from storage.unit_of_work import UnitOfWork
from tests.house import Kept, Someone
from tests.rituals.corners import last, taps, types
from tests.rituals.evenings import (
    CLOSED,
    LIGHTS_OUT,
    PUT_BY,
    box,
    came,
    corner,
    couple_with_evenings,
    evening,
    finishes,
    writes,
)
from tests.rituals.leaving import leaves
from tests.rituals.rooms import LINES

NOTES = "Tonight’s notes are here, for both."
RESTING = "The rituals are resting."


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Kept]:
    async with couple_with_evenings(tmp_path) as home:
        yield home


async def rests(someone: Someone) -> None:
    await types(someone, "/rest")
    await taps(someone, "Until I say")


async def blocks(someone: Someone) -> None:
    someone.person.blocks()
    await someone.kept.settles()


async def is_erased(someone: Someone) -> None:
    await someone.kept.storage.erase(someone.person.id)


async def lives_in(someone: Someone, zone: str) -> None:
    async def moves(uow: UnitOfWork) -> None:
        member = await uow.couples.joined(someone.person.id)
        assert member is not None
        await uow.couples.change(replace(member, zone=zone))

    await someone.kept.storage.transact(moves)


async def both_finish(kept: Kept) -> None:
    await finishes(kept.ana, "tired")
    await finishes(kept.ben, "slow")


@pytest.mark.parametrize("gone", [rests, blocks, leaves])
async def test_it_runs_out_for_the_other_as_if_one_had_not_come(kept: Kept, gone: object) -> None:
    line = await evening(kept)
    await finishes(kept.ana, "tired")
    assert callable(gone)
    await gone(kept.ana)
    await finishes(kept.ben, "slow")
    assert (last(kept.ben).text, len(kept.said)) == (PUT_BY, 1)
    await kept.is_at(LIGHTS_OUT)
    assert (line.buttons, box(kept.ben).text, len(kept.said), await came(kept)) == ([], CLOSED, 1, [])
    assert await kept.rows(evening_pages) == []


async def test_whoever_is_erased_leaves_no_page(kept: Kept) -> None:
    await evening(kept)
    await finishes(kept.ana, "tired")
    await is_erased(kept.ana)
    assert [row.person for row in await kept.rows(evening_pages)] == [kept.ben.person.id]


async def test_whoever_rests_reads_that_it_rests(kept: Kept) -> None:
    await evening(kept)
    await rests(kept.ana)
    assert (await kept.ana.taps("Good night")).text == RESTING
    await writes(kept.ana, "tired")
    assert last(kept.ana).text == RESTING
    await kept.ben.taps("Good night")
    assert [one.text for one in kept.said[1:]] == ["Good night from Ben."]


async def test_a_resting_couple_gets_no_opening_and_no_box(kept: Kept) -> None:
    await rests(kept.ana)
    before = [len(corner(each)) for each in (kept.ana, kept.ben)]
    await evening_hour(kept)
    assert (kept.said, [len(corner(each)) for each in (kept.ana, kept.ben)]) == ([], before)


async def evening_hour(kept: Kept) -> None:
    await kept.is_at(LIGHTS_OUT - timedelta(minutes=30))


async def test_a_third_one_in_the_chat_reads_nothing_of_it(kept: Kept) -> None:
    await evening(kept)
    await finishes(kept.ana, "tired")
    kept.cleo.person.joins(kept.room)
    await kept.settles()
    await finishes(kept.ben, "slow")
    assert not any("tired" in one.text for one in kept.room.messages)
    for someone in (kept.ana, kept.ben):
        assert [one for one in someone.heard if NOTES in one and "tired" in one and "slow" in one]


async def test_a_restart_between_the_two_is_not_noticed(kept: Kept) -> None:
    await evening(kept)
    await writes(kept.ana, "tired")
    await kept.restarts()
    await taps(kept.ana, "Done")
    await kept.restarts()
    await finishes(kept.ben, "slow")
    assert kept.said[-1].text.startswith(NOTES)


async def test_after_a_restart_past_lights_out_it_is_closed_before_anything_opens(kept: Kept) -> None:
    line = await evening(kept)
    await finishes(kept.ana, "tired")
    await writes(kept.ben, "slow")
    kept.clock.until(LIGHTS_OUT + timedelta(minutes=5))
    kept.ben.person.taps(box(kept.ben), "Done")
    await kept.restarts()
    await kept.settles()
    assert (line.buttons, box(kept.ben).text, len(kept.said)) == ([], CLOSED, 1)


async def test_an_outage_over_the_hour_makes_it_late_and_a_long_one_lets_it_go(kept: Kept) -> None:
    kept.clock.until(LIGHTS_OUT - timedelta(minutes=61))
    kept.world.trouble.outage = True
    await kept.endures(timedelta(minutes=30))
    kept.world.trouble.outage = False
    await kept.endures(timedelta(minutes=2))
    assert len(kept.said) == 1
    kept.clock.until(LIGHTS_OUT + timedelta(hours=22, minutes=59))
    kept.world.trouble.outage = True
    await kept.endures(timedelta(minutes=70))
    kept.world.trouble.outage = False
    await kept.endures(timedelta(minutes=2))
    assert len(kept.said) == 1


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Berlin"])
async def test_another_zone_in_the_middle_changes_nothing_of_what_is_open(kept: Kept, zone: str) -> None:
    await evening(kept)
    await finishes(kept.ana, "tired")
    await lives_in(kept.ben, zone)
    await kept.is_at(LIGHTS_OUT - timedelta(minutes=1))
    await finishes(kept.ben, "slow")
    assert kept.said[-1].text.startswith(NOTES)


@pytest.mark.parametrize(
    ("met", "wall", "opens"),
    [
        (datetime(2026, 3, 28, 12, tzinfo=UTC), time(0, 30), "2026-03-29 00:30"),
        (datetime(2026, 10, 24, 12, tzinfo=UTC), time(1, 30), "2026-10-25 00:30"),
    ],
    ids=["spring, to 02:30 on the wall", "autumn, to the second 01:30"],
)
async def test_on_a_night_when_clocks_change_it_lasts_an_hour(
    tmp_path: Path, met: datetime, wall: time, opens: str
) -> None:
    async with couple_with_evenings(tmp_path, at=met, wall=wall) as kept:
        line = await evening(kept)
        assert f"{kept.clock.now():%Y-%m-%d %H:%M}" == opens
        begun = kept.clock.now()
        await kept.is_at(begun + timedelta(minutes=58))
        await both_finish(kept)
        assert (line.buttons, kept.said[-1].text.startswith(NOTES)) == ([], True)
        await kept.is_at(begun + timedelta(hours=1))
        assert await kept.rows(evening_pages) == []


async def test_a_carried_room_has_its_evenings_too(kept: Kept) -> None:
    await kept.storage.transact(lambda uow: uow.couples.set(kept.couple.id, place="carried"))
    await evening_hour(kept)
    for someone in (kept.ana, kept.ben):
        line, first = corner(someone)[-2:]
        assert (line.text.splitlines()[0] in LINES, line.buttons[0], first.text[:6]) == (True, "Begin", "First:")
    assert (await taps(kept.ana, "Begin")).url is None
    await both_finish(kept)
    for someone in (kept.ana, kept.ben):
        [opened] = [one for one in corner(someone) if NOTES in one.text]
        assert (opened.text.splitlines()[0] in LINES, opened.text.splitlines()[1]) == (True, NOTES)
        assert shown(opened).splitlines()[:2] == opened.text.splitlines()[:2]
        assert "tired" not in shown(opened)
        assert not any("Begin" in one.buttons for one in corner(someone))
    assert kept.said == []
