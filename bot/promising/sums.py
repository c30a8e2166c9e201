"""A promise ends: one more in the sums of its week, in which nothing tells whose it was."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.hours import HABITS
from domain.couple import Couple
from domain.hours import Hours
from domain.promise import Count, Outcome
from domain.recurrence import Occurrence, next_occurrence
from storage.promises import Counted, Given
from storage.unit_of_work import UnitOfWork
from storage.weeks import NOTHING

NOTE = "sunday"


async def next_note(couple: Couple, uow: UnitOfWork) -> Occurrence:
    """The note that the present week ends with, or would end with if there were notes."""
    due = await uow.rituals.next_due(couple.id, NOTE)
    if due is not None and due[1] > uow.now:
        return Occurrence(*due)
    plan = await uow.rituals.plan(couple.id, NOTE)
    hours = Hours(plan.wall, plan.weekdays) if plan else HABITS[NOTE].usual
    return next_occurrence(uow.now, hours.wall, couple.zone(uow.now), hours.weekdays)


async def count(given: Given, change: Count, couple: Couple, uow: UnitOfWork) -> Given:
    """The promise with its outcome in its own body; the sums have it too, without its maker."""
    if change.by < 0:
        return await _take_back(given, uow)
    week = (await next_note(couple, uow)).day
    counted = replace(given, counted=Counted(week, change.outcome))
    await uow.weeks.add(couple.id, week, given.kind, change.outcome)
    await _note_makers(counted, counted.counted, uow)
    return counted


async def _take_back(given: Given, uow: UnitOfWork) -> Given:
    """Its maker left it out after it had ended."""
    if given.counted is None:
        return given
    await uow.weeks.take_back(given.couple, given.counted.week, given.kind, given.counted.outcome)
    left_out = replace(given, counted=None)
    await _note_makers(left_out, given.counted, uow)
    return left_out


async def _note_makers(given: Given, was: Counted | None, uow: UnitOfWork) -> None:
    """Whether both ended some of this kind in that week, and whether of both some came to nothing."""
    if was is None:
        return
    others = [one for one in await uow.promises.of_couple(given.couple) if one.ref != given.ref]
    week = [one for one in (*others, given) if one.counted is not None and one.counted.week == was.week]
    await _note(given, was, given.kind, [one for one in week if one.kind == given.kind], uow)
    if was.outcome is Outcome.ASIDE:
        nothing = [one for one in week if one.counted is not None and one.counted.outcome is Outcome.ASIDE]
        await _note(given, was, NOTHING, nothing, uow)


async def _note(given: Given, was: Counted, what: str, those: Iterable[Given], uow: UnitOfWork) -> None:
    both = len({one.person for one in those}) > 1
    await uow.weeks.of_both(given.couple, was.week, what, known=both)


def kept_until(given: Given, note: datetime) -> datetime:
    """Until when one that has ended is kept: the note of its week, and while its message has a button."""
    return max(note, given.promise.notice_until or note)
