"""The pulse: a few interval jobs for everybody, no job per couple, and an eye on a clock that may jump."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from domain.clock import Clock
from scheduler.due import A_STEP, DueRows
from scheduler.sweeps import Sweeps

log = structlog.get_logger()

TICK = 1
MINUTE = 60
BACK = timedelta(seconds=-2)  # so far a slewed clock may fall behind; more is a step


class ClockWatch:
    """Compares wall time with monotonic time; what both agree on is no step."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = clock.now(), clock.monotonic()

    def step(self) -> timedelta:
        """How far the wall clock has jumped since the last look; negative is back."""
        wall, steady = self._clock.now(), self._clock.monotonic()
        jumped = (wall - self._last[0]) - timedelta(seconds=steady - self._last[1])
        self._last = wall, steady
        return jumped


class Heartbeat:
    """Ticks every second by APScheduler's interval jobs; `run` ends with the first job that fails."""

    def __init__(self, due: DueRows, sweeps: Sweeps, clock: Clock) -> None:
        self._due = due
        self._sweeps = sweeps
        self._watch = ClockWatch(clock)
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._failed: asyncio.Future[None] | None = None
        self._working = asyncio.Lock()

    async def run(self) -> None:
        """For ever; raises whatever a job raised."""
        logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a second missed under load is no news
        self._failed = asyncio.get_running_loop().create_future()
        await self._due.start()
        self._every(TICK, self._due.tick)
        self._every(MINUTE, self._due.note_tick)
        self._every(MINUTE, self._sweeps.sweep)
        self._scheduler.start()
        try:
            while True:
                await asyncio.wait([self._failed], timeout=TICK)
                if self._failed.done():
                    return self._failed.result()
                await self.look()
        finally:
            self._scheduler.shutdown(wait=False)
            async with self._working:  # a job in hand ends first
                pass

    async def look(self) -> None:
        """Has the clock jumped? APScheduler would wait for the old hour; due rows may be set for a wrong one."""
        jumped = self._watch.step()
        if jumped < BACK:
            for job in self._scheduler.get_jobs():
                job.reschedule("interval", seconds=job.trigger.interval_length)
        if abs(jumped) > A_STEP:
            log.warning("clock_jumped", seconds=round(jumped.total_seconds()))
            async with self._working:
                await self._due.recompute()

    def _every(self, seconds: int, work: Callable[[], Awaitable[object]]) -> None:
        self._scheduler.add_job(
            self._guarded,
            "interval",
            (work,),
            seconds=seconds,
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )

    async def _guarded(self, work: Callable[[], Awaitable[object]]) -> None:
        try:
            async with self._working:
                await work()
        except Exception as error:  # noqa: BLE001 - handed on to `run`, which ends the process
            if self._failed and not self._failed.done():
                self._failed.set_exception(error)
