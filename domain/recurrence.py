"""When a ritual comes next: one prompt for each ritual day, whatever the clocks, the couple or the machine do.

Everywhere: `wall` is a naive local time, `zone` an IANA name or a ZoneInfo, `weekdays` those of the ritual day (Monday
is 0), `asked` the last day already asked, moments are aware. ValueError: a naive moment, or weekdays that are empty or
no weekdays. OverflowError: an answer outside the years 1 to 9999, or within three days of their ends.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from domain.ritual_day import ONE_DAY, Zone, clock_of, local_date, ritual_day

EVERY_DAY = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A prompt's place in time: the ritual `day` is its identity, `at` (UTC) its shadow."""

    day: date
    at: datetime


def instant(day: date, wall: time, zone: Zone) -> datetime | None:
    """The moment (UTC) at which ritual `day` has its `wall`; None where a skip of a day or more swallowed it.

    An hour inside a shorter gap moves forward by the gap's length (so it may come after 04:00 and still belongs to
    `day`); one that comes twice counts the first time. Later days always have later moments.
    """
    clock = clock_of(zone)
    # fold=0 is the first of two, and reads an hour inside a gap by the offset before it (PEP 495).
    nominal = datetime.combine(local_date(day, wall), wall.replace(fold=0), tzinfo=clock)
    at = nominal.astimezone(UTC)
    moved = at.astimezone(clock).replace(tzinfo=None) - nominal.replace(tzinfo=None)
    return None if moved >= ONE_DAY else at


def next_occurrence(
    after: datetime, wall: time, zone: Zone, weekdays: frozenset[int], beyond: date | None = None
) -> Occurrence:
    """The earliest ritual day in `weekdays`, later than `beyond`, whose moment is strictly after `after`."""
    # The day before may still be ahead: a gap can have moved its hour past 04:00.
    first = ritual_day(after, zone) - ONE_DAY
    if beyond is not None:
        first = max(first, beyond + ONE_DAY)
    return next(each for each in _from(first, wall, zone, weekdays) if each.at > after)


def carried_over(
    pending: Occurrence,
    asked: date | None,
    now: datetime,
    wall: time,
    zone: Zone,
    weekdays: frozenset[int],
    first_day: date | None = None,
) -> Occurrence:
    """What `pending` becomes when the hour, the zone or the weekdays turned into these at `now`.

    1. What is due and unasked stays due, unchanged, unless its weekday was taken away: the outcome is the same whether
       the change or the heartbeat came first.
    2. Else the earliest day, from the present one of the new clock on, whose new hour lies ahead. Days of `asked` and
       before are over, also where the clock went back across the date line; nothing comes before `first_day`.
    3. One day is owed: the pending one or, where the new clock has left it behind, its present one. If the new hour of
       the owed day already went by, the old moment holds, as long as the new clock reads the same ritual day then;
       failing that it is due at once: its `at` is the hour that went by, so that staleness is measured from there.

    An `asked` later than the pending day stems from a clock that was wrong (see `recomputed`) and silences nobody.
    """
    believed = pending.day - ONE_DAY if asked is not None and asked > pending.day else asked
    earliest = _earliest(believed, first_day)
    if pending.at <= now and pending.day >= earliest and pending.day.weekday() in weekdays:
        return pending
    today = _today(now, wall, zone)
    owed = max(today, pending.day)
    days = _from(max(today, earliest), wall, zone, weekdays)
    found = next(each for each in days if each.at > now or each.day == owed)
    holds = found.at <= now and ritual_day(pending.at, zone) == found.day
    return Occurrence(found.day, pending.at) if holds else found


def recomputed(
    asked: date | None,
    now: datetime,
    wall: time,
    zone: Zone,
    weekdays: frozenset[int],
    first_day: date | None = None,
) -> Occurrence:
    """The occurrence to wait for once the machine's clock has jumped, or starts behind its last run.

    The first day in `weekdays` that is the present one or later, after `asked`, and not before `first_day`. Its moment
    may lie behind `now`: today's missed hour stays due, and its staleness decides. An `asked` that the clock has not
    reached is disbelieved, so that one boot in 2031 silences nobody; whether that very day was asked is for the key
    (subject, ritual, day) to say.
    """
    believed = None if asked is not None and asked > ritual_day(now, zone) else asked
    first = max(_today(now, wall, zone), _earliest(believed, first_day))
    return next(_from(first, wall, zone, weekdays))


def _earliest(asked: date | None, first_day: date | None) -> date:
    unasked = date.min if asked is None else asked + ONE_DAY
    return unasked if first_day is None else max(unasked, first_day)


def _today(now: datetime, wall: time, zone: Zone) -> date:
    """The present ritual day, or the one before until its hour, moved past 04:00 by a gap, has come."""
    today = ritual_day(now, zone)
    late = instant(today - ONE_DAY, wall, zone)
    return today - ONE_DAY if late is not None and late >= now else today


def _from(first: date, wall: time, zone: Zone, weekdays: frozenset[int]) -> Iterator[Occurrence]:
    if not weekdays or not weekdays <= EVERY_DAY:
        raise ValueError("A ritual without a weekday never comes: give some of 0 (Monday) to 6.")
    day = first
    while True:
        at = instant(day, wall, zone) if day.weekday() in weekdays else None
        if at is not None:
            yield Occurrence(day, at)
        day += ONE_DAY
