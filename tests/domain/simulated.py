"""Couples whose true rate is known, so that what the rules say of them can be counted."""

import random
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from bot.beta import MpmathBeta
from domain.active_days import ActiveDays
from domain.held_best import agreed, held_best
from domain.reliability import Label, Settled, label, level, turned
from tests.domain.test_active_days import FIRST, day

ALWAYS = ActiveDays(FIRST)


class Coarse:
    """The beta distribution with everything rounded a little, so that thousands of Sundays take seconds."""

    def below(self, x: float, alpha: float, beta: float) -> float:
        return _below(x, max(0.5, round(2 * alpha) / 2), max(0.5, round(2 * beta) / 2))

    def quantile(self, p: float, alpha: float, beta: float) -> float:
        return bisect_left(range(128), p, key=lambda step: self.below(step / 128, alpha, beta)) / 128


_below = cache(MpmathBeta().below)


def sundays(
    rate: float,
    couples: int,
    weeks: int = 16,
    a_week: int = 5,
    later: tuple[int, float] | None = None,
    *,
    past: bool = True,
) -> Iterator[list[Label]]:
    """For each couple the label that holds on each Sunday from the second on; `later` = (week, rate from then on).

    Without `past` their prior is never their own.
    """
    drawn = random.Random(20260302)
    for _ in range(couples):
        promises: list[Settled] = []
        raw: list[Label] = []
        for week in range(weeks):
            now = later[1] if later and week >= later[0] else rate
            on = sorted(drawn.sample(range(1, 8), a_week))
            promises += [Settled(day(7 * week + each), drawn.random() < now) for each in on]
            raw.append(label(level(promises, [], ALWAYS, day(7 * week + 7), past=past), Coarse()))
        yield held(raw)


def held(raw: Sequence[Label]) -> list[Label]:
    """What holds from the second Sunday on."""
    labels = [Label.QUIET]
    for before, now in pairwise(raw):
        labels.append(turned(labels[-1], before, now))
    return labels[1:]


def part(of: Sequence[Sequence[Label]], what: Label) -> float:
    """The part of all Sundays on which this label held."""
    return sum(labels.count(what) for labels in of) / sum(map(len, of))


def changes(of: Sequence[Sequence[Label]]) -> float:
    """Changes from one thing said to another, for each couple in twelve weeks."""
    turns = sum(a is not b for labels in of for a, b in pairwise(labels) if a is not Label.QUIET)
    return 12 * turns / sum(len(labels) - 1 for labels in of)


def claims(rates: Sequence[float], couples: int, weeks: int = 12, a_week: int = 6) -> float:
    """The part of couples, with a kind of promise for each of `rates`, to whom a kind is ever named as best."""
    drawn = random.Random(20260302)
    return sum(_claimed(rates, weeks, a_week, drawn) for _ in range(couples)) / couples


def _claimed(rates: Sequence[float], weeks: int, a_week: int, drawn: random.Random) -> bool:
    promises: list[Settled] = []
    before = None
    for week in range(weeks):
        for on in sorted(drawn.choices(range(1, 8), k=a_week)):
            kind = drawn.randrange(len(rates))
            promises.append(Settled(day(7 * week + on), drawn.random() < rates[kind], kind=str(kind), both=True))
        now = held_best(promises, ALWAYS, day(7 * week + 7), Coarse())
        if agreed(before, now):
            return True
        before = now
    return False
