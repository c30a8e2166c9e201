"""An hour has come: the ritual does its part and the next hour is set, in one transaction, once for each ritual day."""

from collections.abc import Awaitable, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Protocol

import structlog

from domain.clock import Clock
from domain.messages import Due
from scheduler.hours import NOW, couple_of, go_on, schedule
from scheduler.tries import Tries
from storage.keys import KeyGone, Unreadable, WrongKey
from storage.rituals import Plan
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

MOST_AT_ONCE = 500
PAGE = 50  # so many plans are mended in one transaction, that nobody waits long behind it
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
    """Acts on due rows, and mends them when the machine's clock was wrong.

    A fact remembers how late it was, by the clock, when an hour was last set. It is noted before any hour is, so that a
    start that lies before it knows that the clock was ahead.
    """

    def __init__(
        self, storage: Storage, hours: Mapping[str, Hour], clock: Clock, most_at_once: int = MOST_AT_ONCE
    ) -> None:
        self._most = most_at_once
        self._storage = storage
        self._hours = hours
        self._clock = clock
        self._tries: Tries[Key] = Tries()

    async def tick(self) -> int:
        """Do what is due now, so many at most, the longest due first; gives back how much was done."""
        keys, noted = await self._storage.transact(self._turn)
        return sum([await self._try(key, noted) for key in keys])

    async def _turn(self, uow: UnitOfWork) -> tuple[list[Key], datetime]:
        # What rests after a failure takes nobody's place.
        due = await uow.rituals.due_keys(self._most + len(self._tries))
        awake = self._tries.awake(due, self._clock.monotonic())
        if awake:
            await uow.facts.put_moment(TICKED_AT, uow.now)
        return awake[: self._most], uow.now

    async def _try(self, key: Key, noted: datetime) -> bool:
        try:
            done = await self._storage.transact(lambda uow: self._do(key, noted, uow))
        except Exception as error:
            failures = self._tries.failed(key, self._clock.monotonic())
            log.error("hour_failed", ritual=key[1], attempts=failures, error=type(error).__name__, exc_info=error)
            return False
        self._tries.worked(key)
        return done

    async def _do(self, key: Key, noted: datetime, uow: UnitOfWork) -> bool:
        subject, ritual, _ = key
        plan = await uow.rituals.plan_behind(subject, ritual)
        if plan is None or await couple_of(plan.couple, uow) is None:
            await uow.rituals.drop_due(subject, ritual)
            return False
        due = await uow.rituals.still_due(*key)
        if due is None or uow.now - noted > A_STEP:
            return False
        good_for = self._good_for(ritual)
        comes = self._hours[ritual].on_due if ritual in self._hours else None
        resting = await uow.rests.resting(plan.couple)  # what has not begun does not begin
        if comes and uow.now - due.at < good_for and not resting:
            await comes(due, uow)
        # After an outage the next hour that is not yet pointless may be one already past.
        after = max(due.at, uow.now - good_for)
        await go_on(plan, subject, due.day, after, uow)
        return True

    def _good_for(self, ritual: str) -> timedelta:
        return self._hours[ritual].stale_after if ritual in self._hours else NOW

    async def start(self) -> None:
        """Mend what was set while the clock was ahead, if it was: then this start lies before that setting."""
        set_at = await self._storage.transact(lambda uow: uow.facts.moment(TICKED_AT))
        if set_at and self._clock.now() < set_at - A_STEP:
            await self.recompute()
        else:
            await self._storage.transact(_note)

    async def recompute(self) -> None:
        """Set every due row anew from its hour, its zone and the last day that was asked."""
        self._tries.forget()
        await self._storage.transact(partial(_note, unless_later=True))  # should we end in the middle of it
        last, seen = ("", ""), 0
        while plans := await self._storage.transact(partial(self._mend, last)):
            last, seen = (plans[-1].subject, plans[-1].ritual), seen + len(plans)
        await self._storage.transact(_note)
        log.info("hours_recomputed", count=seen)

    async def _mend(self, last: tuple[str, str], uow: UnitOfWork) -> list[Plan]:
        plans = await uow.rituals.plans_after(*last, PAGE)
        for plan in plans:
            try:
                await schedule(plan, uow, self._good_for(plan.ritual))
            except (KeyGone, Unreadable) as error:
                if isinstance(error, WrongKey):
                    raise
                log.error("hour_not_recomputed", ritual=plan.ritual, error=type(error).__name__)
        return plans


async def _note(uow: UnitOfWork, *, unless_later: bool = False) -> None:
    noted = await uow.facts.moment(TICKED_AT)
    if not (unless_later and noted and noted > uow.now):
        await uow.facts.put_moment(TICKED_AT, uow.now)
