"""What somebody has written about their own part so far, and how it reads to them and to the other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from pydantic import TypeAdapter

from bot.owning import NAME
from bot.speaker import Speaker
from bot.words.bounds import frightened
from bot.words.hedging import hedging
from domain.couple import Couple
from domain.guard import declined
from domain.hedges import hedges
from domain.messages import Kind, Line, Part, Say, Words
from domain.noise import Noise, Shown
from domain.recurrence import EVERY_DAY, next_occurrence
from domain.style import Style, style_of

DID, WAS, WILL = "did", "was", "will"
BOXES = {Style.OPEN: (DID, WAS, WILL), Style.PRACTICAL: (DID, WILL), Style.GENTLE: (WILL,)}
SOON, MOST_MOMENTS = timedelta(hours=1), 3
HOURS = (time(9), time(19))  # after breakfast, and after work


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written so far, by box; whether its author has `read` it; and when it could arrive (UTC)."""

    lines: Mapping[str, str] = field(default_factory=dict)
    read: bool = False
    moments: tuple[datetime, ...] = ()

    def packed(self) -> Mapping[str, Any]:
        """As a box remembers it."""
        body: Mapping[str, Any] = _SHEET.dump_python(self, mode="json")
        return body


_SHEET = TypeAdapter(Sheet)


def unpacked(body: Mapping[str, Any]) -> Sheet:
    """What a box remembers."""
    return _SHEET.validate_python(dict(body))


def steps(who: Speaker) -> tuple[str, ...]:
    """The boxes that the style of the two has."""
    return BOXES[style_of(who.couple.style)]


def partner(who: Speaker) -> Words:
    """The other's name."""
    other = who.couple.other(who.member.person)
    return Words(other.person, other.name)


def as_read(sheet: Sheet, who: Speaker) -> tuple[Part, ...]:
    """All of it, with what often makes it smaller underlined."""
    found = hedging(who.member.language)
    written = [sheet.lines[step] for step in steps(who) if step in sheet.lines]
    words = [Words(who.member.person, one, underlined=hedges(one, found.underlined, found.spared)) for one in written]
    hint = (Line("mypart-underlined"),) if any(each.underlined for each in words) else ()
    hurt = any(declined(one, frightened(who.member.language)) for one in written)
    safe = (Line("help-before-sending"),) if hurt else ()
    return (Line("mypart-read", {"partner": partner(who)}), *words, *hint, *safe)


def moments_ahead(couple: Couple, author: int, now: datetime) -> tuple[datetime, ...]:
    """In an hour, and the next mornings and evenings on its author's clock."""
    zone = couple.clock(author, now)
    ahead = sorted(next_occurrence(now + SOON, wall, zone, EVERY_DAY).at for wall in HOURS)
    return (now + SOON, *ahead)[:MOST_MOMENTS]


def note_ref(ref: str) -> str:
    """The ref of what goes to the other, from that of the message by which its author can take it back."""
    return f"{ref}.n"


def note(sheet: Sheet, ref: str, who: Speaker) -> Say:
    """What the other reads once they open it; `ref` as for `note_ref`."""
    author, other = who.member, who.couple.other(who.member.person).person
    words = tuple(Words(author.person, sheet.lines[step]) for step in steps(who) if step in sheet.lines)
    head = Line("mypart-from", {"name": Words(author.person, author.name)})
    return Say(
        other,
        NAME,
        (head, *words, Line("mypart-nothing-to-do")),
        Kind.REVEAL,
        ref=note_ref(ref),
        couple=who.couple.id,
        person=other,
        noise=Noise.NEWS,
        shown=Shown.MINE,
        cover="mypart-is-here",
    )
