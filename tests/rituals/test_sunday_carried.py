"""In a carried room the note comes to both corners with the same bytes, in the same second, once both are awake."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from rehearsal.things import Message
from storage.unit_of_work import UnitOfWork
from tests.hours.talk import carried, goes_by
from tests.house import Kept, Someone
from tests.rituals.corners import types
from tests.rituals.sundays import COVER, FIRST_SUNDAY, GOOD, couple_with_sundays, facts, notes, recipes, six, week


def note(someone: Someone) -> Message:
    """The only one in their corner."""
    (found,) = [message for message in someone.person.corner.messages if COVER in message.text]
    return found


def picture(kept: Kept, message: Message) -> bytes:
    return kept.world.files.find(message.content["photo"][-1]["file_id"]).upload.data


async def lives(kept: Kept) -> None:
    """Until an hour before six on the first Sunday, after a good week."""
    await carried(kept)
    await kept.is_at(six(FIRST_SUNDAY) - timedelta(hours=1))
    await week(kept, FIRST_SUNDAY, GOOD)


async def test_it_comes_to_both_corners_alike_and_at_once_also_where_one_of_them_is_busy(tmp_path: Path) -> None:
    async with couple_with_sundays(tmp_path) as kept:
        await lives(kept)
        await kept.is_at(six(FIRST_SUNDAY) - timedelta(seconds=0.4))
        await types(kept.ana, "/help")  # and within a second nothing else may go to her
        await kept.is_at(six(FIRST_SUNDAY))
        hers, his = note(kept.ana), note(kept.ben)
        assert hers.text.splitlines()[1] == COVER
        assert hers.text.splitlines()[0] in ("Ana ⇄ Ben", "Ben ⇄ Ana")
        assert facts(hers)[0] == "first"
        assert (hers.text, hers.entities, hers.silent) == (his.text, his.entities, his.silent)
        assert picture(kept, hers) == picture(kept, his)
        assert hers.date == his.date > six(FIRST_SUNDAY)
        await kept.restarts()
        await kept.passes(timedelta(hours=20))
        assert note(kept.ana) is hers
        assert len(await recipes(kept)) == 1


@pytest.mark.parametrize(
    ("zone", "at"),
    [
        ("America/New_York", datetime(2026, 3, 8, 22, tzinfo=UTC)),  # six there, ten for her
        ("America/Los_Angeles", datetime(2026, 3, 9, 14, 30, tzinfo=UTC)),  # six there was one at night for her
    ],
)
async def test_on_two_clocks_it_waits_for_a_quarter_of_an_hour_that_suits_both(
    tmp_path: Path, zone: str, at: datetime
) -> None:
    async with couple_with_sundays(tmp_path) as kept:
        await goes_by(kept.ben, zone=zone)
        await lives(kept)
        sunday = datetime(2026, 3, 8, 18, tzinfo=ZoneInfo(zone)).astimezone(UTC)
        await kept.is_at(sunday)
        await kept.is_at(max(sunday, at))
        assert note(kept.ana).date == note(kept.ben).date == at


async def test_where_they_are_never_awake_at_once_each_gets_it_at_their_own_first_moment(tmp_path: Path) -> None:
    async with couple_with_sundays(tmp_path) as kept:
        await goes_by(kept.ana, quiet="17:00-06:00")
        await goes_by(kept.ben, quiet="06:00-17:00")
        await lives(kept)
        await kept.is_at(six(FIRST_SUNDAY))
        assert note(kept.ben).date == six(FIRST_SUNDAY)
        await kept.is_at(six(FIRST_SUNDAY) + timedelta(hours=12))
        assert note(kept.ana).date == six(FIRST_SUNDAY) + timedelta(hours=12)


async def test_a_note_that_waits_for_a_group_follows_them_into_their_corners_with_its_picture(tmp_path: Path) -> None:
    async with couple_with_sundays(tmp_path) as kept:
        await goes_by(kept.ben, quiet="17:00-20:00")
        await kept.is_at(six(FIRST_SUNDAY))

        async def move(uow: UnitOfWork) -> None:
            await uow.couples.set(kept.couple.id, place="carried")
            await uow.go_carried(kept.couple)

        await kept.storage.transact(move)
        await kept.is_at(six(FIRST_SUNDAY) + timedelta(hours=2))
        assert picture(kept, note(kept.ana)) == picture(kept, note(kept.ben))
        assert notes(kept) == []
