"""The hours of a ritual as the two agree on them: what counts of two, and whose yes a change needs."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum

from domain.quiet import Quiet, since_midnight
from domain.recurrence import EVERY_DAY, next_occurrence
from domain.ritual_day import BORDER, ONE_DAY, Zone, clock_of

_MINUTE = timedelta(minutes=1)
_OFF = "off"


@dataclass(frozen=True, slots=True)
class Hours:
    """A naive wall time to the minute, and the weekdays (Monday is 0) of the ritual days that have it.

    ValueError: no weekday or one that is none, seconds, a zone.
    """

    wall: time
    weekdays: frozenset[int] = EVERY_DAY

    def __post_init__(self) -> None:
        if not self.weekdays or not self.weekdays <= EVERY_DAY:
            raise ValueError("An hour without a weekday never comes: give some of 0 (Monday) to 6.")
        if self.wall.second or self.wall.microsecond or self.wall.tzinfo is not None:
            raise ValueError("An hour is a plain wall time in whole minutes.")

    def shifted(self, by: timedelta) -> "Hours":
        """Another hour on the same ritual days."""
        return replace(self, wall=_wall(since_midnight(self.wall) + by))

    def moved(self, by: timedelta) -> "Hours":
        """The same moments as a clock reads them that is `by` ahead; over 04:00 their ritual days are others, too."""
        days = (since_midnight(self.wall) - since_midnight(BORDER)) % ONE_DAY + by
        weekdays = frozenset((day + days // ONE_DAY) % len(EVERY_DAY) for day in self.weekdays)
        return Hours(_wall(since_midnight(self.wall) + by), weekdays)


@dataclass(frozen=True, slots=True)
class Off:
    """It does not come."""


class Needs(StrEnum):
    """Whose yes a change needs, and from when it holds."""

    ONE_AT_ONCE = "one at once"
    ONE_NEXT = "one, from the next occurrence"
    BOTH = "both"


def noted(what: Hours | Off) -> str:
    """As it is kept: "12:30 01234", weekdays as digits, or "off"."""
    if isinstance(what, Off):
        return _OFF
    return f"{what.wall:%H:%M} {''.join(map(str, sorted(what.weekdays)))}"


def from_note(note: str) -> Hours | Off:
    """What `noted` wrote. Raises ValueError for anything else."""
    if note == _OFF:
        return Off()
    wall, days = note.split()
    return Hours(time.fromisoformat(wall), frozenset(map(int, days)))


def next_reading(wall: time, zone: Zone, after: datetime) -> datetime:
    """The next moment (UTC) after `after` (aware) at which the clock of `zone` reads `wall`, by which it can be told.

    Where a leap leaves it out, it is a day later.
    """
    while True:
        after = next_occurrence(after, wall, zone, EVERY_DAY).at
        if after.astimezone(clock_of(zone)).time() == wall:
            return after


def within(wall: time, *quiet: Quiet | None) -> bool:
    """Whether `wall` lies inside the quiet hours of anybody; all are on one clock (`Quiet.moved`)."""
    return any(each is not None and each.holds(wall) for each in quiet)


def agreed(first: Hours | Off | None, second: Hours | Off | None) -> Hours | Off | None:
    """What holds of the wishes of two; None is a wish not yet made, and leaves the other's.

    Of two hours the later of the ritual day counts (00:30 is later than 22:00), on the days that both want; off counts
    over any hour, and so does having no day in common.
    """
    if first is None or second is None:
        return second if first is None else first
    if isinstance(first, Off) or isinstance(second, Off):
        return Off()
    weekdays = first.weekdays & second.weekdays
    later = max(first.wall, second.wall, key=lambda wall: (wall < BORDER, wall))
    return Hours(later, weekdays) if weekdays else Off()


def change(before: Hours | Off, after: Hours | Off, *quiet: Quiet | None, weekly: bool = False) -> Needs | None:
    """Whose yes it takes to get from `before` to `after`; None when nothing changes.

    `quiet` are the quiet hours of both, on the clock by which the hours are meant (`Quiet.moved`). Less needs one at
    once; another hour outside all `quiet` needs one and comes next time; on, more days or an hour inside any `quiet`
    needs both. What comes `weekly` moves to another day as to another hour.
    """
    if before == after:
        return None
    if isinstance(after, Off):
        return Needs.ONE_AT_ONCE
    if isinstance(before, Off) or (after.weekdays - before.weekdays and not weekly):
        return Needs.BOTH
    if after.wall == before.wall and not weekly:
        return Needs.ONE_AT_ONCE
    return Needs.BOTH if within(after.wall, *quiet) else Needs.ONE_NEXT


def _wall(since: timedelta) -> time:
    minutes = since % ONE_DAY // _MINUTE
    return time(minutes // 60, minutes % 60)
