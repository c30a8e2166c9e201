"""The words of the picture, which come from the catalogue, and how they are set."""

import re
from dataclasses import dataclass
from textwrap import wrap
from xml.sax.saxutils import escape

LEFT, RIGHT = 84, 996  # pixels
LINE = 44
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # www.w3.org/TR/xml/#charsets


@dataclass(frozen=True, slots=True)
class Captions:
    """All that is written in a picture, in the language of the room; no names, and nothing that people wrote."""

    title: str
    lunches: str
    evenings: str
    promises: str
    kept: str
    moved: str
    mended: str
    ribbon: str  # what it is, over it
    wider: str  # what its width says, under it
    rest: str  # what its pale parts are
    first: str  # that it has not begun
    foot: str


def text(words: str, x: float, y: float, style: str = "") -> str:
    """One line of text with its baseline at (x, y)."""
    kind = f' class="{style}"' if style else ""
    return f'<text x="{x:g}" y="{y:g}"{kind}>{escape(_UNWRITABLE.sub("", words))}</text>'


def wrapped(words: str, letters: int) -> list[str]:
    """Lines of at most so many letters."""
    return wrap(words, letters, break_on_hyphens=False) or [""]


def paragraph(words: str, y: float, letters: int, style: str = "") -> tuple[list[str], float]:
    """Lines of text at the left, the first baseline at `y`, and where the next one would be."""
    lines = wrapped(words, letters)
    return [text(line, LEFT, y + LINE * place, style) for place, line in enumerate(lines)], y + LINE * len(lines)
