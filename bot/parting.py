"""How somebody goes: at once for themselves, and some days later, at a moment that tells nothing, for the other."""

from collections.abc import Awaitable
from datetime import datetime, timedelta
from typing import TypeVar

from domain.couple import NOWHERE_YET
from domain.messages import Edit, Kind, Line, Say
from domain.questions import Timer
from domain.quiet import next_awake
from storage.inbox import TIDIABLE
from storage.keys import KeyGone, Unreadable
from storage.unit_of_work import UnitOfWork

NAME = "leave"
END, TIDIED, FORGET = "end", "tidied", "forget"  # its timers
SOONEST, LATEST = timedelta(days=1), timedelta(days=3)
OWN_KEPT = timedelta(days=30)  # what the one who stayed wrote, for /mydata
A_DAY = timedelta(days=1)

T = TypeVar("T")


async def part(person: int, uow: UnitOfWork, last: str | None = None) -> None:
    """Somebody leaves, in this transaction. `last` is the ref of the one message that stays in their corner."""
    corner = await uow.leaving.corner(person, last)
    written = await uow.inbox.written(person)
    known = (await uow.couples.rows([person])).get(person)
    if known is not None and known.couple is not None:
        await _let_the_other_rest(known.couple, person, uow)
    await uow.leave(person)
    await uow.leaving.forget_corner(person, last)
    if last is not None:
        await uow.edit(Edit(last, (Line("leave-nothing-here"),)))
    for ref in corner.arriving:
        await uow.delete(ref)
    await uow.tidy(person, tuple(sorted({*corner.messages, *written}, reverse=True)))
    await uow.timers.set(Timer(NAME, TIDIED, str(person), uow.now + TIDIABLE, patient=True))


async def _let_the_other_rest(couple: str, person: int, uow: UnitOfWork) -> None:
    """To the other it is a rest until they are told; when the other has gone before, nobody is left to be told."""
    for other in await uow.couples.people(couple, but=person):
        await uow.pairs.part(person, other)
        if (room := await uow.couples.room(couple)) is not None:  # nor is a hello said there to either
            await uow.pairs.part(person, room)
            await uow.pairs.part(other, room)
        at = await _end(couple, other, uow)
        await uow.couples.set(couple, ended_at=uow.now)
        await uow.timers.set(Timer(NAME, END, couple, at, couple, patient=True))


async def _end(couple: str, stays: int, uow: UnitOfWork) -> datetime:
    """A moment drawn from one day to three, at which the one who stays is awake."""
    drawn = uow.now + timedelta(seconds=uow.chance.uniform(SOONEST.total_seconds(), LATEST.total_seconds()))
    member = await _readable(uow.couples.joined(stays))
    if member is None:  # a damaged key keeps nobody here
        return drawn
    both = await _readable(uow.couples.get(couple))
    zone, quiet = both.clock(stays, drawn) if both else member.zone or NOWHERE_YET, member.quiet_hours
    at = next_awake(drawn, zone, quiet)
    return at if at <= uow.now + LATEST else next_awake(drawn - A_DAY, zone, quiet)


async def _readable(found: Awaitable[T | None]) -> T | None:
    try:
        return await found
    except (KeyGone, Unreadable):
        return None


async def end(timer: Timer, uow: UnitOfWork) -> None:
    """Whoever stayed is told, we go out of their group, and nothing is left of the two."""
    couple = timer.couple or ""
    room = await uow.couples.room(couple)
    left = await uow.leaving.dissolve(couple, room)
    for person in left:
        await uow.rests.end(person)
        await uow.say(Say(person, NAME, (Line("leave-ended"),), Kind.PROMPT, person=person))
        await uow.timers.set(Timer(NAME, FORGET, str(person), uow.now + OWN_KEPT, person=person, patient=True))
    if room is not None:
        await uow.quit(room)


async def tidied(timer: Timer, uow: UnitOfWork) -> None:
    """Two days later the numbers of what stood in that corner are of no use to anybody."""
    await uow.leaving.tidied(int(timer.ref), timer.at - TIDIABLE)


async def forget(timer: Timer, uow: UnitOfWork) -> None:
    """Whoever stayed has had time to take theirs along, unless they have begun anew."""
    member = (await uow.couples.rows([timer.person or 0])).get(timer.person or 0)
    if member is not None and member.couple is None and not await uow.leaving.waits_for_another(member.person):
        await uow.leave(member.person)
        await uow.leaving.forget_corner(member.person, None)
