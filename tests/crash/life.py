"""One life of a house in a process of its own, with the death it was given: at its n-th commit, before or after it."""

import asyncio
import logging
import os
import random
import signal
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import Pool

from bot.logs import configure
from bot.main import furnish, live, opened
from bot.settings import Settings
from bot.telegram.client import build
from bot.telegram.wire import Wire
from bot.words import Catalogue
from domain.clock import Clock
from rehearsal.world import TOKEN
from scheduler.due import DueRows
from scheduler.heartbeat import MINUTE, Heartbeat
from scheduler.moments import Moments
from scheduler.sweeps import Sweeps
from tests.crash.short_seconds import SPEED, SharedClock, ShortSeconds

catalogue = Catalogue.load()


@dataclass(frozen=True)
class Life:
    """Where a house lives, and which boundary kills it; 0 is none. Boundaries are commits that change something."""

    url: str
    keys: str
    secret_key: str
    api: str
    clock: str
    dies_at: int = 0
    dies_after: bool = False
    speed: float = SPEED


class Death:
    """Kills its own process with SIGKILL at the n-th commit that changes something."""

    def __init__(self, at: int, *, after: bool) -> None:
        self._left = at
        self._after = after

    def lie_in_wait(self) -> None:
        event.listen(Engine, "after_cursor_execute", self._executed)
        event.listen(Engine, "rollback", self._rolled_back)
        event.listen(Engine, "commit", self._committing)
        event.listen(Pool, "checkin", self._committed)

    def _executed(self, connection: Connection, cursor: Any, statement: str, *_: object) -> None:
        if not statement.lstrip().startswith(("SELECT", "PRAGMA", "BEGIN")) and cursor.rowcount != 0:
            connection.info["changed"] = True

    def _rolled_back(self, connection: Connection) -> None:
        if not connection.invalidated:
            connection.info.pop("changed", None)

    def _committing(self, connection: Connection) -> None:
        self._left -= connection.info.pop("changed", False)
        if self._left == 0:
            self._left = -1
            if not self._after:
                die()
            connection.info["dies"] = True

    def _committed(self, _connection: object, record: Any) -> None:
        """A connection goes back into the pool right after its commit."""
        if record.info.pop("dies", False):
            die()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Pulse(Heartbeat):
    """The heartbeat on the told clock alone; APScheduler would wait for the machine's."""

    def __init__(self, due: DueRows, moments: Moments, sweeps: Sweeps, clock: Clock) -> None:
        super().__init__(due, moments, sweeps, clock)
        self._clock = clock

    async def run(self) -> None:
        await self._due.start()
        swept = float("-inf")
        while True:
            await self.look()
            await self._due.tick()
            await self._moments.tick()
            if self._clock.monotonic() - swept >= MINUTE:
                swept = self._clock.monotonic()
                await self._sweeps.sweep()
            await asyncio.sleep(3)


def lead(life: Life) -> None:
    """Live until SIGTERM, or until it dies."""
    if life.dies_at:
        Death(life.dies_at, after=life.dies_after).lie_in_wait()
    with asyncio.Runner(loop_factory=lambda: ShortSeconds(life.speed)) as runner:
        runner.run(_lead(life))


async def _lead(life: Life) -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    clock = SharedClock(Path(life.clock))
    configure("DEBUG", clock)
    application = build(TOKEN, f"{life.api}/bot", f"{life.api}/file/bot", line(), line())
    async with opened(_settings(life), catalogue, clock, random.SystemRandom()) as storage:
        house = furnish(storage, application, catalogue, clock)
        await live(replace(house, heartbeat=Pulse(house.due, house.moments, house.sweeps, clock)), stop)


def line() -> Wire:
    """Kept's own line, its patience as long on the machine's clock as the real one's is on the told clock."""
    logging.getLogger("httpx").setLevel(logging.WARNING)
    long = 20 * SPEED
    return Wire(
        connection_pool_size=64,
        connect_timeout=long,
        read_timeout=long,
        write_timeout=long,
        pool_timeout=long,
        http_version="1.1",
        httpx_kwargs={"verify": False, "limits": httpx.Limits(keepalive_expiry=0.2)},  # the server's is short, too
    )


def _settings(life: Life) -> Settings:
    keys = Path(life.keys)
    return Settings(
        _env_file=None,
        bot_token=None,
        data_dir=keys.parent / "data",
        keys_dir=keys,
        database_url=life.url,
        secret_key=life.secret_key,
        secret_key_old=None,
    )
