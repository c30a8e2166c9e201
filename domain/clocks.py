"""Two people who live by two clocks: whether these are far apart, and which moments suit both.

Everywhere: a `Clock` is (zone, quiet hours or None), moments are aware and answers in UTC. ValueError: a naive moment.
"""

from datetime import UTC, datetime, timedelta

from domain.quiet import Clock, awake, next_awake
from domain.ritual_day import ONE_DAY, Zone, clock_of

FAR_APART = timedelta(hours=2)
QUARTER = timedelta(minutes=15)
_LAST = timedelta(microseconds=1)


def far_apart(one: Zone, other: Zone, at: datetime) -> bool:
    """Whether an hour cannot be shared at `at`: the hands of the two clocks stand two hours or more apart.

    The calendar is no matter: between Apia and Pago Pago, of which each has the other's hour on another date, an hour
    is the same for both.
    """
    ahead = (_offset(one, at) - _offset(other, at)) % ONE_DAY
    return min(ahead, ONE_DAY - ahead) >= FAR_APART


def first_awake_for_both(start: datetime, one: Clock, other: Clock) -> datetime | None:
    """The first quarter of an hour, counted from `start` on, through which both are awake; its beginning.

    It looks a day ahead. None where the two are never awake at once: then each has a moment of their own (`for_each`).
    """
    begin = start.astimezone(UTC) if start.utcoffset() is not None else start
    quarters = (begin + number * QUARTER for number in range(ONE_DAY // QUARTER + 1))
    return next((at for at in quarters if _through(at, one) and _through(at, other)), None)


def for_each(start: datetime, one: Clock, other: Clock) -> tuple[datetime, datetime]:
    """When something that goes to both comes to each: at the same moment, or failing that once each is awake."""
    both = first_awake_for_both(start, one, other)
    return (both, both) if both is not None else (next_awake(start, *one), next_awake(start, *other))


def _through(at: datetime, clock: Clock) -> bool:
    return awake(at, *clock) and awake(at + QUARTER - _LAST, *clock)


def _offset(zone: Zone, at: datetime) -> timedelta:
    if at.utcoffset() is None:
        raise ValueError("A naive moment has no clock: give it its zone.")
    return at.astimezone(clock_of(zone)).utcoffset() or timedelta()
