"""The hours asked for at the meeting: what is usual, what each would like, and what that comes to for both."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.hours import HABITS
from domain.couple import Couple, Member
from domain.hours import Hours, Off, agreed, from_note, noted, within
from domain.recurrence import next_occurrence
from domain.ritual_day import ritual_day
from scheduler.hours import carry_over, schedule
from storage.rituals import Plan
from storage.unit_of_work import UnitOfWork

SETTLING_IN = timedelta(hours=1)  # hours may still be picked, and the first prompt is at least so far away
ASKED = ("lunch", "bedtime")
UNASKED = ("sunday",)  # they come at their usual hour
BEDTIME_PLACE, HERE, APART = "bedtime-place", "here", "apart"  # a wish that is no hour, and what it may be


def usual() -> dict[str, Hours]:
    """By ritual, the hours that are proposed; of those rituals that there are."""
    return {ritual: HABITS[ritual].usual for ritual in ASKED if ritual in HABITS}


def wished(member: Member, ritual: str) -> Hours | Off | None:
    """What one of them would like; None until they have said."""
    note = member.wishes.get(ritual)
    return None if note is None else from_note(note)


def wishing(member: Member, hours: Mapping[str, Hours | Off]) -> Member:
    """The same person with these wishes."""
    return replace(member, wishes={**member.wishes, **{ritual: noted(what) for ritual, what in hours.items()}})


def of_one(member: Member) -> dict[str, Hours | Off]:
    """By ritual, what somebody alone would like, on their own clock; what is usual where they have not said."""
    return {ritual: wished(member, ritual) or hours for ritual, hours in usual().items()}


def of_both(couple: Couple, now: datetime) -> dict[str, Hours | Off]:
    """By ritual, what holds of the wishes of the two, on their common clock."""
    wishes = {
        ritual: [_moved(wished(member, ritual), -couple.shift(member.person, now)) for member in couple.members]
        for ritual in usual()
    }
    return {ritual: agreed(*wishes[ritual]) or hours for ritual, hours in usual().items()}


def of_both_for(person: int, couple: Couple, now: datetime) -> dict[str, Hours | Off]:
    """The same as the clock of one of the two reads it."""
    ahead = couple.shift(person, now)
    return {ritual: _moved(what, ahead) or what for ritual, what in of_both(couple, now).items()}


def _moved(what: Hours | Off | None, by: timedelta) -> Hours | Off | None:
    return what.moved(by) if isinstance(what, Hours) else what


async def lay_down(couple: Couple, after: datetime, uow: UnitOfWork) -> None:
    """Agree on what the two wish for; the first prompt of each comes later than `after` (UTC)."""
    unasked = {ritual: HABITS[ritual].usual for ritual in UNASKED if ritual in HABITS}
    for ritual, hours in {**of_both(couple, uow.now), **unasked}.items():
        await _set(couple, ritual, hours, after, uow)


async def lay_down_anew(before: Couple, couple: Couple, after: datetime, uow: UnitOfWork) -> None:
    """The same once a wish or a clock has changed; what was set in another way meanwhile stays."""
    wishes = of_both(couple, uow.now)
    for ritual, expected in of_both(before, uow.now).items():
        plan = await uow.rituals.plan(couple.id, ritual)
        if (Hours(plan.wall, plan.weekdays) if plan else Off()) == expected:
            await _set(couple, ritual, wishes[ritual], after, uow)
    await carry_over(couple.id, uow)


async def _set(couple: Couple, ritual: str, hours: Hours | Off, after: datetime, uow: UnitOfWork) -> None:
    if isinstance(hours, Off):
        await uow.rituals.end(couple.id, ritual)
    else:
        await begin(couple, ritual, hours, after, uow)


async def begin(couple: Couple, ritual: str, hours: Hours, after: datetime, uow: UnitOfWork) -> None:
    """A ritual of theirs comes at that hour of the couple's clock, for the first time later than `after` (UTC)."""
    own = HABITS[ritual].own
    each = own and couple.far_apart(uow.now)
    zones = [couple.clock(one.person, uow.now) for one in couple.members] if each else [couple.zone(uow.now)]
    first_day = max(_first(after, hours, zone, uow.now) for zone in zones)
    both_asked = all(isinstance(wished(member, ritual), Hours) for member in couple.members)
    inside = both_asked and within(hours.wall, *couple.quiet(uow.now, own=own))
    plan = Plan(couple.id, ritual, couple.id, None, hours.wall, hours.weekdays, first_day, inside, own)
    await uow.rituals.agree(plan)
    await schedule(plan, uow)


def _first(after: datetime, hours: Hours, zone: str, now: datetime) -> date:
    beyond = ritual_day(now, zone) - timedelta(days=1)
    return next_occurrence(after, hours.wall, zone, hours.weekdays, beyond).day
