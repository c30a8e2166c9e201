"""A house under a supervisor: whatever kills it, it is started again, until it has been asked to end."""

import asyncio
import shutil
import signal
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from storage.outbox import EVIDENCE_WAIT
from tests.crash.houses import AT_MOST, Houses, Running
from tests.crash.life import Life
from tests.crash.short_seconds import SPEED, SPEED_WITH_A_SERVER, ShortSeconds
from tests.crash.stage import Stage, set_up, stage
from tests.crash.verdict import Verdict, judge
from tests.postgres import Postgres

LATER = 75  # the exit code of a house whose database another one still holds

T = TypeVar("T")
Play = Callable[[Stage], Awaitable[None]]
Dies = Callable[[Life], Life]


@dataclass(frozen=True)
class Theatre:
    """Where runs take place: each on its own copy of the same evening, on SQLite or on a PostgreSQL server."""

    houses: Houses
    couples: int
    server: Postgres | None = None
    template: str = field(default_factory=lambda: f"template_{uuid4().hex}")  # a server may serve several theatres

    @property
    def speed(self) -> float:
        return SPEED_WITH_A_SERVER if self.server else SPEED

    @property
    def at_once(self) -> int:
        """So many runs are worth beginning together: seconds that are less short are mostly waited for."""
        return 4 if self.server else 1

    def prepare(self) -> None:
        """Let the couples meet, once for all runs."""
        self._folder(self.template).mkdir()
        url = self._url(self.template)
        run(set_up(self._folder(self.template), url, self.couples), self.speed)

    def run(self, name: str, play: Play, dies: Dies = lambda life: life) -> tuple[int, Verdict]:
        """One run, judged: how often the house was killed, and the figures."""
        with self._copy(name) as url:
            return run(self._run(name, url, play, dies), self.speed)

    async def _run(self, name: str, url: str, play: Play, dies: Dies) -> tuple[int, Verdict]:
        async with stage(self._folder(name), url, self.couples, self.speed) as here:
            kills = await played(here, self.houses, play, dies(here.life))
            return kills, await judge(here, kills + here.falls)

    @contextmanager
    def _copy(self, name: str) -> Iterator[str]:
        folder = self._folder(name)
        if self.couples:
            shutil.copytree(self._folder(self.template), folder)
        else:
            folder.mkdir()
        if self.server is None:
            yield self._url(name)
            return
        url = self.server.new_database(template=self.template if self.couples else "template1")
        yield url
        self.server.drop_database(url)

    def _folder(self, name: str) -> Path:
        return self.houses.folder / name

    def _url(self, name: str) -> str:
        if self.server:
            return self.server.new_database(name)
        return f"sqlite+aiosqlite:///{self._folder(name) / 'kept.db'}"


async def played(here: Stage, houses: Houses, play: Play, life: Life) -> int:
    """A whole play, and a house that ends when it is asked to; gives back how often it was killed."""
    async with asyncio.TaskGroup() as group:
        living = group.create_task(_kept_alive(here, houses, life))
        await play(here)
        here.clock.move(EVIDENCE_WAIT)
        await here.until()
        here.over = True
        await _asked_to_end(here, living)
    return living.result()


async def _asked_to_end(here: Stage, living: asyncio.Task[int]) -> None:
    """The last kill may have come after the rest: then the next house is asked, too, once it can hear."""
    asked = None
    while not living.done():
        if here.running is not asked and here.world.bot.polls > here.polls_before:
            asked = here.running
            here.signal(signal.SIGTERM)
        await asyncio.wait([living], timeout=5)


async def _kept_alive(here: Stage, houses: Houses, life: Life) -> int:
    kills = 0
    while True:
        here.polls_before = here.world.bot.polls
        async with houses.live(life) as here.running:
            code = await here.running.end()
        if code == -signal.SIGKILL:
            life, kills = here.life, kills + 1
        here.falls += (fell := _lost_its_lock(code, here.running))
        if code not in (-signal.SIGKILL, LATER) and not fell:
            assert code == 0, f"exit code {code}: {here.running.said[-3000:]}"
            assert here.over, "it ended unasked"
            return kills


def _lost_its_lock(code: int, running: Running) -> bool:
    """With short seconds PostgreSQL has half a second to answer for the lock; a busy machine may take longer."""
    return code == 1 and "TimeoutError" in (last := running.said.splitlines()[-1]) and "storage/lock.py" in last


def run(coroutine: Coroutine[Any, Any, T], speed: float) -> T:
    """Run it on a loop with short seconds."""

    async def in_time() -> T:
        async with asyncio.timeout(5 * AT_MOST * speed):
            return await coroutine

    with asyncio.Runner(loop_factory=lambda: ShortSeconds(speed)) as runner:
        return runner.run(in_time())
