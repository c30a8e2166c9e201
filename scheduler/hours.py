"""Which hour comes next, told from what two people agreed on and what was asked."""

from datetime import timedelta

from domain.recurrence import Occurrence, carried_over, next_occurrence
from domain.ritual_day import ritual_day
from storage.rituals import Plan
from storage.unit_of_work import UnitOfWork

NOW = timedelta(0)


async def schedule(plan: Plan, uow: UnitOfWork, good_for: timedelta = NOW) -> Occurrence | None:
    """Set what comes next for a plan, whatever was set before; an hour missed by less than `good_for` is still due.

    None while its couple has no clock: then nothing comes.
    """
    zone = await clock_of(plan.couple, uow)
    if zone is None:
        await uow.rituals.drop_due(plan.subject, plan.ritual)
        return None
    # A day beyond the present one was asked by a clock that was ahead, and silences nobody.
    asked = await uow.rituals.last_asked(plan.subject, plan.ritual, ritual_day(uow.now, zone))
    before_first = plan.first_day - timedelta(days=1)
    over = max(asked, before_first) if asked else before_first
    following = next_occurrence(uow.now - good_for, plan.wall, zone, plan.weekdays, beyond=over)
    await uow.rituals.set_due(plan.subject, plan.ritual, following.day, following.at)
    return following


async def carry_over(couple: str, uow: UnitOfWork) -> None:
    """Set the couple's hours anew once a zone, an hour or weekdays turned into others in this transaction.

    No prompt is lost by it, and none comes twice.
    """
    for plan in await uow.rituals.plans_of(couple):
        zone = await clock_of(couple, uow)
        pending = await uow.rituals.next_due(plan.subject, plan.ritual)
        if zone is None or pending is None:
            await schedule(plan, uow)
            continue
        asked = await uow.rituals.last_asked(plan.subject, plan.ritual, pending[0])
        becomes = carried_over(Occurrence(*pending), asked, uow.now, plan.wall, zone, plan.weekdays, plan.first_day)
        await uow.rituals.set_due(plan.subject, plan.ritual, becomes.day, becomes.at)


async def clock_of(couple: str, uow: UnitOfWork) -> str | None:
    """The zone whose clock a couple lives by now, the couple locked first.

    None where it is no longer whole, or neither has said where they are.
    """
    found = await uow.couples.get(couple, lock=True)
    return found.zone(uow.now) if found and any(member.zone for member in found.members) else None
