"""Lunch at its hour on every couple's own clock, also on the nights the clocks change."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from domain.recurrence import instant
from tests.house import Kept
from tests.scheduler.hours import HALF_PAST_TWELVE, days_asked, lives_until, next_lunch, pair_in

ALL_ROUND = (
    "Pacific/Kiritimati",
    "Pacific/Chatham",
    "Australia/Eucla",
    "Asia/Tokyo",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Africa/Cairo",
    "America/St_Johns",
    "America/Santiago",
    "America/Los_Angeles",
    "Pacific/Marquesas",
    "Pacific/Niue",
)

# wall time, the ritual day of that night, and what the clock reads on it and on the next
NIGHTS = [
    ("Europe/London", time(1, 30), date(2026, 3, 28), ["02:30", "01:30"]),  # no 01:30 on 29 March
    ("Europe/London", time(1, 30), date(2026, 10, 24), ["01:30", "01:30"]),  # twice on 25 October
    ("America/Santiago", time(0, 15), date(2026, 9, 5), ["01:15", "00:15"]),  # no midnight on 6 September
    ("America/Santiago", time(23, 30), date(2026, 4, 4), ["23:30", "23:30"]),  # twice on 4 April
    ("Africa/Cairo", time(0, 30), date(2026, 4, 23), ["01:30", "00:30"]),  # no midnight on 24 April
    ("Africa/Cairo", time(23, 30), date(2026, 10, 29), ["23:30", "23:30"]),  # twice on 29 October
    ("Australia/Lord_Howe", time(2, 15), date(2026, 10, 3), ["02:45", "02:15"]),  # half an hour is left out
    ("Australia/Lord_Howe", time(1, 45), date(2026, 4, 4), ["01:45", "01:45"]),  # half an hour comes twice
    ("America/Nuuk", time(23, 30), date(2026, 3, 28), ["00:30", "23:30"]),  # no 23:00 on 28 March
    ("America/Nuuk", time(23, 30), date(2026, 10, 24), ["23:30", "23:30"]),  # twice on 24 October
]


async def test_couples_all_round_the_world_have_lunch_at_half_past_twelve_on_their_own_clock(kept: Kept) -> None:
    tuesday = date(2026, 3, 3)
    pairs = [await pair_in(kept, zone, first=tuesday) for zone in ALL_ROUND]
    await lives_until(kept, datetime(2026, 3, 3, 23, 45, tzinfo=UTC))
    for pair in pairs:
        first, *more = pair.lunches(kept)
        assert first.replace(tzinfo=None) - datetime.combine(tuesday, HALF_PAST_TWELVE) < timedelta(seconds=30)
        assert [day for day in await days_asked(kept, pair.id) if day == tuesday] == [tuesday]
        assert all(lunch.date() > tuesday for lunch in more)


@pytest.mark.parametrize(("zone", "wall", "first", "shown"), NIGHTS)
async def test_on_the_night_the_clocks_change_the_hour_comes_once(
    kept: Kept, zone: str, wall: time, first: date, shown: list[str]
) -> None:
    days = [first + timedelta(days=each) for each in range(2)]
    kept.clock.until(_at(first, wall, zone) - timedelta(hours=2))
    pair = await pair_in(kept, zone, wall, first=first)
    await lives_until(kept, _at(days[-1], wall, zone) + timedelta(hours=3))
    assert await days_asked(kept, pair.id) == days
    assert [f"{lunch:%H:%M}" for lunch in pair.lunches(kept)] == shown


async def test_a_restart_each_half_hour_of_that_night_changes_nothing(kept: Kept) -> None:
    zone, wall, night, _ = NIGHTS[3]
    kept.clock.until(_at(night, wall, zone) - timedelta(hours=2))
    pair = await pair_in(kept, zone, wall, first=night)
    for _ in range(8):
        await kept.restarts()
        await kept.house.due.start()
        await kept.house.due.recompute()
        await kept.passes(timedelta(minutes=30))
    assert [f"{lunch:%H:%M}" for lunch in pair.lunches(kept)] == ["23:30"]
    assert await days_asked(kept, pair.id) == [night]


async def test_an_hour_before_four_belongs_to_the_evening_before(kept: Kept) -> None:
    pair = await pair_in(kept, "Europe/London", time(0, 30), frozenset({4}), date(2026, 3, 6))
    await lives_until(kept, datetime(2026, 3, 9, tzinfo=UTC))
    assert await days_asked(kept, pair.id) == [date(2026, 3, 6)]
    assert [f"{lunch:%A %H:%M}" for lunch in pair.lunches(kept)] == ["Saturday 00:30"]


async def test_on_both_databases_the_night_in_london_asks_once(kept_on_both: Kept) -> None:
    kept = kept_on_both
    kept.clock.until(datetime(2026, 10, 24, 5, tzinfo=UTC))
    pair = await pair_in(kept, "Europe/London", time(1, 30))
    await lives_until(kept, datetime(2026, 10, 25, 3, tzinfo=UTC))
    assert len(pair.lunches(kept)) == 1
    assert (await next_lunch(kept, pair.id))[0] == date(2026, 10, 25)


def _at(day: date, wall: time, zone: str) -> datetime:
    at = instant(day, wall, zone)
    assert at is not None
    return at
