"""How the habits of two people have held, estimated with care; who made a promise is not an input, so none is compared.

A decayed Beta-binomial: each observation weighs 2^(-age / half-life), its age in active days, upon a prior that is the
couple's own past. No figure of this file is ever shown, exported or logged: they choose words and a ribbon's width.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import fsum
from typing import Protocol

from domain.active_days import WEEK, ActiveDays

HALF_LIFE_OF_PROMISES = 21  # active days
HALF_LIFE_OF_EVENINGS = 14
PRIOR = 4.0  # observations that the prior weighs
USUAL = 0.70  # its mean, until there is a past of one's own
LEAST_DAYS = 14  # active days before anything is said about a level
_LEAST_WEIGHT, _WIDEST_BAND = 6, 0.36  # and the evidence that it takes
_LEAST_WEEK = 3  # active days of a week that can be read
_FIRST_WEEKS, _PAST_WEEKS, _PAST_PRIOR = 8, 12, 8
_STEADY, _HEAVY, _SURE = 0.7, 0.5, 0.8


class Beta(Protocol):
    """The beta distribution, which the standard library does not have (`bot/beta.py` does)."""

    def below(self, x: float, alpha: float, beta: float) -> float:
        """P(theta <= x)."""
        ...

    def quantile(self, p: float, alpha: float, beta: float) -> float:
        """The x with P(theta <= x) = p."""
        ...


class Label(StrEnum):
    """What may be said about a level; `QUIET` is too little to say anything, `FINDING` says nothing about it."""

    QUIET = "quiet"
    FINDING = "finding its feet"
    STEADY = "steady"
    HEAVY = "heavy"


@dataclass(frozen=True, slots=True)
class Settled:
    """Shared promises of one kind that ended on ritual day `day`; `carried`: kept, moved in time or mended.

    What was let go, left out or quiet is not among them. `both`: more than one maker had ended a promise of this kind
    in that week, which is all that is known of makers.
    """

    day: date
    carried: bool
    times: int = 1
    kind: str = ""
    both: bool = False


@dataclass(frozen=True, slots=True)
class Evenings:
    """The week that ends with ritual day `last`: `came` evenings, where the couple looks for `wanted` in seven days."""

    last: date
    came: int
    wanted: int = 4


@dataclass(frozen=True, slots=True, repr=False)
class Level:
    """Beta(alpha, beta) of what comes about; `weight` is the evidence in it, `days` the active days so far."""

    alpha: float
    beta: float
    weight: float
    days: int

    @property
    def share(self) -> float:
        """The estimate, 0 to 1."""
        return self.alpha / (self.alpha + self.beta)


@dataclass(frozen=True, slots=True, repr=False)
class Stretch:
    """One week of the ribbon: its width and the ends of its 80 % band, each 0 to 1; `rest`: no reading, so pale."""

    share: float
    low: float
    high: float
    rest: bool = False


def target(wanted: int, active: int) -> int | None:
    """The evenings that count in a week of so many active days, rounded in the couple's favour; None: no reading."""
    return None if active < _LEAST_WEEK else max(1, wanted * active // WEEK)


def level(
    settled: Iterable[Settled], evenings: Iterable[Evenings], days: ActiveDays, on: date, *, past: bool = True
) -> Level:
    """Where the habits stand at the end of ritual day `on`; what ended later is not looked at.

    Without `past` the prior is the usual one for ever, and not their own once they have one (docs/decisions/0018).
    """
    seen = [*_promises(settled, days, on), *_evenings(evenings, days, on)]
    carried = fsum(each.weight * each.carried for each in seen)
    weight = fsum(each.weight * each.due for each in seen)
    mean = _own_past(seen) if past and days.until(on) > _FIRST_WEEKS * WEEK else USUAL
    return Level(PRIOR * mean + carried, PRIOR * (1 - mean) + weight - carried, weight, days.until(on))


def stretch(level: Level, beta: Beta, *, rest: bool = False) -> Stretch:
    """The week of the ribbon that ends with this level."""
    low, high = (beta.quantile(p, level.alpha, level.beta) for p in (0.1, 0.9))
    return Stretch(level.share, low, high, rest)


def label(level: Level, beta: Beta) -> Label:
    """What this Sunday alone would say; see `turned`."""
    if level.days < LEAST_DAYS or level.weight < _LEAST_WEIGHT:
        return Label.QUIET
    band = stretch(level, beta)
    if band.high - band.low > _WIDEST_BAND:
        return Label.QUIET
    if 1 - beta.below(_STEADY, level.alpha, level.beta) >= _SURE:
        return Label.STEADY
    return Label.HEAVY if beta.below(_HEAVY, level.alpha, level.beta) >= _SURE else Label.FINDING


def turned(held: Label, before: Label, now: Label) -> Label:
    """The label that holds: another than `held` only when two Sundays in a row, `before` and `now`, agree on it."""
    return now if now is before else held


@dataclass(frozen=True, slots=True)
class _Seen:
    """Observations of one age: `carried` of `due`, each of `weight`; `age` in active days."""

    age: int
    weight: float
    carried: int
    due: int


def _promises(settled: Iterable[Settled], days: ActiveDays, on: date) -> Iterable[_Seen]:
    for each in settled:
        if each.day <= on:
            age = days.age(each.day, on)
            yield _Seen(age, faded(age, HALF_LIFE_OF_PROMISES), each.carried * each.times, each.times)


def _evenings(evenings: Iterable[Evenings], days: ActiveDays, on: date) -> Iterable[_Seen]:
    for each in evenings:
        due = target(each.wanted, days.in_week(each.last))
        if each.last <= on and due is not None:
            age = days.age(each.last, on)
            yield _Seen(age, faded(age, HALF_LIFE_OF_EVENINGS), min(each.came, due), due)


def faded(age: int, half_life: int) -> float:
    """What an observation still weighs after `age` active days."""
    return float(0.5 ** (age / half_life))


def _own_past(seen: Iterable[_Seen]) -> float:
    """The mean of the couple's own last twelve weeks, never of other couples; drawn to the usual, and kept within."""
    past = [each for each in seen if each.age < _PAST_WEEKS * WEEK]
    carried, due = sum(each.carried for each in past), sum(each.due for each in past)
    return min(0.9, max(0.5, (USUAL * _PAST_PRIOR + carried) / (_PAST_PRIOR + due)))
