"""What suits two people with an ocean between them, told by both of their clocks."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.clocks import QUARTER, far_apart, first_awake_for_both, for_each
from domain.quiet import USUAL, Quiet, awake

LONDON, DENVER, AUCKLAND = ("Europe/London", USUAL), ("America/Denver", USUAL), ("Pacific/Auckland", USUAL)
ZONES = ["Europe/London", "America/Los_Angeles", "Pacific/Auckland", "Asia/Kolkata", "Pacific/Chatham", "Pacific/Niue"]
MARCH = datetime(2026, 3, 1, tzinfo=UTC)
walls = st.builds(time, st.integers(0, 23), st.integers(0, 59))
quiets = st.none() | st.tuples(walls, walls).filter(lambda ends: ends[0] != ends[1]).map(lambda ends: Quiet(*ends))
clocks = st.tuples(st.sampled_from(ZONES), quiets)
moments = st.integers(0, 90 * 24 * 60).map(lambda minutes: MARCH + timedelta(minutes=minutes))


def local(text: str, zone: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.parametrize(
    ("one", "other", "at", "far"),
    [
        ("Europe/London", "Europe/London", "2026-03-01", False),
        ("Europe/London", "Europe/Berlin", "2026-03-01", False),
        ("Europe/London", "Europe/Athens", "2026-03-01", True),
        ("America/New_York", "America/Chicago", "2026-03-01", False),
        ("Asia/Kolkata", "Asia/Karachi", "2026-03-01", False),
        ("Asia/Kolkata", "Asia/Dubai", "2026-03-01", False),
        ("Europe/London", "Asia/Tokyo", "2026-03-01", True),
        ("Pacific/Apia", "Pacific/Pago_Pago", "2026-03-01", False),  # the same hour, a day apart
        ("Pacific/Kiritimati", "Pacific/Pago_Pago", "2026-03-01", False),  # 25 hours
        ("Pacific/Auckland", "America/Los_Angeles", "2026-03-01", True),  # 21 hours
        # A clock changes on another weekend than the other: an ocean is narrower for three weeks.
        ("Africa/Cairo", "Europe/Berlin", "2026-04-01", False),
        ("America/Sao_Paulo", "America/New_York", "2026-03-01", True),
        ("America/Sao_Paulo", "America/New_York", "2026-03-10", False),
    ],
)
def test_clocks_are_far_apart_when_their_hands_are(one: str, other: str, at: str, far: bool) -> None:
    moment = datetime.fromisoformat(at).replace(hour=12, tzinfo=UTC)
    assert far_apart(one, other, moment) is far_apart(other, one, moment) is far


def test_six_in_the_evening_suits_both_where_both_are_up() -> None:
    six = local("2026-03-01T18:00", "America/Denver")
    assert first_awake_for_both(six, DENVER, ("America/Chicago", USUAL)) == six


def test_what_falls_into_one_night_waits_until_both_are_up() -> None:
    six = local("2026-03-01T18:00", "America/Denver")  # one in the morning in London
    assert first_awake_for_both(six, DENVER, LONDON) == local("2026-03-02T07:30", "America/Denver")


def test_a_quarter_of_an_hour_that_ends_in_the_night_is_not_awake() -> None:
    late = Quiet(time(18, 10), time(7))
    six = local("2026-03-01T18:00", "Europe/London")
    assert first_awake_for_both(six, ("Europe/London", late), LONDON) == local("2026-03-02T07:30", "Europe/London")


def test_a_day_without_such_a_moment_gives_each_their_own_first_one() -> None:
    by_night = ("Europe/London", Quiet(time(7), time(19)))
    by_day = ("Europe/London", Quiet(time(18), time(8)))
    six = local("2026-03-01T18:00", "Europe/London")
    assert first_awake_for_both(six, by_night, by_day) is None
    assert for_each(six, by_night, by_day) == (
        local("2026-03-01T19:00", "Europe/London"),
        local("2026-03-02T08:00", "Europe/London"),
    )


def test_twenty_one_hours_apart_there_are_the_hours_between_two_nights() -> None:
    six = local("2026-03-01T18:00", "America/Los_Angeles")  # three in the afternoon of the next day in Auckland
    assert first_awake_for_both(six, ("America/Los_Angeles", USUAL), AUCKLAND) == six


def test_a_naive_moment_is_refused() -> None:
    naive = datetime(2026, 6, 1)  # noqa: DTZ001
    with pytest.raises(ValueError, match="naive"):
        first_awake_for_both(naive, LONDON, DENVER)
    with pytest.raises(ValueError, match="naive"):
        far_apart("Europe/London", "America/Denver", naive)


@settings(max_examples=80, deadline=None)
@given(moments, clocks, clocks)
def test_it_is_the_same_for_both_and_wakes_nobody(
    start: datetime, one: tuple[str, Quiet | None], other: tuple[str, Quiet | None]
) -> None:
    """The swap test, the day it looks ahead, and that each one's own moment is awake for them."""
    found = first_awake_for_both(start, one, other)
    assert found == first_awake_for_both(start, other, one)
    mine, theirs = for_each(start, one, other)
    assert (theirs, mine) == for_each(start, other, one)
    assert awake(mine, *one)
    assert awake(theirs, *other)
    if found is not None:
        assert mine == theirs == found
        assert (found - start) % QUARTER == timedelta(0)
        assert start <= found <= start + timedelta(days=1)
