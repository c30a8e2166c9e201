"""Hours that once broke a schedule somewhere, told by place and date so that each can be looked up."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from domain.recurrence import EVERY_DAY, instant, next_occurrence
from tests.domain.test_recurrence_zones import zone_of

# zone, ritual day, hour, what the wall shows when it comes, and the offset by which it shows it
GAPS = [
    ("Europe/London", "2026-03-28", "01:30", "2026-03-29 02:30", "+01:00"),
    ("America/Santiago", "2026-09-05", "00:00", "2026-09-06 01:00", "-03:00"),
    ("America/Santiago", "2026-09-05", "00:30", "2026-09-06 01:30", "-03:00"),
    ("Africa/Cairo", "2026-04-23", "00:15", "2026-04-24 01:15", "+03:00"),
    ("Asia/Beirut", "2026-03-28", "00:00", "2026-03-29 01:00", "+03:00"),
    ("America/Nuuk", "2026-03-28", "23:30", "2026-03-29 00:30", "-01:00"),
    ("Atlantic/Azores", "2026-03-28", "00:30", "2026-03-29 01:30", "+00:00"),
    ("America/Havana", "2026-03-07", "00:00", "2026-03-08 01:00", "-04:00"),
    ("Australia/Lord_Howe", "2026-10-03", "02:15", "2026-10-04 02:45", "+11:00"),
    ("Antarctica/Troll", "2026-03-28", "01:30", "2026-03-29 03:30", "+02:00"),
    ("Africa/Casablanca", "2026-03-21", "02:30", "2026-03-22 03:30", "+01:00"),
    ("Europe/Athens", "2026-03-28", "03:30", "2026-03-29 04:30", "+03:00"),
]
OVERLAPS = [
    ("Europe/London", "2026-10-24", "01:30", "2026-10-25 01:30", "+01:00"),
    ("America/Santiago", "2026-04-04", "23:30", "2026-04-04 23:30", "-03:00"),
    ("Africa/Cairo", "2026-10-29", "23:30", "2026-10-29 23:30", "+03:00"),
    ("Asia/Beirut", "2026-10-24", "23:30", "2026-10-24 23:30", "+03:00"),
    ("America/Nuuk", "2026-10-24", "23:30", "2026-10-24 23:30", "-01:00"),
    ("Atlantic/Azores", "2026-10-24", "00:30", "2026-10-25 00:30", "+00:00"),
    ("America/Havana", "2026-10-31", "00:30", "2026-11-01 00:30", "-04:00"),
    ("Australia/Lord_Howe", "2026-04-04", "01:45", "2026-04-05 01:45", "+11:00"),
    ("Antarctica/Troll", "2026-10-24", "01:30", "2026-10-25 01:30", "+02:00"),
    ("Europe/Athens", "2026-10-24", "03:30", "2026-10-25 03:30", "+03:00"),
]


@pytest.mark.parametrize(("name", "day", "wall", "shown", "by"), GAPS + OVERLAPS)
def test_in_the_night_the_clocks_change_the_hour_comes_once(
    name: str, day: str, wall: str, shown: str, by: str
) -> None:
    zone, asked, hour = zone_of(name), date.fromisoformat(day), time.fromisoformat(wall)
    at = instant(asked, hour, zone)
    assert at == datetime.fromisoformat(f"{shown}{by}")
    assert at.tzinfo is UTC
    nights = [next_occurrence(at - timedelta(hours=1), hour, zone, EVERY_DAY)]
    nights += [next_occurrence(nights[0].at, hour, zone, EVERY_DAY)]
    assert [night.day for night in nights] == [asked, asked + timedelta(days=1)]
    assert nights[0].at == at


def test_no_hour_of_a_night_without_change_is_moved() -> None:
    assert instant(date(2026, 6, 1), time(1, 30), "Europe/London") == datetime(2026, 6, 2, 0, 30, tzinfo=UTC)


def test_the_thirtieth_of_december_2011_was_not_in_samoa() -> None:
    apia = zone_of("Pacific/Apia")
    assert instant(date(2011, 12, 30), time(12, 30), apia) is None
    lunches = [next_occurrence(datetime(2011, 12, 28, 12, tzinfo=UTC), time(12, 30), apia, EVERY_DAY)]
    for _ in range(3):
        lunches.append(next_occurrence(lunches[-1].at, time(12, 30), apia, EVERY_DAY))
    assert [lunch.day.day for lunch in lunches] == [28, 29, 31, 1]
    assert [lunch.at.isoformat() for lunch in lunches[1:3]] == [
        "2011-12-29T22:30:00+00:00",
        "2011-12-30T22:30:00+00:00",
    ]


def test_an_hour_after_midnight_in_samoa_leaps_with_its_date() -> None:
    apia = zone_of("Pacific/Apia")
    assert instant(date(2011, 12, 29), time(1), apia) is None  # would have been 01:00 on the thirtieth
    assert instant(date(2011, 12, 30), time(1), apia) == datetime(2011, 12, 30, 11, tzinfo=UTC)  # 01:00 on the 31st


def test_a_friday_that_was_skipped_waits_for_the_next_one() -> None:
    friday = next_occurrence(datetime(2011, 12, 29, tzinfo=UTC), time(12, 30), zone_of("Pacific/Apia"), frozenset({4}))
    assert friday.day == date(2012, 1, 6)


def test_a_date_that_came_twice_counts_the_first_time() -> None:
    kwajalein = zone_of("Pacific/Kwajalein")  # went from +11 to -12 at the end of September 1969
    noon = next_occurrence(datetime(1969, 9, 29, 12, tzinfo=UTC), time(12), kwajalein, EVERY_DAY)
    after = next_occurrence(noon.at, time(12), kwajalein, EVERY_DAY)
    assert [noon.day, after.day] == [date(1969, 9, 30), date(1969, 10, 1)]
    assert after.at - noon.at == timedelta(hours=47)


def test_an_hour_moved_past_four_is_still_ahead_after_four() -> None:
    athens = zone_of("Europe/Athens")
    after_four = datetime(2026, 3, 29, 1, 10, tzinfo=UTC)  # 04:10, and 03:30 comes at 04:30
    occurrence = next_occurrence(after_four, time(3, 30), athens, EVERY_DAY)
    assert (occurrence.day, occurrence.at) == (date(2026, 3, 28), datetime(2026, 3, 29, 1, 30, tzinfo=UTC))


def test_an_hour_that_says_it_is_the_second_of_two_still_counts_the_first_time() -> None:
    first = instant(date(2026, 10, 24), time(1, 30), "Europe/London")
    assert instant(date(2026, 10, 24), time(1, 30, fold=1), "Europe/London") == first


def test_the_moment_itself_is_not_after_itself() -> None:
    noon = datetime(2026, 6, 2, 12, tzinfo=UTC)
    assert next_occurrence(noon, time(12), "Etc/UTC", EVERY_DAY).day == date(2026, 6, 3)
    assert next_occurrence(noon - timedelta(microseconds=1), time(12), "Etc/UTC", EVERY_DAY).day == date(2026, 6, 2)


def test_nothing_comes_again_up_to_the_last_day_asked() -> None:
    noon = datetime(2026, 6, 2, 12, tzinfo=UTC)
    later = next_occurrence(noon, time(12), "Etc/UTC", EVERY_DAY, beyond=date(2026, 6, 9))
    assert later.day == date(2026, 6, 10)


def test_the_weekday_is_that_of_the_ritual_day() -> None:
    tuesday_night = next_occurrence(datetime(2026, 6, 1, tzinfo=UTC), time(1), "Etc/UTC", frozenset({1}))
    assert (tuesday_night.day, tuesday_night.at) == (date(2026, 6, 2), datetime(2026, 6, 3, 1, tzinfo=UTC))


@pytest.mark.parametrize("weekdays", [frozenset[int](), frozenset({7}), frozenset({-1, 2})])
def test_weekdays_that_never_come_are_refused(weekdays: frozenset[int]) -> None:
    with pytest.raises(ValueError, match="weekday"):
        next_occurrence(datetime(2026, 6, 1, tzinfo=UTC), time(12), "Etc/UTC", weekdays)


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        next_occurrence(datetime(2026, 6, 1), time(12), "Etc/UTC", EVERY_DAY)  # noqa: DTZ001 - what is refused


@pytest.mark.parametrize("name", ["Pacific/Kiritimati", "Etc/GMT+12", "Europe/London"])
def test_the_calendar_is_served_to_three_days_from_its_ends(name: str) -> None:
    zone = zone_of(name)
    for edge in (datetime(1, 1, 4, tzinfo=UTC), datetime(9999, 12, 28, tzinfo=UTC)):
        for wall in (time(3, 59), time(4), time(23, 59)):
            assert timedelta() < next_occurrence(edge, wall, zone, EVERY_DAY).at - edge <= timedelta(days=1)


def test_past_its_ends_the_calendar_overflows() -> None:
    last = datetime(9999, 12, 31, 12, tzinfo=UTC)
    for hour, weekdays in ((time(12), EVERY_DAY), (time(13), frozenset({0}))):
        with pytest.raises(OverflowError):
            next_occurrence(last, hour, "Etc/UTC", weekdays)
    with pytest.raises(OverflowError):
        instant(date(1, 1, 1), time(5), "Asia/Tokyo")
    with pytest.raises(OverflowError):
        instant(date.max, time(1), "Etc/UTC")
