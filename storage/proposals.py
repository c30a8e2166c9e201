"""What may be chosen, put back or agreed on by the buttons of a message, until it lapses."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import proposals
from storage.statements import insert

KEPT = timedelta(days=1)


class Sort(StrEnum):
    """What a tap does."""

    SHOWN = "shown"  # changes the setting from what it was when it was shown
    BACK = "back"  # puts back what there was before
    BOTH = "both"  # counts from the other one, and then both want it


@dataclass(frozen=True, slots=True)
class Proposal:
    """The setting that the message `ref` offers; `value` as whoever it belongs to writes it, never words.

    `ritual` is what it is about: a ritual's hour, or another setting under a name of its own, such as "bedtime-place".
    `person` asks for it, where the other one's yes is awaited. `made_at` is in UTC; it stands for a day.
    """

    ref: str
    couple: str
    ritual: str
    sort: Sort
    value: str
    made_at: datetime
    person: int | None = None


class Proposals:
    """The rows of one transaction."""

    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def put(self, proposal: Proposal) -> None:
        """One of the same message is replaced."""
        values = {name: getattr(proposal, name) for name in Proposal.__slots__}
        statement = insert(self._connection, proposals).values(**values)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["ref"], set_=values))

    async def get(self, ref: str) -> Proposal | None:
        """As long as it stands."""
        found = await self._read(select(proposals).where(proposals.c.ref == ref))
        return found[0] if found else None

    async def of(self, couple: str, ritual: str, sort: Sort) -> list[Proposal]:
        """All that stand, the latest first."""
        theirs = select(proposals).where(proposals.c.couple == couple, proposals.c.ritual == ritual)
        return await self._read(theirs.where(proposals.c.sort == sort).order_by(proposals.c.made_at.desc()))

    async def drop(self, ref: str) -> None:
        """Its buttons stand for nothing any more."""
        await self._connection.execute(delete(proposals).where(proposals.c.ref == ref))

    async def forget(self) -> None:
        """What stood for a day."""
        await self._connection.execute(delete(proposals).where(proposals.c.made_at <= self._now - KEPT))

    async def _read(self, query: Select[Any]) -> list[Proposal]:
        standing = query.where(proposals.c.made_at > self._now - KEPT)
        rows = (await self._connection.execute(standing)).mappings().all()
        return [
            Proposal(**{name: row[name] for name in Proposal.__slots__} | {"sort": Sort(row["sort"])}) for row in rows
        ]
