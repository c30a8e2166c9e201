"""Text with its marked stretches, put together piece by piece so that no offset is ever counted twice."""

from collections.abc import Iterable
from dataclasses import replace

from domain.messages import Mark, Rendered, Span


def joined(pieces: Iterable[Rendered], between: str = "") -> Rendered:
    """One piece out of many, `between` standing between them; spans move along, in code points."""
    text, spans = "", []
    for count, piece in enumerate(pieces):
        text += between if count else ""
        spans += [replace(span, start=span.start + len(text)) for span in piece.spans]
        text += piece.text
    return Rendered(text, tuple(spans))


def hidden(piece: Rendered) -> Rendered:
    """The whole piece under one spoiler; spoilers inside it would say nothing new."""
    inner = (span for span in piece.spans if span.mark is not Mark.SPOILER)
    return Rendered(piece.text, (Span(Mark.SPOILER, 0, len(piece.text)), *inner))


def on_one_line(piece: Rendered) -> Rendered:
    """Line breaks become spaces, one for one, so that a name cannot start a line of its own."""
    return replace(piece, text=piece.text.replace("\n", " "))
