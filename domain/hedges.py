"""Words that make an apology smaller, or turn it into a reproach: they are underlined for whoever wrote them, once."""

import re
from collections.abc import Iterable, Iterator

from domain.lexis import folded

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")


def hedges(text: str, phrases: Iterable[str], spared: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where one of `phrases` stands in `text`: (start, length) in code points, in order, none over another.

    Phrases are written as `domain.lexis.folded` leaves them. One that is followed by one of `spared` gives the other
    credit ("because you waited") and is left alone. No list finds them all; the question beside it does the work.
    """
    found = list(_WORD.finditer(text))
    words = [folded(each[0]) for each in found]
    praise = [phrase.split() for phrase in spared]
    spans, free = [], 0
    for first, size in sorted(
        _places(words, [phrase.split() for phrase in phrases]), key=lambda each: (each[0], -each[1])
    ):
        after = first + size
        if first >= free and not any(words[after : after + len(credit)] == credit for credit in praise):
            start = found[first].start()
            spans.append((start, found[after - 1].end() - start))
            free = after
    return tuple(spans)


def _places(words: list[str], phrases: list[list[str]]) -> Iterator[tuple[int, int]]:
    """Where each phrase begins, in words, and of how many it is."""
    for phrase in phrases:
        for first in range(len(words) - len(phrase) + 1):
            if words[first : first + len(phrase)] == phrase:
                yield first, len(phrase)
