"""`/bedtime lights out 23:30`: how long an evening stays open. One may change it; either puts it back, for a day."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.bedtime import NAME
from bot.bedtime.place import way_of
from bot.hours import HABITS
from bot.proposing import offered, retire, stand
from bot.speaker import Speaker, speaker
from bot.words.lexis import lexis
from domain.couple import Couple
from domain.evening import LONGEST_OPEN, SHORTEST
from domain.evening_read import read_lights
from domain.hours import Hours, next_reading
from domain.hours_read import Unread, read_hours
from domain.messages import Button, Incoming, Line, Moment, Param, Rows
from domain.quiet import since_midnight
from domain.ritual_day import ONE_DAY
from storage.proposals import Proposal, Sort
from storage.unit_of_work import UnitOfWork

LIGHTS = "bedtime-lights"  # what a way back is about
PUT_BACK: Rows = ((Button("hours-put-back", "lights-back"),),)
A_MINUTE = timedelta(minutes=1)


async def typed(args: str, who: Speaker, uow: UnitOfWork) -> bool:
    """Whether it was of lights-out: then it is set, or told where no hour is named."""
    words = lexis(who.member.language)
    said = read_lights(args, words)
    if said is None:
        return False
    way = await way_of(who.couple, uow)
    bedtime = await _bedtime(who.couple, uow)
    mine = bedtime.moved(who.couple.shift(who.member.person, uow.now))
    usual = Hours(mine.shifted(way.lights).wall)
    found = read_hours(said, words, usual) if said else usual
    if not isinstance(found, Hours) or found.weekdays != usual.weekdays:
        unread = found if isinstance(found, Unread) else Unread("", said)
        await uow.say(who.answer(NAME, (who.not_read(unread, f"/{NAME} {min(words.lights)} {usual.wall:%H:%M}"),)))
        return True
    after = _length(mine.wall, found.wall)
    if not SHORTEST <= after <= LONGEST_OPEN:
        await uow.say(who.answer(NAME, (Line("bedtime-lights-within", {"when": f"{mine.wall:%H:%M}"}),)))
    elif after == way.lights:
        await uow.say(who.answer(NAME, (await _said(who.couple, after, uow),)))
    else:
        await _go(who, after, uow, back=True)
    return True


async def put_back(incoming: Incoming, uow: UnitOfWork) -> None:
    """Either may, for a day."""
    who = await speaker(incoming, uow)
    proposal = await offered(incoming, who, Sort.BACK, uow)
    if proposal is not None:
        await _go(who, int(proposal.value) * A_MINUTE, uow, back=False)


async def _go(who: Speaker, after: timedelta, uow: UnitOfWork, *, back: bool) -> None:
    """It holds from the next evening on; the one that is open keeps its own."""
    couple, before = who.couple, await way_of(who.couple, uow)
    for earlier in await uow.proposals.of(couple.id, LIGHTS, Sort.BACK):
        await retire(earlier.ref, uow)
    await uow.evenings.go(couple.id, replace(before, lights=after))
    ref = await who.tells(NAME, (await _said(couple, after, uow),), PUT_BACK if back else (), uow)
    if back and ref is not None:
        value = str(before.lights // A_MINUTE)
        await stand(Proposal(ref, couple.id, LIGHTS, Sort.BACK, value, uow.now), uow)
    if back and not who.here and couple.place == "group":
        await uow.say(who.answer(NAME, (Line("hours-told-there"),)))


async def _said(couple: Couple, after: timedelta, uow: UnitOfWork) -> Line:
    wall = (await _bedtime(couple, uow)).shifted(after).wall
    return Line("bedtime-lights", {"when": _when(wall, couple, uow.now)})


def _when(wall: time, couple: Couple, now: datetime) -> Param:
    """Each phone writes it on its own clock, but where each has their own hour: then it is the same on both."""
    if couple.far_apart(now):
        return f"{wall:%H:%M}"
    return Moment(next_reading(wall, couple.zone(now), now))


async def _bedtime(couple: Couple, uow: UnitOfWork) -> Hours:
    plan = await uow.rituals.plan(couple.id, NAME)
    return Hours(plan.wall) if plan else HABITS[NAME].usual


def _length(bedtime: time, lights: time) -> timedelta:
    """Half past eleven is the one that follows bedtime, in whichever half of the day it was typed."""
    after = (since_midnight(lights) - since_midnight(bedtime)) % ONE_DAY
    half_a_day_on = (after + ONE_DAY / 2) % ONE_DAY
    return half_a_day_on if SHORTEST <= half_a_day_on <= LONGEST_OPEN else after
