"""Who rests: each has a rest of their own, and a couple rests while either's lasts."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.questions import LOOK
from domain.rest import Rest
from storage.schema import couples, members, rest_spans, rests, timers
from storage.statements import insert

SPANS_KEPT = timedelta(weeks=12)


class Rests:
    """The rows of one transaction. `why`: rest, blocked, lapsed (a renewal) or away (out of the group)."""

    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def begin(self, person: int, why: str, until: datetime | None) -> None:
        """From now on; `until` (UTC) None is until they say."""
        await self._note(rests.c.person == person)
        values = {"person": person, "why": why, "since": self._now, "until": until}
        statement = insert(self._connection, rests).values(**values)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["person"], set_=values))
        await self._look(person)

    async def end(self, person: int) -> None:
        await self._note(rests.c.person == person)
        await self._connection.execute(delete(rests).where(rests.c.person == person))
        await self._look(person)

    async def why(self, person: int) -> str | None:
        """Why this person rests now; None while they do not."""
        mine = select(rests.c.why).where(rests.c.person == person, self._lasts())
        found: str | None = (await self._connection.execute(mine)).scalar()
        return found

    async def resting(self, couple: str) -> bool:
        """Whether either of the two rests now or has left, or their room is nowhere."""
        rest = exists().where(rests.c.person.in_(_people(couple)), self._lasts())
        return bool((await self._connection.execute(select(or_(rest, _still(couple).exists())))).scalar_one())

    async def of(self, couple: str) -> tuple[Rest, ...]:
        """When two people rested or do, whoever of them, also what is over; to have left is a rest without an end."""
        spans = select(rest_spans.c.since, rest_spans.c.until).where(rest_spans.c.couple == couple)
        lasting = select(rests.c.since, rests.c.until).where(rests.c.person.in_(_people(couple)))
        rows = [*await self._connection.execute(spans), *await self._connection.execute(lasting)]
        known = [Rest(row.since, row.until) for row in sorted(rows, key=lambda row: row.since)]
        still = (await self._connection.execute(_still(couple))).first()
        return (*known, Rest(still.ended_at or self._now)) if still else tuple(known)

    async def forget(self) -> None:
        """Who had those that are over, and, twelve weeks later, when they were."""
        over = rests.c.until <= self._now
        await self._note(over)
        await self._connection.execute(delete(rests).where(over))
        await self._connection.execute(delete(rest_spans).where(rest_spans.c.until < self._now - SPANS_KEPT))

    async def _note(self, which: ColumnElement[bool]) -> None:
        """When these were, as far as they went, is a thing of both from now on."""
        query = select(members.c.couple, rests.c.since, rests.c.until).join(members, members.c.person == rests.c.person)
        for row in (await self._connection.execute(query.where(which, members.c.couple.is_not(None)))).all():
            until = min(row.until or self._now, self._now)
            if until > row.since:
                await self._keep(row.couple, row.since, until)

    async def _keep(self, couple: str, since: datetime, until: datetime) -> None:
        statement = insert(self._connection, rest_spans).values(couple=couple, since=since, until=until)
        same = ["couple", "since"]
        await self._connection.execute(statement.on_conflict_do_update(index_elements=same, set_={"until": until}))

    async def _look(self, person: int) -> None:
        """What looks at how things stand has to look anew."""
        theirs = select(members.c.couple).where(members.c.person == person)
        again: Any = update(timers).where(timers.c.action == LOOK, timers.c.couple.in_(theirs))
        await self._connection.execute(again.values(at=self._now, set_at=self._now))

    def _lasts(self) -> ColumnElement[bool]:
        return rests.c.until.is_(None) | (rests.c.until > self._now)


def _still(couple: str) -> Any:
    """A couple for whom nothing goes on, though neither may rest."""
    still = or_(couples.c.place == "nowhere", couples.c.ended_at.is_not(None))
    return select(couples.c.ended_at).where(couples.c.id == couple, still)


def _people(couple: str) -> Any:
    return select(members.c.person).where(members.c.couple == couple, members.c.erased_at.is_(None))
