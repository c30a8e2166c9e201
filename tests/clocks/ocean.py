"""What tests say of two people with an ocean between them: who lives where, and what came to whom at which hour."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from rehearsal.things import Message
from scheduler.hours import carry_over
from storage.unit_of_work import UnitOfWork
from tests.hours.talk import goes_by
from tests.house import Kept, Someone
from tests.rituals.evenings import couple_with_evenings
from tests.rituals.rooms import LINES, kept_apart

NEW_YORK, TOKYO = "America/New_York", "Asia/Tokyo"
SUNDAY_NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@asynccontextmanager
async def over_an_ocean(folder: Path, ben: str = NEW_YORK, *, carried: bool = False) -> AsyncIterator[Kept]:
    """Ana in London, Ben where `ben` says, as a rule five hours behind; lunch and bedtime since a Sunday at noon."""
    async with couple_with_evenings(folder, at=SUNDAY_NOON) as kept:
        if carried:
            await kept_apart(kept)
        await moves(kept.ben, ben)
        yield kept


async def moves(someone: Someone, zone: str) -> None:
    """They live by another clock from now on, as by /timezone."""
    kept = someone.kept
    await goes_by(someone, zone=zone)
    await kept.storage.transact(lambda uow: carry_over(kept.couple.id, uow))
    await kept.settles()


async def lives(kept: Kept, until: datetime) -> None:
    """Time passes from one thing that stirs to the next."""

    async def coming(uow: UnitOfWork) -> datetime:
        moments = (await uow.rituals.earliest(), await uow.timers.next(), await uow.outbox.next_held())
        return min([until, *(each for each in moments if each is not None)])

    while (following := await kept.storage.transact(coming)) < until:
        await kept.is_at(max(following, kept.clock.now() + timedelta(seconds=1)))
    await kept.is_at(max(until, kept.clock.now()))


def at(text: str, zone: str = "Europe/London") -> datetime:
    """That wall time, as in "2026-03-02 22:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def told(messages: list[Message], zone: str, beginning: str = "") -> list[str]:
    """When these came, on a clock, of those that begin so."""
    here = [one for one in messages if one.text.startswith(beginning)]
    return [f"{one.date.astimezone(ZoneInfo(zone)):%a %H:%M}" for one in here]


def boxes(someone: Someone) -> list[Message]:
    """The first boxes of evenings that came to their corner, or what stands in the place of one that is over."""
    return [one for one in _said(someone) if one.text.startswith(("First", "Closed"))]


def _said(someone: Someone) -> list[Message]:
    return [one for one in someone.person.corner.messages if one.sender is someone.kept.world.bot]


def of_the_room(someone: Someone) -> list[Message]:
    """All that came to their corner under the line with both names."""
    return [one for one in _said(someone) if one.text.partition("\n")[0] in LINES]
