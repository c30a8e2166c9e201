"""Evenings: the one that is open, the pages written in it under each one's own key, and which evenings came."""

import json
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.evening import Evening, Page, Way, Written
from storage.schema import evening_days, evening_pages, evening_ways, evenings
from storage.statements import insert
from storage.vault import KeyGone, Unreadable, Vault

WAITED_FOR = timedelta(days=2)


class Evenings:
    """The rows of one transaction."""

    def __init__(self, connection: AsyncConnection, vault: Vault, now: datetime) -> None:
        self._connection = connection
        self._vault = vault
        self._now = now

    async def keep(self, evening: Evening) -> None:
        """A new one, or one as it is now."""
        values = asdict(evening) | {"wordings": " ".join(evening.wordings)}
        statement = insert(self._connection, evenings).values(**values)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["ref"], set_=values))

    async def get(self, ref: str) -> Evening | None:
        found = await self._read(select(evenings).where(evenings.c.ref == ref))
        return found[0] if found else None

    async def of_line(self, line: str) -> Evening | None:
        """The one whose first or present message in the room that is."""
        found = await self._read(select(evenings).where((evenings.c.ref == line) | (evenings.c.line == line)))
        return found[0] if found else None

    async def latest(self, couple: str) -> Evening | None:
        """The one that is open, or was open last."""
        theirs = select(evenings).where(evenings.c.couple == couple)
        found = await self._read(theirs.order_by(evenings.c.day.desc()).limit(1))
        return found[0] if found else None

    async def since(self, couple: str, day: date) -> list[Evening]:
        """Those from ritual day `day` on, the latest first."""
        theirs = select(evenings).where(evenings.c.couple == couple, evenings.c.day >= day)
        return await self._read(theirs.order_by(evenings.c.day.desc()))

    async def closed_at(self, couple: str) -> datetime | None:
        """When an evening of theirs closed last (UTC)."""
        query = select(func.max(evenings.c.closed_at)).where(evenings.c.couple == couple)
        at: datetime | None = (await self._connection.execute(query)).scalar()
        return at

    async def pages(self, ref: str) -> dict[int, Page]:
        """By person, of all who have one that can be read."""
        query = select(evening_pages).where(evening_pages.c.evening == ref).order_by(evening_pages.c.person)
        rows = (await self._connection.execute(query)).mappings().all()
        found = {row["person"]: self._page(row) for row in rows}
        return {person: page for person, page in found.items() if page is not None}

    async def keep_page(self, ref: str, person: int, page: Page, key: str) -> None:
        """As it is now; `key` is its writer's."""
        body = self._vault.seal(key, json.dumps(asdict(page)), _context(ref, person))
        values = {"evening": ref, "person": person, "key_id": key, "body": body}
        statement = insert(self._connection, evening_pages).values(**values)
        same = ["evening", "person"]
        await self._connection.execute(statement.on_conflict_do_update(index_elements=same, set_=values))

    async def close(self, evening: Evening) -> None:
        """It is over, since its lights-out if that is longer ago."""
        over = update(evenings).where(evenings.c.ref == evening.ref)
        await self._connection.execute(over.values(closed_at=min(self._now, evening.lights_out)))

    async def wipe(self, evening: Evening) -> None:
        """Nothing that was written in it is kept here."""
        await self._connection.execute(delete(evening_pages).where(evening_pages.c.evening == evening.ref))

    async def came(self, evening: Evening) -> None:
        """It counts as one that came; of whose doing is not kept."""
        row = insert(self._connection, evening_days).values(couple=evening.couple, day=evening.day)
        await self._connection.execute(row.on_conflict_do_nothing())

    async def days(self, couple: str, first: date, last: date) -> list[date]:
        """The ritual days from `first` to `last` whose evening came."""
        theirs = select(evening_days.c.day).where(evening_days.c.couple == couple)
        within = theirs.where(evening_days.c.day >= first, evening_days.c.day <= last)
        return list((await self._connection.execute(within.order_by(evening_days.c.day))).scalars())

    async def way(self, couple: str) -> Way | None:
        """How they have them; None until they have changed it."""
        query = select(evening_ways).where(evening_ways.c.couple == couple)
        row = (await self._connection.execute(query)).first()
        return Way(row.here, row.nights, timedelta(minutes=row.lights_after)) if row else None

    async def go(self, couple: str, way: Way) -> None:
        """From the next evening on."""
        values = {"here": way.here, "nights": way.nights, "lights_after": way.lights // timedelta(minutes=1)}
        statement = insert(self._connection, evening_ways).values(couple=couple, **values)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["couple"], set_=values))

    async def forget(self, before: date, came_before: date) -> None:
        """Evenings of days before `before`, which of them came before `came_before`, and what was to open long ago.

        What both had finished waits a day at most for a moment awake for both; after two nothing of it is kept.
        """
        over = select(evenings.c.ref).where(evenings.c.closed_at < self._now - WAITED_FOR)
        await self._connection.execute(delete(evening_pages).where(evening_pages.c.evening.in_(over)))
        await self._connection.execute(delete(evenings).where(evenings.c.day < before))
        await self._connection.execute(delete(evening_days).where(evening_days.c.day < came_before))

    async def _read(self, query: Any) -> list[Evening]:
        rows = (await self._connection.execute(query)).mappings().all()
        return [Evening(**dict(row) | {"wordings": tuple(row["wordings"].split())}) for row in rows]

    def _page(self, row: Any) -> Page | None:
        try:
            text = self._vault.unseal(row["key_id"], row["body"], _context(row["evening"], row["person"]))
        except (KeyGone, Unreadable):
            return None
        body = json.loads(text)
        return Page(**body | {"lines": {int(step): Written(**line) for step, line in body["lines"].items()}})


def _context(ref: str, person: int) -> str:
    return f"evening:{ref}:{person}"
