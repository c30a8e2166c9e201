"""The pulse: a few interval jobs for everybody, no job per couple, and an eye on a clock that may jump."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from domain.clock import Clock
from scheduler.due import A_STEP, DueRows
from scheduler.moments import Moments
from scheduler.sweeps import Sweeps

log = structlog.get_logger()

TICK = 1
MINUTE = 60
BACK = timedelta(seconds=-2)  # so far a slewed clock may fall behind; more is a step

Work = Callable[[], Awaitable[object]]


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


class Every(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
    """So many seconds from now, whatever was missed.

    APScheduler's own interval lists each second that a clock leapt over: sixty days took 15 s and 300 MB (3.11.3).
    """

    def __init__(self, seconds: float) -> None:
        self._interval = timedelta(seconds=seconds)

    def get_next_fire_time(self, _previous: datetime | None, now: datetime) -> datetime:
        return now + self._interval


class Heartbeat:
    """APScheduler says when, `run` does it: one thing at a time, and what was called for twice is done once."""

    tick: float = TICK

    def __init__(self, due: DueRows, moments: Moments, sweeps: Sweeps, clock: Clock) -> None:
        self._due = due
        self._moments = moments
        self._sweeps = sweeps
        self._clock = clock
        self._watch = ClockWatch(clock)
        self.turned_at = clock.monotonic()
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._called_for: dict[Work, None] = {}
        self._bell = asyncio.Event()

    async def run(self) -> None:
        """For ever; raises whatever its work raises. Cancelled, it ends with the transaction in hand."""
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        await self._due.start()
        await self._moments.recompute()
        every = ((self.tick, self._due.tick), (self.tick, self._moments.tick), (MINUTE, self._sweeps.sweep))
        for seconds, work in every:
            self._scheduler.add_job(self._call_for, Every(seconds), (work,), misfire_grace_time=None)
        self._scheduler.start()
        try:
            while True:
                self.turned_at = self._clock.monotonic()
                await self._beat()
        finally:
            self._scheduler.shutdown(wait=False)

    async def _beat(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(self.tick):  # APScheduler itself stands still after a step back
                await self._bell.wait()
        self._bell.clear()
        await self.look()
        called_for, self._called_for = self._called_for, {}
        for work in called_for:
            await work()

    async def look(self) -> None:
        """Has the clock jumped? APScheduler would wait for the old hour; due rows may be set for a wrong one."""
        jumped = self._watch.step()
        if jumped < BACK:
            for job in self._scheduler.get_jobs():
                job.reschedule(job.trigger)
        if abs(jumped) > A_STEP:
            log.warning("clock_jumped", seconds=round(jumped.total_seconds()))
            await self._due.recompute()
            await self._moments.recompute()

    def hurry(self) -> None:
        """Look now, for whoever has moved the clock, and so believes it."""
        patient = partial(self._moments.tick, patient=True)
        self._called_for |= {self._due.tick: None, self._moments.tick: None, patient: None}
        self._bell.set()

    async def _call_for(self, work: Work) -> None:
        self._called_for[work] = None
        self._bell.set()
