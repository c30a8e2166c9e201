"""What tests say of a corner: what somebody types there, taps there, and reads there."""

from rehearsal.things import Message
from rehearsal.world import Tap
from tests.house import Someone


async def types(someone: Someone, text: str) -> str:
    """In their corner; gives back the last thing that Kept says there then."""
    await someone.writes(text, someone.person.corner)
    return last(someone).text


async def taps(someone: Someone, label: str) -> Tap:
    """The last button of that name in their corner."""
    shown = [message for message in someone.person.corner.messages if label in message.buttons]
    return await someone.taps(label, on=shown[-1])


def last(someone: Someone) -> Message:
    """What Kept said last in their corner, and still stands there."""
    said = [message for message in someone.person.corner.messages if message.sender is someone.kept.world.bot]
    return said[-1]
