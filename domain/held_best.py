"""What held best: one sentence, rarely, and only where it is hard to be wrong and nobody could be meant."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import fsum

from domain.active_days import ActiveDays
from domain.reliability import Beta, Settled, faded

HALF_LIFE = 28  # active days
_PRIOR = 6.0
_SURE, _GAP, _LEAST, _OF_BOTH = 0.95, 0.15, 6.0, 0.5
_GRID = [step / 64 for step in range(65)]


@dataclass(frozen=True, slots=True)
class _Side:
    """What came about of promises of a kind, or of all others: sums of weights."""

    carried: float
    weight: float
    both: float

    @classmethod
    def of(cls, settled: Iterable[tuple[float, Settled]]) -> "_Side":
        rows = list(settled)
        return cls(
            fsum(weight for weight, each in rows if each.carried),
            fsum(weight for weight, _ in rows),
            fsum(weight for weight, each in rows if each.both),
        )

    def speaks(self) -> bool:
        """Enough of it, and of both: a kind that is mostly one person's would name them."""
        return self.weight >= _LEAST and self.both >= _OF_BOTH * self.weight

    def drawn_to(self, mean: float) -> tuple[float, float]:
        """Alpha and beta, shrunk to the mean of all kinds."""
        return _PRIOR * mean + self.carried, _PRIOR * (1 - mean) + self.weight - self.carried


def held_best(settled: Iterable[Settled], days: ActiveDays, on: date, beta: Beta) -> str | None:
    """The kind that this Sunday alone would name, None for none; it is said when two in a row agree (`agreed`)."""
    rows = [(_weight(each, days, on), each) for each in settled if each.day <= on]
    kinds = sorted({each.kind for _, each in rows})
    found = [(better, kind) for kind in kinds if (better := _better(kind, rows, beta)) >= _SURE]
    return max(found, key=lambda each: each[0])[1] if found else None


def agreed(before: str | None, now: str | None) -> str | None:
    """What may be said after two Sundays in a row."""
    return now if now == before else None


def _weight(each: Settled, days: ActiveDays, on: date) -> float:
    return each.times * faded(days.age(each.day, on), HALF_LIFE)


def _better(kind: str, rows: list[tuple[float, Settled]], beta: Beta) -> float:
    """P(this kind comes about more often than the rest), 0 where the gates are shut."""
    this = _Side.of(row for row in rows if row[1].kind == kind)
    rest = _Side.of(row for row in rows if row[1].kind != kind)
    if not (this.speaks() and rest.speaks()):
        return 0.0
    mean = fsum((this.carried, rest.carried)) / fsum((this.weight, rest.weight))
    mine, others = this.drawn_to(mean), rest.drawn_to(mean)
    if mine[0] / sum(mine) - others[0] / sum(others) < _GAP:
        return 0.0
    return above(mine, others, beta)


def above(mine: tuple[float, float], others: tuple[float, float], beta: Beta) -> float:
    """P(X > Y) of two independent beta variables, each given by its alpha and beta; right to the third decimal."""
    masses = [(beta.below(x, *mine), beta.below(x, *others)) for x in _GRID]
    return fsum((mine1 - mine0) * (other0 + other1) / 2 for (mine0, other0), (mine1, other1) in pairwise(masses))
