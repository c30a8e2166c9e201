"""The hours asked for at the meeting: what is usual, what each would like, and what that comes to for both."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.hours import HABITS
from domain.couple import Couple, Member
from domain.hours import Hours, Off, agreed, from_note, noted, within
from domain.recurrence import next_occurrence
from domain.ritual_day import ritual_day
from scheduler.hours import schedule
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


def of_both(member: Member, other: Member | None) -> dict[str, Hours | Off]:
    """By ritual, what holds of the wishes of the two; what is usual where neither has one."""
    others = {ritual: wished(other, ritual) for ritual in usual()} if other else {}
    return {ritual: agreed(wished(member, ritual), others.get(ritual)) or hours for ritual, hours in usual().items()}


def together(couple: Couple) -> bool:
    """Whether bedtime is in their chat: both picked that."""
    return all(member.wishes.get(BEDTIME_PLACE) == HERE for member in couple.members)


async def lay_down(couple: Couple, after: datetime, uow: UnitOfWork) -> None:
    """Agree on what the two wish for; the first prompt of each comes later than `after` (UTC)."""
    unasked = {ritual: HABITS[ritual].usual for ritual in UNASKED if ritual in HABITS}
    for ritual, hours in {**of_both(*couple.members), **unasked}.items():
        if isinstance(hours, Off):
            await uow.rituals.end(couple.id, ritual)
        else:
            await begin(couple, ritual, hours, after, uow)


async def begin(couple: Couple, ritual: str, hours: Hours, after: datetime, uow: UnitOfWork) -> None:
    """A ritual of theirs comes at that hour of the couple's clock, for the first time later than `after` (UTC)."""
    zone = couple.zone(uow.now)
    beyond = ritual_day(uow.now, zone) - timedelta(days=1)
    first = next_occurrence(after, hours.wall, zone, hours.weekdays, beyond)
    both_asked = all(isinstance(wished(member, ritual), Hours) for member in couple.members)
    inside = both_asked and within(hours.wall, *couple.quiet(uow.now))
    plan = Plan(couple.id, ritual, couple.id, None, hours.wall, hours.weekdays, first.day, inside)
    await uow.rituals.agree(plan)
    await schedule(plan, uow)
