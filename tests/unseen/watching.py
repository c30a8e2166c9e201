"""All that one partner can see, with the second at which it came: what the two sides of a comparison are made of."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from rehearsal.happenings import Happening
from rehearsal.people import Person
from rehearsal.things import Bot, Chat, Message
from rehearsal.world import World

T = TypeVar("T")


class Unmoved(random.Random):
    """Draws the same whatever was drawn before, so that what one does cannot move what another is dealt.

    Tokens differ, as they have to; nobody sees them.
    """

    def choice(self, seq: Sequence[T]) -> T:  # type: ignore[override]
        return seq[0]

    def random(self) -> float:
        return 0.25

    def uniform(self, a: float, b: float) -> float:
        return a + (b - a) * 0.25

    def randint(self, a: int, b: int) -> int:
        return a

    def randrange(self, start: int, stop: int | None = None, *_: Any) -> int:
        return 0 if stop is None else start

    def sample(self, population: Sequence[T], k: int, **_: Any) -> list[T]:
        return list(population[:k])

    def shuffle(self, x: Any) -> None:
        """As it lies."""


@dataclass
class Watch:
    """What `person` sees of the bot: in the room, in their corner, and in answer to their taps."""

    world: World
    room: Chat
    person: Person
    seen: list[tuple[str, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.began = self.world.now()
        self.world.listen(self.hear)

    def hear(self, happening: Happening) -> None:
        chat, message = happening.chat, happening.message
        if chat not in (self.room, self.person.corner) or happening.kind in ("tap", "action", "read"):
            return
        if happening.kind == "answer" and happening.detail["by"] != self.person.id:
            return
        if happening.kind == "message" and message is not None and not isinstance(message.sender, Bot):
            return
        told = str([happening.detail.get("text"), happening.detail.get("alert")])
        face = (*_face(message), _reaction(message, self.world.bot.id), told)
        self.seen.append((self._second(happening.at), happening.kind, *face))

    def _second(self, at: datetime) -> str:
        return str(at - self.began)


def _face(message: Message | None) -> tuple[str, ...]:
    if message is None:
        return ()
    where = "room" if message.chat.type != "private" else "corner"
    about = message.reply_to.text if message.reply_to else ""
    marks = str([(each["type"], each["offset"], each["length"]) for each in message.entities])
    return (where, message.text, str(message.buttons), marks, about, str(message.silent), str(message.deleted))


def _reaction(message: Message | None, bot: int) -> str:
    return str(message.reactions.get(bot, [])) if message else ""
