"""Two people who have met already, with a room of their own and lunch at half past twelve, to try and test with."""

from datetime import time

from bot.hours import HABITS
from bot.meeting.wishes import SETTLING_IN, begin
from bot.rituals import bedtime, lunch, sunday
from domain.couple import Couple
from domain.hours import Hours
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork

LUNCH_AT, BEDTIME_AT = time(12, 30), time(22)
WEEKDAYS = frozenset(range(5))


async def introduce(storage: Storage, couple: Couple, wall: time = LUNCH_AT) -> None:
    """Make them a couple and agree on lunch, Monday to Friday at `wall` on their clock."""
    await storage.meet(couple)
    await give_lunch(storage, couple, wall)


async def give_lunch(storage: Storage, couple: Couple, wall: time = LUNCH_AT) -> None:
    """Let two who have met agree on lunch, Monday to Friday at `wall` on their clock."""
    await _agree(storage, couple, lunch.LUNCH.name, Hours(wall, WEEKDAYS))


async def give_bedtime(storage: Storage, couple: Couple, wall: time = BEDTIME_AT) -> None:
    """Let two who have met agree on bedtime, every day at `wall` on their clock."""
    await _agree(storage, couple, bedtime.BEDTIME.name, Hours(wall))


async def give_sunday(storage: Storage, couple: Couple) -> None:
    """Let two who have met have their note, at its usual hour."""
    await _agree(storage, couple, sunday.SUNDAY.name, HABITS[sunday.SUNDAY.name].usual)


async def _agree(storage: Storage, couple: Couple, ritual: str, hours: Hours) -> None:
    async def agree(uow: UnitOfWork) -> None:
        await begin(couple, ritual, hours, uow.now + SETTLING_IN, uow)

    await storage.transact(agree)
