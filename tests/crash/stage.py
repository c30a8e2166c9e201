"""Two couples and a stranger on a rehearsed Telegram, for a house that lives in another process and may be killed."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from signal import Signals
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.introduce import introduce
from bot.telegram.entities import read_tap
from domain.couple import Couple, Member
from rehearsal.clock import RehearsalClock
from rehearsal.people import Person
from rehearsal.server import Server
from rehearsal.things import Chat, Message
from rehearsal.world import World
from storage.outbox import EVIDENCE_WAIT, MOST_COPIES
from storage.schema import due, inbox, outbox
from storage.vault import OperatorKeys, decode_operator_key
from tests.crash.houses import Running
from tests.crash.life import Life
from tests.crash.short_seconds import SharedClock
from tests.house import opened_house

SECRET_KEY = "a" * 43
MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
NOON = MONDAY.replace(hour=12, minute=30)
LOOKS = 2000  # at the tables, until a house that does not come to rest is a fault


@dataclass(frozen=True)
class Pair:
    """Two people and their room."""

    first: Person
    second: Person
    room: Chat

    @property
    def id(self) -> str:
        return f"c{self.room.id}"

    def couple(self) -> Couple:
        both = [Member(one.id, one.name, "Europe/London") for one in (self.first, self.second)]
        return Couple(self.id, self.room.id, "en", "", (both[0], both[1]))


@dataclass
class Stage:
    """A world, a clock, and what must have come of everything in the end."""

    world: World
    clock: RehearsalClock
    pairs: list[Pair]
    cleo: Person
    server: Server
    life: Life
    tables: AsyncEngine
    running: Running | None = None
    polls_before: int = 0  # so often Telegram was asked before this house came
    falls: int = 0  # how often a house ended by itself to be started anew
    over: bool = False
    updates: set[int] = field(default_factory=set)  # what Telegram handed over, by id
    replies: list[Message] = field(default_factory=list)
    hellos: set[tuple[int, str]] = field(default_factory=set)  # who pressed, and the token of the prompt

    @contextmanager
    def watched(self) -> Iterator[None]:
        """What people do herein must reach the house."""
        before = self.world.bot.updates.next_id
        yield
        self.updates |= set(range(before, self.world.bot.updates.next_id))

    def signal(self, number: Signals) -> None:
        """To the house that lives now, if one does."""
        if self.running:
            self.running.signal(number)

    def replies_to(self, prompt: Message, who: Person, text: str) -> None:
        with self.watched():
            self.replies.append(who.writes(prompt.chat, text, reply_to=prompt))

    def says_hello(self, prompt: Message, who: Person) -> None:
        with self.watched():
            tap = read_tap(who.taps(prompt, "Just say hello").data)
        assert tap is not None
        self.hellos.add((who.id, tap.ref))

    def lets_pass(self, prompt: Message, who: Person) -> None:
        with self.watched():
            who.taps(prompt, "Not today")

    def knocks(self, who: Person) -> None:
        with self.watched():
            who.starts(self.world.bot)

    def prompts(self, pair: Pair, since: datetime = MONDAY) -> list[Message]:
        """What stands in a room with buttons and came since then."""
        return [message for message in pair.room.messages if message.buttons and message.date >= since]

    async def prompted(self, since: datetime) -> list[Message]:
        """The last prompt of every couple, as soon as all have one."""
        assert await self.until(lambda: all(self.prompts(pair, since) for pair in self.pairs))
        return [self.prompts(pair, since)[-1] for pair in self.pairs]

    async def lets_time_pass(self) -> None:
        """But not while something waits at Telegram, which forgets a tap after 150 s: a slow machine is no fault."""
        while True:
            await asyncio.sleep(0.5)
            if not self.world.bot.updates.waiting:
                self.clock.move(timedelta(seconds=0.5))

    @asynccontextmanager
    async def telegram_away(self, how: str) -> AsyncIterator[None]:
        """Connections are `refused`, or taken and then `cut`, so that nobody knows what became of what was asked."""
        if how == "cut":
            with self.world.trouble.out():
                yield
            return
        await self.server.stop()
        yield
        await self.server.start()

    async def until(self, seen: Callable[[], bool] = lambda: False) -> bool:
        """Until it is seen, or the house has come to rest; what waits for evidence gets its ten minutes."""
        for _ in range(LOOKS):
            if seen():
                return True
            if not await self._busy():
                if not await self._waits_for_evidence():
                    return seen()
                self.clock.move(EVIDENCE_WAIT)
                await asyncio.sleep(10)
            await asyncio.sleep(5)
        raise AssertionError("the house never came to rest")

    async def comes_due(self) -> None:
        """Until the house has done what is due."""
        late = select(due.c.at).where(due.c.at <= self.clock.now())
        while await self.rows(late):  # noqa: ASYNC110 - what another process does rings no bell here
            await asyncio.sleep(5)

    async def _busy(self) -> bool:
        if self.world.bot.updates.waiting:
            return True
        come = select(inbox.c.seq).where(inbox.c.state == "ready")
        owed = select(outbox.c.id).where(outbox.c.state.in_(("ready", "sending")))
        late = select(due.c.at).where(due.c.at <= self.clock.now())
        in_hand = select(or_(come.exists(), owed.exists(), late.exists()).label("busy"))
        try:
            return bool((await self.rows(in_hand))[0]["busy"])
        except DBAPIError:  # the tables are not there yet
            return True

    async def _waits_for_evidence(self) -> bool:
        unsure = (outbox.c.state == "unknown") & (outbox.c.kind == "prompt") & (outbox.c.unsure < MOST_COPIES)
        return bool(await self.rows(outbox.select().where(unsure)))

    async def rows(self, query: Select[Any]) -> list[dict[str, Any]]:
        async with self.tables.connect() as connection:
            return [dict(row) for row in (await connection.execute(query)).mappings()]


def people(world: World, count: int) -> tuple[list[Pair], Person]:
    """The same people in every world of `count` couples; Kept is in their rooms."""
    pairs = []
    for number in range(count):
        first, second = world.user(f"Ana{number}"), world.user(f"Ben{number}")
        room = world.group(f"Room {number}", [first, second])
        first.adds(world.bot, room)
        pairs.append(Pair(first, second, room))
    return pairs, world.user("Cleo")


async def set_up(folder: Path, url: str, couples: int) -> None:
    """In an empty folder a database and keys in which the couples have met, to be copied for each run."""
    world = World(SharedClock(folder / "clock", MONDAY))
    pairs, _ = people(world, couples)
    keys = OperatorKeys(decode_operator_key(SECRET_KEY))
    async with opened_house(folder, url, world=world, keys=keys) as house:
        for pair in pairs:
            await introduce(house.storage, pair.couple())
        await house.first_sight.put_up()


@asynccontextmanager
async def stage(folder: Path, url: str, couples: int, speed: float) -> AsyncIterator[Stage]:
    """A run of its own, in a folder that may hold the keys of couples who have met."""
    world = World(SharedClock(folder / "clock", MONDAY))
    first = world.bot.updates.next_id
    pairs, cleo = people(world, couples)
    tables = create_async_engine(_to_look_at(url), pool_size=1)
    async with AsyncExitStack() as end:
        end.push_async_callback(tables.dispose)
        server = await end.enter_async_context(Server(world))
        life = Life(url, str(folder / "keys"), SECRET_KEY, server.url, str(folder / "clock"), speed=speed)
        here = Stage(world, world.clock, pairs, cleo, server, life, tables)
        here.updates |= set(range(first, world.bot.updates.next_id))
        async with asyncio.TaskGroup() as group:
            passing = group.create_task(here.lets_time_pass())
            yield here
            passing.cancel()


def _to_look_at(url: str) -> str:
    """Without the right to write: the last writer to leave an SQLite file would tidy up what a kill has left."""
    if not url.startswith("sqlite"):
        return url
    return url.replace("///", "///file:") + "?mode=ro&uri=true"


def dying(life: Life, at: int, *, after: bool) -> Life:
    return replace(life, dies_at=at, dies_after=after)
