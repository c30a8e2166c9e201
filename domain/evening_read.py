"""Reads what people type of their evenings: where they are, how many a week they look for, when lights are out."""

import re

from domain.lexis import Lexis, folded

_LONGEST = 40  # characters that are looked at
_COUNTED = re.compile(r"([1-7]) ?(\D+)")


def read_place(text: str, lexis: Lexis) -> bool | None:
    """True for in their chat, False for apart; None for anything else."""
    said = _plain(text)
    return said in lexis.here if said in lexis.here | lexis.apart else None


def read_nights(text: str, lexis: Lexis) -> int | None:
    """From 1 to 7, as in "3 nights"; None for anything else."""
    found = _COUNTED.fullmatch(_plain(text))
    return int(found[1]) if found and found[2] in lexis.nights else None


def read_lights(text: str, lexis: Lexis) -> str | None:
    """What follows the words for lights-out, "" for nothing; None for anything else."""
    said = _plain(text.replace("-", " "))
    found = [phrase for phrase in lexis.lights if said == phrase or said.startswith(f"{phrase} ")]
    return said.removeprefix(max(found, key=len)).strip() if found else None


def _plain(text: str) -> str:
    return folded(" ".join(text.split())) if len(text) <= _LONGEST else ""
