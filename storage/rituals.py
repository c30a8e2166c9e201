"""The hours two people agreed on, what comes next, and what was asked: the ritual day is the key of all three."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.messages import Due
from storage.schema import due, members, plans, prompts
from storage.statements import insert, rows_touched


@dataclass(frozen=True, slots=True)
class Plan:
    """An agreed hour: `wall` on the couple's clock, `weekdays` of the ritual day (Monday 0), not before `first_day`.

    `own`: on each one's own clock where the two are far apart. Then what comes next is known for each of them.

    `subject` is the couple's id, or `p<person>` for what concerns one of them (`person` is None for the couple).
    """

    subject: str
    ritual: str
    couple: str
    person: int | None
    wall: time
    weekdays: frozenset[int]
    first_day: date
    inside: bool = False  # both agreed to it though it lies inside quiet hours
    own: bool = False


@dataclass(frozen=True, slots=True)
class Prompt:
    """What was asked on a ritual day, under which wording; `answered` tells that a word went out, not whose.

    `awaits`: the hour of one of the two has come, that of this one has not.
    """

    subject: str
    ritual: str
    day: date
    ref: str
    wording: str
    asked_at: datetime
    answered: bool
    awaits: int | None = None


class Rituals:
    """The rows of one transaction."""

    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def agree(self, plan: Plan) -> None:
        """Keep an hour, new or changed."""
        hours = {
            "wall": plan.wall.strftime("%H:%M"),
            "weekdays": "".join(str(weekday) for weekday in sorted(plan.weekdays)),
            "first_day": plan.first_day,
            "inside": plan.inside,
            "own": plan.own,
        }
        row = {"subject": plan.subject, "ritual": plan.ritual, "couple": plan.couple, "person": plan.person}
        statement = insert(self._connection, plans).values(**row, **hours)
        same = ["subject", "ritual"]
        await self._connection.execute(statement.on_conflict_do_update(index_elements=same, set_=hours))

    async def end(self, subject: str, ritual: str) -> None:
        """It comes no more, to neither."""
        for each in await self.waiting(subject, ritual):
            await self.drop_due(each, ritual)
        await self._connection.execute(delete(plans).where(plans.c.subject == subject, plans.c.ritual == ritual))

    async def plan(self, subject: str, ritual: str) -> Plan | None:
        query = select(plans).where(plans.c.subject == subject, plans.c.ritual == ritual)
        row = (await self._connection.execute(query)).mappings().first()
        return _plan(row) if row else None

    async def plan_behind(self, subject: str, ritual: str) -> Plan | None:
        """The plan by which this is due: the subject's, or that of the couple they are one of."""
        found = await self.plan(subject, ritual)
        if found is None and (person := _person(subject)) is not None:
            query = select(members.c.couple).where(members.c.person == person)
            couple = (await self._connection.execute(query)).scalar()
            found = await self.plan(couple or "", ritual)
        return found if found is None or found.subject == subject or found.own else None

    async def waiting(self, couple: str, ritual: str) -> dict[str, tuple[date, datetime]]:
        """What comes next, by subject: that of the couple, or of each of the two."""
        mine = select(members.c.person).where(members.c.couple == couple)
        subjects = [couple, *(f"p{person}" for person in (await self._connection.execute(mine)).scalars())]
        query = select(due).where(due.c.subject.in_(subjects), due.c.ritual == ritual).order_by(due.c.subject)
        return {row.subject: (row.day, row.at) for row in await self._connection.execute(query)}

    async def plans_after(self, subject: str, ritual: str, most: int) -> list[Plan]:
        """A page of all plans in the order of their keys; begin with two empty strings."""
        later = (plans.c.subject > subject) | ((plans.c.subject == subject) & (plans.c.ritual > ritual))
        query = select(plans).where(later).order_by(plans.c.subject, plans.c.ritual).limit(most)
        return [_plan(row) for row in (await self._connection.execute(query)).mappings()]

    async def plans_of(self, couple: str) -> list[Plan]:
        """Every hour of a couple and of its two members."""
        query = select(plans).where(plans.c.couple == couple).order_by(plans.c.subject, plans.c.ritual)
        return [_plan(row) for row in (await self._connection.execute(query)).mappings()]

    async def set_due(self, subject: str, ritual: str, day: date, at: datetime) -> None:
        """What comes next for this subject and ritual, in place of whatever was next before."""
        moved = update(due).where(due.c.subject == subject, due.c.ritual == ritual).values(day=day, at=at)
        if not await rows_touched(self._connection, moved):
            row = insert(self._connection, due).values(subject=subject, ritual=ritual, day=day, at=at)
            await self._connection.execute(row)

    async def drop_due(self, subject: str, ritual: str) -> None:
        await self._connection.execute(delete(due).where(due.c.subject == subject, due.c.ritual == ritual))

    async def due_keys(self, most: int) -> list[tuple[str, str, date]]:
        """(subject, ritual, day) of what is due now, the longest due first."""
        query = select(due.c.subject, due.c.ritual, due.c.day).where(due.c.at <= self._now)
        rows = await self._connection.execute(query.order_by(due.c.at).limit(most))
        return [(row.subject, row.ritual, row.day) for row in rows]

    async def still_due(self, subject: str, ritual: str, day: date) -> Due | None:
        """The due row looked up again in the transaction that acts on it; None when it is no longer its time."""
        query = select(due.c.at).where(due.c.subject == subject, due.c.ritual == ritual, due.c.day == day)
        at = (await self._connection.execute(query.where(due.c.at <= self._now).with_for_update())).scalar()
        plan = await self.plan_behind(subject, ritual) if at else None
        return Due(ritual, plan.couple, plan.person or _person(subject), day, at) if plan and at else None

    async def next_due(self, subject: str, ritual: str) -> tuple[date, datetime] | None:
        query = select(due.c.day, due.c.at).where(due.c.subject == subject, due.c.ritual == ritual)
        row = (await self._connection.execute(query)).first()
        return (row.day, row.at) if row else None

    async def coming(self, subjects: Collection[str]) -> list[tuple[str, datetime]]:
        """What comes next for these subjects: ritual and moment (UTC), the earliest first."""
        query = select(due.c.ritual, due.c.at).where(due.c.subject.in_(subjects)).order_by(due.c.at, due.c.ritual)
        return [(row.ritual, row.at) for row in await self._connection.execute(query)]

    async def earliest(self) -> datetime | None:
        """When the next due row of all comes (UTC)."""
        at: datetime | None = (await self._connection.execute(select(func.min(due.c.at)))).scalar()
        return at

    async def asked(self, prompt: Prompt) -> bool:
        """Note that it was asked; False when that day was asked before."""
        row = {name: getattr(prompt, name) for name in Prompt.__slots__}
        day = ["subject", "ritual", "day"]  # a ref that is known already is no day asked before, and raises
        statement = insert(self._connection, prompts).values(**row).on_conflict_do_nothing(index_elements=day)
        return bool((await self._connection.execute(statement)).rowcount)

    async def last_asked(self, subject: str, ritual: str, until: date, person: int | None = None) -> date | None:
        """The latest ritual day, not after `until`, that was asked: a day further on was asked by a wrong clock.

        With `person`: on which this one of the two was asked, too.
        """
        query = select(func.max(prompts.c.day)).where(prompts.c.subject == subject, prompts.c.ritual == ritual)
        if person is not None:
            query = query.where(or_(prompts.c.awaits.is_(None), prompts.c.awaits != person))
        day: date | None = (await self._connection.execute(query.where(prompts.c.day <= until))).scalar()
        return day

    async def prompt_of(self, subject: str, ritual: str, day: date) -> Prompt | None:
        """What was asked on that day."""
        found = await self.prompts_since(subject, ritual, day)
        return next((prompt for prompt in found if prompt.day == day), None)

    async def hour_came(self, ref: str) -> None:
        """Now both of the two were asked."""
        await self._connection.execute(update(prompts).where(prompts.c.ref == ref).values(awaits=None))

    async def prompts_since(self, subject: str, ritual: str, day: date) -> list[Prompt]:
        """Asked from `day` on, the latest first."""
        mine = select(prompts).where(prompts.c.subject == subject, prompts.c.ritual == ritual, prompts.c.day >= day)
        rows = (await self._connection.execute(mine.order_by(prompts.c.day.desc()))).mappings()
        return [Prompt(**{name: row[name] for name in Prompt.__slots__}) for row in rows]

    async def prompt(self, ref: str) -> Prompt | None:
        row = (await self._connection.execute(select(prompts).where(prompts.c.ref == ref))).mappings().first()
        return Prompt(**{name: row[name] for name in Prompt.__slots__}) if row else None

    async def answered(self, ref: str) -> None:
        await self._connection.execute(update(prompts).where(prompts.c.ref == ref).values(answered=True))

    async def forget(self, before: date) -> None:
        """Prompts and their wordings of days before `before`."""
        await self._connection.execute(delete(prompts).where(prompts.c.day < before))


def _person(subject: str) -> int | None:
    number = subject.removeprefix("p")
    return int(number) if number != subject and number.isdecimal() else None


def _plan(row: Any) -> Plan:
    return Plan(
        subject=row["subject"],
        ritual=row["ritual"],
        couple=row["couple"],
        person=row["person"],
        wall=time.fromisoformat(row["wall"]),
        weekdays=frozenset(int(digit) for digit in row["weekdays"]),
        first_day=row["first_day"],
        inside=row["inside"],
        own=row["own"],
    )
