"""Two people who have met already, with a room of their own and lunch at half past twelve, to try and test with."""

from datetime import time, timedelta

from bot.rituals import bedtime, lunch
from domain.couple import Couple
from domain.recurrence import EVERY_DAY, next_occurrence
from domain.ritual_day import ritual_day
from scheduler.hours import schedule
from storage.rituals import Plan
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork

LUNCH_AT, BEDTIME_AT = time(12, 30), time(22)
WEEKDAYS = frozenset(range(5))
SETTLING_IN = timedelta(hours=1)  # the first ordinary prompt is the next one at least so far away


async def introduce(storage: Storage, couple: Couple, wall: time = LUNCH_AT) -> None:
    """Make them a couple and agree on lunch, Monday to Friday at `wall` on their clock."""
    await storage.meet(couple)
    await _agree(storage, couple, lunch.LUNCH.name, wall, WEEKDAYS)


async def give_bedtime(storage: Storage, couple: Couple, wall: time = BEDTIME_AT) -> None:
    """Let two who have met agree on bedtime, every day at `wall` on their clock."""
    await _agree(storage, couple, bedtime.BEDTIME.name, wall, EVERY_DAY)


async def _agree(storage: Storage, couple: Couple, ritual: str, wall: time, weekdays: frozenset[int]) -> None:
    async def agree(uow: UnitOfWork) -> None:
        zone = couple.zone(uow.now)
        beyond = ritual_day(uow.now, zone) - timedelta(days=1)
        first = next_occurrence(uow.now + SETTLING_IN, wall, zone, weekdays, beyond)
        plan = Plan(couple.id, ritual, couple.id, None, wall, weekdays, first.day)
        await uow.rituals.agree(plan)
        await schedule(plan, uow)

    await storage.transact(agree)
