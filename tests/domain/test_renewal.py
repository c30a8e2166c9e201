"""On which evenings a yes is asked for anew."""

from datetime import date, timedelta

import pytest

from domain.renewal import next_question

MET = date(2026, 3, 2)


def day(number: int) -> date:
    return MET + timedelta(days=number)


@pytest.mark.parametrize(
    ("said", "asked"),
    [(0, 6), (3, 6), (6, 28), (12, 28), (21, 28), (22, 82), (28, 88), (30, 90), (88, 148), (200, 260)],
)
def test_a_yes_is_asked_for_on_the_seventh_evening_after_28_days_and_then_every_60(said: int, asked: int) -> None:
    assert next_question(MET, day(said)) == day(asked)


def test_no_yes_is_asked_for_within_a_week_of_the_last_but_the_first() -> None:
    assert all(next_question(MET, day(said)) - day(said) >= timedelta(days=7) for said in range(6, 200))
