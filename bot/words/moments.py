"""Instants and weekdays as their reader says them: in the reader's language, on the reader's wall clock."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_datetime, format_skeleton
from babel.lists import format_list

from domain.hours_read import runs
from domain.messages import Mark, Moment, Rendered, Span
from domain.ritual_day import BORDER, ritual_day

# CLDR skeletons: every language orders the fields in its own way. The clock has 24 hours, as in `/lunch 12:30`.
CLOCK = "Hm"
DAY_AND_CLOCK = "EHm"
DATE = "MMMEd"
# The same for a phone that shows the moment in its own clock.
FORMS = {CLOCK: "t", DAY_AND_CLOCK: "wt", DATE: "wd"}
EVENING = time(18)
_ALONE = "cccc"  # the whole name of a weekday that stands for itself
_A_WEEK = 7
_A_ROW = 3  # weekdays in a row that are told as a range


def spoken(moment: Moment, zone: str, locale: Locale, skeleton: str = CLOCK) -> Rendered:
    """The moment as text under a `Mark.MOMENT`, e.g. "12:30" or "Tue 12:30".

    `zone` is an IANA name; one that this machine does not know gives UTC, and the text says so. Raises ValueError
    for a moment without a zone.
    """
    if moment.at.tzinfo is None:
        raise ValueError("a moment needs a zone")
    place = _place(zone)
    text = format_skeleton(skeleton, moment.at, tzinfo=place or UTC, locale=locale) + ("" if place else " UTC")
    return Rendered(text, (Span(Mark.MOMENT, 0, len(text), moment.at.astimezone(UTC), FORMS[skeleton]),))


def from_now(moment: Moment, now: datetime | None, zone: str) -> str:
    """Which day it is to somebody whose ritual day it is now: "today", "tonight", "tomorrow", "week", else "later".

    In a week it has the weekday of today, so that its name alone would leave it open.
    """
    place = _place(zone) or ZoneInfo("UTC")
    if now is None or moment.at < now:
        return "later"
    apart = (ritual_day(moment.at, place) - ritual_day(now, place)).days
    wall = moment.at.astimezone(place).time()
    today = "tonight" if wall >= EVENING or wall < BORDER else "today"
    return {0: today, 1: "tomorrow", _A_WEEK: "week"}.get(apart, "later")


def weekday(moment: Moment, zone: str, locale: Locale) -> str:
    """The name of its day, e.g. "Thursday"."""
    return format_datetime(moment.at, _ALONE, tzinfo=_place(zone) or UTC, locale=locale)


def weekdays(days: frozenset[int], locale: Locale) -> str:
    """Some weekdays (Monday is 0), e.g. "Mon–Wed and Fri"; one alone by its whole name."""
    if len(days) == 1:
        return str(locale.days["stand-alone"]["wide"][min(days)])
    names = locale.days["stand-alone"]["abbreviated"]
    told: list[tuple[int, str]] = []
    for run in runs(days):
        if len(run) >= _A_ROW:
            told.append((run[0], f"{names[run[0]]}–{names[run[-1]]}"))
        else:
            told += [(day, names[day]) for day in run]
    return format_list([name for _, name in sorted(told)], locale=locale)


def _place(zone: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return None
