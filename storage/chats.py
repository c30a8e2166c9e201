"""What Telegram has said about a chat: that it moved, that we must wait, that it is closed to us."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import chats
from storage.statements import insert


class Chats:
    """The rows of one transaction."""

    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def now_at(self, chat: int) -> int:
        """Where a chat is today: its own id, or the one it moved to (a group becomes a supergroup once)."""
        query = select(chats.c.moved_to).where(chats.c.chat == chat)
        return (await self._connection.execute(query)).scalar() or chat

    async def moved(self, old: int, new: int) -> None:
        """Note a move; any of Telegram's three signals may come first, and all of them."""
        await self._put(old, moved_to=new)

    async def halt(self, chat: int, seconds: int) -> None:
        """Telegram asked for silence there (429)."""
        await self._put(chat, halted_until=self._now + timedelta(seconds=seconds), halt_seconds=seconds)

    async def halts(self) -> dict[int, float]:
        """Seconds that each halted chat still has to wait; never longer than Telegram asked, whatever the clock did."""
        query = select(chats.c.chat, chats.c.halted_until, chats.c.halt_seconds).where(chats.c.halted_until > self._now)
        rows = (await self._connection.execute(query)).all()
        return {chat: min((until - self._now).total_seconds(), float(length)) for chat, until, length in rows}

    async def counted(self, chat: int, count: int) -> None:
        """Telegram said just now how many are in it, bots among them."""
        await self._put(chat, count=count, counted_at=self._now)

    async def lately_counted(self, chat: int, within: timedelta) -> int | None:
        """How many are in it, if Telegram said so within that time."""
        fresh = and_(chats.c.counted_at > self._now - within, chats.c.counted_at <= self._now)
        query = select(chats.c.count).where(chats.c.chat == chat, fresh)
        found: int | None = (await self._connection.execute(query)).scalar()
        return found

    async def uncounted(self, chat: int) -> None:
        """Somebody came or went: how many are in it now is not known."""
        await self._put(chat, count=None, counted_at=None)

    async def count(self, chat: int) -> int | None:
        """How many are in it since the last who came or went; None while Telegram has yet to say."""
        found: int | None = (await self._connection.execute(select(chats.c.count).where(chats.c.chat == chat))).scalar()
        return found

    async def shut(self, chat: int) -> bool:
        """Whether we can say nothing there."""
        found = (await self._connection.execute(select(chats.c.gone).where(chats.c.chat == chat))).scalar()
        return found is not None

    async def gone(self, chat: int, why: str) -> None:
        await self._put(chat, gone=why)

    async def drop(self, chat: int) -> None:
        """We went out of it by ourselves, and it is nobody's concern any more."""
        await self._connection.execute(delete(chats).where(chats.c.chat == chat))

    async def back(self, chat: int) -> None:
        """Something came from there: it is open again."""
        closed = update(chats).where(chats.c.chat == chat, chats.c.gone.is_not(None))
        await self._connection.execute(closed.values(gone=None))

    async def _put(self, chat: int, **values: Any) -> None:
        statement = insert(self._connection, chats).values(chat=chat, **values)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["chat"], set_=values))
