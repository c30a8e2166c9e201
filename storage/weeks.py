"""The sums of a week: how the shared promises of two people ended, without a trace of whose they were."""

from datetime import date

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.promise import Outcome
from domain.reliability import Settled
from storage.schema import week_makers, week_sums
from storage.statements import insert, rows_touched

NOTHING = "nothing"  # beside the kinds: what came to nothing


class Weeks:
    """The rows of one transaction. A week is named by the ritual day of the note that ends it.

    What ended while a note was passed over stays under the day that this note would have had: a note looks at
    everything `after` the one before it.
    """

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def settled(self, couple: str, after: date, upto: date) -> list[Settled]:
        """All that ended in the weeks from `after` (excluded) to `upto`, by week, kind and outcome."""
        sums, makers = week_sums.c, week_makers.c
        both = select(makers.what).where(makers.couple == couple, makers.week == sums.week, makers.what == sums.kind)
        theirs = select(sums.week, sums.kind, sums.outcome, sums.times, both.correlate(week_sums).exists())
        within = theirs.where(sums.couple == couple, sums.week > after, sums.week <= upto)
        rows = await self._connection.execute(within.order_by(sums.week, sums.kind, sums.outcome))
        return [_settled(*row) for row in rows]

    async def ended(self, couple: str, after: date, upto: date) -> dict[Outcome, int]:
        """How many ended how in these weeks."""
        sums = week_sums.c
        query = select(sums.outcome, func.sum(sums.times)).where(sums.couple == couple)
        rows = await self._connection.execute(query.where(sums.week > after, sums.week <= upto).group_by(sums.outcome))
        return {Outcome(outcome): int(times) for outcome, times in rows}

    async def nothing_of_both(self, couple: str, after: date, upto: date) -> bool:
        """Whether what came to nothing in one of these weeks had more than one maker."""
        makers = week_makers.c
        query = select(makers.week).where(makers.couple == couple, makers.what == NOTHING)
        within = query.where(makers.week > after, makers.week <= upto).limit(1)
        return (await self._connection.execute(within)).first() is not None

    async def add(self, couple: str, week: date, kind: str, outcome: Outcome) -> None:
        """One more."""
        row = {"couple": couple, "week": week, "kind": kind, "outcome": outcome, "times": 1}
        statement = insert(self._connection, week_sums).values(**row)
        one_more = {"times": week_sums.c.times + 1}
        same = ["couple", "week", "kind", "outcome"]
        await self._connection.execute(statement.on_conflict_do_update(index_elements=same, set_=one_more))

    async def take_back(self, couple: str, week: date, kind: str, outcome: Outcome) -> None:
        """One less; nothing where there is none."""
        sums = week_sums.c
        this = (sums.couple == couple) & (sums.week == week) & (sums.kind == kind) & (sums.outcome == outcome)
        if not await rows_touched(self._connection, delete(week_sums).where(this, sums.times == 1)):
            await self._connection.execute(update(week_sums).where(this).values(times=sums.times - 1))

    async def of_both(self, couple: str, week: date, what: str, *, known: bool) -> None:
        """Whether both ended some of `what`, a kind or `NOTHING`, in that week."""
        makers = week_makers.c
        this = (makers.couple == couple) & (makers.week == week) & (makers.what == what)
        if known:
            row = insert(self._connection, week_makers).values(couple=couple, week=week, what=what)
            await self._connection.execute(row.on_conflict_do_nothing())
        else:
            await self._connection.execute(delete(week_makers).where(this))

    async def forget(self, before: date) -> None:
        """The weeks before `before`."""
        for table in (week_sums, week_makers):
            await self._connection.execute(delete(table).where(table.c.week < before))


def _settled(week: date, kind: str, outcome: str, times: int, both: int) -> Settled:
    return Settled(week, Outcome(outcome).carried, times, kind, both=bool(both))
