"""Of two wishes one hour is made, and what a change needs is the same whoever asks for it."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.hours import Hours, Needs, Off, agreed, change, from_note, next_reading, noted
from domain.quiet import USUAL, Quiet

WEEKDAYS = frozenset(range(5))
LUNCH = Hours(time(12, 30), WEEKDAYS)
LATE_SLEEPER = Quiet(time(2), time(11))

walls = st.builds(time, st.integers(0, 23), st.integers(0, 59))
hours = st.builds(Hours, walls, st.frozensets(st.integers(0, 6), min_size=1))
wishes = hours | st.just(Off()) | st.none()
settings = hours | st.just(Off())
quiets = st.tuples(walls, walls).filter(lambda ends: ends[0] != ends[1]).map(lambda ends: Quiet(*ends))


def test_of_two_hours_the_later_counts_on_the_days_that_both_want() -> None:
    assert agreed(LUNCH, Hours(time(13), frozenset({3, 4, 5}))) == Hours(time(13), frozenset({3, 4}))


def test_half_past_midnight_is_later_than_ten_in_the_evening() -> None:
    assert agreed(Hours(time(22)), Hours(time(0, 30))) == Hours(time(0, 30))
    assert agreed(Hours(time(3, 59)), Hours(time(4))) == Hours(time(3, 59))


def test_off_counts_over_any_hour() -> None:
    assert agreed(Off(), LUNCH) == Off()


def test_no_day_in_common_is_off() -> None:
    assert agreed(LUNCH, Hours(time(12), frozenset({5, 6}))) == Off()


def test_a_wish_not_yet_made_leaves_the_others() -> None:
    assert agreed(None, LUNCH) == LUNCH
    assert agreed(Off(), None) == Off()
    assert agreed(None, None) is None


@given(wishes, wishes)
def test_it_does_not_matter_who_wished_what(first: Hours | Off | None, second: Hours | Off | None) -> None:
    assert agreed(first, second) == agreed(second, first)
    assert agreed(first, first) == first


@given(hours, hours)
def test_nobody_gets_a_day_they_did_not_want_or_an_hour_nobody_named(first: Hours, second: Hours) -> None:
    found = agreed(first, second)
    if isinstance(found, Hours):
        assert found.weekdays <= first.weekdays
        assert found.weekdays <= second.weekdays
        assert found.wall in {first.wall, second.wall}
    else:
        assert not first.weekdays & second.weekdays


CHANGES = [
    (LUNCH, Off(), Needs.ONE_AT_ONCE),
    (LUNCH, Hours(LUNCH.wall, frozenset({0})), Needs.ONE_AT_ONCE),
    (LUNCH, Hours(time(13), WEEKDAYS), Needs.ONE_NEXT),
    (LUNCH, Hours(time(13), frozenset({0})), Needs.ONE_NEXT),
    (LUNCH, Hours(time(10), WEEKDAYS), Needs.BOTH),  # one of them sleeps until eleven
    (LUNCH, Hours(time(11), WEEKDAYS), Needs.ONE_NEXT),
    (LUNCH, Hours(time(22, 30), WEEKDAYS), Needs.BOTH),
    (LUNCH, Hours(time(22, 29), WEEKDAYS), Needs.ONE_NEXT),
    (LUNCH, Hours(LUNCH.wall), Needs.BOTH),
    (LUNCH, Hours(time(13)), Needs.BOTH),
    (Off(), LUNCH, Needs.BOTH),
    (Hours(time(23)), Hours(time(23), WEEKDAYS), Needs.ONE_AT_ONCE),  # agreed inside quiet hours already
    (Hours(time(23)), Hours(time(23, 15)), Needs.BOTH),
    (Hours(time(23)), Hours(time(22)), Needs.ONE_NEXT),
    (LUNCH, LUNCH, None),
    (Off(), Off(), None),
]


@pytest.mark.parametrize(("before", "after", "needs"), CHANGES)
def test_less_needs_one_and_more_needs_two(before: Hours | Off, after: Hours | Off, needs: Needs | None) -> None:
    assert change(before, after, USUAL, LATE_SLEEPER) is needs
    assert change(before, after, LATE_SLEEPER, USUAL) is needs


@given(settings, settings, quiets, quiets)
def test_what_one_may_do_alone_never_asks_for_more(
    before: Hours | Off, after: Hours | Off, mine: Quiet, yours: Quiet
) -> None:
    needs = change(before, after, mine, yours)
    if needs in (Needs.ONE_AT_ONCE, Needs.ONE_NEXT) and isinstance(after, Hours):
        assert isinstance(before, Hours)
        assert after.weekdays <= before.weekdays
        moved = after.wall != before.wall
        assert moved == (needs is Needs.ONE_NEXT)
        assert not moved or not (mine.holds(after.wall) or yours.holds(after.wall))


@given(settings, settings, quiets)
def test_one_of_the_two_ways_between_more_and_less_needs_both(before: Hours, after: Hours, quiet: Quiet) -> None:
    if isinstance(before, Off) != isinstance(after, Off):
        assert {change(before, after, quiet), change(after, before, quiet)} == {Needs.ONE_AT_ONCE, Needs.BOTH}


@given(quiets, walls, st.integers(-14 * 60, 14 * 60))
def test_quiet_hours_are_the_same_on_a_clock_that_is_ahead(quiet: Quiet, wall: time, minutes: int) -> None:
    ahead = (wall.hour * 60 + wall.minute + minutes) % (24 * 60)
    assert quiet.moved(timedelta(minutes=minutes)).holds(time(*divmod(ahead, 60))) == quiet.holds(wall)


@pytest.mark.parametrize(
    ("wall", "days"),
    [(time(12), frozenset[int]()), (time(12), frozenset({7})), (time(12, 0, 1), WEEKDAYS)],
)
def test_hours_that_could_never_come_are_refused(wall: time, days: frozenset[int]) -> None:
    with pytest.raises(ValueError, match="hour"):
        Hours(wall, days)


@given(settings)
def test_what_was_noted_is_read_back(what: Hours | Off) -> None:
    assert from_note(noted(what)) == what


def test_a_note_is_short_and_can_be_read_by_people() -> None:
    assert noted(LUNCH) == "12:30 01234"
    assert noted(Off()) == "off"


@pytest.mark.parametrize("note", ["", "12:30", "12:30 7", "25:00 0", "12:30 01 2", "Off"])
def test_what_is_no_note_is_refused(note: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_note(note)


def test_a_quarter_of_an_hour_later_is_on_the_same_days_also_over_midnight() -> None:
    quarter = timedelta(minutes=15)
    assert Hours(time(23, 50), WEEKDAYS).shifted(quarter) == Hours(time(0, 5), WEEKDAYS)
    assert Hours(time(0, 5), WEEKDAYS).shifted(-quarter) == Hours(time(23, 50), WEEKDAYS)


@pytest.mark.parametrize(
    ("wall", "hours", "there"),
    [
        (time(12, 30), 1, Hours(time(13, 30), WEEKDAYS)),
        (time(23, 30), 1, Hours(time(0, 30), WEEKDAYS)),
        (time(3, 30), 1, Hours(time(4, 30), frozenset({1, 2, 3, 4, 5}))),
        (time(4, 30), -1, Hours(time(3, 30), frozenset({6, 0, 1, 2, 3}))),
    ],
)
def test_on_a_clock_that_is_ahead_an_hour_is_later_and_over_four_in_the_morning_on_other_days(
    wall: time, hours: int, there: Hours
) -> None:
    assert Hours(wall, WEEKDAYS).moved(timedelta(hours=hours)) == there


@given(hours, st.integers(-12 * 60, 14 * 60).map(lambda minutes: timedelta(minutes=minutes)))
def test_there_and_back_again_is_the_same_hour(here: Hours, by: timedelta) -> None:
    assert here.moved(by).moved(-by) == here


def test_an_hour_is_told_by_a_moment_that_reads_like_it_also_around_a_leap() -> None:
    before_the_leap = datetime(2026, 3, 28, 12, tzinfo=UTC)  # in London 01:30 of the 29th does not exist
    assert next_reading(time(1, 30), "Europe/London", before_the_leap) == datetime(2026, 3, 30, 0, 30, tzinfo=UTC)
    assert next_reading(time(12, 30), "Europe/London", before_the_leap) == datetime(2026, 3, 28, 12, 30, tzinfo=UTC)


def test_what_comes_weekly_moves_to_another_day_as_to_another_hour() -> None:
    sunday, friday = Hours(time(18), frozenset({6})), Hours(time(18), frozenset({4}))
    assert change(sunday, friday, USUAL, weekly=True) is Needs.ONE_NEXT
    assert change(sunday, friday, USUAL) is Needs.BOTH
    assert change(sunday, Hours(time(23), frozenset({4})), USUAL, weekly=True) is Needs.BOTH
    assert change(sunday, Off(), USUAL, weekly=True) is Needs.ONE_AT_ONCE
    assert change(Off(), friday, USUAL, weekly=True) is Needs.BOTH
