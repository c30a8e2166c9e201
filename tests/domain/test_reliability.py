"""The estimate keeps its figures, knows no maker, and is not moved by rest or by the order of things."""

import random
from datetime import date
from itertools import pairwise, permutations

import pytest

from bot.beta import MpmathBeta
from domain.active_days import ActiveDays
from domain.reliability import Evenings, Label, Level, Settled, faded, label, level, stretch, target, turned
from tests.domain.test_active_days import FIRST, day, days

BETA = MpmathBeta()
ALWAYS = ActiveDays(FIRST)
PROMISES = [(2, 1), (3, 1), (5, 0), (8, 1), (9, 1), (12, 1), (13, 1), (15, 0), (18, 1), (20, 1)]
WEEKS = [Evenings(day(7), 4), Evenings(day(14), 3), Evenings(day(21), 4)]


def settled(*ended: tuple[int, int]) -> list[Settled]:
    """Promises by the day on which they ended, and whether they were carried."""
    return [Settled(day(on), bool(carried)) for on, carried in ended]


def band(of: Level) -> tuple[float, float]:
    return stretch(of, BETA).low, stretch(of, BETA).high


@pytest.mark.parametrize(
    ("due", "carried", "share", "low", "high", "speaks"),
    [
        (0, 0, 0.70, 0.40, 0.94, False),
        (1, 0, 0.56, 0.28, 0.83, False),
        (2, 2, 0.80, 0.58, 0.97, False),
        (5, 3, 0.64, 0.44, 0.84, False),
        (8, 6, 0.73, 0.57, 0.88, True),
        (10, 5, 0.56, 0.39, 0.72, True),
        (20, 17, 0.83, 0.72, 0.92, True),
    ],
)
def test_little_is_read_with_care(due: int, carried: int, share: float, low: float, high: float, speaks: bool) -> None:
    """The table of what few fresh observations give."""
    today = day(20)
    found = level([Settled(today, True, carried), Settled(today, False, due - carried)], [], ALWAYS, today)
    assert found.share == pytest.approx(share, abs=0.0051)
    assert band(found) == pytest.approx((low, high), abs=0.0051)
    assert (label(found, BETA) is not Label.QUIET) is speaks


@pytest.mark.parametrize(
    ("promises", "weeks", "on", "alpha", "beta", "low", "high"),
    [
        (PROMISES, WEEKS, 21, 16.71572, 3.317159, 0.723828, 0.929748),
        ([(3, 1), (6, 1)], [Evenings(day(7), 4)], 7, 8.643848, 1.2, 0.739151, 0.980528),
        (
            [*PROMISES, (23, 0), (24, 0), (25, 0), (26, 1)],
            [*WEEKS, Evenings(day(28), 1)],
            28, 15.077776, 8.449064, 0.512582, 0.763725,
        ),
    ],
    ids=["three weeks", "a first perfect week", "then a rough one"],
)  # fmt: skip
def test_the_estimate_agrees_with_its_formula_written_down_elsewhere(
    promises: list[tuple[int, int]], weeks: list[Evenings], on: int, alpha: float, beta: float, low: float, high: float
) -> None:
    """Figures of a reference in scipy, to six decimals."""
    found = level(settled(*promises), weeks, ALWAYS, day(on))
    assert (found.alpha, found.beta) == pytest.approx((alpha, beta), abs=1e-6)
    assert band(found) == pytest.approx((low, high), abs=2e-5)


def test_a_short_week_has_full_credit_for_less() -> None:
    active = ActiveDays.without(FIRST, days(22, 24))
    found = level(settled(*PROMISES), [*WEEKS, Evenings(day(28), 2)], active, day(28))
    assert (found.alpha, found.beta) == pytest.approx((16.539934, 3.015717), abs=1e-6)


def test_the_evenings_that_count_are_rounded_in_their_favour() -> None:
    assert [target(4, active) for active in range(8)] == [None, None, None, 1, 2, 2, 3, 4]
    assert target(1, 3) == 1


def test_evenings_beyond_those_wanted_add_nothing() -> None:
    assert level([], [Evenings(day(7), 7)], ALWAYS, day(7)) == level([], [Evenings(day(7), 4)], ALWAYS, day(7))


def test_rest_changes_nothing() -> None:
    before = level(settled(*PROMISES), WEEKS, ALWAYS, day(21))
    for length in (1, 7, 40):
        rested = ActiveDays.without(FIRST, days(22, 21 + length))
        weeks = [*WEEKS, *(Evenings(day(21 + 7 * week), 0) for week in range(1, length // 7 + 1))]
        assert level(settled(*PROMISES), weeks, rested, day(21 + length)) == before


def test_rest_in_the_middle_moves_everything_after_it_and_nothing_else() -> None:
    rested = ActiveDays.without(FIRST, days(8, 14))
    later = [(on + 7 if on > 7 else on, carried) for on, carried in PROMISES]
    weeks = [
        WEEKS[0],
        Evenings(day(14), 0),
        *(Evenings(day(7 * place), week.came) for place, week in ((3, WEEKS[1]), (4, WEEKS[2]))),
    ]
    assert level(settled(*later), weeks, rested, day(28)) == level(settled(*PROMISES), WEEKS, ALWAYS, day(21))


def test_the_order_of_promises_changes_nothing() -> None:
    drawn = random.Random(4)
    promises = settled(*PROMISES)
    before = level(promises, WEEKS, ALWAYS, day(21))
    for weeks in permutations(WEEKS):
        drawn.shuffle(promises)
        assert level(promises, weeks, ALWAYS, day(21)) == before


def test_an_earlier_sunday_reads_as_it_did() -> None:
    now = settled(*PROMISES, (23, 0), (26, 1))
    assert level(now, WEEKS, ALWAYS, day(14)) == level(settled(*PROMISES[:7]), WEEKS[:2], ALWAYS, day(14))


def test_the_prior_is_the_couples_own_past_once_there_is_one() -> None:
    """36 of 40 carried: (0.70 * 8 + 36) / (8 + 40)."""

    def prior(on: date, *ended: Settled) -> float:
        found = level(ended, [], ALWAYS, on)
        weight = faded(ALWAYS.age(day(56), on), 21)
        carried = sum(each.times for each in ended if each.carried)
        return (found.alpha - carried * weight) / 4

    many = [Settled(day(56), True, 36), Settled(day(56), False, 4)]
    assert prior(day(56), *many) == pytest.approx(0.70)
    assert prior(day(57), *many) == pytest.approx(0.866667, abs=1e-6)
    assert prior(day(57), Settled(day(56), True, 400)) == pytest.approx(0.9)
    assert prior(day(57), Settled(day(56), False, 400)) == pytest.approx(0.5)
    assert prior(day(140), *many) == pytest.approx(0.70)


def test_a_label_changes_only_when_two_sundays_in_a_row_agree() -> None:
    raw = [Label.QUIET, Label.QUIET, Label.FINDING, Label.STEADY, Label.STEADY, Label.FINDING, Label.STEADY]
    held = [Label.QUIET]
    for before, now in pairwise(raw):
        held.append(turned(held[-1], before, now))
    assert held == [*[Label.QUIET] * 4, *[Label.STEADY] * 3]


@pytest.mark.parametrize(("on", "expected"), [(13, Label.QUIET), (14, Label.STEADY)])
def test_nothing_is_said_about_a_level_before_fourteen_active_days(on: int, expected: Label) -> None:
    assert label(level([Settled(day(13), True, 12)], [], ALWAYS, day(on)), BETA) is expected


def test_a_wide_band_says_nothing() -> None:
    """Six weigh enough, but three of them carried leave the band at .39."""
    found = level([Settled(day(20), True, 2), Settled(day(20), False, 4)], [], ALWAYS, day(20))
    assert band(found)[1] - band(found)[0] > 0.36
    assert label(found, BETA) is Label.QUIET


def test_half_of_many_coming_to_nothing_is_heavy() -> None:
    found = level([Settled(day(20), True, 6), Settled(day(20), False, 20)], [], ALWAYS, day(20))
    assert label(found, BETA) is Label.HEAVY


def test_no_figure_can_slip_into_a_log() -> None:
    found = level(settled(*PROMISES), WEEKS, ALWAYS, day(21))
    assert "0." not in repr(found) + repr(stretch(found, BETA))
