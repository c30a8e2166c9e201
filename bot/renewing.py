"""A yes that runs out: when it is asked for anew, and what else counts as saying it again."""

from datetime import date, datetime, timedelta

from domain.couple import Couple
from domain.questions import Timer
from domain.recurrence import EVERY_DAY, next_occurrence
from domain.renewal import EVENING, next_question
from domain.ritual_day import ritual_day
from storage.unit_of_work import UnitOfWork

NAME = "renewal"
ASK, LAPSE = "ask", "lapse"  # its timers: one for each person, and one for each question that is open
A_DAY = timedelta(days=1)


async def run(couple: Couple, uow: UnitOfWork) -> None:
    """Two have just begun: the days of each one's yes are counted from here."""
    for member in couple.members:
        await said_yes(member.person, couple, uow)


async def said_yes(person: int, couple: Couple, uow: UnitOfWork) -> None:
    """From now on it holds until the next evening on which it is asked for."""
    await keep_open(person, uow)
    await ask_next(person, couple, uow)


async def keep_open(person: int, uow: UnitOfWork) -> None:
    """What they were asked does not run out any more: they have said what they want."""
    for timer in await uow.timers.of(NAME, LAPSE, person):
        await uow.timers.drop(NAME, LAPSE, timer.ref)


async def ask_next(person: int, couple: Couple, uow: UnitOfWork) -> None:
    """The question after that of today, or after today's yes."""
    zone = couple.clock(person, uow.now)
    met = await uow.couples.met_at(couple.id) or uow.now
    day = next_question(ritual_day(met, zone), ritual_day(uow.now, zone))
    await ask_on(day, person, couple, uow)


async def ask_on(day: date, person: int, couple: Couple, uow: UnitOfWork) -> None:
    """On the evening of that ritual day, on their own clock, whatever the other's evening is."""
    at = evening(couple.clock(person, uow.now), uow.now, day)
    await uow.timers.set(Timer(NAME, ASK, str(person), at, couple.id, person, patient=True))


def evening(zone: str, now: datetime, day: date) -> datetime:
    """When the evening of that ritual day or the first one after it begins there (UTC)."""
    return next_occurrence(now, EVENING, zone, EVERY_DAY, day - A_DAY).at
