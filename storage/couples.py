"""Who belongs together; what is personal in it lies under each one's own key."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.couple import Couple, Member
from domain.messages import Reader
from storage.schema import couples, members
from storage.statements import insert
from storage.vault import Vault


class Couples:
    """The rows of one transaction."""

    def __init__(self, connection: AsyncConnection, vault: Vault, now: datetime) -> None:
        self._connection = connection
        self._vault = vault
        self._now = now

    async def meet(self, couple: Couple, keys: dict[int, str]) -> None:
        """Two people become a couple; `keys` are theirs by person, made before this transaction."""
        values = {"id": couple.id, "room": couple.room, "language": couple.language, "style": couple.style}
        await self._connection.execute(insert(self._connection, couples).values(**values, met_at=self._now))
        for member in couple.members:
            key = keys[member.person]
            body = self._vault.seal(key, json.dumps(asdict(member)), _context(couple.id, member.person))
            row = {"person": member.person, "couple": couple.id, "key_id": key, "body": body}
            await self._connection.execute(insert(self._connection, members).values(**row))

    async def get(self, couple: str, *, lock: bool = False) -> Couple | None:
        """A whole couple, or None; with `lock` no other transaction changes it before this one ends."""
        query = select(couples).where(couples.c.id == couple)
        row = (await self._connection.execute(query.with_for_update() if lock else query)).mappings().first()
        if row is None:
            return None
        both = (await self._connection.execute(select(members).where(members.c.couple == couple))).mappings().all()
        if len(both) != 2 or any(one["body"] is None for one in both):
            return None
        first, second = sorted((self._member(one) for one in both), key=lambda member: member.person)
        return Couple(row["id"], row["room"], row["language"], row["style"], (first, second))

    async def of(self, person: int, *, lock: bool = False) -> Couple | None:
        """The couple a person belongs to."""
        couple = (await self.rows([person])).get(person)
        return await self.get(couple.couple, lock=lock) if couple else None

    async def rows(self, people: list[int]) -> dict[int, Any]:
        """By person: `couple` and `key_id` of everyone who is a member and not erased."""
        query = select(members.c.person, members.c.couple, members.c.key_id)
        query = query.where(members.c.person.in_(people), members.c.erased_at.is_(None))
        return {row.person: row for row in await self._connection.execute(query)}

    async def reader(self, couple: str | None, person: int | None, language: str) -> Reader:
        """Whose eyes a message is for: a person's own language, style and zone; the couple's in their room."""
        found = await self.get(couple) if couple else await self.of(person) if person else None
        if found is None:
            return Reader(language or "en")
        member = found.member(person) if person else None
        if member is None:
            return Reader(found.language, found.style, found.zone(self._now))
        return Reader(member.language, member.style, member.zone)

    async def move_room(self, old: int, new: int) -> None:
        """The couple's group became a supergroup; only its address changes."""
        await self._connection.execute(update(couples).where(couples.c.room == old).values(room=new))

    async def erase(self, person: int) -> str | None:
        """Mark a person erased: nothing of theirs is read from here on. Gives back the key that must go."""
        mine = update(members).where(members.c.person == person, members.c.erased_at.is_(None))
        done = mine.values(body=None, erased_at=self._now).returning(members.c.key_id)
        key: str | None = (await self._connection.execute(done)).scalar()
        return key

    def _member(self, row: Any) -> Member:
        body = self._vault.unseal(row["key_id"], row["body"], _context(row["couple"], row["person"]))
        return Member(**json.loads(body))


def _context(couple: str, person: int) -> str:
    return f"member:{couple}:{person}"
