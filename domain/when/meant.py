"""What a time means, once it is known when and where it was said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import Enum

from domain.recurrence import EVERY_DAY, instant, next_occurrence
from domain.ritual_day import BORDER, ONE_DAY, Zone, clock_of, ritual_day
from domain.when.said import HORIZON, HOURS_OF, InDays, Part, Said, calls

_WAKING = time(7)  # without a day, an hour from here on is likelier
_DAYLIGHT = (time(9), time(21))  # with a day, the half of it that lies in here
_ASLEEP = range(1, 5)  # hours that nobody means who does not say so
_ENDS = {Part.MORNING: time(12), Part.AFTERNOON: time(20), Part.EVENING: time(0)}
_BEGINS = {Part.MORNING: time(6)}


@dataclass(frozen=True, slots=True)
class Hour:
    """The `wall` time, to the minute, of ritual `day` in the zone of who said it, and its moment `at` (UTC).

    `at` reads another wall time where the clock leaps over `wall` that night; of a `wall` that comes twice it is the
    first, except where it was counted ("in two hours").
    """

    day: date
    wall: time
    at: datetime


@dataclass(frozen=True, slots=True)
class Day:
    """A ritual day without an hour, as a whole or in `part`."""

    day: date
    part: Part | None = None


class NoTime(Enum):
    """Why there is no time to keep it at."""

    UNSAID = "unsaid"
    PAST = "past"
    TOO_FAR = "too far"


Time = Hour | Day


def meant(said: Said, now: datetime, zone: Zone) -> tuple[Time | NoTime, Time | None] | None:
    """The likelier meaning, and the next that is possible; None where there is no such day.

    Raises ValueError for a naive `now`.
    """
    today = ritual_day(now, zone)
    options = list(_options(said, today, now, zone))
    if said.day == InDays(0) and all(_verdict(each, now, zone) is NoTime.PAST for each in options):
        # After midnight "this morning", and "today at three", come after the coming sleep.
        small_hours = now.astimezone(clock_of(zone)).time() < BORDER
        options = list(_options(said, today + ONE_DAY, now, zone)) if small_hours else options
    if not options:
        return None
    verdict = _verdict(options[0], now, zone)
    others = (each for each in options[1:] if each != options[0] and _verdict(each, now, zone) is None)
    return verdict or options[0], next(others, None)


def _options(said: Said, today: date, now: datetime, zone: Zone) -> Iterator[Time]:
    if said.later is not None:
        yield _counted(now.astimezone(UTC) + said.later, zone)
    elif said.day is not None:
        days = [day for day in said.day.dates(today) if said.also is None or calls(said.also, day, today)]
        yield from _on(days, said, now, zone) if said.walls else (Day(day, said.part) for day in days)
    elif said.walls:
        yield from _next(_walls(said), now, zone)
    elif said.part:
        begun = _has_come(today, _BEGINS.get(said.part) or _ENDS.get(said.part), now, zone)
        yield Day(today + ONE_DAY if begun else today, said.part)


def _counted(at: datetime, zone: Zone) -> Hour:
    at = at.replace(second=0, microsecond=0)
    return Hour(ritual_day(at, zone), at.astimezone(clock_of(zone)).time().replace(fold=0), at)


def _next(walls: tuple[time, ...], now: datetime, zone: Zone) -> list[Time]:
    """The next time that each comes; what is asleep at that hour comes last."""
    coming = ((wall, next_occurrence(now, wall, zone, EVERY_DAY)) for wall in walls)
    hours = [Hour(each.day, wall, each.at) for wall, each in coming]
    return [*sorted(hours, key=lambda hour: (hour.wall < _WAKING, hour.at))]


def _on(days: list[date], said: Said, now: datetime, zone: Zone) -> Iterator[Time]:
    """The likeliest hour of each day; then the others, and those before 04:00 as the calendar counts days."""
    walls = _walls(said)
    likely = sorted(walls, key=lambda wall: not _DAYLIGHT[0] <= wall < _DAYLIGHT[1])
    hours = [[hour for wall in likely for hour in _hour(day, wall, zone)] for day in days]
    best = [sorted(each, key=lambda hour: hour.at <= now) for each in hours]
    either = len(walls) == 1 and walls[0] < BORDER and said.part is not Part.NIGHT
    small = [hour for day in days[:1] if either for hour in _hour(day - ONE_DAY, walls[0], zone)]
    if said.part is Part.MORNING:
        yield from small
    yield from (each[0] for each in best if each)
    yield from (hour for each in best for hour in each[1:])
    yield from small


def _hour(day: date, wall: time, zone: Zone) -> list[Hour]:
    at = instant(day, wall, zone)
    return [] if at is None else [Hour(day, wall, at)]


def _walls(said: Said) -> tuple[time, ...]:
    """The wall times that lie in the part of the day, or at which people are awake; all, where none does."""
    hours = HOURS_OF[said.part] if said.part else frozenset(range(24)).difference(_ASLEEP)
    return tuple(wall for wall in said.walls if wall.hour in hours) or said.walls


def _verdict(time: Time, now: datetime, zone: Zone) -> NoTime | None:
    today = ritual_day(now, zone)
    if time.day - today > HORIZON:
        return NoTime.TOO_FAR
    if isinstance(time, Hour):
        return NoTime.PAST if time.at <= now else None
    ended = time.day == today and time.part is not None and _has_come(today, _ENDS.get(time.part), now, zone)
    return NoTime.PAST if time.day < today or ended else None


def _has_come(day: date, wall: time | None, now: datetime, zone: Zone) -> bool:
    at = None if wall is None else instant(day, wall, zone)
    return at is not None and at <= now
