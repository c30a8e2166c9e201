"""What a day has cost somebody already, and what of it is still to come."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.noise import UNASKED, Noise, Shown
from storage.outbox import NEW
from storage.schema import due, outbox

ON_ITS_WAY = ("sending", "sent", "unknown")


class Days:
    """The rows of one transaction. All moments are in UTC."""

    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def unasked(self, chats: Collection[int], since: datetime) -> int:
        """How many unasked messages have gone to these chats since then."""
        query = select(func.count()).where(
            outbox.c.chat.in_(chats),
            outbox.c.noise.in_(UNASKED),
            outbox.c.state.in_(ON_ITS_WAY),
            outbox.c.method.in_(NEW),
            outbox.c.settled_at >= since,
            outbox.c.settled_at <= self._now,
        )
        return int((await self._connection.execute(query)).scalar_one())

    async def news(self, chat: int, ritual: str, since: datetime, about: Collection[str] | None = None) -> int:
        """How many messages with what the other did this ritual has had for that chat since then.

        Only those that are one of the messages `about`, or a reply to one, where it is given.
        """
        these = or_(outbox.c.ref.in_(about), outbox.c.target.in_(about)) if about is not None else true()
        query = select(func.count()).where(
            these,
            outbox.c.chat == chat,
            outbox.c.ritual == ritual,
            outbox.c.noise == Noise.NEWS,
            outbox.c.shown == Shown.EVERYDAY,
            outbox.c.state.in_(("ready", *ON_ITS_WAY)),
            outbox.c.method.in_(NEW),
            outbox.c.made_at >= since,
            outbox.c.made_at <= self._now,
        )
        return int((await self._connection.execute(query)).scalar_one())

    async def coming(self, subjects: Collection[str], until: datetime) -> list[str]:
        """The rituals whose hours come to these subjects from now until then."""
        query = select(due.c.ritual).where(due.c.subject.in_(subjects), due.c.at > self._now, due.c.at < until)
        return list((await self._connection.execute(query)).scalars())
