"""A world with Ana and Ben in it, and the real client that talks to it over loopback."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from rehearsal.clock import RehearsalClock
from rehearsal.people import Person
from rehearsal.server import Server
from rehearsal.things import Chat
from rehearsal.world import World


@pytest.fixture(autouse=True)
def _spans_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """The client warns, and warnings are errors, unless it may speak of spans of time as such."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
def world() -> World:
    """A Monday noon that stands still until it is moved."""
    return World(RehearsalClock(datetime(2026, 3, 2, 12, 0, tzinfo=UTC), frozen=True))


@pytest.fixture
def ana(world: World) -> Person:
    return world.user("Ana", username="ana_k")


@pytest.fixture
def ben(world: World) -> Person:
    return world.user("Ben", language="es")


@pytest.fixture
def cleo(world: World) -> Person:
    return world.user("Cleo")


@pytest.fixture
def group(world: World, ana: Person, ben: Person) -> Chat:
    """The couple's chat, in which the bot is an ordinary member."""
    return world.group("Ana & Ben", members=[ana, ben, world.bot])


@pytest.fixture
async def server(world: World) -> AsyncIterator[Server]:
    async with Server(world) as running:
        yield running


def client(server: Server, token: str | None = None) -> Bot:
    """python-telegram-bot as it comes, pointed at the rehearsal."""
    return Bot(
        token or server.world.bot.token,
        base_url=f"{server.url}/bot",
        base_file_url=f"{server.url}/file/bot",
        request=line(),
        get_updates_request=line(),
    )


def line() -> HTTPXRequest:
    """No certificates are read for a line that never leaves the machine: that takes a third of a second."""
    return HTTPXRequest(connection_pool_size=8, read_timeout=5, httpx_kwargs={"verify": False})


@pytest.fixture
async def bot(server: Server) -> AsyncIterator[Bot]:
    async with client(server) as talking:
        yield talking
