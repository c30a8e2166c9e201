"""What people type after /lunch and /quiet must be read as they mean it, or refused in words that help."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.lexis import lexis
from domain.hours import Hours, Off
from domain.hours_read import SHOWN, Unread, read_hours, read_quiet, written
from domain.quiet import Quiet

ENGLISH = lexis("en")
WEEKDAYS, EVERY_DAY = frozenset(range(5)), frozenset(range(7))
LUNCH = Hours(time(12, 30), WEEKDAYS)
BEDTIME = Hours(time(22))

walls = st.builds(time, st.integers(0, 23), st.integers(0, 59))
weekdays = st.frozensets(st.integers(0, 6), min_size=1)
noise = st.text(st.characters(codec="utf-8") | st.sampled_from("0123456789:.-hampon "), max_size=60)

TIMES = {
    "12:30": "12:30", "12.30": "12:30", "12h30": "12:30", "12 : 30": "12:30", "1230": "12:30", "12:30h": "12:30",
    "7.30": "07:30", "07:30": "07:30", "0730": "07:30", "19h": "19:00", "19h30": "19:30", "19 h 30": "19:30",
    "19H": "19:00", "7h": "07:00", "7:30pm": "19:30", "7:30 PM": "19:30", "7pm": "19:00", "7 pm": "19:00",
    "7p": "19:00", "7 p.m.": "19:00", "7 P. M.": "19:00", "730pm": "19:30", "19:30 pm": "19:30",
    "7 o'clock pm": "19:00", "7pm o'clock": "19:00", "7 in the evening": "19:00", "12am": "00:00", "12 am": "00:00",
    "12:15am": "00:15", "12pm": "12:00", "12:15 pm": "12:15", "noon": "12:00", "Noon": "12:00", "midday": "12:00",
    "midnight": "00:00", "13": "13:00", "0": "00:00", "00:00": "00:00", "24:00": "00:00", "24": "00:00",
    "23:59": "23:59", "at 14:00": "14:00", "７：３０": "07:30", "٧:٣٠": "07:30", "14:00.": "14:00", " 14:00 ": "14:00",
    "14:00!": "14:00",
}  # fmt: skip
HALVES = {
    ("1", LUNCH): "13:00", ("2", LUNCH): "14:00", ("11", LUNCH): "11:00", ("12", LUNCH): "12:00",
    ("1:30", LUNCH): "13:30", ("01:30", LUNCH): "01:30", ("10", BEDTIME): "22:00", ("9", BEDTIME): "21:00",
    ("11", BEDTIME): "23:00", ("12", BEDTIME): "00:00", ("1", BEDTIME): "01:00", ("9:45", BEDTIME): "21:45",
    ("10:30", BEDTIME): "10:30", ("12:30", BEDTIME): "12:30", ("9am", BEDTIME): "09:00", ("9h", BEDTIME): "09:00",
}  # fmt: skip
DAYS = {
    "mon-fri": "mon-fri", "Mon - Fri": "mon-fri", "mon to fri": "mon-fri", "monday through friday": "mon-fri",
    "Mon. – Fri.": "mon-fri", "from mon till fri": "mon-fri", "mon,wed,fri": "mon,wed,fri",
    "mon wed fri": "mon,wed,fri", "mon, wed and fri": "mon,wed,fri", "mon/wed/fri": "mon,wed,fri",
    "sat sun": "sat,sun", "sat & sun": "sat,sun", "weekends": "sat,sun", "on the weekend": "sat,sun",
    "weekdays": "mon-fri", "every weekday": "mon-fri", "every day": "daily", "everyday": "daily", "daily": "daily",
    "each day": "daily", "all week": "daily", "weekdays and weekends": "daily", "weekdays, sat": "mon-sat",
    "fri-mon": "fri-mon", "sat-sun": "sat,sun", "sun-sat": "daily", "mon-mon": "mon", "mondays": "mon",
    "every Tuesday": "tue", "tues": "tue", "thurs": "thu", "We, Fr": "wed,fri", "wednes": "wed",
    "mon-wed, fri": "mon-wed,fri", "wed-fri sun": "wed-fri,sun",
}  # fmt: skip
UNREAD = {
    "": ("", ""), "   ": ("", ""), "\x00\x07": ("", ""), "25:00": ("", "25:00"), "12:60": ("", "12:60"),
    "24:30": ("", "24:30"), "12:5": ("", "12:5"), "12345": ("", "12345"), "12:30:45": ("12:30", ":45"),
    "12:30 blursday": ("12:30", "blursday"), "blursday 12:30": ("12:30", "blursday"),
    "12:30 13:30": ("12:30", "13:30"), "12:30-13:30": ("12:30", "13:30"), "off 12:30": ("off", "12:30"),
    "off mon": ("off", "mon"), "15am": ("", "15 am"), "0pm": ("", "0 pm"), "mon-": ("mon", "-"),
    "12:30 to": ("12:30", "to"), "12:30 weekdays-sun": ("12:30", "weekdays-sun"),
    "12:30 except sunday": ("12:30 sun", "except"), "<b>off</b>": ("", "<b> < b>"), "pm": ("", "pm"), "-1": ("", "-"),
    "12:30 \u202ekcart": ("12:30", "kcart"), "tomorrow at six": ("", "tomorrow six"), "💚": ("", "💚"),
}  # fmt: skip
QUIET = {
    "22:30-07:30": "22:30-07:30", "22:30 to 7:30": "22:30-07:30", "10pm-7am": "22:00-07:00",
    "10 p.m. – 7 a.m.": "22:00-07:00", "10-7": "22:00-07:00", "from 10 to 7": "22:00-07:00",
    "between 11 and 8": "23:00-08:00", "22:30 7:30": "22:30-07:30", "midnight to 8": "00:00-08:00",
    "9-6:30": "21:00-06:30", "13:00-15:00": "13:00-15:00", "22h30 - 7h": "22:30-07:00", "2230-0730": "22:30-07:30",
    "10pm till noon": "22:00-12:00", "1-9am": "01:00-09:00",
}  # fmt: skip
QUIET_UNREAD = {
    "": ("", ""), "22:30": ("22:30", ""), "22:00-22:00": ("22:00-22:00", ""),
    "22:30-07:30 mon": ("22:30-07:30", "mon"), "22:30-07:30-08:00": ("22:30-07:30", "08:00"), "night": ("", "night"),
    "off 22:30-07:30": ("22:30-07:30", "off"),
}  # fmt: skip


@pytest.mark.parametrize("text", TIMES)
def test_an_hour_is_read_in_every_usual_way_of_writing_it(text: str) -> None:
    assert read_hours(text, ENGLISH, LUNCH) == Hours(time.fromisoformat(TIMES[text]), WEEKDAYS)


@pytest.mark.parametrize(("text", "usual"), HALVES)
def test_a_small_hour_alone_is_in_the_half_of_the_day_where_the_ritual_is(text: str, usual: Hours) -> None:
    assert read_hours(text, ENGLISH, usual) == Hours(time.fromisoformat(HALVES[text, usual]), usual.weekdays)


def test_the_likelier_half_can_be_told() -> None:
    assert read_hours("8", ENGLISH, LUNCH, likely=time(20)) == Hours(time(20), WEEKDAYS)


@pytest.mark.parametrize("text", DAYS)
def test_weekdays_are_read_alone_and_on_either_side_of_an_hour(text: str) -> None:
    for line in (text, f"12:30 {text}", f"{text} 12:30", f"{text} at 12:30"):
        found = read_hours(line, ENGLISH, LUNCH)
        assert isinstance(found, Hours), line
        assert written(found, ENGLISH) == f"12:30 {DAYS[text]}", line


@pytest.mark.parametrize("text", ["off", "Off", "OFF.", "none", "never", "no"])
def test_off_is_off_for_hours_and_for_quiet_hours(text: str) -> None:
    assert read_hours(text, ENGLISH, LUNCH) == Off()
    assert read_quiet(text, ENGLISH) == Off()


@pytest.mark.parametrize("text", UNREAD)
def test_what_cannot_be_read_is_told_apart_from_what_can(text: str) -> None:
    assert read_hours(text, ENGLISH, LUNCH) == Unread(*UNREAD[text])


@pytest.mark.parametrize("text", QUIET)
def test_quiet_hours_are_read_in_every_usual_way_of_writing_them(text: str) -> None:
    found = read_quiet(text, ENGLISH)
    assert isinstance(found, Quiet)
    assert written(found, ENGLISH) == QUIET[text]


@pytest.mark.parametrize("text", QUIET_UNREAD)
def test_quiet_hours_need_two_different_ends_and_nothing_else(text: str) -> None:
    assert read_quiet(text, ENGLISH) == Unread(*QUIET_UNREAD[text])


@given(walls, weekdays)
def test_hours_are_read_back_as_they_were_written(wall: time, days: frozenset[int]) -> None:
    hours = Hours(wall, days)
    assert read_hours(written(hours, ENGLISH), ENGLISH, LUNCH) == hours


@given(walls, walls)
def test_quiet_hours_are_read_back_as_they_were_written(start: time, end: time) -> None:
    if start != end:
        assert read_quiet(written(Quiet(start, end), ENGLISH), ENGLISH) == Quiet(start, end)


def test_off_is_read_back_as_it_was_written() -> None:
    assert read_hours(written(Off(), ENGLISH), ENGLISH, LUNCH) == Off()


@given(walls, st.sampled_from(["{:%I:%M%p}", "{:%I.%M %p}", "{:%H.%M}", "{:%Hh%M}", "{:%H%M}"]))
def test_any_hour_is_read_in_both_clocks(wall: time, form: str) -> None:
    assert read_hours(form.format(wall), ENGLISH, BEDTIME) == Hours(wall)


@given(noise)
def test_no_line_breaks_the_reader_and_what_is_quoted_is_short_and_printable(text: str) -> None:
    for found in (read_hours(text, ENGLISH, LUNCH), read_quiet(text, ENGLISH)):
        if isinstance(found, Unread):
            assert len(found.rest) <= SHOWN
            assert found.rest.isprintable()


def test_what_was_understood_is_read_back_by_itself() -> None:
    for text in UNREAD:
        found = read_hours(text, ENGLISH, LUNCH)
        assert isinstance(found, Unread)
        assert found.understood == "" or not isinstance(read_hours(found.understood, ENGLISH, LUNCH), Unread)


@pytest.mark.parametrize("text", ["12:30 " * 800, "9" * 4000, "-" * 4000, "mon " * 1000, "\ufdfa" * 200, "p" * 199])
def test_a_flood_is_refused_at_once_and_quoted_briefly(text: str) -> None:
    found = read_hours(text, ENGLISH, LUNCH)
    assert isinstance(found, Unread)
    assert 0 < len(found.rest) <= SHOWN
