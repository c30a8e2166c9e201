"""Who rests: each has a rest of their own, and a couple rests while either's lasts."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import couples, members, rests
from storage.statements import insert


class Rests:
    """The rows of one transaction. `why`: rest, blocked, lapsed (a renewal) or away (out of the group)."""

    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def begin(self, person: int, why: str, until: datetime | None) -> None:
        """From now on; `until` (UTC) None is until they say."""
        values = {"person": person, "why": why, "since": self._now, "until": until}
        statement = insert(self._connection, rests).values(**values)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["person"], set_=values))

    async def end(self, person: int) -> None:
        await self._connection.execute(delete(rests).where(rests.c.person == person))

    async def why(self, person: int) -> str | None:
        """Why this person rests now; None while they do not."""
        mine = select(rests.c.why).where(rests.c.person == person, self._lasts())
        found: str | None = (await self._connection.execute(mine)).scalar()
        return found

    async def resting(self, couple: str) -> bool:
        """Whether either of the two rests now or has left, or their room is nowhere."""
        theirs = select(members.c.person).where(members.c.couple == couple, members.c.erased_at.is_(None))
        rest = exists().where(rests.c.person.in_(theirs), self._lasts())
        still = or_(couples.c.place == "nowhere", couples.c.ended_at.is_not(None))
        either = or_(rest, exists().where(couples.c.id == couple, still))
        return bool((await self._connection.execute(select(either))).scalar_one())

    async def forget(self) -> None:
        """Those that are over."""
        await self._connection.execute(delete(rests).where(rests.c.until <= self._now))

    def _lasts(self) -> ColumnElement[bool]:
        return rests.c.until.is_(None) | (rests.c.until > self._now)
