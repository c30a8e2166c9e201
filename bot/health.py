"""Whether the house is at work, for whoever watches the process from outside; it names no one and holds no words."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol

import structlog
from aiohttp import web

from domain.clock import Clock
from storage.look import Pile, Waiting, waiting
from storage.storage import Storage

log = structlog.get_logger()

AT_ONCE = timedelta(minutes=2)  # what is done at once never waits longer while all is well
PACED = timedelta(minutes=10)  # what goes at Telegram's pace, or waits for evidence
PATIENCE = {"inbox": AT_ONCE, "outbox": PACED, "hours": AT_ONCE, "moments": AT_ONCE}
LONGEST_TURN = 180.0  # seconds; a question to Telegram stays open for most of one minute, and then for its time-outs
ANSWERS_WITHIN = 5.0  # seconds


class CannotListen(Exception):
    """Nobody can be answered at the address that is set."""


class Loop(Protocol):
    """A part that goes round for ever; `turned_at` is the monotonic second at which its last round began."""

    turned_at: float


class Health:
    """Answers GET /health with 200 while every loop goes round and nothing waits long, else with 503.

    The body is the same either way: seconds since each loop's last round, and for which the oldest of each pile waits.
    """

    def __init__(self, storage: Storage, loops: Mapping[str, Loop], clock: Clock, at: tuple[str, int]) -> None:
        """`at` is a host and a port."""
        self._storage = storage
        self._loops = loops
        self._clock = clock
        self._at = at

    async def run(self) -> None:
        """For ever. Raises CannotListen."""
        app = web.Application()
        app.router.add_get("/health", self._answer)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        try:
            await self._listen(runner)
            await asyncio.Future()
        finally:
            await runner.cleanup()

    async def _listen(self, runner: web.AppRunner) -> None:
        host, port = self._at
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            raise CannotListen(f"KEPT_LISTEN: nothing can be served at {host}:{port} ({error.strerror}).") from None
        log.info("listening", port=port)

    async def _answer(self, _: web.Request) -> web.Response:
        well, body = await self.examine()
        return web.json_response(body, status=200 if well else 503)

    async def examine(self) -> tuple[bool, dict[str, Any]]:
        """Whether all is well, and the figures."""
        turns = {name: self._clock.monotonic() - loop.turned_at for name, loop in self._loops.items()}
        waits = await self._waits()
        slow = [name for name, since in turns.items() if since > LONGEST_TURN]
        late = ["database"] if waits is None else [name for name, wait in waits.items() if wait > PATIENCE[name]]
        figures = {"loops": {name: round(since) for name, since in turns.items()}}
        figures |= {"waits": {name: round(wait.total_seconds()) for name, wait in (waits or {}).items()}}
        return not (slow or late), {"ailing": slow + late} | figures

    async def _waits(self) -> dict[str, timedelta] | None:
        """How long the oldest of each pile waits; None when the database does not answer."""
        try:
            async with asyncio.timeout(ANSWERS_WITHIN):
                found, now = await self._storage.transact(lambda uow: _look(uow.connection, uow.now))
        except Exception as error:  # noqa: BLE001 - whatever keeps it from answering is what is asked here
            log.warning("health_unknown", error=type(error).__name__)
            return None
        piles = {"inbox": found.undone, "outbox": found.ready, "hours": found.overdue, "moments": found.rung}
        return {name: _wait(pile, now) for name, pile in piles.items()}


async def _look(connection: Any, now: datetime) -> tuple[Waiting, datetime]:
    return await waiting(connection, now), now


def _wait(pile: Pile, now: datetime) -> timedelta:
    return now - pile.oldest if pile.oldest else timedelta(0)
