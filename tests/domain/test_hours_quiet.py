"""Nobody is woken, and nothing waits longer than it must: quiet hours by the clock that hangs on the wall."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.quiet import MORNING, USUAL, Quiet, awake, awake_for_both, morning, next_awake

BERLIN = "Europe/Berlin"
MINUTE = timedelta(minutes=1)
# The clocks of these leap soon after: over an hour, half an hour, midnight, a whole day; and one never does.
LEAPS = [
    ("Europe/Berlin", datetime(2026, 3, 29, tzinfo=UTC)),
    ("Europe/Berlin", datetime(2026, 10, 25, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 4, 4, 14, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 10, 3, 14, tzinfo=UTC)),
    ("America/Santiago", datetime(2026, 9, 6, 3, tzinfo=UTC)),
    ("America/Santiago", datetime(2026, 4, 5, 2, tzinfo=UTC)),
    ("Pacific/Apia", datetime(2011, 12, 30, 9, tzinfo=UTC)),
    ("Asia/Kolkata", datetime(2026, 6, 1, tzinfo=UTC)),
]
walls = st.builds(time, st.integers(0, 23), st.integers(0, 59))
quiets = st.tuples(walls, walls).filter(lambda ends: ends[0] != ends[1]).map(lambda ends: Quiet(*ends))
moments = st.tuples(st.sampled_from(LEAPS), st.integers(-1500, 600)).map(
    lambda drawn: (drawn[0][0], drawn[0][1] + drawn[1] * MINUTE)
)


def local(text: str, zone: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    ("wall", "held"),
    [("22:29", False), ("22:30", True), ("00:00", True), ("07:29", True), ("07:30", False), ("12:00", False)],
)
def test_quiet_hours_go_over_midnight_and_end_before_their_end(wall: str, held: bool) -> None:
    assert USUAL.holds(time.fromisoformat(wall)) is held


def test_quiet_hours_may_lie_within_a_day() -> None:
    siesta = Quiet(time(13), time(15))
    assert [siesta.holds(time(hour)) for hour in (12, 13, 14, 15, 23)] == [False, True, True, False, False]


def test_quiet_hours_that_end_where_they_start_are_refused() -> None:
    with pytest.raises(ValueError, match="none, or all"):
        Quiet(time(7), time(7))


def test_a_naive_moment_is_refused() -> None:
    naive = datetime(2026, 6, 1)  # noqa: DTZ001
    for ask in (awake, next_awake, morning):
        with pytest.raises(ValueError, match="naive"):
            ask(naive, BERLIN, USUAL)
    with pytest.raises(ValueError, match="naive"):
        awake_for_both(naive, (BERLIN, USUAL), (BERLIN, USUAL))


def test_in_the_night_one_waits_for_the_morning_and_by_day_for_nothing() -> None:
    assert next_awake(local("2026-06-01T23:00", BERLIN), BERLIN, USUAL) == local("2026-06-02T07:30", BERLIN)
    assert next_awake(local("2026-06-01T12:00:01", BERLIN), BERLIN, USUAL) == local("2026-06-01T12:00:01", BERLIN)


def test_the_end_may_be_leapt_over() -> None:
    early = Quiet(time(22), time(2, 30))
    assert next_awake(local("2026-03-29T01:00", BERLIN), BERLIN, early) == local("2026-03-29T03:00", BERLIN)


def test_the_start_may_be_leapt_over_too() -> None:
    short = Quiet(time(2, 30), time(3, 30))
    assert next_awake(local("2026-03-29T03:00", BERLIN), BERLIN, short) == local("2026-03-29T03:30", BERLIN)


def test_an_hour_that_comes_twice_is_quiet_twice() -> None:
    early = Quiet(time(22), time(2, 30))
    assert not awake(local("2026-10-25T02:10", BERLIN, fold=1), BERLIN, early)
    assert awake(local("2026-10-25T02:40", BERLIN), BERLIN, early)
    assert next_awake(local("2026-10-25T02:10", BERLIN, fold=1), BERLIN, early) == local(
        "2026-10-25T02:30", BERLIN, fold=1
    )


@settings(max_examples=60, deadline=None)
@given(moments, quiets)
def test_the_next_awake_moment_is_the_first_of_all_minutes(at: tuple[str, datetime], quiet: Quiet) -> None:
    zone, now = at
    found = next_awake(now, zone, quiet)
    minutes = (now + each * MINUTE for each in range(4000))
    assert found == next(each for each in minutes if awake(each, zone, quiet))


@given(moments, quiets, st.integers(1, 59_999_999))
def test_seconds_change_nothing_but_themselves(at: tuple[str, datetime], quiet: Quiet, late: int) -> None:
    zone, now = at
    now += timedelta(microseconds=late)
    found = next_awake(now, zone, quiet)
    assert awake(found, zone, quiet)
    assert found == now or not awake(found - timedelta(microseconds=1), zone, quiet)


@given(moments)
def test_without_quiet_hours_one_is_always_awake(at: tuple[str, datetime]) -> None:
    zone, now = at
    assert awake(now, zone, None)
    assert next_awake(now, zone, None) == now


def test_two_far_apart_are_awake_together_at_the_later_ones_morning() -> None:
    now = local("2026-06-01T23:00", BERLIN)
    found = awake_for_both(now, (BERLIN, USUAL), ("America/New_York", USUAL))
    assert found == local("2026-06-02T07:30", "America/New_York")


def test_two_who_are_never_awake_together_are_told_so() -> None:
    by_day, by_night = Quiet(time(8), time(20)), Quiet(time(20), time(8))
    now = local("2026-06-01T12:00", BERLIN)
    assert awake_for_both(now, (BERLIN, by_day), (BERLIN, by_night)) is None


def test_the_day_ahead_has_an_end() -> None:
    now, clock = local("2026-06-01T22:30", BERLIN), (BERLIN, USUAL)
    assert awake_for_both(now, clock, clock, within=timedelta(hours=9)) == now + timedelta(hours=9)
    assert awake_for_both(now, clock, clock, within=timedelta(hours=9) - MINUTE) is None


@settings(max_examples=60, deadline=None)
@given(moments, quiets, quiets, st.sampled_from(["Europe/Berlin", "Asia/Kathmandu", "America/Santiago"]))
def test_the_first_moment_awake_for_both_is_the_first_of_all_minutes(
    at: tuple[str, datetime], mine: Quiet, yours: Quiet, elsewhere: str
) -> None:
    zone, now = at
    minutes = (now + each * MINUTE for each in range(24 * 60 + 1))
    first = next((each for each in minutes if awake(each, zone, mine) and awake(each, elsewhere, yours)), None)
    assert awake_for_both(now, (zone, mine), (elsewhere, yours)) == first
    assert awake_for_both(now, (elsewhere, yours), (zone, mine)) == first


MORNINGS = [
    ("2026-06-01T23:00", USUAL, "2026-06-02T07:30"),
    ("2026-06-02T03:00", USUAL, "2026-06-02T07:30"),
    ("2026-06-02T07:30", USUAL, "2026-06-03T07:30"),
    ("2026-06-02T03:00", None, "2026-06-02T07:30"),
    ("2026-06-02T03:00", Quiet(time(21), time(4)), "2026-06-02T04:00"),
    ("2026-06-02T01:00", Quiet(time(21), time(3, 59)), "2026-06-02T07:30"),
    ("2026-06-02T05:00", Quiet(time(8), time(15)), "2026-06-02T15:00"),
    ("2026-06-02T03:00", Quiet(time(5), time(0, 30)), "2026-06-03T00:30"),  # awake for less than five hours a night
    ("2026-03-28T23:00", USUAL, "2026-03-29T07:30"),
]


@pytest.mark.parametrize(("now", "quiet", "begins"), MORNINGS)
def test_a_morning_begins_when_the_night_is_over(now: str, quiet: Quiet | None, begins: str) -> None:
    assert morning(local(now, BERLIN), BERLIN, quiet) == local(begins, BERLIN)


@given(moments, quiets)
def test_every_morning_lies_ahead_and_finds_one_awake(at: tuple[str, datetime], quiet: Quiet) -> None:
    zone, now = at
    begins = morning(now, zone, quiet)
    assert now < begins <= now + timedelta(hours=74)
    assert awake(begins, zone, quiet)
    assert quiet.end >= time(4) or begins.astimezone(ZoneInfo(zone)).time() >= MORNING or quiet.holds(MORNING)
