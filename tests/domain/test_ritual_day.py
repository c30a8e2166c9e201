"""The ritual day must not turn while people are still up, and must turn before they rise."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ritual_day import local_date, ritual_day

LONDON = ZoneInfo("Europe/London")
TUESDAY = date(2026, 6, 2)


def test_a_second_before_four_is_still_yesterday() -> None:
    assert ritual_day(datetime(2026, 6, 3, 3, 59, 59, tzinfo=LONDON), "Europe/London") == TUESDAY


def test_four_o_clock_begins_the_day() -> None:
    assert ritual_day(datetime(2026, 6, 2, 4, tzinfo=LONDON), "Europe/London") == TUESDAY


def test_the_same_moment_is_two_days_on_two_clocks() -> None:
    moment = datetime(2026, 6, 2, 12, tzinfo=UTC)
    assert ritual_day(moment, "Pacific/Honolulu") == date(2026, 6, 1)
    assert ritual_day(moment, "Pacific/Kiritimati") == TUESDAY


def test_the_offset_in_which_a_moment_is_told_does_not_matter() -> None:
    in_utc = datetime(2026, 6, 2, 2, 30, tzinfo=UTC)
    in_tokyo = in_utc.astimezone(ZoneInfo("Asia/Tokyo"))
    assert ritual_day(in_utc, LONDON) == ritual_day(in_tokyo, LONDON) == date(2026, 6, 1)


def test_the_border_is_four_on_the_wall_in_the_nights_the_clocks_change() -> None:
    spring = datetime(2026, 3, 29, 3, tzinfo=UTC)  # 04:00 in London, three hours after midnight
    autumn = datetime(2026, 10, 25, 4, tzinfo=UTC)  # 04:00 in London, five hours after midnight
    for four, day in ((spring, date(2026, 3, 29)), (autumn, date(2026, 10, 25))):
        assert ritual_day(four, LONDON) == day
        assert ritual_day(four - timedelta(seconds=1), LONDON) == day - timedelta(days=1)


def test_an_hour_before_four_stands_on_the_next_date_of_the_calendar() -> None:
    assert local_date(TUESDAY, time(3, 59, 59)) == date(2026, 6, 3)
    assert local_date(TUESDAY, time(0)) == date(2026, 6, 3)
    assert local_date(TUESDAY, time(4)) == TUESDAY
    assert local_date(TUESDAY, time(23, 59)) == TUESDAY


@given(day=st.dates(date(1, 1, 2), date(9999, 12, 30)), wall=st.times())
def test_an_hour_lies_in_the_ritual_day_that_it_belongs_to(day: date, wall: time) -> None:
    moment = datetime.combine(local_date(day, wall), wall, tzinfo=UTC)
    assert ritual_day(moment, "Etc/UTC") == day


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        ritual_day(datetime(2026, 6, 2, 12), LONDON)  # noqa: DTZ001 - what is refused


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        ritual_day(datetime(2026, 6, 2, 12, tzinfo=UTC), "Europe/Atlantis")


def test_the_ends_of_the_calendar_overflow_and_do_not_wrap() -> None:
    with pytest.raises(OverflowError):
        ritual_day(datetime.min.replace(tzinfo=UTC), "Etc/UTC")
    with pytest.raises(OverflowError):
        local_date(date.max, time(1))
