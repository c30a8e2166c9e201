"""The day that two people mean when they say "today": from 04:00 to 04:00 on their own clock."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

BORDER = time(4)
ONE_DAY = timedelta(days=1)
_AFTER_MIDNIGHT = timedelta(hours=4)

Zone = str | ZoneInfo


def clock_of(zone: Zone) -> ZoneInfo:
    """The zone that an IANA name means. Raises ZoneInfoNotFoundError (a KeyError) for an unknown name."""
    return zone if isinstance(zone, ZoneInfo) else ZoneInfo(zone)


def ritual_day(at: datetime, zone: Zone) -> date:
    """The ritual day that the clock of `zone` reads at `at` (aware, any offset).

    Raises ValueError for a naive `at`, and OverflowError within a day of the calendar's two ends.
    """
    if at.utcoffset() is None:
        raise ValueError("A naive moment belongs to no day: give it its zone.")
    return (at.astimezone(clock_of(zone)).replace(tzinfo=None) - _AFTER_MIDNIGHT).date()


def local_date(day: date, wall: time) -> date:
    """The calendar date on which the naive `wall` of ritual `day` stands: the next one before 04:00.

    Raises OverflowError for an hour before 04:00 of 9999-12-31.
    """
    return day + ONE_DAY if wall < BORDER else day
