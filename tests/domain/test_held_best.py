"""What held best is said rarely, and never where it would name somebody."""

from math import lgamma

import pytest

from bot.beta import MpmathBeta
from domain.active_days import ActiveDays
from domain.held_best import above, agreed, held_best
from domain.reliability import Settled
from tests.domain.test_active_days import FIRST, day, days

BETA = MpmathBeta()
ALWAYS = ActiveDays(FIRST)
TODAY = day(28)


def kind(name: str, carried: int, nothing: int, *, both: bool = True, on: int = 28) -> list[Settled]:
    return [Settled(day(on), True, carried, name, both), Settled(day(on), False, nothing, name, both)]


def best(*settled: Settled) -> str | None:
    return held_best(settled, ALWAYS, TODAY, BETA)


EVENING = kind("evening", 20, 0)
DAYTIME = kind("daytime", 9, 11)


def test_a_clear_difference_is_named() -> None:
    assert best(*EVENING, *DAYTIME) == "evening"
    assert best(*DAYTIME, *EVENING) == "evening"


def test_of_three_the_clearest_is_named() -> None:
    assert best(*kind("errand", 14, 3), *EVENING, *kind("daytime", 4, 20)) == "evening"


def test_nothing_is_named_where_all_are_alike_or_alone() -> None:
    assert best() is None
    assert best(*EVENING) is None
    assert best(*EVENING, *kind("daytime", 20, 0)) is None


@pytest.mark.parametrize(
    "others",
    [kind("daytime", 17, 3), kind("daytime", 2, 3), [*kind("daytime", 2, 3), *kind("errand", 0, 0)]],
    ids=["too small a gap", "too few", "too few of all others"],
)
def test_it_takes_a_gap_and_enough_on_each_side(others: list[Settled]) -> None:
    assert best(*EVENING, *others) is None
    assert best(*kind("evening", 5, 0), *DAYTIME) is None


def test_a_kind_of_one_person_is_never_named_and_never_the_worse_one() -> None:
    """With two kinds, praise of the one would be blame of the other's only maker."""
    assert best(*kind("evening", 20, 0, both=False), *DAYTIME) is None
    assert best(*EVENING, *kind("daytime", 9, 11, both=False)) is None


def test_once_in_a_while_of_both_is_not_of_both() -> None:
    mostly_one = [*kind("evening", 15, 0, both=False), *kind("evening", 5, 0)]
    assert best(*mostly_one, *DAYTIME) is None


def test_what_is_long_ago_no_longer_counts() -> None:
    assert best(*kind("evening", 8, 0, on=1), *DAYTIME) is None
    assert best(*kind("evening", 8, 0, on=28), *DAYTIME) == "evening"


def test_rest_ages_nothing() -> None:
    rested = ActiveDays.without(FIRST, days(29, 140))
    assert held_best([*EVENING, *DAYTIME], rested, day(140), BETA) == "evening"
    assert held_best([*EVENING, *DAYTIME], ALWAYS, day(140), BETA) is None


def test_it_is_said_when_two_sundays_in_a_row_agree() -> None:
    assert [agreed(None, "evening"), agreed("daytime", "evening"), agreed("evening", None)] == [None] * 3
    assert agreed("evening", "evening") == "evening"


@pytest.mark.parametrize(
    ("mine", "others"), [((3, 2), (2, 3)), ((25, 4), (14, 9)), ((11, 7), (60, 40)), ((90, 30), (30, 10))]
)
def test_the_chance_of_being_better_agrees_with_its_closed_form(mine: tuple[int, int], others: tuple[int, int]) -> None:
    """Miller, "Formulas for Bayesian A/B Testing", for whole parameters."""

    def beta(a: int, b: int) -> float:
        return lgamma(a) + lgamma(b) - lgamma(a + b)

    (a, b), (c, d) = mine, others
    terms = (beta(c + i, b + d) - beta(1 + i, b) - beta(c, d) for i in range(a))
    expected = sum(2.718281828459045**term / (b + i) for i, term in enumerate(terms))
    assert above(mine, others, BETA) == pytest.approx(expected, abs=5e-4)
