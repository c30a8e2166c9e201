"""The words by which each language's hours and weekdays are read, from Babel and a small file beside its lines."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from babel import Locale

from domain.lexis import Lexis, folded

_FOLDER = Path(__file__).parent
_CUT = 3  # letters from which on the beginning of a weekday's name is enough


def lexis(language: str) -> Lexis:
    """How `language` (an IETF tag) is read; that of its language alone, else English, where it has no file."""
    tags = (tag for tag in (language, language.partition("-")[0]) if tag in _languages())
    return _kept(next(tags, "en"))


def read(tag: str, path: Path) -> Lexis:
    """What `path` says of the language `tag`. KeyError: it lacks something; ValueError: a word has two meanings."""
    said = tomllib.loads(path.read_text("utf-8"))
    locale = Locale.parse(tag, sep="-")
    days = {name: frozenset({day}) for name, day in _weekdays(locale)}
    days |= {folded(name): frozenset(group) for name, group in said["days"].items()}
    hours = {folded(name): hour for name, hour in said["hours"].items()}
    keys = ("am", "pm", "to", "off", "on", "skip")
    am, pm, to, off, on, skip = (frozenset(map(folded, said[key])) for key in keys)
    bedtime = ("here", "apart", "nights", "lights")
    here, apart, nights, lights = (frozenset(map(folded, said["bedtime"][key])) for key in bedtime)
    _refuse_twins([*days], [*hours], am, pm, to, off, skip)
    _refuse_twins(off, on)
    short = tuple(folded(locale.days["stand-alone"]["abbreviated"][day]) for day in range(7))
    daily, none = folded(said["daily"]), folded(said["off"][0])
    return Lexis(days, hours, am, pm, to, off, on, skip, here, apart, nights, lights, short, daily, none)


@cache
def _kept(tag: str) -> Lexis:
    return read(tag, _FOLDER / tag / "lexis.toml")


@cache
def _languages() -> frozenset[str]:
    return frozenset(path.parent.name for path in _FOLDER.glob("*/lexis.toml"))


def weekday_names(locale: Locale) -> set[tuple[str, int]]:
    """Every name of a weekday (Monday is 0), folded, and every beginning that only it has."""
    return _with_beginnings(locale.days, range(7))


def month_names(locale: Locale) -> set[tuple[str, int]]:
    """Every name of a month (January is 1), folded, and every beginning that only it has."""
    return _with_beginnings(locale.months, range(1, 13))


def _with_beginnings(tables: Mapping[str, Mapping[str, Mapping[int, str]]], keys: range) -> set[tuple[str, int]]:
    names = {
        (folded(names[key]), key)
        for form in tables.values()
        for width, names in form.items()
        if width != "narrow"
        for key in keys
    }
    begun = {(name[:size], key) for name, key in names for size in range(_CUT, len(name) + 1)}
    claims = Counter(name for name, _ in begun | names)
    return {(name, key) for name, key in begun | names if claims[name] == 1}


def _weekdays(locale: Locale) -> Iterator[tuple[str, int]]:
    """The names of weekdays, and their plurals in -s."""
    names = weekday_names(locale)
    known = {name for name, _ in names}
    yield from names
    yield from ((f"{name}s", day) for name, day in names if len(name) >= _CUT and f"{name}s" not in known)


def _refuse_twins(*sorts: "list[str] | frozenset[str]") -> None:
    twins = [word for word, times in Counter(word for sort in sorts for word in sort).items() if times > 1]
    if twins:
        raise ValueError(f"These mean two things: {', '.join(sorted(twins))}")
