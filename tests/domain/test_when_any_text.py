"""Whatever is typed, at whatever moment: it is read without a fault, quickly, and what is written is read back."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from functools import partial
from types import FrameType
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.recurrence import instant
from domain.ritual_day import ONE_DAY, ritual_day
from domain.when import HORIZON, Day, Hour, NoTime, Part, read, written
from tests.domain.telling import ENGLISH, heard

MINUTE = timedelta(minutes=1)
ZONES = [
    ZoneInfo(name) for name in ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")
]
KNOWN = sorted(
    {word for shapes in ENGLISH.shapes.values() for shape in shapes for word in shape.elements if "{" not in word}
    | {*ENGLISH.links, *ENGLISH.numbers, *ENGLISH.counts, *ENGLISH.units, *ENGLISH.weekdays, *ENGLISH.months}
    | {*ENGLISH.joins, *ENGLISH.closing, *ENGLISH.apart, *ENGLISH.tails, "am", "pm", "noon"}
)
SIGNS = ", . ; : - ( ) ' / \0 \u202e 💚 6 7pm 7.30 19:30 25th 25/7 2026-07-25 1.5 1930 0 24 99 12:60 2031 9999 h call"

moments = st.integers(0, 8 * 365 * 24 * 60).map(lambda ahead: datetime(2024, 1, 1, tzinfo=UTC) + ahead * MINUTE)
zones = st.sampled_from(ZONES)
walls = st.builds(time, st.integers(0, 23), st.integers(0, 59))
ahead = st.integers(0, HORIZON.days)
promises = st.lists(st.sampled_from([*KNOWN, *SIGNS.split(" ")]), max_size=12).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words)])
)
noise = st.text(st.characters(codec="utf-8") | st.sampled_from("0123456789:.-/hampon "), max_size=80)


@given(moments, zones, ahead, walls, st.sampled_from(["", "call you on the way home", "two cups"]))
def test_an_hour_is_read_back_as_it_was_written(
    now: datetime, zone: ZoneInfo, days: int, wall: time, words: str
) -> None:
    day = ritual_day(now, zone) + days * ONE_DAY
    at = instant(day, wall, zone)
    assert at is not None
    if at > now:
        hour = Hour(day, wall, at)
        found = read(f"{words} {written(hour, now, zone, ENGLISH)}", now, zone, ENGLISH)
        assert (found.words, found.when) == (words, hour)


@given(moments, zones, ahead, st.sampled_from([None, *Part]))
def test_a_day_is_read_back_as_it_was_written(now: datetime, zone: ZoneInfo, days: int, part: Part | None) -> None:
    if days or part in (None, Part.NIGHT):
        day = Day(ritual_day(now, zone) + days * ONE_DAY, part)
        assert read(written(day, now, zone, ENGLISH), now, zone, ENGLISH).when == day


@given(promises, moments)
def test_what_was_read_is_written_and_read_back(text: str, now: datetime) -> None:
    zone = ZONES[-1]  # where no hour comes twice
    found = read(text, now, zone, ENGLISH)
    for each in (found.when, found.other):
        if isinstance(each, Hour | Day):
            assert timedelta() <= each.day - ritual_day(now, zone) <= HORIZON
            assert read(written(each, now, zone, ENGLISH), now, zone, ENGLISH).when == each


@given(promises | noise)
def test_no_text_breaks_the_reader_and_words_are_only_taken_away(text: str) -> None:
    found = heard(text)
    left = iter(text)
    assert all(letter in left for letter in found.words if not letter.isspace())
    if found.when is NoTime.UNSAID:
        assert (found.words, found.said, found.other) == (text.strip(), "", None)
    else:
        assert found.said


FLOODS = [
    "at ", "at 6 ", "tomorrow ", "tomorrow at 6 ", "yesterday ", "fri 6 ", "by ", "the ",
    "in 2 hours ", "mon, ", "may ", "half past ",
    "9", "7:", "1.", "-", "a.", "'", "(", "\u0301", "💚", "\0", "\u202e", "\ufdfa", "p", "and ", "twenty five ",
]  # fmt: skip


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_takes_no_longer_than_its_length(flood: str) -> None:
    once, four_times = (_calls(partial(heard, (flood * size)[:size])) for size in (500, 2000))
    assert four_times < 5 * once + 1000


def _calls(act: Callable[[], object]) -> int:
    """How many functions are called: the same on every machine."""
    calls = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
    return calls
