"""The program itself on a rehearsed Telegram, in the machine's own time: its settings, its couple, its tables."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.introduce import introduce
from domain.couple import Couple, Member
from rehearsal.people import Person
from rehearsal.server import Server
from rehearsal.things import Chat
from rehearsal.world import TOKEN, World
from storage.vault import OperatorKeys, decode_operator_key
from tests.crash.houses import AT_MOST
from tests.house import opened_house

SECRET_KEY = "b" * 43
GRACE = 30.0  # seconds that a supervisor leaves to whom it asked to end


@dataclass
class Place:
    """A world, its server, and where a Kept that is started for it keeps its things."""

    world: World
    server: Server
    folder: Path

    @property
    def settings(self) -> dict[str, str]:
        """The environment of a Kept that lives here."""
        return {
            "KEPT_BOT_TOKEN": TOKEN,
            "KEPT_DATA_DIR": str(self.folder / "data"),
            "KEPT_KEYS_DIR": str(self.folder / "keys"),
            "KEPT_SECRET_KEY": SECRET_KEY,
            "KEPT_TELEGRAM_API": self.server.url,
            "KEPT_LOG_LEVEL": "DEBUG",
        }

    @property
    def database(self) -> Path:
        return self.folder / "data" / "kept.db"

    async def until(self, seen: Callable[[], bool]) -> None:
        """Until it is seen. Raises TimeoutError."""
        happened = asyncio.Event()
        silence = self.world.listen(lambda _: happened.set())
        async with asyncio.timeout(AT_MOST):
            while not seen():
                happened.clear()
                await happened.wait()
        silence()

    async def polled(self) -> None:
        """Until somebody asks for updates anew."""
        before = self.world.bot.polls
        await self.until(lambda: self.world.bot.polls > before)

    def knock(self, count: int) -> list[Person]:
        """So many strangers say /start."""
        strangers = [self.world.user(f"Stranger {number}") for number in range(count)]
        for one in strangers:
            one.starts(self.world.bot)
        return strangers

    def sends(self, chat: int) -> int:
        """How many messages came into a chat."""
        calls = [call for call in self.world.record if call.method == "sendMessage" and call.ok]
        return sum(call.params["chat_id"] == chat for call in calls)

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """Of the tables that a Kept has left."""
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as tables:
            rows = tables.execute(query).fetchall()
        tables.close()
        return rows


@asynccontextmanager
async def telegram(folder: Path) -> AsyncIterator[Place]:
    """A Telegram to itself, on real time."""
    world = World()
    async with Server(world) as server:
        yield Place(world, server, folder)


async def settle_in(place: Place, first: str, second: str, title: str) -> tuple[Person, Person, Chat]:
    """Two people whose lunch is due at once."""
    one, other = place.world.user(first), place.world.user(second)
    room = place.world.group(title, [one, other])
    one.adds(place.world.bot, room)
    both = [Member(each.id, each.name, "Europe/London", quiet="") for each in (one, other)]  # at any hour of today
    couple = Couple("these-two", room.id, "en", "", (both[0], both[1]))
    place.database.parent.mkdir()
    url, keys = f"sqlite+aiosqlite:///{place.database}", OperatorKeys(decode_operator_key(SECRET_KEY))
    async with opened_house(place.folder, url, world=place.world, keys=keys) as house:
        await introduce(house.storage, couple)
        now = place.world.now()
        await house.storage.transact(
            lambda uow: uow.rituals.set_due(couple.id, "lunch", now.date(), now - timedelta(minutes=1))
        )
    return one, other, room
