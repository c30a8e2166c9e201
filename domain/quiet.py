"""Quiet hours and what follows from them: who is awake, the next moment somebody is, and when a morning begins.

Everywhere: `now` is aware, `zone` an IANA name or a ZoneInfo, `quiet` None means none at all; answers are in UTC.
ValueError: a naive `now`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.recurrence import EVERY_DAY, next_occurrence
from domain.ritual_day import BORDER, ONE_DAY, Zone, clock_of

MORNING = time(7, 30)
_SOME_DAY = date(2000, 1, 1)
_PROBE = timedelta(hours=3)  # no zone changes its offset twice in so short a time
_TICK = timedelta(seconds=1)  # offsets change on whole seconds


@dataclass(frozen=True, slots=True)
class Quiet:
    """From `start` to `end` (excluded) on one's own wall clock, mostly over midnight. ValueError: both are the same."""

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start == self.end:
            raise ValueError("Quiet hours that end where they start are none, or all of them.")

    def holds(self, wall: time) -> bool:
        """Whether they are on when the clock reads `wall`."""
        if self.start < self.end:
            return self.start <= wall < self.end
        return wall >= self.start or wall < self.end

    def moved(self, by: timedelta) -> "Quiet":
        """The same hours as a clock reads them that is `by` ahead of one's own."""
        return Quiet(_later(self.start, by), _later(self.end, by))


USUAL = Quiet(time(22, 30), MORNING)
Clock = tuple[Zone, Quiet | None]


def awake(now: datetime, zone: Zone, quiet: Quiet | None) -> bool:
    """Whether the clock of `zone` stands outside `quiet`."""
    return quiet is None or not quiet.holds(_checked(now).astimezone(clock_of(zone)).time())


def next_awake(now: datetime, zone: Zone, quiet: Quiet | None) -> datetime:
    """The first moment from `now` on, `now` included, at which `awake` is true.

    Where the clock leaps over the end of `quiet`, it is the moment of the leap.
    """
    start = _checked(now).astimezone(UTC)
    if quiet is None:
        return start
    stretches = _steady(start, clock_of(zone))
    return next(at for each in stretches if (at := _first_awake(*each, clock_of(zone), quiet)) is not None)


def awake_for_both(now: datetime, one: Clock, other: Clock, within: timedelta = ONE_DAY) -> datetime | None:
    """The first moment from `now` on at which both are awake; None if there is none until `now + within`."""
    start = _checked(now).astimezone(UTC)
    at = start
    while at <= start + within:
        later = next_awake(next_awake(at, *one), *other)
        if awake(later, *one):
            return later if later <= start + within else None
        at = later
    return None


def morning(now: datetime, zone: Zone, quiet: Quiet | None) -> datetime:
    """The next morning after `now`: the end of `quiet` where that is 04:00 or later, else 07:30 or once awake."""
    wall = MORNING if quiet is None or quiet.end < BORDER else quiet.end
    return next_awake(next_occurrence(now, wall, zone, EVERY_DAY).at, zone, quiet)


def since_midnight(wall: time) -> timedelta:
    """How far the hands of a clock have gone that reads the naive `wall`."""
    return timedelta(hours=wall.hour, minutes=wall.minute, seconds=wall.second, microseconds=wall.microsecond)


def _first_awake(first: datetime, until: datetime, clock: ZoneInfo, quiet: Quiet) -> datetime | None:
    wall = first.astimezone(clock).time()
    if not quiet.holds(wall):
        return first
    ends = first + _until(wall, quiet.end)
    return ends if ends < until else None


def _steady(start: datetime, clock: ZoneInfo) -> Iterator[tuple[datetime, datetime]]:
    """Stretches of time (UTC), one after the other, through each of which the clock runs without a leap."""
    while True:
        until = start + _PROBE
        if _offset(start, clock) != _offset(until, clock):
            until = _leap(start, until, clock)
        yield start, until
        start = until


def _leap(before: datetime, after: datetime, clock: ZoneInfo) -> datetime:
    """The second between the two at which the clock leaps."""
    old = _offset(before, clock)
    after = after.replace(microsecond=0) + _TICK
    low, high = 0, int((after - before.replace(microsecond=0)) / _TICK)
    while high - low > 1:
        middle = (low + high) // 2
        same = _offset(before.replace(microsecond=0) + middle * _TICK, clock) == old
        low, high = (middle, high) if same else (low, middle)
    return before.replace(microsecond=0) + high * _TICK


def _offset(at: datetime, clock: ZoneInfo) -> timedelta | None:
    return at.astimezone(clock).utcoffset()


def _until(wall: time, end: time) -> timedelta:
    """How long a clock that reads `wall` runs until it reads `end`."""
    return (since_midnight(end) - since_midnight(wall)) % ONE_DAY


def _later(wall: time, by: timedelta) -> time:
    return (datetime.combine(_SOME_DAY, wall) + by % ONE_DAY).time()


def _checked(now: datetime) -> datetime:
    if now.utcoffset() is None:
        raise ValueError("A naive moment has no clock: give it its zone.")
    return now
