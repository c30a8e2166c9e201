"""What tests say of an evening: that its hour comes, and what two people do in it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from bot.introduce import BEDTIME_AT, give_bedtime
from domain.evening import Evening, Page
from rehearsal.things import Message
from storage.unit_of_work import UnitOfWork
from tests.house import MONDAY_MORNING, Kept, Someone, couple_at_home
from tests.rituals.corners import taps

MONDAY = date(2026, 3, 2)
TEN = datetime(2026, 3, 2, 22, tzinfo=UTC)
LIGHTS_OUT = TEN + timedelta(hours=1)
BUTTONS = ["Begin", "In half an hour", "Good night"]
PUT_BY = "Put by. You can put the phone down; if it opens, it will be there in the morning too."
NOTHING = "Noted. Nobody is told. Until lights-out you can still change a line."
CLOSED = "Closed for tonight."
GONE = "These buttons are from earlier. Nothing has changed."


@asynccontextmanager
async def couple_with_evenings(
    folder: Path, url: str | None = None, *, at: datetime = MONDAY_MORNING, wall: time = BEDTIME_AT
) -> AsyncIterator[Kept]:
    """Ana and Ben at home, with a corner each, and bedtime every day at ten."""
    async with couple_at_home(folder, url, at=at) as kept:
        await give_bedtime(kept.storage, kept.couple, wall)
        for someone in (kept.ana, kept.ben):
            someone.person.starts()
        await kept.settles()
        yield kept


async def evening(kept: Kept) -> Message:
    """Let time pass until the next bedtime; gives back its line in the room."""
    due = await kept.storage.transact(lambda uow: uow.rituals.next_due(kept.couple.id, "bedtime"))
    assert due is not None
    await kept.is_at(max(due[1], kept.clock.now()))
    return kept.said[-1]


async def writes(someone: Someone, *lines: str) -> None:
    """Into the boxes in their corner, one after another."""
    for line in lines:
        await someone.writes(line, someone.person.corner)


async def finishes(someone: Someone, *lines: str) -> None:
    """Writes these lines, and is done."""
    await writes(someone, *lines)
    if len(lines) < 4:
        await taps(someone, "Done")


async def passes_all(someone: Someone) -> None:
    for _ in range(4):
        await taps(someone, "Not today")


def corner(someone: Someone) -> list[Message]:
    """What Kept said in a corner and still stands there."""
    return [one for one in someone.person.corner.messages if one.sender is someone.kept.world.bot and not one.deleted]


def box(someone: Someone) -> Message:
    """The box, or whatever Kept said last, in their corner."""
    return corner(someone)[-1]


async def latest(kept: Kept) -> tuple[Evening, dict[int, Page]]:
    """The evening as it is kept, and its pages by person."""

    async def read(uow: UnitOfWork) -> tuple[Evening, dict[int, Page]]:
        found = await uow.evenings.latest(kept.couple.id)
        assert found is not None
        return found, await uow.evenings.pages(found.ref)

    return await kept.storage.transact(read)


async def came(kept: Kept) -> list[date]:
    """The days whose evening counts."""
    return await kept.storage.transact(lambda uow: uow.evenings.days(kept.couple.id, date.min, date.max))
