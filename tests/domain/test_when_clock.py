"""When a time is said decides what it means: at night, on the nights the clocks change, at the end of the horizon."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from domain.when import Day, Hour, NoTime, Part, read, written
from tests.domain.telling import BERLIN, ENGLISH, MONDAY, heard, told


def at(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


NIGHT = at("2026-07-21 01:00")  # a Tuesday, while Monday's ritual day goes on
SAID_AT_NIGHT = {
    "today": "today", "tonight": "tonight", "tomorrow": "tomorrow", "tuesday": "tomorrow", "on the 21st": "tomorrow",
    "tomorrow at 6pm": "tomorrow 18:00", "this morning": "tomorrow morning", "in the morning": "tomorrow morning",
    "this afternoon": "tomorrow afternoon", "this evening": "tomorrow evening", "this evening at 8": "tomorrow 20:00",
    "today at 3pm": "tomorrow 15:00", "today at 3am": "today 03:00", "at 3am": "today 03:00",
    "at 5am": "tomorrow 05:00",
    "at 6": "tomorrow 18:00, or tomorrow 06:00", "tonight at 2": "today 02:00", "yesterday": "past",
    "tonight at 11pm": "tomorrow 23:00", "in two hours": "today 03:00", "in four hours": "tomorrow 05:00",
    "before tomorrow": "today", "midnight": "tomorrow 00:00", "today at midnight": "tomorrow 00:00",
}  # fmt: skip
SAID_EARLY = {
    "in the morning": "this morning", "this morning": "this morning", "at 6": "today 18:00, or today 06:00",
    "at 8": "today 08:00, or today 20:00", "tonight": "tonight", "today at 5:30am": "today 05:30",
}  # fmt: skip
SAID_LATE = {
    "at 9": "tomorrow 09:00, or tomorrow 21:00", "at 6": "tomorrow 18:00, or tomorrow 06:00",
    "this evening": "this evening",
    "at 7": "tomorrow 07:00, or tomorrow 19:00", "at 12": "tomorrow 12:00, or today 00:00", "this afternoon": "past",
    "in the afternoon": "tomorrow afternoon", "tonight at 11": "past", "tonight at 11:45": "today 23:45",
    "today at 9": "past", "at 11:45": "today 23:45, or tomorrow 11:45",
}  # fmt: skip
SAID_ON_SUNDAY = {
    "this weekend": "today", "next weekend": "sun, or sat", "this week": "today", "next week": "sun, or tomorrow",
    "next monday": "tomorrow", "next sunday": "sun", "monday": "tomorrow", "by the end of the week": "today",
    "before the weekend": "past", "on sunday": "sun, or today",
}  # fmt: skip
SAID_ON_SATURDAY = {
    "this weekend": "tomorrow, or today", "this weekend at 7pm": "tomorrow 19:00, or today 19:00",
    "next sunday": "too far, or tomorrow", "on the 1st": "sat", "31 december": "too far",
}  # fmt: skip


@pytest.mark.parametrize(
    ("now", "means"),
    [
        (NIGHT, SAID_AT_NIGHT),
        (at("2026-07-20 05:00"), SAID_EARLY),
        (at("2026-07-20 23:30"), SAID_LATE),
        (at("2026-07-26 14:00"), SAID_ON_SUNDAY),
        (at("2026-07-25 14:00"), SAID_ON_SATURDAY),
    ],
)
def test_the_same_words_mean_another_time_at_another_hour(now: datetime, means: dict[str, str]) -> None:
    assert {text: told(heard(text, now), now) for text in means} == means


def test_an_hour_is_a_wall_time_of_a_ritual_day_and_a_moment() -> None:
    found = heard("call you tomorrow at 6pm")
    assert found.when == Hour(date(2026, 7, 21), time(18), datetime(2026, 7, 21, 16, tzinfo=UTC))
    assert heard("tonight at 1").when == Hour(date(2026, 7, 20), time(1), datetime(2026, 7, 20, 23, tzinfo=UTC))


def test_a_day_without_an_hour_is_a_day_and_perhaps_a_part_of_it() -> None:
    assert heard("by friday").when == Day(date(2026, 7, 24))
    assert heard("tonight").when == Day(date(2026, 7, 20), Part.NIGHT)
    assert heard("after work").when is NoTime.UNSAID


SPRING = at("2026-03-28 20:00")  # at 02:00 the clock leaps to 03:00
AUTUMN = at("2026-10-24 20:00")  # at 03:00 the clock falls back to 02:00


@pytest.mark.parametrize(
    ("now", "text", "moment"),
    [
        (SPRING, "tonight at 2:30", "2026-03-29 01:30"),  # is 03:30
        (SPRING, "tonight at 1:59", "2026-03-29 00:59"),
        (SPRING, "tonight at 3:00", "2026-03-29 01:00"),
        (SPRING, "tomorrow at 6pm", "2026-03-29 16:00"),
        (SPRING, "in 7 hours", "2026-03-29 02:00"),
        (AUTUMN, "tonight at 2:30", "2026-10-25 00:30"),  # the first of two
        (AUTUMN, "tonight at 3:00", "2026-10-25 02:00"),
        (AUTUMN, "tomorrow at 6pm", "2026-10-25 17:00"),
        (AUTUMN, "in 7 hours", "2026-10-25 01:00"),  # the second 02:00
    ],
)
def test_on_the_nights_the_clocks_change_an_hour_is_moved_or_the_first(now: datetime, text: str, moment: str) -> None:
    found = heard(text, now).when
    assert isinstance(found, Hour)
    assert found.at == datetime.fromisoformat(moment).replace(tzinfo=UTC)


def test_an_hour_in_a_gap_keeps_the_name_it_was_given() -> None:
    found = heard("tonight at 2:30", SPRING).when
    assert isinstance(found, Hour)
    assert (found.wall, found.at.astimezone(BERLIN).time()) == (time(2, 30), time(3, 30))


def test_between_the_two_of_an_hour_the_first_has_gone() -> None:
    between = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)  # 02:45, the first of two
    found = read("today at 02:30", between, BERLIN, ENGLISH).when
    assert isinstance(found, Hour)
    assert found.day == date(2026, 10, 25)  # after the coming sleep


def test_a_day_that_does_not_exist_is_no_time() -> None:
    apia = ZoneInfo("Pacific/Apia")  # went from 29 to 31 December 2011
    now = datetime(2011, 12, 29, 14, tzinfo=apia)
    found = read("call you tomorrow at 6pm", now, apia, ENGLISH)
    assert (found.words, found.when) == ("call you tomorrow at 6pm", NoTime.UNSAID)


def test_seven_days_are_counted_as_ritual_days() -> None:
    assert told(heard("in 7 days at 11pm")) == "mon 23:00"
    assert told(heard("in 8 days at 1am")) == "too far, or mon 01:00"
    assert told(heard("in 168 hours")) == "mon 14:00"
    assert told(heard("in 199 hours")) == "too far"


def test_a_moment_that_has_come_is_past() -> None:
    assert told(heard("today at 14:00")) == "past"
    assert told(heard("today at 14:01")) == "today 14:01"
    assert told(heard("in 0 minutes")) == "unsaid"


def test_a_time_further_away_is_written_as_a_date() -> None:
    far = Hour(date(2026, 8, 1), time(18), datetime(2026, 8, 1, 16, tzinfo=UTC))
    assert written(far, MONDAY, BERLIN, ENGLISH) == "2026-08-01 18:00"
    assert written(Day(date(2026, 7, 19)), MONDAY, BERLIN, ENGLISH) == "2026-07-19"
    assert told(heard("2026-08-01 18:00")) == "too far"
    assert told(heard("2026-07-19")) == "past"


def test_a_naive_moment_has_no_clock() -> None:
    with pytest.raises(ValueError, match="naive"):
        read("tomorrow", datetime(2026, 7, 20, 14), BERLIN, ENGLISH)  # noqa: DTZ001
