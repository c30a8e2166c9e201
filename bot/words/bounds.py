"""The words of each language by which a promise is too much to keep, or nothing that Kept holds for two people."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from domain.guard import GAP
from domain.lexis import folded

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Bounds:
    """Words and phrases as `domain.lexis.folded` leaves them; see `promise_size.is_grand` and `guard.declined`."""

    grand: tuple[str, ...]
    declined: tuple[str, ...]


def bounds(language: str) -> Bounds:
    """Those of `language` (an IETF tag); of its language alone, else English, where it has no file."""
    tags = (tag for tag in (language, language.partition("-")[0]) if tag in _languages())
    return _read(next(tags, "en"))


@cache
def _read(tag: str) -> Bounds:
    said = tomllib.loads((_FOLDER / tag / "promise.toml").read_text("utf-8"))
    return Bounds(*(tuple(map(_phrase, said[key])) for key in ("grand", "declined")))


def _phrase(written: str) -> str:
    return " ".join(word if word == GAP else folded(word) for word in written.split())


@cache
def _languages() -> frozenset[str]:
    return frozenset(path.parent.name for path in _FOLDER.glob("*/promise.toml"))
