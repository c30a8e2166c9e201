"""Reads a promise as it was typed: what it is in its maker's words, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import reduce

from domain.ritual_day import Zone
from domain.when.lexis import WhenLexis
from domain.when.line import Line
from domain.when.meant import NoTime, Time, meant
from domain.when.phrases import Phrase, phrases
from domain.when.tokens import tokens

_SEAM = ",;:-\u2010\u2011\u2012\u2013\u2014\u2015"
_STOPS = tuple(",;:.!?…)]}")
_BRACKETS = ("()", "[]", "{}")


@dataclass(frozen=True, slots=True)
class Heard:
    """`words` are what was typed without its time `said` ("tomorrow at 6"), else untouched; either may be "".

    `other` is what the same words may mean as well, if that is possible: the other half of the day, this Friday.
    """

    words: str
    when: Time | NoTime
    other: Time | None = None
    said: str = ""


def read(text: str, now: datetime, zone: Zone, lexis: WhenLexis) -> Heard:
    """What `text` promises, said at `now` (aware) by the clock of `zone`; in time linear in its length.

    What is not understood stays in the words. Raises ValueError for a naive `now`.
    """
    line = Line(tokens(text), lexis)
    first: Heard | None = None
    for choice in _choices(phrases(line)):
        heard = _heard(text, line, choice, now, zone)
        if heard and not isinstance(heard.when, NoTime):
            return heard
        first = first or heard
    return first or Heard(text.strip(), NoTime.UNSAID)


def _choices(found: list[Phrase]) -> Iterator[tuple[Phrase, ...]]:
    """What may be the promise's time, the likelier first: what is complete, a day and an hour apart, one of them."""
    alone = [each for each in found if each.said.later is None]
    hours = [each for each in alone if each.said.walls and each.said.day is None]
    days = [each for each in alone if not each.said.walls]
    yield from ((each,) for each in found if each.said.later is not None or (each.said.walls and each.said.day))
    if hours and days:
        yield tuple(sorted((hours[0], days[0]), key=lambda each: each.first))
    yield from ((each,) for each in (*hours, *days))


def _heard(text: str, line: Line, choice: tuple[Phrase, ...], now: datetime, zone: Zone) -> Heard | None:
    said = choice[0].said
    for more in choice[1:]:
        both = said.joined(more.said)
        if both is None:
            return None
        said = both
    found = meant(said, now, zone)
    if found is None:
        return None
    spans = [(line.tokens[each.first].start, line.tokens[each.last - 1].end) for each in choice]
    return Heard(_without(text, spans), *found, " ".join(text[start:end] for start, end in spans))


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """The text without `spans`, closed where they stood."""
    starts, ends = zip(*spans, strict=True)
    kept = [text[start:end] for start, end in zip((0, *ends), (*starts, len(text)), strict=True)]
    return reduce(_closed, kept).strip()


def _closed(left: str, right: str) -> str:
    left, right = left.rstrip(), right.lstrip()
    if left and right and left[-1] + right[0] in _BRACKETS:
        left, right = left[:-1].rstrip(), right[1:].lstrip()
    if not left:
        return right.lstrip(f"{_SEAM}. ")
    stops = not right or right.startswith(_STOPS)
    if stops or right[0] in _SEAM:
        left = left.rstrip(f"{_SEAM} ")
    return f"{left}{right}" if stops else f"{left} {right}"
