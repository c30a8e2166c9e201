"""Which hour comes next, and on whose clock, told from what two people agreed on and what was asked.

Where a plan is each one's own and the two clocks are far apart, each of the two waits for an hour of theirs; else both
wait for one. What was asked of one is owed to the other, also when their clocks draw nearer before that hour comes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.couple import Couple
from domain.recurrence import Occurrence, carried_over, next_occurrence
from domain.ritual_day import ritual_day
from storage.rituals import Plan
from storage.unit_of_work import UnitOfWork

NOW = timedelta(0)


@dataclass(frozen=True, slots=True)
class Hand:
    """Who waits for an hour, and on which clock; `person` None is both."""

    subject: str
    zone: str
    person: int | None


def hands(plan: Plan, couple: Couple, now: datetime) -> tuple[Hand, ...]:
    """One for both, or one for each."""
    if plan.own and couple.far_apart(now):
        return tuple(_hand(member.person, couple, now) for member in couple.members)
    return (Hand(plan.subject, couple.zone(now), None),)


async def schedule(plan: Plan, uow: UnitOfWork, good_for: timedelta = NOW) -> None:
    """Set what comes next for a plan, whatever was set before; an hour missed by less than `good_for` is still due.

    Nothing comes while its couple has no clock.
    """
    couple = await couple_of(plan.couple, uow)
    for subject in await _waiting(plan, uow):
        await uow.rituals.drop_due(subject, plan.ritual)
    for hand in hands(plan, couple, uow.now) if couple else ():
        # A day beyond the present one was asked by a clock that was ahead, and silences nobody.
        asked = await _asked(plan, hand, ritual_day(uow.now, hand.zone), uow)
        await _set_next(plan, hand, uow.now - good_for, _beyond(plan, asked), uow)


async def carry_over(couple: str, uow: UnitOfWork) -> None:
    """Set the couple's hours anew once a zone, an hour or weekdays turned into others in this transaction.

    No prompt is lost by it, and none comes twice.
    """
    both = await couple_of(couple, uow)
    for plan in await uow.rituals.plans_of(couple):
        waiting = await _waiting(plan, uow)
        if both is None or not waiting:
            await schedule(plan, uow)
            continue
        mine = hands(plan, both, uow.now)
        for hand in mine:
            pending = waiting.get(hand.subject) or max(waiting.values(), key=lambda each: each.day)
            becomes = await _becomes(plan, hand, pending, uow)
            await uow.rituals.set_due(hand.subject, plan.ritual, becomes.day, becomes.at)
        for subject in waiting.keys() - {hand.subject for hand in mine}:
            await _keep_if_owed(plan, subject, waiting[subject], both, uow)


async def go_on(plan: Plan, subject: str, day: date, after: datetime, uow: UnitOfWork) -> None:
    """An hour came to that subject on that day: what comes next, later than `after` (UTC), on whoever's clock.

    Clocks that change on different weekends draw two people nearer, and farther apart, without anybody's doing.
    """
    couple = await couple_of(plan.couple, uow)
    waiting = await _waiting(plan, uow)
    mine = hands(plan, couple, uow.now) if couple else ()
    for hand in mine:
        if hand.subject == subject:
            await _set_next(plan, hand, after, day, uow)
        elif hand.subject not in waiting:
            asked = _beyond(plan, await _asked(plan, hand, day, uow))
            await _set_next(plan, hand, after, asked if hand.person else max(asked, day), uow)
    over = waiting.keys() - {hand.subject for hand in mine}
    for other in over:
        if other == subject or couple is None:
            await uow.rituals.drop_due(other, plan.ritual)
        else:
            await _keep_if_owed(plan, other, waiting[other], couple, uow)


async def couple_of(couple: str, uow: UnitOfWork) -> Couple | None:
    """The couple, locked; None where it is no longer whole, or neither has said where they are: it has no clock."""
    found = await uow.couples.get(couple, lock=True)
    return found if found and any(member.zone for member in found.members) else None


async def _keep_if_owed(plan: Plan, subject: str, pending: Occurrence, couple: Couple, uow: UnitOfWork) -> None:
    """Of a day that the other was asked on already, their own hour still comes; from the next day on it is both's."""
    prompt = await uow.rituals.prompt_of(plan.subject, plan.ritual, pending.day)
    mine = [_hand(member.person, couple, uow.now) for member in couple.members]
    hand = next((hand for hand in mine if hand.subject == subject), None)
    if hand is not None and prompt is not None and prompt.awaits == hand.person:
        becomes = await _becomes(plan, hand, pending, uow)
        if becomes.day == pending.day:
            return await uow.rituals.set_due(subject, plan.ritual, becomes.day, becomes.at)
    return await uow.rituals.drop_due(subject, plan.ritual)


async def _becomes(plan: Plan, hand: Hand, pending: Occurrence, uow: UnitOfWork) -> Occurrence:
    asked = await _asked(plan, hand, pending.day, uow)
    return carried_over(pending, asked, uow.now, plan.wall, hand.zone, plan.weekdays, plan.first_day)


async def _set_next(plan: Plan, hand: Hand, after: datetime, beyond: date, uow: UnitOfWork) -> None:
    following = next_occurrence(after, plan.wall, hand.zone, plan.weekdays, beyond=beyond)
    await uow.rituals.set_due(hand.subject, plan.ritual, following.day, following.at)


async def _asked(plan: Plan, hand: Hand, until: date, uow: UnitOfWork) -> date | None:
    return await uow.rituals.last_asked(plan.subject, plan.ritual, until, hand.person)


async def _waiting(plan: Plan, uow: UnitOfWork) -> Mapping[str, Occurrence]:
    """By subject; for a plan of one of them theirs alone."""
    if plan.subject != plan.couple:
        pending = await uow.rituals.next_due(plan.subject, plan.ritual)
        return {plan.subject: Occurrence(*pending)} if pending else {}
    found = await uow.rituals.waiting(plan.couple, plan.ritual)
    return {subject: Occurrence(*pending) for subject, pending in found.items()}


def _beyond(plan: Plan, asked: date | None) -> date:
    before_first = plan.first_day - timedelta(days=1)
    return max(asked, before_first) if asked else before_first


def _hand(person: int, couple: Couple, now: datetime) -> Hand:
    return Hand(f"p{person}", couple.clock(person, now), person)
