"""A visitor of the page without a browser: posts what a page posts, and reads what it is told."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from aiohttp import ClientResponse, ClientSession

from rehearsal.clock import RehearsalClock
from rehearsal.page import Coming, Page, Stage
from rehearsal.server import Server
from rehearsal.world import World

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
PATIENCE = 10.0
JSON = {"Content-Type": "application/json"}


@dataclass
class Visit:
    """`coming` is what the play says comes next; `begun` are the scenes that were asked for.

    Until `busy_until` the bot has something in hand.
    """

    world: World
    stage: Stage
    page: Page
    server: Server
    session: ClientSession
    begun: list[str]
    coming: list[Coming] = field(default_factory=list)
    busy_until: datetime = NOON

    async def posts(self, what: str, body: Any) -> tuple[int, Any]:
        """(status, answer) of a request of the page."""
        async with self.session.post(f"{self.server.url}/page/{what}", data=json.dumps(body), headers=JSON) as answer:
            return answer.status, await answer.json(content_type=None)

    async def does(self, person: Any, verb: str, **more: Any) -> dict[str, Any]:
        """What somebody does on the page, which is possible."""
        status, answer = await self.posts("act", {"person": person.id, "does": verb, **more})
        assert status == 200, answer
        return dict(answer)

    async def gets(self, path: str, **more: Any) -> tuple[ClientResponse, bytes]:
        """A file of the page, or whatever else is at that address."""
        async with self.session.get(f"{self.server.url}{path}", **more) as answer:
            return answer, await answer.read()

    @asynccontextmanager
    async def listening(self) -> AsyncIterator["Told"]:
        """As a page that is open."""
        async with self.session.get(f"{self.server.url}/page/events") as answer:
            yield Told(answer)


@dataclass
class Told:
    """The events of an open page, one by one."""

    answer: ClientResponse

    async def next(self, event: str) -> dict[str, Any]:
        """The next event of that name; what comes before it is passed over."""
        async with asyncio.timeout(PATIENCE):
            while True:
                block = (await self.answer.content.readuntil(b"\n\n")).decode()
                lines = dict(line.split(": ", 1) for line in block.strip().splitlines())
                if lines.get("event") == event:
                    return dict(json.loads(lines["data"]))


@asynccontextmanager
async def visited(session: ClientSession) -> AsyncIterator[Visit]:
    """Ana, Ben and a bot that says only what a test makes it say."""
    world = World(RehearsalClock(NOON, frozen=True))
    ana, ben = world.user("Ana"), world.user("Ben")
    room = world.group("Ana & Ben", [ana, ben, world.bot])
    begun: list[str] = []

    async def begin(scene: str) -> None:
        begun.append(scene)

    page = Page(("One", "Two"), begin)
    coming: list[Coming] = []

    async def comes() -> list[Coming]:
        while coming and coming[0].at < world.now():  # what was due is done
            coming.pop(0)
        if coming and coming[0].at == world.now():
            world.call("sendMessage", {"chat_id": room.id, "text": coming.pop(0).name or "psst"})
        return coming

    async def busy() -> bool:
        return world.now() < visit.busy_until

    async with Server(world, guest=page) as server:
        stage = Stage(world, ana, ben, room, "Europe/London", comes, busy, "One")
        page.open(stage)
        visit = Visit(world, stage, page, server, session, begun, coming)
        yield visit


def tomorrow(hour: int) -> datetime:
    """An hour of the day after the visit (UTC)."""
    return NOON.replace(hour=hour) + timedelta(days=1)
