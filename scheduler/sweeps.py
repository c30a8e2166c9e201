"""What is past its keeping is forgotten, a little every minute, unless the clock may be wrong about what is past."""

from collections.abc import Callable
from datetime import datetime, timedelta

from scheduler.moments import Moments
from storage.ahead import bring_back
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork

PROMPTS_KEPT = timedelta(days=31)  # the longest for which a wording must not return, and a day
EVENINGS_KEPT = timedelta(weeks=12)  # that they came, and nothing else of them
WEEKS_KEPT = timedelta(weeks=12)  # sums, and the notes made of them
PLACES_KEPT = timedelta(days=30)
A_LEAP = timedelta(hours=1)
BELIEVED_AFTER = 3600.0  # seconds
SWEPT_AT = "swept_at"


class Sweeps:
    """Forgetting; each sweep may be repeated or skipped without harm.

    At first, and after a leap of the clock while running or over a restart, nothing is forgotten until the clock went
    on evenly for an hour and Telegram answered meanwhile, whose certificate no clock in a wrong year accepts.
    """

    def __init__(self, storage: Storage, moments: Moments, heard: Callable[[], int]) -> None:
        """`heard`: how often Telegram has answered in this run."""
        self._storage = storage
        self._moments = moments
        self._heard = heard
        self._doubted: tuple[datetime, float, int] | None = None  # wall, monotonic second, answers heard

    async def sweep(self) -> None:
        """Forget, if the clock is believed."""
        if await self._storage.transact(self._forget):
            await self._storage.forget_days()
            await self._moments.tick(patient=True)

    async def _forget(self, uow: UnitOfWork) -> bool:
        swept_at = await uow.facts.moment(SWEPT_AT)
        leapt = swept_at is None or abs(uow.now - swept_at) > A_LEAP
        if leapt and not self._believes(uow.now):
            return False
        self._doubted = None
        await uow.facts.put_moment(SWEPT_AT, uow.now)
        await bring_back(uow)
        await uow.inbox.forget()
        await uow.outbox.forget()
        await uow.carried.forget()
        for ref in await uow.covers.left_lying():
            await uow.take_back(ref)
        await uow.covers.forget()
        await uow.boxes.forget()
        await uow.tokens.forget()
        await uow.rests.forget()
        await uow.invitations.forget()
        await uow.pairs.forget()
        await uow.weeks.forget((uow.now - WEEKS_KEPT).date())
        await uow.notes.forget((uow.now - WEEKS_KEPT).date())
        await uow.promises.forget(uow.now - PLACES_KEPT)
        await uow.agreements.forget(uow.now - PLACES_KEPT)
        await uow.proposals.forget()
        await uow.rituals.forget((uow.now - PROMPTS_KEPT).date())
        await uow.evenings.forget((uow.now - PROMPTS_KEPT).date(), (uow.now - EVENINGS_KEPT).date())
        return True

    def _believes(self, now: datetime) -> bool:
        steady, heard = self._storage.clock.monotonic(), self._heard()
        if self._doubted is None:
            self._doubted = now, steady, heard
        since, steady_since, heard_before = self._doubted
        passed = steady - steady_since
        if abs(now - since - timedelta(seconds=passed)) > A_LEAP:
            self._doubted = now, steady, heard
            return False
        return passed >= BELIEVED_AFTER and heard > heard_before
