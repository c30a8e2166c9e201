"""A promise that is being made: what is known of it so far, as the question about it remembers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter

from bot.characters import characters
from bot.promising.maker import Maker
from bot.words.bounds import bounds
from bot.words.when import when_lexis
from domain.guard import declined
from domain.promise import Promise
from domain.promise_size import Said, draft
from domain.when import Day, Hour, NoTime, Time, read


class Step(StrEnum):
    """What was asked last, which decides how an answer is heard."""

    WORDS = "words"  # what will you do?
    PIECE = "piece"  # too much: what is the first piece?
    WHEN = "when"
    ECHO = "echo"  # is that right?


@dataclass(frozen=True, slots=True)
class Draft:
    """`other` is what the time may mean as well. `here`: said in the room. `days` are offered to choose from.

    `instead_of` is the ref of the promise in whose place this one comes, as a smaller piece of it.
    """

    words: str = ""
    when: Hour | Day | NoTime = NoTime.UNSAID
    other: Hour | Day | None = None
    here: bool = False
    step: Step = Step.WORDS
    days: tuple[date, ...] = ()
    instead_of: str = ""

    def packed(self) -> Mapping[str, Any]:
        """As a box remembers it."""
        body: Mapping[str, Any] = _DRAFT.dump_python(self, mode="json")
        return body

    def heard(self, text: str, maker: Maker) -> "Draft":
        """With what their maker has written now: other words, another time, or both."""
        found = read(text, maker.present.now, maker.present.zone, when_lexis(maker.member.language))
        words, timed = " ".join(found.words.split()), found.when is not NoTime.UNSAID
        known = self
        if words and not (self.step is Step.WHEN and self.words):
            known = replace(known, words=words)
        return replace(known, when=found.when, other=found.other) if timed else known

    def on(self, when: Time, other: Time | None = None) -> "Draft":
        """For another time."""
        return replace(self, when=when, other=other)

    def declined(self, maker: Maker) -> bool:
        """Whether it is something that Kept does not hold."""
        return declined(self.words, bounds(maker.member.language).declined)

    def promise(self, maker: Maker) -> Promise:
        """The promise that its echo shows. Raises Refusal with the smallest question that mends it."""
        said = Said(self.words, characters(self.words), self.when, self.here)
        return draft(said, bounds(maker.member.language).grand, maker.others_open(self.instead_of), maker.present)


_DRAFT = TypeAdapter(Draft)


def unpacked(body: Mapping[str, Any]) -> Draft:
    """What a box remembers."""
    return _DRAFT.validate_python(dict(body))
