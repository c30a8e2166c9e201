"""The words of each language by which a line is too much to keep, a trade, or nothing that Kept holds for two."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from domain.agreement import Unconditional
from domain.guard import GAP
from domain.lexis import folded

_FOLDER = Path(__file__).parent
PROMISE, AGREE, HELP = "promise.toml", "agree.toml", "help.toml"


@dataclass(frozen=True, slots=True)
class Bounds:
    """Words and phrases as `domain.lexis.folded` leaves them; see `promise_size.is_grand` and `guard.declined`."""

    grand: tuple[str, ...]
    declined: tuple[str, ...]


def bounds(language: str) -> Bounds:
    """Those of `language` (an IETF tag); of its language alone, else English, where it has no file."""
    return _bounds(_tag(language, PROMISE))


@cache
def _bounds(tag: str) -> Bounds:
    return Bounds(*_read(tag, PROMISE, ("grand", "declined")))


def unconditional(language: str) -> Unconditional:
    """How a line of one's own is told in `language`, found as `bounds` are."""
    return _unconditional(_tag(language, AGREE))


@cache
def _unconditional(tag: str) -> Unconditional:
    return Unconditional(*_read(tag, AGREE, ("begins", "others", "conditions", "courtesies")))


@cache
def frightened(language: str) -> tuple[str, ...]:
    """What may tell of fear or hurt in `language`, for `guard.declined`; found as `bounds` are."""
    return _read(_tag(language, HELP), HELP, ("frightened",))[0]


def _tag(language: str, file: str) -> str:
    tags = (tag for tag in (language, language.partition("-")[0]) if tag in _languages(file))
    return next(tags, "en")


def _read(tag: str, file: str, keys: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    said = tomllib.loads((_FOLDER / tag / file).read_text("utf-8"))
    return tuple(tuple(map(_phrase, said[key])) for key in keys)


def _phrase(written: str) -> str:
    return " ".join(word if word == GAP else folded(word) for word in written.split())


@cache
def _languages(file: str) -> frozenset[str]:
    return frozenset(path.parent.name for path in _FOLDER.glob(f"*/{file}"))
