"""Instants as their reader says them: in the reader's language, on the reader's wall clock."""

from datetime import UTC
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_skeleton

from domain.messages import Mark, Moment, Rendered, Span

# CLDR skeletons: every language orders the fields in its own way. The clock has 24 hours, as in `/lunch 12:30`.
CLOCK = "Hm"
DAY_AND_CLOCK = "EHm"
# The same for a phone that shows the moment in its own clock.
FORMS = {CLOCK: "t", DAY_AND_CLOCK: "wt"}


def spoken(moment: Moment, zone: str, locale: Locale, skeleton: str = CLOCK) -> Rendered:
    """The moment as text under a `Mark.MOMENT`, e.g. "12:30" or "Tue 12:30".

    `zone` is an IANA name; one that this machine does not know gives UTC, and the text says so. Raises ValueError
    for a moment without a zone.
    """
    if moment.at.tzinfo is None:
        raise ValueError("a moment needs a zone")
    try:
        place, suffix = ZoneInfo(zone), ""
    except (KeyError, ValueError, OSError):
        place, suffix = ZoneInfo("UTC"), " UTC"
    text = format_skeleton(skeleton, moment.at, tzinfo=place, locale=locale) + suffix
    return Rendered(text, (Span(Mark.MOMENT, 0, len(text), moment.at.astimezone(UTC), FORMS[skeleton]),))
