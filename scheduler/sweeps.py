"""What is past its keeping is forgotten, a little every minute."""

from datetime import timedelta

from storage.storage import Storage
from storage.unit_of_work import UnitOfWork

PROMPTS_KEPT = timedelta(days=31)  # the longest for which a wording must not return, and a day


class Sweeps:
    """Forgetting; each sweep may be repeated or skipped without harm."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    async def sweep(self) -> None:
        async def forget(uow: UnitOfWork) -> None:
            await uow.inbox.forget()
            await uow.outbox.forget()
            await uow.rituals.forget((uow.now - PROMPTS_KEPT).date())

        await self._storage.transact(forget)
        await self._storage.forget_days()
