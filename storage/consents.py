"""A yes that has not met another yet: whose, and for which group."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import consents
from storage.statements import insert


@dataclass(frozen=True, slots=True)
class Consent:
    """`chat` is the group it is for, None for an invitation; `said_at` is in UTC."""

    person: int
    chat: int | None
    said_at: datetime


class Consents:
    """The rows of one transaction."""

    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def give(self, person: int, chat: int | None) -> None:
        """A yes; one for something else is no more."""
        values = {"person": person, "chat": chat, "said_at": self._now}
        statement = insert(self._connection, consents).values(**values)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["person"], set_=values))

    async def of(self, person: int, *, lock: bool = False) -> Consent | None:
        """The one yes of a person; with `lock` no other transaction uses it up before this one ends."""
        query = select(consents).where(consents.c.person == person)
        row = (await self._connection.execute(query.with_for_update() if lock else query)).mappings().first()
        return Consent(**row) if row else None

    async def waiting(self, chat: int) -> list[Consent]:
        """All for that group, the earliest first, held until this transaction ends."""
        query = select(consents).where(consents.c.chat == chat).order_by(consents.c.said_at, consents.c.person)
        rows = (await self._connection.execute(query.with_for_update())).mappings()
        return [Consent(**row) for row in rows]

    async def drop(self, *people: int) -> None:
        await self._connection.execute(delete(consents).where(consents.c.person.in_(people)))

    async def moved(self, old: int, new: int) -> None:
        """The group became a supergroup."""
        await self._connection.execute(consents.update().where(consents.c.chat == old).values(chat=new))
