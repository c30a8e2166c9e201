"""Moments that come once: set in the transaction that wants them, gone in the one that acts on them."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.questions import Timer
from storage.schema import timers
from storage.statements import insert

FIELDS = Timer.__slots__
Name = tuple[str, str, str]


class Timers:
    """The rows of one transaction."""

    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def set(self, timer: Timer) -> None:
        """One of that name moves there."""
        values = asdict(timer) | {"set_at": self._now}
        statement = insert(self._connection, timers).values(**values)
        same = ["ritual", "action", "ref"]
        await self._connection.execute(statement.on_conflict_do_update(index_elements=same, set_=values))

    async def get(self, ritual: str, action: str, ref: str) -> Timer | None:
        return await self._one(ritual, action, ref)

    async def of(self, ritual: str, action: str, person: int) -> list[Timer]:
        """Somebody's of one kind, in no order."""
        mine = (timers.c.ritual == ritual, timers.c.action == action, timers.c.person == person)
        rows = (await self._connection.execute(select(timers).where(*mine))).mappings()
        return [Timer(**{name: row[name] for name in FIELDS}) for row in rows]

    async def drop(self, ritual: str, action: str, ref: str) -> None:
        """It will not come."""
        await self._connection.execute(delete(timers).where(*_named(ritual, action, ref)))

    async def drop_of(self, *, couple: str | None = None, person: int | None = None) -> None:
        """All that concerns a couple, or one person alone."""
        mine = timers.c.couple == couple if couple else timers.c.person == person
        await self._connection.execute(delete(timers).where(mine))

    async def names(self, most: int, *, patient: bool = False) -> list[Name]:
        """(ritual, action, ref) of those whose moment has come, the earliest first."""
        query = select(timers.c.ritual, timers.c.action, timers.c.ref)
        query = query.where(timers.c.at <= self._now, timers.c.patient == patient).order_by(timers.c.at).limit(most)
        return [(row.ritual, row.action, row.ref) for row in await self._connection.execute(query)]

    async def take(self, name: Name) -> Timer | None:
        """One whose moment has come, and which is gone with this transaction; None when it moved meanwhile."""
        found = await self._one(*name, lock=True)
        if found is None or found.at > self._now:
            return None
        await self.drop(*name)
        return found

    async def next(self) -> datetime | None:
        """When the next one of anybody comes (UTC)."""
        at: datetime | None = (await self._connection.execute(select(func.min(timers.c.at)))).scalar()
        return at

    async def earliest(self, couple: str) -> datetime | None:
        """When the next one of a couple comes (UTC)."""
        query = select(timers.c.at).where(timers.c.couple == couple).order_by(timers.c.at).limit(1)
        at: datetime | None = (await self._connection.execute(query)).scalar()
        return at

    async def bring_back(self, step: datetime) -> None:
        """Those set by a clock that was ahead of `step` come as long after now as they were to come after that."""
        query = select(timers).where(timers.c.set_at > step)
        for row in (await self._connection.execute(query)).mappings().all():
            at = self._now + (row["at"] - row["set_at"])
            mine = update(timers).where(*_named(row["ritual"], row["action"], row["ref"]))
            await self._connection.execute(mine.values(at=at, set_at=self._now))

    async def _one(self, ritual: str, action: str, ref: str, *, lock: bool = False) -> Timer | None:
        query = select(timers).where(*_named(ritual, action, ref))
        row = (await self._connection.execute(query.with_for_update() if lock else query)).mappings().first()
        return Timer(**{name: row[name] for name in FIELDS}) if row else None


def _named(ritual: str, action: str, ref: str) -> tuple[ColumnElement[bool], ...]:
    return (timers.c.ritual == ritual, timers.c.action == action, timers.c.ref == ref)
