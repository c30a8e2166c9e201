"""A person of the house, and what they do: each act is followed by everything that follows from it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearsal.people import Person
from rehearsal.things import Chat, Message
from rehearsal.world import Tap

if TYPE_CHECKING:
    from tests.house import Kept


@dataclass
class Someone:
    """A person, and what they do; each act is followed by everything that follows from it."""

    kept: "Kept"
    person: Person

    @property
    def heard(self) -> list[str]:
        """What Kept said in their corner."""
        return [message.text for message in self.person.corner.messages if message.sender is self.kept.world.bot]

    async def writes(self, text: str, place: Chat | None = None, reply_to: Message | None = None) -> Message:
        """In the room, unless another place is given."""
        message = self.person.writes(place or self.kept.room, text, reply_to=reply_to)
        await self.kept.settles()
        return message

    async def replies(self, text: str, to: Message | None = None) -> Message:
        """To the last thing Kept said in the room, unless another message is given."""
        return await self.writes(text, reply_to=to or self.kept.said[-1])

    async def taps(self, label: str, on: Message | None = None) -> Tap:
        """A button of the last message that has one of that name."""
        chats = (self.kept.room.messages, self.person.corner.messages)
        shown = next(filter(None, ([message for message in each if label in message.buttons] for each in chats)), [])
        tap = self.person.taps(on or shown[-1], label)
        await self.kept.settles()
        return tap
