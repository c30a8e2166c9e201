"""All that a Sunday note looks at, from what two people have told Kept together."""

from datetime import date, datetime, time, timedelta

from domain.active_days import WEEK, ActiveDays
from domain.couple import Couple
from domain.evening import NIGHTS
from domain.promise import Outcome
from domain.recurrence import instant
from domain.rest import days_of
from domain.ritual_day import ritual_day
from domain.sunday import Known, Recipe
from domain.week import Came, Week
from storage.unit_of_work import UnitOfWork

LOOKED_BACK = timedelta(weeks=12)
FOLDED = timedelta(weeks=2)  # what an outage kept from one note comes with the next, and no more than that
NOON = time(12)
ONE_DAY, A_WEEK = timedelta(days=1), timedelta(days=WEEK)


def pointless_from(day: date, couple: Couple, now: datetime) -> datetime:
    """The moment (UTC) from which the note of `day` is not said any more: the next noon on their clock."""
    return instant(day + ONE_DAY, NOON, couple.zone(now)) or now


async def known(couple: Couple, day: date, uow: UnitOfWork) -> Known:
    """By the note of ritual day `day`, which tells of the seven days before it; the couple is locked."""
    earlier = await uow.notes.of(couple.id, day - LOOKED_BACK, day)
    days = await _active_days(couple, day, uow)
    way = await uow.evenings.way(couple.id)
    return Known(
        day,
        await _week(couple, day, days, earlier, uow),
        way.nights if way else NIGHTS,
        await uow.weeks.settled(couple.id, day - LOOKED_BACK, day),
        earlier,
        days,
    )


async def _active_days(couple: Couple, day: date, uow: UnitOfWork) -> ActiveDays:
    zone, last = couple.zone(uow.now), day - ONE_DAY
    first = ritual_day(await uow.couples.met_at(couple.id) or uow.now, zone)
    rests = [days_of(rest, zone, last) for rest in await uow.rests.of(couple.id)]
    return ActiveDays.without(first, *rests)


async def _week(couple: Couple, day: date, days: ActiveDays, earlier: list[Recipe], uow: UnitOfWork) -> Week:
    """A day that an earlier note told of is not told of again, where their note has changed its day."""
    last = day - ONE_DAY
    begins = max([day - A_WEEK, *(each.day for each in earlier[:1])])
    after = max([day - FOLDED, *(each.day for each in earlier[:1])])
    ended = await uow.weeks.ended(couple.id, after, day)
    return Week(
        days=days.until(last),
        active=days.in_week(last),
        rest=days.rest_in_week(last),
        lunches=await _lunches(couple, begins, last, uow),
        evenings=await _evenings(couple, begins, last, uow),
        kept=ended.get(Outcome.KEPT, 0),
        moved=ended.get(Outcome.MOVED, 0),
        mended=ended.get(Outcome.MENDED, 0),
        nothing=ended.get(Outcome.ASIDE, 0),
        both=await uow.weeks.nothing_of_both(couple.id, after, day),
    )


async def _lunches(couple: Couple, begins: date, last: date, uow: UnitOfWork) -> Came:
    """The days on which a hello went out, of those with a lunch."""
    asked = await uow.rituals.prompts_since(couple.id, "lunch", begins)
    theirs = [prompt for prompt in asked if prompt.day <= last]
    return Came(sum(prompt.answered for prompt in theirs), len(theirs))


async def _evenings(couple: Couple, begins: date, last: date, uow: UnitOfWork) -> Came:
    asked = await uow.rituals.prompts_since(couple.id, "bedtime", begins)
    came = await uow.evenings.days(couple.id, begins, last)
    return Came(len(came), max(len(came), sum(prompt.day <= last for prompt in asked)))
