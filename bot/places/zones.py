"""Zones as people mean them: which names are clocks of a place, which tell the same time, how they are shown."""

from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import groupby
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import get_timezone_location

# Every change announced so far has come by then; what remains are the rules.
_A_YEAR = tuple(datetime(2036, 1, 1, 12, tzinfo=UTC) + timedelta(days=day) for day in range(366))


def locale_of(language: str) -> Locale:
    """The locale of an IETF tag, of its language alone where nobody speaks the whole tag, else English."""
    for tag in (language, language.partition("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return Locale("en")


@cache
def spellings() -> dict[str, str]:
    """IANA names of places in lower case, old ones included, each with the name that is in force (first use: disk)."""
    known = available_timezones()
    old = get_global("zone_aliases")
    found = {}
    for name in known:
        now = str(old.get(name, name))
        if "/" in name and "/" in now and not now.startswith("Etc/") and now in known:
            found[name.lower()] = now
    return found


def in_force(zone: str) -> str | None:
    """The IANA name in force for one in any spelling ("america/new york"); None for offsets and what is no place."""
    return spellings().get("_".join(zone.lower().split()))


@cache
def clock(zone: str) -> tuple[tuple[timedelta | None, int], ...]:
    """What two zones share when their clocks agree once all that is announced has happened: offsets and their days."""
    place = ZoneInfo(zone)
    offsets = groupby(at.astimezone(place).utcoffset() for at in _A_YEAR)
    return tuple((offset, len(tuple(days))) for offset, days in offsets)


def zone_label(zone: str, language: str = "en") -> str:
    """How a zone is shown to its owner: by its best known city, in their language; never as an offset."""
    city = get_timezone_location(zone, locale=locale_of(language), return_city=True)
    return city.rpartition("/")[2]
