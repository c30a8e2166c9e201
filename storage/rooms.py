"""Where a couple was asked to have their room, and who has said yes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import room_offers
from storage.statements import insert

CORNERS = 0  # the chat of an offer to be carried


@dataclass(frozen=True, slots=True)
class Offer:
    """A room for which both must say yes: `chat` is a group, or `CORNERS`; `ref` that of the one message that asks."""

    couple: str
    chat: int
    ref: str | None
    agreed: bool


class Rooms:
    """The rows of one transaction."""

    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def take_back(self, chat: int, person: int) -> None:
        """Somebody went out of that group: what they said yes to counts no more."""
        for said in (room_offers.c.one, room_offers.c.other):
            theirs = update(room_offers).where(room_offers.c.chat == chat, said == person)
            await self._connection.execute(theirs.values({said.name: None}))

    async def offer(self, couple: str, chat: int, ref: str | None = None) -> None:
        """They are asked, anew where they were before."""
        values = {"ref": ref, "one": None, "other": None, "at": self._now}
        statement = insert(self._connection, room_offers).values(couple=couple, chat=chat, **values)
        same = ["couple", "chat"]
        await self._connection.execute(statement.on_conflict_do_update(index_elements=same, set_=values))

    async def agrees(self, couple: str, chat: int, person: int) -> bool:
        """One of them says yes; whether the other has, too. False where they are not asked."""
        mine = self._of(couple, chat)
        row = (await self._connection.execute(select(room_offers).where(*mine).with_for_update())).mappings().first()
        if row is None:
            return False
        said = {row["one"], row["other"]} - {None}
        if person not in said:
            free = "one" if row["one"] is None else "other"
            await self._connection.execute(update(room_offers).where(*mine).values({free: person}))
        return bool(said - {person})

    async def offered(self, couple: str, chat: int) -> Offer | None:
        """What they were asked of that chat."""
        found = await self._read(*self._of(couple, chat))
        return found[0] if found else None

    async def offers_in(self, chat: int) -> list[Offer]:
        """What was asked in that group, of whomever."""
        return await self._read(room_offers.c.chat == chat)

    async def offers_of(self, couple: str) -> list[Offer]:
        """All that a couple is asked."""
        return await self._read(room_offers.c.couple == couple)

    async def lapse(self, couple: str, chat: int | None = None) -> None:
        """It is asked no more: there, or anywhere."""
        mine = self._of(couple, chat) if chat is not None else (room_offers.c.couple == couple,)
        await self._connection.execute(delete(room_offers).where(*mine))

    async def moved(self, old: int, new: int) -> None:
        """The group became a supergroup."""
        there = select(room_offers.c.couple).where(room_offers.c.chat == new)
        doubled = delete(room_offers).where(room_offers.c.chat == old, room_offers.c.couple.in_(there))
        await self._connection.execute(doubled)
        await self._connection.execute(update(room_offers).where(room_offers.c.chat == old).values(chat=new))

    async def _read(self, *which: ColumnElement[bool]) -> list[Offer]:
        rows = await self._connection.execute(select(room_offers).where(*which))
        return [_offer(row) for row in rows.mappings()]

    def _of(self, couple: str, chat: int) -> tuple[ColumnElement[bool], ...]:
        return room_offers.c.couple == couple, room_offers.c.chat == chat


def _offer(row: Any) -> Offer:
    return Offer(row["couple"], row["chat"], row["ref"], agreed=None not in (row["one"], row["other"]))
