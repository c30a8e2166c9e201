"""Of couples whose true rate is known the rules rarely say what is not so, and they do not waver."""

import pytest

from domain.reliability import Label
from tests.domain.simulated import changes, claims, part, sundays

ALIKE = {rate: (rate,) * 4 for rate in (0.8, 0.65)}


def test_labels_hold_and_are_true() -> None:
    """Raw weekly parts cut at the same points would change 2.1 to 7.2 times in twelve weeks."""
    well, so_so = list(sundays(0.9, 25)), list(sundays(0.6, 25))
    assert part(well, Label.STEADY) > 0.8
    assert part(well, Label.HEAVY) == 0
    assert part(so_so, Label.STEADY) < 0.06
    assert changes(well) < 0.6
    assert changes(so_so) < 0.6


def test_nothing_is_named_as_best_where_all_held_alike() -> None:
    """The naive rule (P above .9, no other gate) would name one to 29 to 34 % of couples."""
    assert claims(ALIKE[0.65], 25) <= 0.05


@pytest.mark.long
@pytest.mark.parametrize(
    ("rate", "steady", "heavy"), [(0.9, 0.87, 0), (0.8, 0.53, 0), (0.6, 0.02, 0), (0.5, 0, 0.03), (0.35, 0, 0.44)]
)
def test_with_the_usual_prior_labels_come_as_often_as_was_simulated(rate: float, steady: float, heavy: float) -> None:
    """Five promises a week, sixteen weeks, three hundred couples; changes in twelve weeks: 0.1 to 1.1."""
    said = list(sundays(rate, 300, past=False))
    assert part(said, Label.STEADY) == pytest.approx(steady, abs=0.03)
    assert part(said, Label.HEAVY) == pytest.approx(heavy, abs=0.03)
    assert 0.05 < changes(said) < 1.2


@pytest.mark.long
@pytest.mark.parametrize(
    ("rate", "steady", "heavy"), [(0.9, 0.88, 0), (0.8, 0.55, 0), (0.6, 0.01, 0), (0.5, 0, 0.05), (0.35, 0, 0.53)]
)
def test_a_past_of_ones_own_says_sooner_what_is_so_and_no_oftener_what_is_not(
    rate: float, steady: float, heavy: float
) -> None:
    """Only of couples who carry through a third of what they say does heavy come more often, and of them it is so."""
    said = list(sundays(rate, 300))
    assert part(said, Label.STEADY) == pytest.approx(steady, abs=0.02)
    assert part(said, Label.HEAVY) == pytest.approx(heavy, abs=0.02)
    assert 0.05 < changes(said) < 1.2


@pytest.mark.long
def test_of_two_promises_a_week_there_is_often_too_little_to_say() -> None:
    assert part(list(sundays(0.7, 300, a_week=2)), Label.QUIET) == pytest.approx(0.4, abs=0.05)


@pytest.mark.long
@pytest.mark.parametrize(("to", "half", "most"), [(0.45, 2, 4), (0.6, 3, 6)])
def test_a_real_fall_is_noticed_within_weeks(to: float, half: int, most: int) -> None:
    """On so many Sundays after the fall steady is still said: to half of the couples, and to nine in ten."""
    fallen = (labels[7:] for labels in sundays(0.9, 300, weeks=20, later=(8, to)) if labels[6] is Label.STEADY)
    still = sorted(next(i for i, each in enumerate([*labels, None]) if each is not Label.STEADY) for labels in fallen)
    assert (still[len(still) // 2], still[len(still) * 9 // 10]) <= (half, most)


@pytest.mark.long
@pytest.mark.parametrize(("rate", "falsely"), [(0.8, 0.007), (0.65, 0.035)])
def test_claims_of_what_held_best_are_rarely_false(rate: float, falsely: float) -> None:
    """Six promises a week of four kinds, twelve weeks, three hundred couples; the error is three times .01."""
    assert claims(ALIKE[rate], 300) == pytest.approx(falsely, abs=0.03)


@pytest.mark.long
def test_a_true_difference_is_named_to_about_a_third() -> None:
    assert claims((0.95, 0.63, 0.63, 0.63), 300) == pytest.approx(0.36, abs=0.09)
