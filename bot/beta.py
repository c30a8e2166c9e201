"""The beta distribution for the rules of the Sunday note, from mpmath, which starts eight times sooner than scipy."""

from bisect import bisect_left

from mpmath import mp

_FINE = 2**16


class MpmathBeta:
    """`domain.reliability.Beta`, for alpha and beta above 0."""

    def below(self, x: float, alpha: float, beta: float) -> float:
        """P(theta <= x), right to 12 decimals."""
        return float(mp.betainc(alpha, beta, 0, x, regularized=True))

    def quantile(self, p: float, alpha: float, beta: float) -> float:
        """The x with P(theta <= x) = p, to the next 65,536th: far finer than a pixel, and it always ends."""
        return bisect_left(range(_FINE), p, key=lambda step: self.below(step / _FINE, alpha, beta)) / _FINE
