"""What a maker is adding to a promise: another time, another way, a plain word, a reminder, a reason."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter

from bot.characters import characters
from bot.promising.maker import Maker
from bot.words.bounds import bounds
from bot.words.when import when_lexis
from domain.errors import Refusal
from domain.guard import declined
from domain.promise import Action, Why
from domain.promise_size import LONGEST, is_grand
from domain.when import Day, Hour, NoTime, read

LONGEST_WORD = 400  # characters of a plain word, and of a reason


class Verb(StrEnum):
    MOVE = "move"  # another time
    WAY = "way"  # another way
    WORD = "word"  # a plain word
    REMIND = "remind"
    WHY = "why"


ACTION = {
    Verb.MOVE: Action.MOVE,
    Verb.WAY: Action.ANOTHER_WAY,
    Verb.WORD: Action.PLAIN_WORD,
    Verb.REMIND: Action.REMINDER,
}


@dataclass(frozen=True, slots=True)
class Turn:
    """What has been said so far. `message` is where it was asked for, `place` the letter of the promise there.

    `other` is what the time may mean as well.
    """

    verb: Verb
    message: str
    place: str
    when: Hour | Day | NoTime = NoTime.UNSAID
    other: Hour | Day | None = None
    words: str = ""

    def packed(self) -> Mapping[str, Any]:
        """As a box remembers it."""
        body: Mapping[str, Any] = _TURN.dump_python(self, mode="json")
        return body

    def heard(self, text: str, maker: Maker) -> "Turn":
        """With what was written now. Raises Refusal for what is too much, or nothing that Kept holds."""
        if self.verb in (Verb.WORD, Verb.WHY):
            return self._said(text)
        found = read(text, maker.present.now, maker.present.zone, when_lexis(maker.member.language))
        known = self if found.when is NoTime.UNSAID else replace(self, when=found.when, other=found.other)
        words = " ".join(found.words.split())
        return known.done_so(words, maker) if self.verb is Verb.WAY and words else known

    def _said(self, text: str) -> "Turn":
        if characters(text) > LONGEST_WORD:
            raise Refusal("promise-word-long", {"most": LONGEST_WORD})
        return replace(self, words=text.strip())

    def done_so(self, words: str, maker: Maker) -> "Turn":
        """In these words. Raises Refusal, as `heard`."""
        heard = bounds(maker.member.language)
        if declined(words, heard.declined):
            raise Refusal("promise-declined")
        if characters(words) > LONGEST:
            raise Refusal(Why.LONG, {"most": LONGEST})
        if is_grand(words, heard.grand):
            raise Refusal(Why.GRAND)
        return replace(self, words=words)

    @property
    def lacks(self) -> str | None:
        """The question for what is wanting yet."""
        if self.verb is not Verb.MOVE and self.verb is not Verb.REMIND and not self.words:
            return Why.NO_WORDS
        timeless = self.verb in (Verb.WORD, Verb.WHY)
        return None if timeless or self.when is not NoTime.UNSAID else Why.NO_TIME


_TURN = TypeAdapter(Turn)


def unpacked(body: Mapping[str, Any]) -> Turn:
    """What a box remembers."""
    return _TURN.validate_python(dict(body))
