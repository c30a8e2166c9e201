"""A person's words, shown as they wrote them and unable to reorder, hide or break what stands around them."""

import unicodedata
from bisect import bisect_left
from dataclasses import replace

from bot.words.pieces import hidden, on_one_line
from domain.messages import Mark, Rendered, Span, Words

# Embeddings, overrides and isolates reach beyond the words they stand in (Unicode Standard Annex 9). Marks such as
# RLM and the joiners of emoji and Persian act only where they stand, so they stay.
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_BREAKS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\x85": "\n"})
_INVISIBLE_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_FOREIGN = {"ltr": frozenset({"R", "AL", "AN"}), "rtl": frozenset({"L", "EN", "AN"})}
NOTHING_TO_SEE = "…"


def literal(words: Words) -> Rendered:
    """The words with their spans; without bidi controls, control characters and lone surrogates.

    Words that leave nothing to be seen become an ellipsis, since Telegram refuses an empty text.
    """
    text = words.text.translate(_LINE_BREAKS)
    kept = [place for place, character in enumerate(text) if _may_stand(character)]
    shown = Rendered("".join(text[place] for place in kept), _underlined(words.underlined, kept))
    if not any(map(_is_seen, shown.text)):
        shown = Rendered(NOTHING_TO_SEE)
    return hidden(shown) if words.spoiler else shown


def in_a_line(words: Words, direction: str) -> Rendered:
    """The words as they stand inside a line that runs in `direction` ("ltr" or "rtl").

    They are isolated only where they run the other way: there an isolate keeps the line in order, everywhere else
    it would be a stray character in what people copy and search.
    """
    piece = on_one_line(literal(words))
    if not any(unicodedata.bidirectional(character) in _FOREIGN[direction] for character in piece.text):
        return piece
    moved = tuple(replace(span, start=span.start + 1) for span in piece.spans)
    return Rendered(f"{_FIRST_STRONG_ISOLATE}{piece.text}{_POP_ISOLATE}", moved)


def _may_stand(character: str) -> bool:
    return character in "\n\t" or not (character in _REORDERING or unicodedata.category(character) in ("Cc", "Cs"))


def _is_seen(character: str) -> bool:
    category = unicodedata.category(character)
    return character not in _INVISIBLE_LETTERS and (category == "Co" or category[0] not in "ZCM")


def _underlined(ranges: tuple[tuple[int, int], ...], kept: list[int]) -> tuple[Span, ...]:
    found = []
    for start, length in ranges:
        first, last = bisect_left(kept, start), bisect_left(kept, start + length)
        if last > first:
            found.append(Span(Mark.UNDERLINE, first, last - first))
    return tuple(found)
