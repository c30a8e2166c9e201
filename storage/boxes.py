"""Boxes: the questions in a corner that await words, and which of them unreplied text answers."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.questions import Box
from storage.schema import boxes
from storage.statements import insert, rows_touched
from storage.vault import KeyGone, Vault

CLOSED_KEPT = timedelta(hours=48)
PLAIN = ("ref", "person", "couple", "ritual", "step", "topic", "by_itself", "expires_at", "closed_at", "answer")


class Boxes:
    """The rows of one transaction; what a ritual remembers in one is sealed under `key`."""

    def __init__(self, connection: AsyncConnection, vault: Vault, now: datetime) -> None:
        self._connection = connection
        self._vault = vault
        self._now = now

    async def open(self, box: Box, key: str) -> None:
        """Put up a question, or the same one anew. `key` is its person's."""
        body = self._vault.seal(key, json.dumps(dict(box.body)), _context(box.ref))
        values = {name: getattr(box, name) for name in PLAIN} | {"key_id": key, "body": body, "touched_at": self._now}
        statement = insert(self._connection, boxes).values(**values)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["ref"], set_=values))

    async def get(self, ref: str, *, lock: bool = False) -> Box | None:
        """An open or a closed one; one that has expired counts as closed."""
        found = await self._read(select(boxes).where(boxes.c.ref == ref), lock=lock)
        return found[0] if found else None

    async def open_ones(self, person: int) -> list[Box]:
        """What waits for this person's words, the last touched first."""
        mine = select(boxes).where(boxes.c.person == person, boxes.c.closed_at.is_(None))
        return await self._read(mine.where(boxes.c.expires_at > self._now).order_by(boxes.c.touched_at.desc()))

    async def about(self, ritual: str, topic: str) -> list[Box]:
        """All of one topic, open or closed, the last touched first."""
        theirs = select(boxes).where(boxes.c.ritual == ritual, boxes.c.topic == topic)
        return await self._read(theirs.order_by(boxes.c.touched_at.desc()))

    async def answered_by(self, person: int, message: int) -> Box | None:
        """The box whose answer that message is, for its edits."""
        found = await self._read(select(boxes).where(boxes.c.person == person, boxes.c.answer == message))
        return found[0] if found else None

    async def touch(self, ref: str) -> None:
        """Its owner turned to it: unreplied text is for it now."""
        await self._set(ref, touched_at=self._now, by_itself=False)

    async def answered(self, ref: str, message: int | None) -> None:
        """Words for it came in that message."""
        await self._set(ref, touched_at=self._now, by_itself=False, answer=message)

    async def close(self, ref: str) -> bool:
        """It takes no more words; False where it was closed before."""
        still = update(boxes).where(boxes.c.ref == ref, boxes.c.closed_at.is_(None))
        return bool(await rows_touched(self._connection, still.values(closed_at=self._now)))

    async def drop(self, ref: str) -> None:
        """It is gone, with all that was remembered in it."""
        await self._connection.execute(delete(boxes).where(boxes.c.ref == ref))

    async def forget(self) -> None:
        """What was closed, or has expired, two days ago."""
        over = self._now - CLOSED_KEPT
        gone = (boxes.c.closed_at < over) | (boxes.c.expires_at < over)
        await self._connection.execute(delete(boxes).where(gone))

    async def _set(self, ref: str, **values: Any) -> None:
        await self._connection.execute(update(boxes).where(boxes.c.ref == ref).values(**values))

    async def _read(self, query: Select[Any], *, lock: bool = False) -> list[Box]:
        rows = (await self._connection.execute(query.with_for_update() if lock else query)).mappings().all()
        return [box for row in rows if (box := self._box(row)) is not None]

    def _box(self, row: Any) -> Box | None:
        try:
            body = json.loads(self._vault.unseal(row["key_id"], row["body"], _context(row["ref"])))
        except KeyGone:
            return None
        box = Box(body=body, touched_at=row["touched_at"], **{name: row[name] for name in PLAIN})
        expired = box.closed_at is None and box.expires_at <= self._now
        return replace(box, closed_at=box.expires_at) if expired else box


def _context(ref: str) -> str:
    return f"box:{ref}"
