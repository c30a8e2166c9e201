"""The beta distribution says what tables and closed forms say, also where little or much has been seen."""

from math import comb

import pytest

from bot.beta import MpmathBeta

BETA = MpmathBeta()


@pytest.mark.parametrize(("alpha", "beta"), [(1, 1), (3, 2), (12, 5), (2, 30)])
@pytest.mark.parametrize("x", [0.05, 0.3, 0.7, 0.95])
def test_with_whole_parameters_it_is_a_sum_of_binomials(alpha: int, beta: int, x: float) -> None:
    """P(theta <= x) is the chance of `alpha` or more in `alpha + beta - 1` tries (Abramowitz and Stegun 6.6.4)."""
    tries = alpha + beta - 1
    expected = sum(comb(tries, hit) * x**hit * (1 - x) ** (tries - hit) for hit in range(alpha, tries + 1))
    assert BETA.below(x, alpha, beta) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(("alpha", "beta"), [(2.8, 1.2), (16.7, 3.3), (0.4, 0.5), (190, 2.2), (180.5, 95.25)])
@pytest.mark.parametrize("p", [0.1, 0.5, 0.9])
def test_a_quantile_undoes_it(alpha: float, beta: float, p: float) -> None:
    x = BETA.quantile(p, alpha, beta)
    assert BETA.below(x - 2**-16, alpha, beta) < p <= BETA.below(x, alpha, beta)
