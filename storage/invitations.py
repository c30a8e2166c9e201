"""Invitations: a link for one person each, who opened it, and how far it has led."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import invitations
from storage.statements import insert


@dataclass(frozen=True, slots=True)
class Invitation:
    """`ref` is that of the message with the link; `person` invites, `guest` has opened it; `until` is in UTC.

    `page` is the ref of what asks the guest for a yes, `asked` of what then asks the one who invited.
    """

    ref: str
    person: int
    guest: int | None
    page: str | None
    asked: str | None
    until: datetime


class Invitations:
    """The rows of one transaction; what is past its time is there no more."""

    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def make(self, ref: str, person: int, until: datetime) -> None:
        """Nobody has opened it yet."""
        values = {"ref": ref, "person": person, "until": until}
        await self._connection.execute(insert(self._connection, invitations).values(**values))

    async def get(self, ref: str) -> Invitation | None:
        """That one, held until this transaction ends."""
        return await self._one(invitations.c.ref == ref)

    async def paged(self, page: str) -> Invitation | None:
        """The one whose page that is, held until this transaction ends."""
        return await self._one(invitations.c.page == page)

    async def asking(self, asked: str) -> Invitation | None:
        """The one of which that question asks, held until this transaction ends."""
        return await self._one(invitations.c.asked == asked)

    async def led(self, ref: str, **values: Any) -> None:
        """It has led further: `guest`, `page`, `asked`, `until`."""
        await self._connection.execute(update(invitations).where(invitations.c.ref == ref).values(**values))

    async def drop(self, ref: str) -> None:
        """It leads nowhere."""
        await self._connection.execute(delete(invitations).where(invitations.c.ref == ref))

    async def drop_unopened(self, person: int) -> list[str]:
        """Those of `person` that nobody has opened are over; gives back their refs."""
        theirs = delete(invitations).where(invitations.c.person == person, invitations.c.guest.is_(None))
        return list((await self._connection.execute(theirs.returning(invitations.c.ref))).scalars())

    async def accepted(self, guest: int, *, lock: bool = False) -> bool:
        """Whether a yes of theirs to an invitation still waits."""
        said = select(invitations.c.ref).where(invitations.c.guest == guest, invitations.c.asked.is_not(None))
        query = said.where(invitations.c.until > self._now)
        return (await self._connection.execute(query.with_for_update() if lock else query)).first() is not None

    async def given(self, person: int) -> list[datetime]:
        """Until when those stand that somebody has made, whether or not they were opened."""
        query = select(invitations.c.until).where(invitations.c.person == person, invitations.c.until > self._now)
        return sorted((await self._connection.execute(query)).scalars())

    async def forget_given(self, person: int) -> None:
        """All that somebody has made."""
        await self._connection.execute(delete(invitations).where(invitations.c.person == person))

    async def forget_of(self, person: int) -> None:
        """All that somebody has given, or accepted."""
        mine = or_(invitations.c.person == person, invitations.c.guest == person)
        await self._connection.execute(delete(invitations).where(mine))

    async def forget(self) -> None:
        """What is past its time."""
        await self._connection.execute(delete(invitations).where(invitations.c.until <= self._now))

    async def _one(self, which: ColumnElement[bool]) -> Invitation | None:
        query = select(invitations).where(which, invitations.c.until > self._now).with_for_update()
        row = (await self._connection.execute(query)).mappings().first()
        return Invitation(**row) if row else None
