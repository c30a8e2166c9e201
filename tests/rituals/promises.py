"""What tests say of promises: how they are made, where they stand, and what is kept of them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, time
from pathlib import Path

from bot.introduce import give_bedtime
from rehearsal.things import Message
from storage.promises import Given
from tests.house import MONDAY_MORNING, Kept, Someone, couple_at_home
from tests.rituals.corners import taps

GONE = "These buttons are from earlier. Nothing has changed."
YOURS = "Something of yours."
NOTICE = "I noticed, thank you"


@asynccontextmanager
async def couple_with_promises(
    folder: Path, url: str | None = None, *, at: datetime = MONDAY_MORNING, wall: time | None = None
) -> AsyncIterator[Kept]:
    """Ana and Ben at home, with a corner each, on a Monday at eight; bedtime at `wall`, or off."""
    async with couple_at_home(folder, url, at=at) as kept:
        if wall is not None:
            await give_bedtime(kept.storage, kept.couple, wall)
        for someone in (kept.ana, kept.ben):
            someone.person.starts()
        await kept.settles()
        yield kept


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Of March 2026, whose second is a Monday; London's clock is UTC."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def corner(someone: Someone) -> list[Message]:
    """What Kept said in a corner and still stands there."""
    return [one for one in someone.person.corner.messages if one.sender is someone.kept.world.bot and not one.deleted]


def heard(someone: Someone) -> list[str]:
    """What Kept said in a corner since its hello."""
    return someone.heard[1:]


def room(kept: Kept) -> list[Message]:
    """What Kept said in the room and still stands there."""
    return [one for one in kept.said if not one.deleted]


async def types(someone: Someone, text: str) -> Message:
    """In their corner; gives back what stands there last then."""
    await someone.writes(text, someone.person.corner)
    return corner(someone)[-1]


async def in_room(someone: Someone, text: str) -> Message:
    """`/promise ...` in the room; gives back what stands there last then, or else in their corner."""
    command, _, rest = text.partition(" ")
    await someone.writes(f"{command}@{someone.kept.world.bot.username} {rest}".strip())
    return [*corner(someone), *room(someone.kept)][-1]


async def promises(someone: Someone, text: str, *, quietly: bool = False) -> Message:
    """Made in their corner and confirmed; gives back what the room reads last then."""
    await types(someone, f"/promise {text}")
    await taps(someone, "Quietly" if quietly else "Yes")
    return room(someone.kept)[-1] if room(someone.kept) else corner(someone)[-1]


async def opens(someone: Someone) -> Message:
    """What lies last in their corner under a line."""
    await taps(someone, "Open")
    return corner(someone)[-1]


async def of(someone: Someone) -> list[Given]:
    """All that they promised, as it is kept."""
    return await someone.kept.storage.transact(lambda uow: uow.promises.of(someone.person.id))
