"""One of two as the maker of promises: their clock, their quiet hours, and what else they have promised."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from domain.couple import Couple, Member
from domain.promise_time import Present
from domain.ritual_day import ritual_day
from storage.promises import Given
from storage.unit_of_work import UnitOfWork

NOTE = "sunday"
_A_FORTNIGHT = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Maker:
    """`present` is the moment by their clock; `note_at` when the last note went. The couple is locked."""

    couple: Couple
    member: Member
    present: Present
    mine: tuple[Given, ...]
    note_at: datetime | None

    def others_open(self, *but: str) -> int:
        """How many of theirs are open beside these."""
        return sum(given.promise.is_open and given.ref not in but for given in self.mine)


async def maker_of(couple: Couple, person: int, uow: UnitOfWork) -> Maker:
    """Raises KeyError for neither of the two."""
    member = couple.member(person)
    if member is None:
        raise KeyError(person)
    present = Present(
        uow.now,
        couple.clock(person, uow.now),
        await _bedtime(couple, person, uow),
        member.quiet_hours,
        await uow.rests.of(couple.id),
    )
    return Maker(couple, member, present, tuple(await uow.promises.of(person)), await _note_at(couple, uow))


async def _bedtime(couple: Couple, person: int, uow: UnitOfWork) -> time | None:
    """By their own clock; None while it is off."""
    plan = await uow.rituals.plan(couple.id, "bedtime")
    if plan is None:
        return None
    return (datetime.combine(plan.first_day, plan.wall) + couple.shift(person, uow.now)).time()


async def _note_at(couple: Couple, uow: UnitOfWork) -> datetime | None:
    today = ritual_day(uow.now, couple.zone(uow.now))
    asked = await uow.rituals.prompts_since(couple.id, NOTE, today - _A_FORTNIGHT)
    return asked[0].asked_at if asked else None
