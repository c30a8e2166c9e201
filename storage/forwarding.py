"""What becomes of what waits when a chat is closed, moves, or is a couple's room no longer."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.messages import Kind
from storage.owed import FORGOTTEN, NEW, TO_NOTHING, Owed, owed_of
from storage.schema import outbox
from storage.statements import spelled


class Forwarding:
    """The part of the outbox that looks at all that one chat is owed."""

    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def waiting(self, chat: int, couple: str) -> list[Owed]:
        """What a couple is owed in that chat and has not gone yet, in order."""
        mine = and_(outbox.c.chat == chat, outbox.c.couple == couple, outbox.c.state == spelled("ready"))
        rows = await self._connection.execute(select(outbox).where(mine).order_by(outbox.c.id))
        return [owed_of(row) for row in rows.mappings()]

    async def release(self, couple: str) -> None:
        """What waited in their corners for a room of theirs may go."""
        carried = and_(outbox.c.couple == couple, outbox.c.person.is_(None), outbox.c.chat > 0)
        waiting = update(outbox).where(carried, outbox.c.state == spelled("ready"))
        await self._connection.execute(waiting.values(not_before=None))

    async def open_prompts(self, chat: int, couple: str) -> list[Owed]:
        """What was asked of a couple in that chat and is not pointless yet."""
        mine = and_(outbox.c.chat == chat, outbox.c.couple == couple, outbox.c.state == "sent")
        asked = and_(outbox.c.kind == Kind.PROMPT, outbox.c.stale_at > self._now, outbox.c.payload.is_not(None))
        rows = await self._connection.execute(select(outbox).where(mine, asked).order_by(outbox.c.id))
        return [owed_of(row) for row in rows.mappings()]

    async def close_chat(self, chat: int, why: str) -> None:
        """Nothing can be sent there: what waits for it never goes."""
        waiting = and_(outbox.c.chat == chat, outbox.c.state == spelled("ready"))
        await self._set(waiting, state="never", error=why, **FORGOTTEN)

    async def move_chat(self, old: int, new: int) -> None:
        """Unsent messages follow a chat to its new id, without their reply; edits stay with what they change."""
        unsent = and_(outbox.c.chat == old, outbox.c.state.in_(("ready", "sending", "unknown")))
        new_ones = and_(unsent, outbox.c.method.in_(NEW))
        theirs = and_(unsent, outbox.c.target.in_(select(outbox.c.ref).where(new_ones)))
        await self._connection.execute(update(outbox).where(theirs).values(chat=new))
        await self._connection.execute(update(outbox).where(new_ones).values(chat=new, **TO_NOTHING))

    async def _set(self, where: Any, **values: Any) -> None:
        await self._connection.execute(update(outbox).where(where).values(**values, settled_at=self._now))
