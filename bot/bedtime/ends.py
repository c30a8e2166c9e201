"""How an evening ends: it opens, both say good night, or the lights go out."""

from dataclasses import replace
from datetime import datetime

from bot.bedtime import NAME, corner, room, tidied
from bot.bedtime.night import Night, night_of
from domain.couple import Couple
from domain.evening import both_said_good_night, opens
from domain.messages import Edit, Line
from domain.noise import Noise
from domain.questions import Timer
from domain.quiet import Clock, awake_for_both, next_awake
from storage.unit_of_work import UnitOfWork

AGAIN, LIGHTS_OUT, OPENS = "again", "lights-out", "opens"  # moments


async def set_lights(night: Night, at: datetime, *, later: bool = False) -> None:
    """They go out then (UTC); `later`: it was put off by half an hour."""
    await night.keep(replace(night.evening, lights_out=at, later=later or night.evening.later))
    await night.uow.timers.set(Timer(NAME, LIGHTS_OUT, night.evening.ref, at, couple=night.evening.couple))


async def open_if_both(night: Night) -> bool:
    """Open what was written, if both have finished, are still two, and neither rests: as if one had not come.

    Where each has an hour of their own it opens at the first moment at which both are awake; until then everything is
    as if the other had not finished.
    """
    couple = night.couple
    if couple is None or not await _may_open(night, couple):
        return False
    at = _first_for_both(couple, night.uow.now) if night.each_own else night.uow.now
    if at > night.uow.now:
        await night.uow.timers.set(Timer(NAME, OPENS, night.evening.ref, at, couple=couple.id))
        return False
    await room.show_both(night, couple, _as_loud_as(couple, night.uow.now) if night.each_own else Noise.EVENING)
    await night.uow.evenings.came(night.evening)
    for person, page in night.pages.items():
        await corner.leave_standing(night, person, rows=() if night.tidy(person) else corner.to_promise(page))
    await _over(night)
    return True


async def open_at_last(timer: Timer, uow: UnitOfWork) -> None:
    """Both are awake, or one of them where they never are at once: what both wrote opens, though its lights are out."""
    night = await night_of(timer.ref, timer.couple or "", uow)
    if night is not None and night.evening.lasts(uow.now):
        await open_if_both(night)
    elif (evening := await uow.evenings.get(timer.ref)) is not None:
        couple = await uow.couples.get(evening.couple, lock=True)
        night = Night(evening, couple, await uow.evenings.pages(evening.ref), uow)
        if couple is not None and await _may_open(night, couple):
            await room.show_both(night, couple, _as_loud_as(couple, uow.now))
            await uow.evenings.came(evening)
        await uow.evenings.wipe(evening)


async def end_if_nobody_is_left(night: Night) -> None:
    """Both said good night: that counts, and nothing is kept waiting until the lights are out."""
    if both_said_good_night(night.pages.values()):
        await night.uow.evenings.came(night.evening)
        await put_out_lights(night)


async def end_the_one_before(couple: Couple, uow: UnitOfWork) -> None:
    """The next evening begins: one that is still open is over."""
    latest = await uow.evenings.latest(couple.id)
    night = await night_of(latest.ref, couple.id, uow) if latest else None
    if night is not None:
        await put_out_lights(night)


async def put_out_lights(night: Night) -> None:
    """Nothing is opened by anybody from here on, nothing is sent, and what was written is wiped.

    What both had finished while one of them slept is kept until it opens, and nobody can see that.
    """
    for person in night.pages:
        await tidied.give_back(night, person)
        await corner.leave_standing(night, person, Line("bedtime-closed"))
    waits = await night.uow.timers.get(NAME, OPENS, night.evening.ref)
    await _over(night, wipe=waits is None or not opens(night.pages.values()))


async def _over(night: Night, *, wipe: bool = True) -> None:
    evening, uow = night.evening, night.uow
    for line in night.lines:
        await uow.edit(Edit(line))
    await uow.evenings.close(evening)
    if wipe:
        await uow.evenings.wipe(evening)
    for moment in (AGAIN, LIGHTS_OUT, *((OPENS,) if wipe else ())):
        await uow.timers.drop(NAME, moment, evening.ref)


async def _may_open(night: Night, couple: Couple) -> bool:
    both = couple.place != "nowhere" and opens(night.pages.values())
    return both and not await night.uow.rests.resting(couple.id)


def _first_for_both(couple: Couple, now: datetime) -> datetime:
    """Once both are awake, or the first of them if they never are at once."""
    one, other = _clocks(couple, now)
    return awake_for_both(now, one, other) or min(next_awake(now, *one), next_awake(now, *other))


def _as_loud_as(couple: Couple, now: datetime) -> Noise:
    """Where no moment suits both, each side of a carried room has it at its own."""
    return Noise.EVENING if awake_for_both(now, *_clocks(couple, now)) == now else Noise.NEWS


def _clocks(couple: Couple, now: datetime) -> tuple[Clock, Clock]:
    one, other = ((couple.clock(member.person, now), member.quiet_hours) for member in couple.members)
    return one, other
