"""What partners wrote that is carried: known by ids alone, for two days, so that an edit finds its way."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.messages import Anchor
from storage.owed import NEW
from storage.schema import outbox

IDS_KEPT = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Carried:
    """A message of ours that carries a person's own; the words of a pair are in the second, `under` the first."""

    ref: str
    method: str
    state: str
    under: str | None


class CarriedMessages:
    """The rows of one transaction; `chat` and `message` are where a person's own message stands."""

    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def of(self, chat: int, message: int) -> list[Carried]:
        """What carries that message, its line first."""
        mine = and_(outbox.c.source_chat == chat, outbox.c.source_message == message, outbox.c.method.in_(NEW))
        columns = (outbox.c.ref, outbox.c.method, outbox.c.state, outbox.c.target)
        rows = await self._connection.execute(select(*columns).where(mine).order_by(outbox.c.id))
        return [Carried(ref=row.ref, method=row.method, state=row.state, under=row.target) for row in rows]

    async def lately(self, chat: int, within: timedelta) -> list[str]:
        """The refs of all that was carried from there in that time, the earliest first."""
        mine = and_(outbox.c.source_chat == chat, outbox.c.source_message.is_not(None), outbox.c.target.is_(None))
        late = outbox.c.made_at > self._now - within
        query = select(outbox.c.ref).where(mine, late).order_by(outbox.c.id)
        return list((await self._connection.execute(query)).scalars())

    async def source(self, letter: str) -> tuple[int, int] | None:
        """The chat and id of the person's own message that is carried under that ref."""
        mine = and_(outbox.c.letter == letter, outbox.c.source_message.is_not(None))
        query = select(outbox.c.source_chat, outbox.c.source_message).where(mine).limit(1)
        row = (await self._connection.execute(query)).first()
        return (row.source_chat, row.source_message) if row else None

    async def standing(self, chat: int, letter: str) -> Anchor | None:
        """The message of ours in `chat` that stands for that ref."""
        query: Select[Any] = select(outbox).where(outbox.c.chat == chat, _names(letter), outbox.c.method.in_(NEW))
        row = (await self._connection.execute(query.order_by(outbox.c.id))).mappings().first()
        return Anchor(**{name: row[name] for name in Anchor.__slots__} | {"ref": letter}) if row else None

    async def forget(self) -> None:
        """Whose message it was, after two days."""
        old = and_(outbox.c.source_message.is_not(None), outbox.c.made_at < self._now - IDS_KEPT)
        await self._connection.execute(update(outbox).where(old).values(source_chat=None, source_message=None))


def _names(letter: str) -> ColumnElement[bool]:
    return or_(outbox.c.letter == letter, outbox.c.ref == letter)
