"""How a ritual of a couple is set at this moment, and by whose clock."""

from dataclasses import dataclass
from datetime import datetime

from bot.hours.habits import HABITS
from domain.couple import Couple
from domain.hours import Hours, Off
from domain.recurrence import Occurrence, instant, next_occurrence
from domain.ritual_day import ritual_day
from scheduler.hours import carry_over
from storage.rituals import Plan
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Setting:
    """`hours` are on the clock of `zone`, the couple's. `next` is the first time that comes at that very hour."""

    couple: Couple
    ritual: str
    now: datetime
    plan: Plan | None
    next: Occurrence | None
    resting: bool

    @property
    def zone(self) -> str:
        return self.couple.zone(self.now)

    @property
    def hours(self) -> Hours | Off:
        return Hours(self.plan.wall, self.plan.weekdays) if self.plan else Off()

    @property
    def usual(self) -> Hours:
        """What it is, or would be if it were on."""
        return HABITS[self.ritual].usual if isinstance(self.hours, Off) else self.hours


async def setting_of(couple: Couple, ritual: str, uow: UnitOfWork) -> Setting:
    """As it stands in this transaction; the couple is locked already."""
    plan = await uow.rituals.plan(couple.id, ritual)
    due = await uow.rituals.next_due(couple.id, ritual) if plan else None
    resting = await uow.rests.resting(couple.id)
    following = _by_that_hour(Occurrence(*due), plan, couple.zone(uow.now)) if plan and due else None
    return Setting(couple, ritual, uow.now, plan, following, resting)


async def set_to(setting: Setting, after: Hours | Off, uow: UnitOfWork, *, inside: bool = False) -> Setting:
    """It is `after` from now on; no prompt is lost by it and none comes twice. `inside`: agreed inside quiet hours."""
    couple, ritual = setting.couple, setting.ritual
    if isinstance(after, Off):
        await uow.rituals.end(couple.id, ritual)
    else:
        before = setting.plan
        kept = before is not None and after.weekdays <= before.weekdays  # a day that is new may be the present one
        first = before.first_day if before and kept else ritual_day(uow.now, setting.zone)
        plan = Plan(couple.id, ritual, couple.id, None, after.wall, after.weekdays, first, inside)
        await uow.rituals.agree(plan)
        await carry_over(couple.id, uow)
    return await setting_of(couple, ritual, uow)


def _by_that_hour(due: Occurrence, plan: Plan, zone: str) -> Occurrence:
    """What is due, or the one after it where a change came too late for the present day."""
    if instant(due.day, plan.wall, zone) == due.at:
        return due
    return next_occurrence(due.at, plan.wall, zone, plan.weekdays, beyond=due.day)
