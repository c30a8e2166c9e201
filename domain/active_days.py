"""Counts the days on which two people's habits were on, so that a rest ages nothing and is read as nothing."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

WEEK = 7


@dataclass(frozen=True, slots=True)
class ActiveDays:
    """The ritual days from `first` on without those in `resting`: sorted, none twice, whoever's rest it was."""

    first: date
    resting: tuple[date, ...] = ()

    @classmethod
    def without(cls, first: date, *rests: Iterable[date]) -> "ActiveDays":
        """From `first` on, without the days of any of the `rests`, which may overlap."""
        return cls(first, tuple(sorted({day for rest in rests for day in rest if day >= first})))

    def until(self, day: date) -> int:
        """How many there were up to and with ritual day `day`; 0 before the first."""
        return max(0, (day - self.first).days + 1 - bisect_right(self.resting, day))

    def age(self, day: date, on: date) -> int:
        """How many active days after `day` the day `on` is."""
        return self.until(on) - self.until(day)

    def in_week(self, last: date) -> int:
        """How many of the seven days that end with `last`; 0 to 7."""
        return self.age(last - timedelta(WEEK), last)

    def rest_in_week(self, last: date) -> int:
        """How many of the seven days that end with `last` lay in a rest; 0 to 7."""
        return bisect_right(self.resting, last) - bisect_left(self.resting, last - timedelta(WEEK - 1))
