"""Tells what was heard in one line, so that tables of phrases can be read by people."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.words.when import when_lexis
from domain.when import Heard, NoTime, WhenLexis, read, written

ENGLISH = when_lexis("en")
BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 7, 20, 14, tzinfo=BERLIN)


def heard(text: str, now: datetime = MONDAY, lexis: WhenLexis = ENGLISH) -> Heard:
    """What `text` promises, said at `now` by a clock of its zone."""
    return read(text, now, _zone(now), lexis)


def told(found: Heard, now: datetime = MONDAY, lexis: WhenLexis = ENGLISH) -> str:
    """ "tomorrow 18:00, or tomorrow 06:00", "past"."""
    when = found.when.value if isinstance(found.when, NoTime) else written(found.when, now, _zone(now), lexis)
    return f"{when}, or {written(found.other, now, _zone(now), lexis)}" if found.other else when


def _zone(now: datetime) -> ZoneInfo:
    assert isinstance(now.tzinfo, ZoneInfo)
    return now.tzinfo
