"""A rest ages nothing: days are counted as if it had not been."""

from datetime import date, timedelta

from domain.active_days import ActiveDays

FIRST = date(2026, 3, 2)


def day(number: int) -> date:
    """The calendar's `number`th day, the first being 1."""
    return FIRST + timedelta(number - 1)


def days(first: int, last: int) -> set[date]:
    return {day(number) for number in range(first, last + 1)}


def test_without_a_rest_every_day_counts() -> None:
    active = ActiveDays(FIRST)
    assert [active.until(day(number)) for number in (0, 1, 2, 30)] == [0, 1, 2, 30]
    assert active.age(day(3), day(10)) == 7
    assert active.in_week(day(7)) == active.in_week(day(20)) == 7
    assert active.rest_in_week(day(7)) == 0


def test_days_of_rest_are_passed_over() -> None:
    active = ActiveDays.without(FIRST, days(4, 6))
    assert [active.until(day(number)) for number in (3, 4, 6, 7)] == [3, 3, 3, 4]
    assert active.age(day(3), day(7)) == 1
    assert (active.in_week(day(7)), active.rest_in_week(day(7))) == (4, 3)
    assert (active.in_week(day(11)), active.rest_in_week(day(11))) == (5, 2)
    assert (active.in_week(day(14)), active.rest_in_week(day(14))) == (7, 0)


def test_rests_that_overlap_are_one_and_nobody_in_particular_rested() -> None:
    ana, ben = days(4, 8), days(6, 10)
    assert ActiveDays.without(FIRST, ana, ben) == ActiveDays.without(FIRST, ben, ana)
    assert ActiveDays.without(FIRST, ana, ben) == ActiveDays.without(FIRST, days(4, 10))


def test_a_couple_that_met_in_the_middle_of_a_week_has_no_more_days_than_it_had() -> None:
    active = ActiveDays.without(FIRST, days(-3, 0))
    assert active.until(day(-1)) == 0
    assert (active.in_week(day(4)), active.rest_in_week(day(4))) == (4, 0)
