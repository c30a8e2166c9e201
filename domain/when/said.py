"""What words say about a time, before it is known when they were said."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import Enum, StrEnum, auto
from typing import Protocol

from domain.ritual_day import ONE_DAY

HORIZON = timedelta(days=7)  # ritual days that lie ahead
_WEEK = 7
_EITHER_END = 2 * ONE_DAY  # of a longer stretch nobody means the first day
_DECEMBER = 12


class Part(StrEnum):
    """A part of a ritual day; the night goes on until 04:00."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


HOURS_OF = {
    Part.MORNING: frozenset(range(1, 13)),
    Part.AFTERNOON: frozenset(range(12, 21)),
    Part.EVENING: frozenset({0, *range(16, 24)}),
    Part.NIGHT: frozenset({*range(6), *range(18, 24)}),
}


class Which(Enum):
    """Which of the weekdays of a name is meant."""

    PLAIN = auto()  # "Tuesday"
    COMING = auto()  # "this Tuesday"
    NEXT = auto()  # "next Tuesday"


class DayWord(Protocol):
    """A day by whatever name."""

    def dates(self, today: date) -> tuple[date, ...]:
        """The ritual days that it may mean, the likelier first; none where there is no such day."""


@dataclass(frozen=True, slots=True)
class InDays:
    """Counted from today: 0 is today, -1 yesterday."""

    days: int

    def dates(self, today: date) -> tuple[date, ...]:
        return (today + timedelta(days=self.days),)


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """A weekday (Monday is 0), or the first and the last one of a stretch: "the weekend"."""

    days: tuple[int, ...]
    which: Which = Which.PLAIN

    def dates(self, today: date) -> tuple[date, ...]:
        first, last = self.stretch(today)
        if first == last:
            return self._single(first, today)
        if self.which is Which.NEXT:
            return last + HORIZON, first + HORIZON, last
        return (last, first) if today <= first >= last - _EITHER_END else (last,)

    def stretch(self, today: date) -> tuple[date, date]:
        """The coming one, or the present one: its first and its last day."""
        last = today + (self.days[-1] - today.weekday()) % _WEEK * ONE_DAY
        return last - (self.days[-1] - self.days[0]) * ONE_DAY, last

    def _single(self, coming: date, today: date) -> tuple[date, ...]:
        later = coming + HORIZON
        if self.which is Which.NEXT:
            # Said on a Monday, some mean this week's Friday by it; the Friday after it is likelier.
            same_week = coming != today and today.weekday() < coming.weekday()
            return (later, coming) if same_week else (later if coming == today else coming,)
        return (later, today) if self.which is Which.PLAIN and coming == today else (coming,)


@dataclass(frozen=True, slots=True)
class OnDate:
    """A day of a month; without a month the next that has it, without a year the nearest."""

    day: int
    month: int | None = None
    year: int | None = None

    def dates(self, today: date) -> tuple[date, ...]:
        if self.month is None:
            months = (divmod(today.year * _DECEMBER + today.month - 1 + ahead, _DECEMBER) for ahead in range(3))
            found = [day for year, month in months for day in _valid(year, month + 1, self.day)]
            return tuple(day for day in found if day >= today)[:1]
        if self.year is not None:
            return _valid(self.year, self.month, self.day)
        near = [day for ahead in (-1, 0, 1) for day in _valid(today.year + ahead, self.month, self.day)]
        return tuple(sorted(near, key=lambda day: abs(day - today))[:1])


@dataclass(frozen=True, slots=True)
class EitherDate:
    """ "3/4", which is April here and March there."""

    usual: OnDate
    unusual: OnDate

    def dates(self, today: date) -> tuple[date, ...]:
        both = [day for each in (self.usual, self.unusual) for day in each.dates(today)]
        return tuple(sorted(dict.fromkeys(both), key=lambda day: not today <= day <= today + HORIZON))


@dataclass(frozen=True, slots=True)
class Eve:
    """The day before: what is to be done before Friday is done on Thursday."""

    of: DayWord

    def dates(self, today: date) -> tuple[date, ...]:
        if isinstance(self.of, OnWeekday) and len(self.of.days) > 1:
            return (self.of.stretch(today)[0] - ONE_DAY,)
        return tuple(day - ONE_DAY for day in self.of.dates(today)[:1])


@dataclass(frozen=True, slots=True)
class Said:
    """A time in pieces. `walls` are two where an hour could be either half of the day; `also` is the day's other name.

    `later` counts from now on and stands alone.
    """

    walls: tuple[time, ...] = ()
    day: DayWord | None = None
    also: DayWord | None = None
    part: Part | None = None
    later: timedelta | None = None

    def joined(self, more: "Said") -> "Said | None":
        """Both together; None where they say the same thing twice."""
        if self == Said():
            return more
        if self.later is not None or more.later is not None:
            return None
        if (self.walls and more.walls) or (self.part and more.part):
            return None
        day, also = self.day or more.day, None
        if self.day and more.day:
            if self.also or more.also or type(self.day) is type(more.day):
                return None
            # A weekday says less than a date, so it only has to agree with it.
            day, also = (more.day, self.day) if isinstance(self.day, OnWeekday) else (self.day, more.day)
        return replace(self, walls=self.walls or more.walls, day=day, also=also, part=self.part or more.part)


def calls(word: DayWord, day: date, today: date) -> bool:
    """Whether somebody who means `day` could call it so as well: "Friday", of any Friday."""
    if isinstance(word, OnWeekday):
        return word.days[0] <= day.weekday() <= word.days[-1]
    return day in word.dates(today)


def _valid(year: int, month: int, day: int) -> tuple[date, ...]:
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()
