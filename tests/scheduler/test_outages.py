"""Kept was down over the hour: what is pointless by now is passed over, today's comes if it may, and no day twice."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.house import Kept
from tests.scheduler.hours import days_asked, next_lunch

MON, TUE, WED, THU = (date(2026, 3, day) for day in (2, 3, 4, 5))


async def is_down(kept: Kept, since: datetime, time: timedelta) -> None:
    """The process ends at `since` and another one begins after `time`."""
    await kept.is_at(since)
    kept.clock.move(time)
    await kept.restarts()
    await kept.house.due.start()
    await kept.settles()


@pytest.mark.parametrize(
    ("since", "hours", "asked"),
    [
        (datetime(2026, 3, 2, 11, 30, tzinfo=UTC), 2, [MON]),  # Monday 13:30: an hour late
        (datetime(2026, 3, 2, 11, 30, tzinfo=UTC), 3.99, [MON]),
        (datetime(2026, 3, 2, 11, 30, tzinfo=UTC), 4, []),  # Monday 15:30: three hours late
        (datetime(2026, 3, 2, 11, 30, tzinfo=UTC), 26, [TUE]),
        (datetime(2026, 3, 2, 11, 30, tzinfo=UTC), 29, []),
        (datetime(2026, 3, 2, 12, 45, tzinfo=UTC), 26, [MON, TUE]),
        (datetime(2026, 3, 2, 12, 45, tzinfo=UTC), 72, [MON, THU]),
        (datetime(2026, 3, 2, 12, 45, tzinfo=UTC), 96 + 12, [MON]),  # the night to Saturday
        (datetime(2026, 3, 2, 12, 45, tzinfo=UTC), 40 * 24, [MON]),  # a Saturday in April
        (datetime(2026, 3, 2, 12, 45, tzinfo=UTC), 44 * 24, [MON, date(2026, 4, 15)]),
    ],
)
async def test_after_an_outage_no_day_is_asked_too_late_and_today_is_not_left_out(
    kept: Kept, since: datetime, hours: float, asked: list[date]
) -> None:
    await is_down(kept, since, timedelta(hours=hours))
    assert await days_asked(kept) == asked
    assert len(kept.said) == len(asked)


async def test_after_an_outage_of_forty_days_the_next_lunch_is_an_ordinary_one(kept_on_both: Kept) -> None:
    kept = kept_on_both
    await is_down(kept, datetime(2026, 3, 2, 12, 45, tzinfo=UTC), timedelta(days=40))
    assert await next_lunch(kept) == (date(2026, 4, 13), datetime(2026, 4, 13, 11, 30, tzinfo=UTC))
    await kept.lunch()
    assert await days_asked(kept) == [MON, date(2026, 4, 13)]
    assert kept.clock.now() == datetime(2026, 4, 13, 11, 30, tzinfo=UTC)


@pytest.mark.parametrize(("hours", "said"), [(2.9, 1), (3.1, 0)])
async def test_what_was_owed_when_the_line_went_is_said_once_and_only_while_it_means_something(
    kept: Kept, hours: float, said: int
) -> None:
    await kept.is_at(datetime(2026, 3, 2, 12, 29, tzinfo=UTC))
    with kept.world.trouble.out():
        await kept.endures(timedelta(minutes=2))
        kept.clock.move(timedelta(hours=hours, minutes=-1))
    await kept.settles()
    assert await days_asked(kept) == [MON]
    assert len(kept.said) == said


async def test_a_start_in_the_middle_of_a_tick_asks_nobody_twice(kept_on_both: Kept) -> None:
    kept = kept_on_both
    kept.clock.until(datetime(2026, 3, 2, 12, 30, tzinfo=UTC))
    await kept.house.due.tick()
    await kept.restarts()
    await kept.house.due.start()
    assert await kept.house.due.tick() == 0
    await kept.settles()
    assert len(kept.said) == 1


async def test_an_older_kept_that_does_not_know_a_ritual_leaves_its_hour_to_the_newer_one(kept: Kept) -> None:
    others = kept.house.due._hours
    kept.house.due._hours = {}
    await kept.is_at(datetime(2026, 3, 2, 12, 30, tzinfo=UTC))
    assert kept.said == []
    kept.house.due._hours = others
    await kept.lunch()
    assert await days_asked(kept) == [TUE]


async def test_a_couple_that_is_no_longer_whole_is_asked_nothing_more(kept_on_both: Kept) -> None:
    kept = kept_on_both
    await kept.storage.erase(kept.ben.person.id)
    await kept.is_at(datetime(2026, 3, 2, 12, 30, tzinfo=UTC))
    assert kept.said == []
    assert await kept.storage.transact(lambda uow: uow.rituals.next_due(kept.couple.id, "lunch")) is None
    await kept.house.due.recompute()
    assert await kept.storage.transact(lambda uow: uow.rituals.next_due(kept.couple.id, "lunch")) is None
