"""The time in which two people settle in: what either picks in it, alone or within the first hour, still counts."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.meeting.room import opening_lines, opening_of
from bot.meeting.wishes import SETTLING_IN, lay_down_anew, of_both_for, of_one
from domain.couple import Couple, Member
from domain.errors import Refusal
from domain.hours import Hours, Off
from domain.messages import Edit
from scheduler.hours import carry_over
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody who has said yes, and their couple once there are two; `open`: their hours can still be picked here."""

    member: Member
    couple: Couple | None
    open: bool
    now: datetime

    @property
    def other(self) -> Member | None:
        return self.couple.other(self.member.person) if self.couple else None

    @property
    def hours(self) -> dict[str, Hours | Off]:
        """By ritual as they stand, on this one's own clock."""
        if self.couple is None:
            return of_one(self.member)
        return of_both_for(self.member.person, self.couple, self.now)


async def standing_of(person: int, uow: UnitOfWork) -> Standing:
    """Held until this transaction ends. Raises Refusal for somebody whose yes is gone."""
    await uow.consents.of(person, lock=True)  # a second yes waits for this, or this for it
    couple = await uow.couples.of(person, lock=True)
    member = couple.member(person) if couple else await uow.couples.joined(person)
    if member is None:
        raise Refusal("gone")
    return Standing(member, couple, await _still_open(couple, uow), uow.now)


async def become(member: Member, before: Standing, uow: UnitOfWork) -> Standing:
    """They picked something. The hours of the two follow, and so does what their room reads of them."""
    await uow.couples.change(member)
    if before.couple is None:
        return replace(before, member=member)
    couple = replace(before.couple, members=_with(member, before.couple))
    if not before.open:
        await carry_over(couple.id, uow)
        return replace(before, member=member, couple=couple)
    said = await opening_lines(before.couple, uow)
    met_at = await uow.couples.met_at(couple.id) or uow.now
    await lay_down_anew(before.couple, couple, met_at + SETTLING_IN, uow)
    if (says := await opening_lines(couple, uow)) != said:
        await uow.edit(Edit(opening_of(couple), says))
    return replace(before, member=member, couple=couple)


async def _still_open(couple: Couple | None, uow: UnitOfWork) -> bool:
    met_at = await uow.couples.met_at(couple.id) if couple else None
    return met_at is None or uow.now < met_at + SETTLING_IN


def _with(member: Member, couple: Couple) -> tuple[Member, Member]:
    first, second = couple.members
    return (member, second) if first.person == member.person else (first, member)
