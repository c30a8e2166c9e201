"""The words by which each language's times are read in a promise, from Babel and a small file beside its lines."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

from bot.words import lexis as hours
from domain.lexis import Lexis, folded
from domain.quiet import since_midnight
from domain.when import Part, WhenLexis
from domain.when.lexis import Kind, Link, Shape, Unit, by_first
from domain.when.slots import SLOTS

_FOLDER = Path(__file__).parent
_SHORTEST = 3  # letters of a weekday in the middle of a promise
_ROLES = {"here": Kind.HERE, "alone": Kind.ALONE, "beside": Kind.BESIDE}
_LINKS = {
    "at": Link.AT,
    "on": Link.ON | Link.FIRMLY,
    "article": Link.ON,
    "before": Link.AT | Link.ON | Link.FIRMLY | Link.BEFORE,
}
Said = Mapping[str, Any]


def when_lexis(language: str) -> WhenLexis:
    """How times are read in `language` (an IETF tag); in its language alone, else English, where it has no file."""
    tags = (tag for tag in (language, language.partition("-")[0]) if tag in _languages())
    return _kept(next(tags, "en"))


def read(folder: Path) -> WhenLexis:
    """What `when.toml` and `lexis.toml` of a language's folder, named by its tag, say.

    KeyError: something is missing; ValueError: a slot, a part, a unit or a weekday that is none.
    """
    said = tomllib.loads((folder / "when.toml").read_text("utf-8"))
    locale = Locale.parse(folder.name, sep="-")
    lexis = hours.read(folder.name, folder / "lexis.toml")
    parts = {Part(name): roles for name, roles in said["parts"].items()}
    return WhenLexis(
        shapes=by_first(_checked(_shapes(said, lexis))),
        numbers=_folded(said["numbers"]),
        counts=_folded(said["counts"]),
        units={folded(word): Unit[name.upper()] for name, words in said["units"].items() for word in words},
        weekdays=_weekdays(said, lexis, locale),
        months=dict(hours.month_names(locale)),
        halves=_halves(said, lexis),
        links=_links(said),
        month_first=said["month_first"],
        today=said["today"],
        tomorrow=said["tomorrow"],
        short=lexis.short,
        parts={part: roles["beside"][0] for part, roles in parts.items()},
        parts_today={part: roles["here"][0] for part, roles in parts.items()},
        **{key: frozenset(map(folded, said[key])) for key in ("ordinals", "tails", "closing", "apart", "joins")},
        **{key: frozenset(map(folded, said[key])) for key in ("shy", "leave")},
    )


def _shapes(said: Said, lexis: Lexis) -> Iterator[Shape]:
    for name in ("clock", "bare", "exact", "later"):
        yield from (_shape(Kind[name.upper()], phrase, number) for phrase, number in said[name].items())
    yield from (_shape(Kind.DAY, phrase, number) for phrase, number in said["days"].items())
    for phrase, wall in lexis.hours.items():
        yield _shape(Kind.NAMED, phrase, since_midnight(wall).total_seconds() / 60)
    for name, phrases in said["shapes"].items():
        yield from (_shape(Kind[name.upper()], phrase) for phrase in phrases)
    for part, roles in said["parts"].items():
        for role, phrases in roles.items():
            yield from (_shape(_ROLES[role], phrase, part=Part(part)) for phrase in phrases)


def _shape(kind: Kind, phrase: str, number: float = 0, part: Part | None = None) -> Shape:
    return Shape(kind, tuple(folded(phrase).split()), number, part)


def _checked(shapes: Iterator[Shape]) -> Iterator[Shape]:
    for shape in shapes:
        unknown = [each for each in shape.elements if each.startswith("{") and each not in SLOTS]
        if unknown or not shape.elements:
            raise ValueError(f"Nothing is known as {unknown} in {' '.join(shape.elements)!r}")
        yield shape


def _weekdays(said: Said, lexis: Lexis, locale: Locale) -> dict[str, tuple[int, ...]]:
    names = {name: (day,) for name, day in hours.weekday_names(locale) if len(name) >= _SHORTEST or name in lexis.short}
    stretches = {folded(name): (first, last) for name, (first, last) in said["stretches"].items()}
    if any(not 0 <= first <= last <= 6 for first, last in stretches.values()):
        raise ValueError("A stretch of weekdays goes from one of 0 (Monday) to 6 to a later one.")
    return {**names, **{name: (days[0],) if days[0] == days[1] else days for name, days in stretches.items()}}


def _halves(said: Said, lexis: Lexis) -> dict[str, bool]:
    """ "am" is False, "pm" is True; without single letters, and without what is a part of the day."""
    parts = {folded(phrase) for roles in said["parts"].values() for phrases in roles.values() for phrase in phrases}
    both = ((word, late) for words, late in ((lexis.am, False), (lexis.pm, True)) for word in words)
    return {word: late for word, late in both if len(word) > 1 and word not in parts}


def _links(said: Said) -> dict[str, Link]:
    links: dict[str, Link] = {}
    for key, link in _LINKS.items():
        for phrase in map(folded, said[key]):
            links[phrase] = links.get(phrase, Link(0)) | link
    return links


def _folded(table: Mapping[str, Any]) -> dict[str, Any]:
    return {folded(word): value for word, value in table.items()}


@cache
def _kept(tag: str) -> WhenLexis:
    return read(_FOLDER / tag)


@cache
def _languages() -> frozenset[str]:
    return frozenset(path.parent.name for path in _FOLDER.glob("*/when.toml"))
