"""Agreements: what each of the two has in one lies under their own key, and the messages whose buttons are about it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Select, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.agreement import Agreement, Sheet
from storage.schema import agreement_places, agreement_sheets, agreements
from storage.statements import insert
from storage.vault import KeyGone, Unreadable, Vault


class Sort(StrEnum):
    """What the buttons of a message are for."""

    OFFER = "offer"  # in the room: Write mine
    APART = "apart"  # in a corner: what was put by
    DRAFT = "draft"  # in the room: Agree, Change a word, Not yet
    SIGNED = "signed"  # in the room: none any more, but what is said of it later is a reply to it
    REVIEW = "review"  # in a corner: Keep it, Change it, Let it go
    LIST = "list"  # in a corner: looked up


@dataclass(frozen=True, slots=True)
class Place:
    """An agreement in a message of ours; `person` None is the room."""

    message: str
    agreement: str
    sort: Sort
    couple: str
    person: int | None
    made_at: datetime


_SHEET = TypeAdapter(Sheet)


def as_data(sheet: Sheet) -> Mapping[str, Any]:
    """All of it, as plain JSON."""
    data: Mapping[str, Any] = _SHEET.dump_python(sheet, mode="json")
    return data


class Agreements:
    """The rows of one transaction; its couple is locked before."""

    def __init__(self, connection: AsyncConnection, vault: Vault, now: datetime) -> None:
        self._connection = connection
        self._vault = vault
        self._now = now

    async def keep(self, agreement: Agreement) -> None:
        """A new one, or one as it is now, without its sheets."""
        values = {name: getattr(agreement, name) for name in ("ref", "couple", "opened", "signed_at")}
        statement = insert(self._connection, agreements).values(**values, made_at=self._now)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["ref"], set_=values))

    async def keep_sheet(self, agreement: Agreement, person: int, key: str) -> None:
        """What one of them has in it now; `key` is theirs."""
        body = self._vault.seal(key, json.dumps(as_data(agreement.sheet(person))), _context(agreement.ref, person))
        values = {"agreement": agreement.ref, "person": person, "couple": agreement.couple, "key_id": key, "body": body}
        statement = insert(self._connection, agreement_sheets).values(**values)
        same = ["agreement", "person"]
        await self._connection.execute(statement.on_conflict_do_update(index_elements=same, set_=values))

    async def get(self, ref: str) -> Agreement | None:
        found = await self._read(select(agreements).where(agreements.c.ref == ref))
        return found[0] if found else None

    async def of_couple(self, couple: str) -> list[Agreement]:
        """All of two people, the earliest first."""
        return await self._read(select(agreements).where(agreements.c.couple == couple))

    async def sheets_of(self, person: int) -> list[Sheet]:
        """All that somebody has in any."""
        query = select(agreement_sheets).where(agreement_sheets.c.person == person)
        return list((await self._sheets(query.order_by(agreement_sheets.c.agreement))).values())

    async def drop(self, ref: str) -> None:
        """It is over, and nothing of it is kept."""
        await self._connection.execute(delete(agreement_sheets).where(agreement_sheets.c.agreement == ref))
        await self._connection.execute(delete(agreement_places).where(agreement_places.c.agreement == ref))
        await self._connection.execute(delete(agreements).where(agreements.c.ref == ref))

    async def stand(self, message: str, agreement: Agreement, sort: Sort, person: int | None = None) -> None:
        """The buttons of that message are about it from now on."""
        values = asdict(Place(message, agreement.ref, sort, agreement.couple, person, self._now))
        statement = insert(self._connection, agreement_places).values(**values)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["message"], set_=values))

    async def at(self, message: str) -> Place | None:
        """What the buttons of that message are about."""
        found = await self._places(select(agreement_places).where(agreement_places.c.message == message))
        return found[0] if found else None

    async def places(self, agreement: str, *sorts: Sort) -> list[Place]:
        """Where buttons are about that agreement, of these sorts, or of any."""
        mine = select(agreement_places).where(agreement_places.c.agreement == agreement)
        return await self._places(mine.where(agreement_places.c.sort.in_(sorts)) if sorts else mine)

    async def listed(self, person: int) -> list[Place]:
        """Where somebody has looked them up."""
        mine = (agreement_places.c.person == person) & (agreement_places.c.sort == Sort.LIST)
        return await self._places(select(agreement_places).where(mine))

    async def leave(self, places: Iterable[Place]) -> None:
        """No buttons are about it there any more."""
        for each in places:
            await self._connection.execute(delete(agreement_places).where(agreement_places.c.message == each.message))

    async def forget(self, before: datetime) -> None:
        """Places from before then: no message of ours can be changed after so long."""
        await self._connection.execute(delete(agreement_places).where(agreement_places.c.made_at < before))

    async def _places(self, query: Select[Any]) -> list[Place]:
        ordered = query.order_by(agreement_places.c.made_at, agreement_places.c.message)
        rows = (await self._connection.execute(ordered)).mappings().all()
        return [Place(**{name: row[name] for name in Place.__slots__} | {"sort": Sort(row["sort"])}) for row in rows]

    async def _read(self, query: Select[Any]) -> list[Agreement]:
        ordered = query.order_by(agreements.c.made_at, agreements.c.ref)
        rows = (await self._connection.execute(ordered)).mappings().all()
        found = [Agreement(row["ref"], row["couple"], {}, row["opened"], row["signed_at"]) for row in rows]
        return [replace(one, sheets=await self._of_agreement(one.ref)) for one in found]

    async def _of_agreement(self, ref: str) -> dict[int, Sheet]:
        query = select(agreement_sheets).where(agreement_sheets.c.agreement == ref)
        return {person: sheet for (_, person), sheet in (await self._sheets(query)).items()}

    async def _sheets(self, query: Select[Any]) -> dict[tuple[str, int], Sheet]:
        """By agreement and person, of all that can be read."""
        rows = (await self._connection.execute(query.order_by(agreement_sheets.c.person))).mappings().all()
        found = {(row["agreement"], row["person"]): self._sheet(row) for row in rows}
        return {each: sheet for each, sheet in found.items() if sheet is not None}

    def _sheet(self, row: Any) -> Sheet | None:
        try:
            body = self._vault.unseal(row["key_id"], row["body"], _context(row["agreement"], row["person"]))
        except (KeyGone, Unreadable):
            return None
        return _SHEET.validate_python(json.loads(body))


def _context(ref: str, person: int) -> str:
    return f"agreement:{ref}:{person}"
