"""The house in which tests are conversations: Ana and Ben are a couple, Cleo is a stranger, Dan is in another couple.

Real database, real python-telegram-bot, a rehearsed Telegram on the other end, and a clock that is told the time.
"""

import random
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from secrets import token_bytes
from typing import Any

from sqlalchemy import Row, Table, select
from telegram.error import TelegramError

from bot.introduce import introduce
from bot.main import House, furnish
from bot.ritual import Ritual
from bot.rituals import RITUALS
from bot.telegram.client import build
from bot.words import Catalogue
from domain.couple import Couple, Member
from rehearsal.clock import RehearsalClock
from rehearsal.people import Person
from rehearsal.things import Chat, Message
from rehearsal.world import TOKEN, World
from storage.engine import Database
from storage.keys import KeyStore
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork
from storage.vault import OperatorKeys, Vault
from tests.someone import Someone
from tests.tables import with_tables
from tests.wire import WorldWire

__all__ = ["Someone"]  # with everything that is made here

MONDAY_MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
PATIENCE = 200  # rounds after which a house that never comes to rest is a fault

catalogue = Catalogue.load()


@dataclass
class Kept:
    """The house at work: what is due is done, what came in is heard, what is owed is sent, and nothing by itself."""

    world: World
    clock: RehearsalClock
    house: House
    couple: Couple
    room: Chat
    people: dict[str, Someone] = field(default_factory=dict)
    wire: WorldWire = field(kw_only=True)
    opens: Callable[[], AbstractAsyncContextManager[House]] = field(kw_only=True)
    _rooms: AsyncExitStack = field(default_factory=AsyncExitStack, kw_only=True)

    def __getattr__(self, name: str) -> Someone:
        try:
            return self.people[name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def storage(self) -> Storage:
        return self.house.storage

    @property
    def said(self) -> list[Message]:
        """What Kept said in the room, in order."""
        return [message for message in self.room.messages if message.sender is self.world.bot and not message.service]

    async def settles(self) -> None:
        """Until nothing comes in, nothing is due and nothing is owed; waits pass on the told clock."""
        for _ in range(PATIENCE):
            moved, wait = await self._round()
            if wait is not None:
                self.clock.move(timedelta(seconds=wait + 0.001))
            elif not moved:
                return
        raise AssertionError("the house never came to rest")

    async def _round(self) -> tuple[bool, float | None]:
        """Each part once; whether anything happened, and the seconds for which the sender would wait."""
        came = await self.hears()
        done = await self.house.due.tick() + await self.house.moments.tick()
        worked = await self.works()
        wait = await self.house.sender.step()
        await self.house.answers.settle()
        return bool(came or done or worked), wait

    async def hears(self) -> int:
        """Ask Telegram once; gives back how many updates came, none while it is out of reach."""
        try:
            return await self.house.intake.poll()
        except TelegramError:
            return 0

    async def endures(self, time: timedelta) -> None:
        """Let time pass in a dozen steps or more while every part keeps trying, whatever troubles fill it."""
        end, step = self.clock.monotonic() + time.total_seconds(), time.total_seconds() / 12
        while (left := end - self.clock.monotonic()) > 0.001:
            moved, wait = await self._round()
            self.clock.move(timedelta(seconds=0 if moved else min(left, step if wait is None else wait + 0.001)))

    async def restarts(self) -> None:
        """The process ends as it stands, and another one begins on the same files."""
        await self._rooms.aclose()
        self.house = await self._rooms.enter_async_context(self.opens())

    async def rows(self, table: Table) -> Sequence[Row[Any]]:
        """All rows of a table, oldest first."""

        async def read(uow: UnitOfWork) -> Sequence[Row[Any]]:
            return (await uow.connection.execute(select(table).order_by(*table.primary_key))).all()

        return await self.storage.transact(read)

    async def works(self) -> int:
        """Do every update whose turn it is."""
        done = 0
        while await self.house.worker.step():
            done += 1
        return done

    async def passes(self, time: timedelta) -> None:
        """Let time pass, then everything that follows from it."""
        self.clock.move(time)
        await self.settles()

    async def is_at(self, at: datetime) -> None:
        """Let time pass until `at`."""
        self.clock.until(at)
        await self.settles()

    async def lunch(self) -> Message:
        """Let time pass until the next lunch; gives back its prompt."""
        due = await self.storage.transact(lambda uow: uow.rituals.next_due(self.couple.id, "lunch"))
        assert due is not None
        await self.is_at(max(due[1], self.clock.now()))
        return self.said[-1]


@asynccontextmanager
async def opened_house(
    folder: Path,
    url: str | None = None,
    *,
    at: datetime = MONDAY_MORNING,
    world: World | None = None,
    keys: OperatorKeys | None = None,
    seed: int = 7,
    rituals: Sequence[Ritual] = RITUALS,
    wire: WorldWire | None = None,
    threaded: bool = True,
) -> AsyncIterator[House]:
    """All of Kept but its loops, on a database of its own (SQLite in `folder`, unless `url` names another)."""
    clock = world.clock if world else RehearsalClock(at, frozen=True)
    world = world or World(clock)
    database = Database(url or f"sqlite+aiosqlite:///{folder / 'kept.db'}")
    try:
        await with_tables(database, threaded=threaded)
        vault = Vault(KeyStore(folder / "keys", keys or OperatorKeys(token_bytes(32))))
        storage = Storage(database, vault, catalogue, clock, random.Random(seed))
        wire = wire or WorldWire(world)
        application = build(TOKEN, request=wire, get_updates_request=wire)
        await application.initialize()
        house = furnish(storage, application, catalogue, clock, rituals)
        house.intake.patience = 0
        await house.intake.recall()
        await house.sender.recover()
        yield house
    finally:
        await database.close()


@asynccontextmanager
async def couple_at_home(
    folder: Path,
    url: str | None = None,
    *,
    at: datetime = MONDAY_MORNING,
    rituals: Sequence[Ritual] = RITUALS,
    met: bool = True,
) -> AsyncIterator[Kept]:
    """Ana and Ben in their room, met at `at` (UTC), both in London, lunch at half past twelve from Monday to Friday.

    Not `met`: they share a chat, and Kept is not in it.
    """
    clock = RehearsalClock(at, frozen=True)
    world = World(clock)
    wire, keys = WorldWire(world), OperatorKeys(token_bytes(32))
    seeds = count(7)  # each process draws anew: the same tokens twice would collide

    def opens() -> AbstractAsyncContextManager[House]:
        opened = partial(opened_house, folder, url, world=world, keys=keys, rituals=rituals, wire=wire)
        return opened(seed=next(seeds), threaded=bool(url))

    async with AsyncExitStack() as rooms:
        house = await rooms.enter_async_context(opens())
        people = {name: world.user(name, language="en") for name in ("Ana", "Ben", "Cleo", "Dan", "Eve")}
        room = _room(world, people["Ana"], people["Ben"], kept=met)
        other = _room(world, people["Dan"], people["Eve"])
        couple = _couple("ana-and-ben", room, people["Ana"], people["Ben"])
        if met:
            await introduce(house.storage, couple)
            await house.storage.transact(lambda uow: uow.chats.counted(room.id, 3))  # nobody asks for a minute
        await introduce(house.storage, _couple("dan-and-eve", other, people["Dan"], people["Eve"]))
        if not met:
            await house.storage.transact(lambda uow: uow.groups.unsee(other.id))  # whoever is seen, a test has shown
        kept = Kept(world, clock, house, couple, room, wire=wire, opens=opens, _rooms=rooms)
        kept.people = {name.lower(): Someone(kept, person) for name, person in people.items()}
        await kept.settles()
        yield kept


def _room(world: World, first: Person, second: Person, *, kept: bool = True) -> Chat:
    room = world.group(f"{first.name} & {second.name}", [first, second])
    if kept:
        first.adds(world.bot, room)
    return room


def _couple(name: str, room: Chat, first: Person, second: Person) -> Couple:
    return Couple(
        name,
        room.id,
        "en",
        "",
        (Member(first.id, first.name, "Europe/London"), Member(second.id, second.name, "Europe/London")),
    )
