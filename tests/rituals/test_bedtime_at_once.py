"""Both finish in the same instant: what they wrote opens, and it opens once."""

import asyncio
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise

import pytest

from bot.bedtime import writing
from bot.rituals import bedtime
from domain.messages import Anchor, Due, Incoming, Kind
from storage.engine import Database
from storage.schema import evening_pages, evenings, outbox
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork
from tests.house import Kept, catalogue
from tests.rituals.evenings import MONDAY


@dataclass
class Meeting:
    """Two transactions that overlap: neither acts before both are there.

    On PostgreSQL both are open by then. SQLite lets but one in, and the other stands before its door.
    """

    sqlite: bool
    called: list[asyncio.Event] = field(default_factory=lambda: [asyncio.Event(), asyncio.Event()])
    inside: asyncio.Barrier = field(default_factory=lambda: asyncio.Barrier(2))

    async def overlap(self) -> None:
        if self.sqlite:
            await asyncio.gather(*(event.wait() for event in self.called))
        else:
            await self.inside.wait()


async def begun(kept: Kept, day: int) -> None:
    """An evening in which each has written a line and is about to be done."""
    due = Due("bedtime", kept.couple.id, None, MONDAY + timedelta(days=day), kept.clock.now())

    async def begin(uow: UnitOfWork) -> None:
        await bedtime.ask(due, uow)
        for member in kept.couple.members:
            [box] = [one for one in await uow.boxes.open_ones(member.person) if one.ritual == "bedtime"]
            await writing.hear(_by(kept, member.person, text="a line"), box, uow)

    await kept.storage.transact(begin)


def _by(kept: Kept, person: int, *, text: str | None = None, ref: str = "") -> Incoming:
    anchor = Anchor(ref, "bedtime", kept.couple.id, person, person, None)
    return Incoming(1, kept.clock.now(), person, "", "en", person, group=False, message=1, text=text, anchor=anchor)


async def done(kept: Kept, storage: Storage, which: int, meeting: Meeting) -> None:
    person = kept.couple.members[which].person

    async def work(uow: UnitOfWork) -> None:
        await meeting.overlap()
        latest = await uow.evenings.latest(kept.couple.id)
        pages = await uow.evenings.pages(latest.ref if latest else "")
        await writing.be_done(_by(kept, person, ref=pages[person].face or ""), uow)

    meeting.called[which].set()
    await storage.transact(work)


@pytest.fixture
async def second(kept_on_both: Kept) -> AsyncIterator[Storage]:
    """Another way into the same database."""
    first = kept_on_both.storage
    url = first.database.url.render_as_string(hide_password=False)
    storage = Storage(Database(url), first.vault, catalogue, kept_on_both.clock, random.Random(8))
    yield storage
    await storage.database.close()


async def opened_on(kept: Kept, second: Storage, days: int) -> list[int]:
    """For each of so many days, how often it opened."""
    opened = [0]
    for day in range(days):
        kept.clock.move(timedelta(days=1))
        await begun(kept, day)
        meeting = Meeting(second.database.is_sqlite)
        await asyncio.gather(*(done(kept, each, which, meeting) for which, each in enumerate((kept.storage, second))))
        opened.append(sum(row.kind == Kind.REVEAL for row in await kept.rows(outbox)))
    assert await kept.rows(evening_pages) == []
    assert all(row.closed_at for row in await kept.rows(evenings))
    return [after - before for before, after in pairwise(opened)]


async def test_it_opens_exactly_once(kept_on_both: Kept, second: Storage) -> None:
    assert await opened_on(kept_on_both, second, 10) == [1] * 10


@pytest.mark.long
async def test_it_opens_exactly_once_on_two_hundred_evenings(kept_on_both: Kept, second: Storage) -> None:
    assert await opened_on(kept_on_both, second, 200) == [1] * 200
