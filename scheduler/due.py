"""An hour has come: the ritual does its part and the next hour is set, in one transaction, once for each ritual day."""

from collections.abc import Awaitable, Mapping
from datetime import date, datetime, timedelta
from typing import Protocol

import structlog

from domain.clock import Clock
from domain.messages import Due
from domain.recurrence import Occurrence, next_occurrence, recomputed
from domain.ritual_day import ritual_day
from storage.rituals import Plan
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

MOST_AT_ONCE = 500
PAGE = 500
TRIED_AGAIN_AFTER = (1.0, 5.0, 30.0, 60.0)  # seconds; the last one for every further try
TICKED_AT = "ticked_at"
A_STEP = timedelta(hours=1)

Key = tuple[str, str, date]


class Comes(Protocol):
    def __call__(self, due: Due, uow: UnitOfWork, /) -> Awaitable[None]: ...


class Hour(Protocol):
    """What this room needs to know of a ritual; the composition root hands over all of them by name."""

    @property
    def on_due(self) -> Comes | None: ...

    @property
    def stale_after(self) -> timedelta: ...


class DueRows:
    """Acts on due rows, and mends them when the machine's clock was wrong."""

    def __init__(self, storage: Storage, hours: Mapping[str, Hour], clock: Clock) -> None:
        self._storage = storage
        self._hours = hours
        self._clock = clock
        self._resting: dict[Key, tuple[int, float]] = {}  # what failed: how often, monotonic second of its next try

    async def tick(self) -> int:
        """Do what is due now, longest due first; gives back how much was done."""
        keys = await self._storage.transact(lambda uow: uow.rituals.due_keys(MOST_AT_ONCE))
        awake = [key for key in keys if self._resting.get(key, (0, 0.0))[1] <= self._clock.monotonic()]
        return sum([await self._try(key) for key in awake])

    async def _try(self, key: Key) -> bool:
        try:
            done = await self._storage.transact(lambda uow: self._do(key, uow))
        except Exception as error:
            failures = self._resting.get(key, (0, 0.0))[0]
            wait = TRIED_AGAIN_AFTER[min(failures, len(TRIED_AGAIN_AFTER) - 1)]
            self._resting[key] = (failures + 1, self._clock.monotonic() + wait)
            log.error("hour_failed", ritual=key[1], attempts=failures + 1, error=type(error).__name__, exc_info=error)
            return False
        self._resting.pop(key, None)
        return done

    async def _do(self, key: Key, uow: UnitOfWork) -> bool:
        due = await uow.rituals.still_due(*key)
        if due is None:
            return False
        hour = self._hours.get(due.ritual)
        zone = await _zone(due.couple, uow)
        plan = await uow.rituals.plan(key[0], due.ritual)
        if hour is None or hour.on_due is None or zone is None or plan is None:
            await uow.rituals.drop_due(key[0], due.ritual)
            return False
        if uow.now - due.at < hour.stale_after:
            await hour.on_due(due, uow)
        following = _following(due, plan, zone, uow.now - hour.stale_after)
        await uow.rituals.set_due(plan.subject, plan.ritual, following.day, following.at)
        return True

    async def start(self) -> None:
        """Mend what was set while the clock was ahead, if it was: then this start lies before the last tick."""
        ticked_at = await self._storage.transact(lambda uow: uow.facts.moment(TICKED_AT))
        if ticked_at and self._clock.now() < ticked_at - A_STEP:
            await self.recompute()

    async def note_tick(self) -> None:
        """Remember when we last ran."""
        await self._storage.transact(lambda uow: uow.facts.put_moment(TICKED_AT, uow.now))

    async def recompute(self) -> None:
        """Set every due row anew from its hour, its zone and the last day that was asked."""
        self._resting.clear()
        subject, ritual, seen = "", "", 0
        while plans := await self._storage.transact(lambda uow, s=subject, r=ritual: _mend_page(uow, s, r)):  # type: ignore[misc]
            subject, ritual, seen = plans[-1].subject, plans[-1].ritual, seen + len(plans)
        log.info("hours_recomputed", count=seen)


async def _mend_page(uow: UnitOfWork, subject: str, ritual: str) -> list[Plan]:
    plans = await uow.rituals.plans_after(subject, ritual, PAGE)
    for plan in plans:
        await schedule(plan, uow)
    return plans


async def schedule(plan: Plan, uow: UnitOfWork) -> Occurrence | None:
    """Set what comes next for a plan, as if nothing had been set before; None while its couple has no clock."""
    zone = await _zone(plan.couple, uow)
    if zone is None:
        await uow.rituals.drop_due(plan.subject, plan.ritual)
        return None
    today = ritual_day(uow.now, zone)
    asked = await uow.rituals.last_asked(plan.subject, plan.ritual, today)
    following = recomputed(asked, uow.now, plan.wall, zone, plan.weekdays, plan.first_day)
    await uow.rituals.set_due(plan.subject, plan.ritual, following.day, following.at)
    return following


def _following(due: Due, plan: Plan, zone: str, too_late: datetime) -> Occurrence:
    """The next ritual day whose hour is not yet pointless; after an outage that may be one already past."""
    return next_occurrence(max(due.at, too_late), plan.wall, zone, plan.weekdays, beyond=due.day)


async def _zone(couple: str, uow: UnitOfWork) -> str | None:
    found = await uow.couples.get(couple, lock=True)
    return found.zone(uow.now) if found else None
