"""A moment has come that comes once: the ritual that set it acts, and it is gone, in one transaction."""

from collections.abc import Awaitable, Mapping
from datetime import timedelta
from typing import Protocol

import structlog

from domain.clock import Clock
from domain.questions import Timer
from scheduler.tries import Tries
from storage.storage import Storage
from storage.timers import Name
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

MOST_AT_ONCE = 500
A_STEP = timedelta(hours=1)


class Rings(Protocol):
    def __call__(self, timer: Timer, uow: UnitOfWork, /) -> Awaitable[None]: ...


class Moments:
    """Acts on timers, and brings back those that a clock which was ahead has set."""

    def __init__(self, storage: Storage, rings: Mapping[tuple[str, str], Rings], clock: Clock) -> None:
        """`rings` by (ritual, action)."""
        self._storage = storage
        self._rings = rings
        self._clock = clock
        self._tries: Tries[Name] = Tries()

    async def tick(self, *, patient: bool = False) -> int:
        """Do what is due now, the longest due first; gives back how much was done.

        `patient` ones are asked for by whoever believes the clock.
        """
        most = MOST_AT_ONCE + len(self._tries)
        names = await self._storage.transact(lambda uow: uow.timers.names(most, patient=patient))
        awake = self._tries.awake(names, self._clock.monotonic())
        return sum([await self._try(name) for name in awake[:MOST_AT_ONCE]])

    async def _try(self, name: Name) -> bool:
        try:
            done = await self._storage.transact(lambda uow: self._do(name, uow))
        except Exception as error:
            failures = self._tries.failed(name, self._clock.monotonic())
            log.error("moment_failed", ritual=name[0], attempts=failures, error=type(error).__name__, exc_info=error)
            return False
        self._tries.worked(name)
        return done

    async def _do(self, name: Name, uow: UnitOfWork) -> bool:
        timer = await uow.timers.take(name)
        if timer is None:
            return False
        if rings := self._rings.get((timer.ritual, timer.action)):
            await rings(timer, uow)
        return True

    async def recompute(self) -> None:
        """Bring back what was set by a clock that was ahead of this one."""
        self._tries.forget()
        await self._storage.transact(lambda uow: uow.timers.bring_back(uow.now + A_STEP))
