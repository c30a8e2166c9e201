"""Two people travel around their hour: no lunch is lost by it, and no ritual day is asked twice."""

import json
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from scheduler.hours import carry_over
from storage.rituals import Plan
from storage.schema import members
from storage.unit_of_work import UnitOfWork
from tests.house import Kept
from tests.scheduler.hours import HALF_PAST_TWELVE, LUNCH, agree, days_asked, lives_until, next_lunch, pair_in

MON, TUE, WED = (date(2026, 3, day) for day in (2, 3, 4))


async def move_both(kept: Kept, couple: str, zone: str) -> None:
    """Both of a couple set their clocks to `zone`, and their hours follow."""

    async def work(uow: UnitOfWork) -> None:
        found = await uow.couples.get(couple, lock=True)
        assert found is not None
        for member in found.members:
            mine = members.c.person == member.person
            key = (await uow.connection.execute(select(members.c.key_id).where(mine))).scalar_one()
            body = json.dumps(asdict(replace(member, zone=zone)))
            sealed = kept.storage.vault.seal(key, body, f"member:{member.person}")
            await uow.connection.execute(update(members).where(mine).values(body=sealed))
        await carry_over(couple, uow)

    await kept.storage.transact(work)


@pytest.mark.parametrize(
    ("home", "away", "leaves", "comes"),
    [
        # Before the hour, westwards: the same day, later.
        ("Europe/London", "America/New_York", "2026-03-02 11:00", ["2026-03-02 17:30", "2026-03-03 17:30"]),
        # Before the hour, to where it went by already: at the old moment.
        ("Europe/London", "Asia/Kolkata", "2026-03-02 11:00", ["2026-03-02 12:30", "2026-03-03 07:00"]),
        # A minute after it: Monday was asked, wherever Monday still goes on.
        ("Europe/London", "America/Los_Angeles", "2026-03-02 12:31", ["2026-03-02 12:30", "2026-03-03 20:30"]),
        ("Europe/London", "Asia/Tokyo", "2026-03-02 12:31", ["2026-03-02 12:30", "2026-03-03 03:30"]),
        # A minute to midnight, over the date line and back a day.
        ("Pacific/Auckland", "Pacific/Honolulu", "2026-03-03 10:59", ["2026-03-02 23:30", "2026-03-04 22:30"]),
        # Forward a day, where Tuesday's hour is half an hour away: it is not lost.
        ("Pacific/Honolulu", "Pacific/Auckland", "2026-03-02 23:00", ["2026-03-02 22:30", "2026-03-02 23:30"]),
    ],
)
async def test_after_a_move_the_next_lunch_is_on_the_new_clock(
    kept: Kept, home: str, away: str, leaves: str, comes: list[str]
) -> None:
    pair = await pair_in(kept, home)
    await lives_until(kept, _utc(leaves))
    await move_both(kept, pair.id, away)
    await lives_until(kept, _utc(comes[-1]) + timedelta(minutes=1))
    assert [f"{lunch.astimezone(UTC):%Y-%m-%d %H:%M}" for lunch in pair.lunches(kept)] == comes
    days = await days_asked(kept, pair.id)
    assert len(set(days)) == len(days) == 2


async def test_a_move_in_the_very_minute_of_the_hour_asks_once_on_both_databases(kept_on_both: Kept) -> None:
    kept = kept_on_both
    kept.clock.until(datetime(2026, 3, 2, 12, 30, tzinfo=UTC))
    await move_both(kept, kept.couple.id, "America/New_York")
    await kept.settles()
    assert await days_asked(kept) == [MON]
    await lives_until(kept, datetime(2026, 3, 3, 17, 31, tzinfo=UTC))
    assert await days_asked(kept) == [MON, TUE]
    assert kept.said[-1].date.astimezone(ZoneInfo("America/New_York")).hour == 12


async def test_there_and_back_again_before_the_hour_changes_nothing(kept: Kept) -> None:
    before = await next_lunch(kept)
    for zone in ("Pacific/Kiritimati", "Pacific/Niue", "America/Nuuk", "Europe/London"):
        await move_both(kept, kept.couple.id, zone)
    assert await next_lunch(kept) == before


async def test_moving_every_two_hours_for_two_days_asks_each_ritual_day_once_at_most(kept: Kept) -> None:
    zones = ("Pacific/Auckland", "Pacific/Honolulu", "Europe/London", "Pacific/Kiritimati", "America/Santiago")
    for step in range(24):
        await move_both(kept, kept.couple.id, zones[step % len(zones)])
        await kept.passes(timedelta(hours=2))
    days = await days_asked(kept)
    assert days == sorted(set(days))
    assert len(kept.said) == len(days) > 0


async def test_an_hour_that_moved_counts_from_the_day_that_is_owed(kept: Kept) -> None:
    await kept.is_at(datetime(2026, 3, 2, 11, 0, tzinfo=UTC))
    earlier = Plan(
        kept.couple.id, LUNCH, kept.couple.id, None, HALF_PAST_TWELVE.replace(hour=10), frozenset({0, 1}), MON
    )
    await kept.storage.transact(lambda uow: uow.rituals.agree(earlier))
    await kept.storage.transact(lambda uow: carry_over(kept.couple.id, uow))
    await lives_until(kept, datetime(2026, 3, 4, tzinfo=UTC))
    assert [f"{message.date.astimezone(UTC):%a %H:%M}" for message in kept.said] == ["Mon 12:30", "Tue 10:30"]


async def test_a_plan_without_anything_pending_is_given_its_next_hour(kept: Kept) -> None:
    await kept.storage.transact(lambda uow: uow.rituals.drop_due(kept.couple.id, LUNCH))
    await kept.storage.transact(lambda uow: carry_over(kept.couple.id, uow))
    assert await next_lunch(kept) == (MON, datetime(2026, 3, 2, 12, 30, tzinfo=UTC))


async def test_an_hour_agreed_on_right_now_for_this_minute_waits_for_the_next_day(kept: Kept) -> None:
    await kept.is_at(datetime(2026, 3, 2, 13, 0, tzinfo=UTC))
    plan = Plan("p1", LUNCH, kept.couple.id, 1, HALF_PAST_TWELVE.replace(hour=13, minute=0), frozenset(range(7)), MON)
    await agree(kept.storage, plan)
    assert (await next_lunch(kept, "p1"))[0] == TUE


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
