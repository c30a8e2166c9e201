"""Who belongs together; what is personal in it lies under each one's own key."""

import json
from collections.abc import Awaitable
from dataclasses import asdict
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.couple import NOBODY, NOWHERE_YET, Couple, Member
from domain.messages import Reader
from storage.schema import couples, members
from storage.statements import insert
from storage.vault import KeyGone, Unreadable, Vault

T = TypeVar("T")


class Couples:
    """The rows of one transaction."""

    def __init__(self, connection: AsyncConnection, vault: Vault, now: datetime) -> None:
        self._connection = connection
        self._vault = vault
        self._now = now

    async def meet(self, couple: Couple, keys: dict[int, str]) -> None:
        """Two people become a couple; `keys` are theirs by person, made before this transaction."""
        await self._add(couple)
        for member in couple.members:
            await self.join(member, keys[member.person], couple.id)

    async def join(self, member: Member, key: str, couple: str | None = None) -> None:
        """Somebody has said yes, for the first time or anew after leaving; `key` is theirs alone."""
        body = self._vault.seal(key, json.dumps(asdict(member)), _context(member.person))
        row = {"person": member.person, "couple": couple, "key_id": key, "body": body}
        gone = delete(members).where(members.c.person == member.person, members.c.erased_at.is_not(None))
        await self._connection.execute(gone)
        await self._connection.execute(insert(self._connection, members).values(**row))

    async def pair(self, couple: Couple) -> None:
        """Two who have joined become a couple; one that has ended leaves them its room."""
        ended = (couples.c.room == couple.room) & couples.c.ended_at.is_not(None)
        await self._connection.execute(update(couples).where(ended).values(room=None))
        await self._add(couple)
        both = [member.person for member in couple.members]
        await self._connection.execute(update(members).where(members.c.person.in_(both)).values(couple=couple.id))

    async def _add(self, couple: Couple) -> None:
        values = {name: getattr(couple, name) for name in ("id", "room", "language", "style", "place")}
        await self._connection.execute(insert(self._connection, couples).values(**values, met_at=self._now))

    async def change(self, member: Member) -> None:
        """What a member goes by from now on. KeyError: nobody of that id has joined."""
        key = (await self.rows([member.person]))[member.person].key_id
        body = self._vault.seal(key, json.dumps(asdict(member)), _context(member.person))
        await self._connection.execute(update(members).where(members.c.person == member.person).values(body=body))

    async def rekey(self, member: Member, key: str) -> None:
        """They go on as they are, under another key."""
        body = self._vault.seal(key, json.dumps(asdict(member)), _context(member.person))
        mine = update(members).where(members.c.person == member.person)
        await self._connection.execute(mine.values(key_id=key, body=body))

    async def joined(self, person: int) -> Member | None:
        """Somebody who has said yes, with or without another."""
        query = select(members).where(members.c.person == person, members.c.erased_at.is_(None))
        row = (await self._connection.execute(query)).mappings().first()
        return self._member(row) if row else None

    async def set(self, couple: str, **values: Any) -> None:
        """Change a couple's row: `room`, `place`, `style`, `ended_at`."""
        await self._connection.execute(update(couples).where(couples.c.id == couple).values(**values))

    async def people(self, couple: str, but: int) -> list[int]:
        """Who else belongs to it and has not left; the couple stays as it is until this transaction ends."""
        await self._connection.execute(select(couples.c.id).where(couples.c.id == couple).with_for_update())
        others = select(members.c.person).where(members.c.couple == couple, members.c.person != but)
        return list((await self._connection.execute(others.where(members.c.erased_at.is_(None)))).scalars())

    async def room(self, couple: str) -> int | None:
        """The chat id of their group, whether or not it is their room just now."""
        found: int | None = (
            await self._connection.execute(select(couples.c.room).where(couples.c.id == couple))
        ).scalar()
        return found

    async def met_at(self, couple: str) -> datetime | None:
        """When the two met (UTC)."""
        at: datetime | None = (
            await self._connection.execute(select(couples.c.met_at).where(couples.c.id == couple))
        ).scalar()
        return at

    async def place(self, couple: str) -> str | None:
        """Where their room is, told without opening anything of theirs; None once it is over."""
        query = select(couples.c.place).where(couples.c.id == couple, couples.c.ended_at.is_(None))
        found: str | None = (await self._connection.execute(query)).scalar()
        return found

    async def in_room(self, chat: int) -> str | None:
        """The couple whose group that is, as long as it lasts."""
        query = select(couples.c.id).where(couples.c.room == chat)
        found: str | None = (await self._connection.execute(query)).scalar()
        return found

    async def get(self, couple: str, *, lock: bool = False) -> Couple | None:
        """A whole couple, or None; with `lock` no other transaction changes it before this one ends.

        For the one who stays it is whole until they are told: `NOBODY` stands beside them.
        """
        query = select(couples).where(couples.c.id == couple)
        row = (await self._connection.execute(query.with_for_update() if lock else query)).mappings().first()
        if row is None:
            return None
        both = (await self._connection.execute(select(members).where(members.c.couple == couple))).mappings().all()
        here = [self._member(one) for one in both if one["body"] is not None]
        if row["ended_at"] is not None and len(here) == 1:
            here.append(Member(NOBODY, "", "", row["language"]))
        if len(here) != 2:
            return None
        first, second = sorted(here, key=lambda member: member.person)
        return Couple(row["id"], row["room"], row["language"], row["style"], (first, second), row["place"])

    async def of(self, person: int, *, lock: bool = False) -> Couple | None:
        """The couple a person belongs to."""
        couple = (await self.rows([person])).get(person)
        return await self.get(couple.couple, lock=lock) if couple and couple.couple else None

    async def hold(self, person: int) -> None:
        """No other transaction that locks their couple goes on before this one ends."""
        theirs = select(members.c.couple).where(members.c.person == person)
        await self._connection.execute(select(couples.c.id).where(couples.c.id.in_(theirs)).with_for_update())

    async def rows(self, people: list[int]) -> dict[int, Any]:
        """By person: `couple` and `key_id` of everyone who is a member and not erased."""
        query = select(members.c.person, members.c.couple, members.c.key_id)
        query = query.where(members.c.person.in_(people), members.c.erased_at.is_(None))
        return {row.person: row for row in await self._connection.execute(query)}

    async def reader(self, couple: str | None, person: int | None, language: str) -> Reader:
        """Whose eyes a message is for: a person's own language, style and zone; the couple's in their room.

        What cannot be opened falls back to the couple's, then to `language` in UTC: a lost key silences nobody else.
        """
        if person is not None and (member := await self._readable(self.joined(person))):
            return Reader(member.language, member.style, member.zone or await self._clock(couple), self._now)
        query = select(couples.c.language, couples.c.style).where(couples.c.id == couple)
        row = (await self._connection.execute(query)).first()
        if couple is None or row is None:
            return Reader(language or "en", now=self._now)
        return Reader(row.language, row.style, await self._clock(couple), self._now)

    async def _clock(self, couple: str | None) -> str:
        both = await self._readable(self.get(couple)) if couple else None
        return both.zone(self._now) if both else NOWHERE_YET

    async def _readable(self, found: Awaitable[T | None]) -> T | None:
        try:
            return await found
        except (KeyGone, Unreadable):
            return None

    async def move_room(self, old: int, new: int) -> None:
        """The couple's group became a supergroup; only its address changes."""
        await self._connection.execute(update(couples).where(couples.c.room == old).values(room=new))

    async def erase(self, person: int) -> str | None:
        """Mark a person erased: nothing of theirs is read from here on. Gives back the key that must go.

        It waits for whoever holds the couple, lest words be owed unseen behind it.
        """
        await self.hold(person)
        mine = update(members).where(members.c.person == person, members.c.erased_at.is_(None))
        done = mine.values(body=None, erased_at=self._now).returning(members.c.key_id)
        key: str | None = (await self._connection.execute(done)).scalar()
        return key

    def _member(self, row: Any) -> Member:
        body = self._vault.unseal(row["key_id"], row["body"], _context(row["person"]))
        return Member(**json.loads(body))


def _context(person: int) -> str:
    return f"member:{person}"
