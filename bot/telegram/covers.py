"""What a locked phone shows in place of words, or before them."""

from dataclasses import replace

from domain.messages import Button, Line, Part, Rows, Words
from domain.noise import Shown
from storage.outbox import Owed
from storage.parts import Unpacker

ROOM_LINE = "room-line"  # which stands above everything in a carried room
OPEN = "open"  # the tap that puts the words in the place of their line


def covered(owed: Owed, parts: tuple[Part, ...], rows: Rows) -> tuple[tuple[Part, ...], Rows]:
    """The message as it is first sent. `parts` and `rows` are what it says."""
    cover = Unpacker.cover(owed.payload or "{}")
    if cover is None or owed.shown is Shown.EVERYDAY:
        return parts, rows
    if owed.shown is Shown.MINE:
        return (Line(cover),), ((Button("cover-open", OPEN),),)
    above = parts[:1] if isinstance(parts[0], Line) and parts[0].key == ROOM_LINE else ()
    return (*above, Line(cover), *(_hidden(part) for part in parts[len(above) :])), rows


def _hidden(part: Part) -> Line | Words:
    return replace(part, spoiler=True)
