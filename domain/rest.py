"""A rest of one of the two, which is a rest for both: nothing is asked in it, and nothing ages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from domain.recurrence import instant
from domain.ritual_day import ONE_DAY, Zone, ritual_day

_EVENING = time(22)


@dataclass(frozen=True, slots=True)
class Rest:
    """From `since` until `until` (excluded; both aware); None is until somebody says so."""

    since: datetime
    until: datetime | None = None

    def holds(self, at: datetime) -> bool:
        return self.since <= at and (self.until is None or at < self.until)


def resting(at: datetime, rests: Iterable[Rest]) -> Rest | None:
    """The rest that `at` lies in and that ends last, if there is one."""
    holding = [rest for rest in rests if rest.holds(at)]
    endless = next((rest for rest in holding if rest.until is None), None)
    return endless or max(holding, key=lambda rest: rest.until or at, default=None)


def days_of(rest: Rest, zone: Zone, upto: date) -> Iterator[date]:
    """The ritual days, `upto` the last, whose evening lies in it on the clock of `zone`: a rest for tonight is one."""
    day = ritual_day(rest.since, zone)
    until = rest.until
    while day <= upto and (until is None or ritual_day(until, zone) >= day):
        evening = instant(day, _EVENING, zone)
        if evening is not None and rest.holds(evening):
            yield day
        day += ONE_DAY
