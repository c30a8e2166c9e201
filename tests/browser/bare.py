"""A page on a world without Kept, in which a test says what the bot says."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, TextIO

from rehearsal.clock import RehearsalClock
from rehearsal.page import Coming, Stage, Theatre, served
from rehearsal.server import Server
from rehearsal.world import World
from tests.browser.playing import Playing

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
PLAIN, WICKED = "Plain names", "Wicked names"
MARKUP = "</script><img src=x onerror=alert(1)>"


class BarePlay(Playing):
    """As Playing; `stage` is the one that is open."""

    stage: Stage
    server: Server

    def __init__(self) -> None:
        super().__init__(self._theatre)

    async def _theatre(self, out: TextIO, stop: asyncio.Event) -> None:
        theatre = Theatre((PLAIN, WICKED), self._sets)
        self.server = await served(theatre.page, 0)
        print(f"{self.server.url}/", file=out)
        async with asyncio.TaskGroup() as group:
            playing = group.create_task(theatre.play(self.server))
            await stop.wait()
            theatre.end()
            await playing
        await self.server.stop()

    @asynccontextmanager
    async def _sets(self, server: Server, wanted: str) -> AsyncIterator[Stage]:
        world = World(RehearsalClock(NOON))
        server.turn_to(world)
        names = ("Ana", "Ben") if wanted == PLAIN else (MARKUP, f"{MARKUP}{MARKUP}")
        left, right = (world.user(name) for name in names)
        room = world.group(" & ".join(names), [left, right, world.bot])
        left.starts()
        right.starts()

        async def comes() -> list[Coming]:
            return []

        async def busy() -> bool:
            return False

        self.stage = Stage(world, left, right, room, "Europe/London", comes, busy, wanted)
        yield self.stage

    def says(self, place: str, text: str, **more: Any) -> int:
        """The bot sends a message to a place of the page; gives back its number."""
        sent = self.calls("sendMessage", place, text=text, **more)
        return int(sent["message_id"])

    def calls(self, method: str, place: str, **params: Any) -> Any:
        """A Bot API method about a place of the page."""
        return self.does(lambda: self.stage.world.call(method, {"chat_id": self.stage.chat(place).id, **params}))
