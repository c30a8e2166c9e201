"""How a ritual of a couple is set at this moment, and by whose clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.hours.habits import HABITS
from domain.couple import Couple
from domain.hours import Hours, Off
from domain.quiet import Quiet
from domain.recurrence import Occurrence, instant, next_occurrence
from domain.ritual_day import ritual_day
from scheduler.hours import carry_over, hands
from storage.rituals import Plan
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Setting:
    """`hours` are on the clock of `zone`, the couple's, or on each one's own.

    `next` is the first time that comes at that very hour, to either; `comes` by person, where each has their own.
    """

    couple: Couple
    ritual: str
    now: datetime
    plan: Plan | None
    next: Occurrence | None
    resting: bool
    comes: Mapping[int, Occurrence] = field(default_factory=dict)

    @property
    def zone(self) -> str:
        return self.couple.zone(self.now)

    @property
    def each_own(self) -> bool:
        """Whether the hour is on the clock of each of them now."""
        return HABITS[self.ritual].own and self.couple.far_apart(self.now)

    @property
    def quiet(self) -> tuple[Quiet | None, ...]:
        """The quiet hours of both, as its hour is read."""
        return self.couple.quiet(self.now, own=self.each_own)

    def ahead(self, person: int) -> timedelta:
        """How far its hour moves where one of them reads it on their own clock."""
        return timedelta() if self.each_own else self.couple.ahead(person, self.now)

    def clock(self, person: int | None) -> str:
        """The clock on which its hour stands, for one of them or for both."""
        return self.couple.clock(person, self.now) if person is not None and self.each_own else self.zone

    def next_for(self, person: int | None) -> Occurrence | None:
        """When it comes next to one of them, or to either."""
        return self.comes.get(person, self.next) if person is not None else self.next

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
    resting = await uow.rests.resting(couple.id)
    pending = await uow.rituals.waiting(couple.id, ritual)
    comes = {
        hand.person: _by_that_hour(Occurrence(*pending[hand.subject]), plan, hand.zone)
        for hand in (hands(plan, couple, uow.now) if plan else ())
        if plan and hand.subject in pending
    }
    first = min(comes.values(), key=lambda each: each.at, default=None)
    each = {person: at for person, at in comes.items() if person is not None}
    return Setting(couple, ritual, uow.now, plan, first, resting, each)


async def set_to(setting: Setting, after: Hours | Off, uow: UnitOfWork, *, inside: bool = False) -> Setting:
    """It is `after` from now on; no prompt is lost by it and none comes twice. `inside`: agreed inside quiet hours."""
    couple, ritual = setting.couple, setting.ritual
    if isinstance(after, Off):
        await uow.rituals.end(couple.id, ritual)
    else:
        before = setting.plan
        kept = before is not None and after.weekdays <= before.weekdays  # a day that is new may be the present one
        first = before.first_day if before and kept else ritual_day(uow.now, setting.zone)
        plan = Plan(couple.id, ritual, couple.id, None, after.wall, after.weekdays, first, inside, HABITS[ritual].own)
        await uow.rituals.agree(plan)
        await carry_over(couple.id, uow)
    return await setting_of(couple, ritual, uow)


def _by_that_hour(due: Occurrence, plan: Plan, zone: str) -> Occurrence:
    """What is due, or the one after it where a change came too late for the present day."""
    if instant(due.day, plan.wall, zone) == due.at:
        return due
    return next_occurrence(due.at, plan.wall, zone, plan.weekdays, beyond=due.day)
