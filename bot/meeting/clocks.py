"""A clock still unknown a day after they met is taken from the other, and shown to its owner, who may say otherwise."""

from dataclasses import replace
from datetime import timedelta

from bot.meeting import NAME
from bot.meeting.where import ask_once_more, show_clock
from domain.couple import Couple
from domain.questions import Timer
from scheduler.hours import carry_over
from storage.unit_of_work import UnitOfWork

A_DAY = timedelta(days=1)
FIRST, LATER = "clocks", "clocks-later"


async def wait_for_clocks(couple: Couple, uow: UnitOfWork, action: str = FIRST) -> None:
    """Look a day from now."""
    await uow.timers.set(Timer(NAME, action, couple.id, uow.now + A_DAY, couple=couple.id))


async def look(timer: Timer, uow: UnitOfWork) -> None:
    """Where neither has said, nothing can come: both are asked once more, and never again."""
    couple = await uow.couples.get(timer.ref, lock=True)
    if couple is None or all(member.zone for member in couple.members):
        return None
    if await uow.rests.resting(couple.id):
        return await wait_for_clocks(couple, uow, timer.action)
    if not any(member.zone for member in couple.members):
        await _nowhere_yet(couple, timer, uow)
    else:
        await _take_from_the_other(couple, uow)
    return None


async def _nowhere_yet(couple: Couple, timer: Timer, uow: UnitOfWork) -> None:
    await wait_for_clocks(couple, uow, LATER)
    if timer.action == FIRST:
        for member in couple.members:
            await ask_once_more(member, uow)


async def _take_from_the_other(couple: Couple, uow: UnitOfWork) -> None:
    for member in couple.members:
        if not member.zone:
            knows = replace(member, zone=couple.other(member.person).zone)
            await uow.couples.change(knows)
            await carry_over(couple.id, uow)
            await show_clock(knows, uow)
