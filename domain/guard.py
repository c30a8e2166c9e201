"""What Kept does not hold for two people: checking on each other, permission, control, penalties."""

from collections.abc import Iterable, Sequence

from domain.lexis import words_of

GAP = "…"  # in a phrase: up to so many other words
_WIDEST = 3


def declined(text: str, phrases: Iterable[str]) -> bool:
    """Whether one of `phrases` is in `text`, as whole words and however they are written.

    A phrase is written as `domain.lexis.folded` leaves it; "check … phone" is also in "I check again your phone".
    It is a courtesy to whoever did not think of it, and no protection: there are always other words.
    """
    words = words_of(text)
    starts: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        starts.setdefault(word, []).append(place)
    for phrase in phrases:
        first, *rest = phrase.split()
        if any(_follows(words, place + 1, rest) for place in starts.get(first, ())):
            return True
    return False


def _follows(words: Sequence[str], place: int, phrase: Sequence[str]) -> bool:
    """Whether `phrase` goes on at `place`."""
    if not phrase:
        return True
    if phrase[0] == GAP:
        return any(_follows(words, later, phrase[1:]) for later in range(place, place + _WIDEST + 1))
    return place < len(words) and words[place] == phrase[0] and _follows(words, place + 1, phrase[1:])
