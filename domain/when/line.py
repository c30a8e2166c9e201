"""A promise on its way to being understood: its tokens, and what has been heard in them so far."""

from collections.abc import Container
from dataclasses import dataclass, field

from domain.when.lexis import LONGEST_PHRASE, Kind, WhenLexis
from domain.when.said import Said
from domain.when.tokens import Token


@dataclass(frozen=True, slots=True)
class Piece:
    """What the line says up to the place `end`; `shy` has a word in it that means something else as often."""

    kind: Kind
    said: Said
    end: int
    shy: bool = False


@dataclass(slots=True)
class Line:
    """What was typed, and the words by which it is read."""

    tokens: list[Token]
    lexis: WhenLexis
    heard: dict[int, list[Piece]] = field(default_factory=dict)  # by the place where they begin

    def at(self, place: int) -> Token | None:
        return self.tokens[place] if 0 <= place < len(self.tokens) else None

    def phrase(self, place: int, known: Container[str]) -> tuple[str, int]:
        """The longest phrase from `place` on that is known, and where it ends; "" and 0 for none."""
        words: list[str] = []
        found = ("", 0)
        for token in self.tokens[place : place + LONGEST_PHRASE]:
            if not token.text:
                break
            words.append(token.text)
            phrase = " ".join(words)
            if phrase in known:
                found = (phrase, place + len(words))
        return found
