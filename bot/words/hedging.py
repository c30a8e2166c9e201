"""The words of each language that are underlined in what somebody has written about their own part."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from domain.lexis import folded

_FOLDER = Path(__file__).parent
_FILE = "mypart.toml"


@dataclass(frozen=True, slots=True)
class Hedging:
    """Phrases as `domain.lexis.folded` leaves them; see `domain.hedges.hedges`."""

    underlined: tuple[str, ...]
    spared: tuple[str, ...]


@cache
def hedging(language: str) -> Hedging:
    """Those of `language` (an IETF tag), or of its language alone; none where it has no file: no word is better."""
    paths = [_FOLDER / tag / _FILE for tag in (language, language.partition("-")[0])]
    path = next((path for path in paths if path.exists()), None)
    if path is None:
        return Hedging((), ())
    said = tomllib.loads(path.read_text("utf-8"))
    return Hedging(*(tuple(_phrase(one) for one in said[key]) for key in ("underlined", "spared")))


def _phrase(written: str) -> str:
    return " ".join(map(folded, written.split()))
