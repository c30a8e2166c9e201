"""A million due rows, a thousand of them due: how long a tick takes, and what a start costs in time and memory."""

import asyncio
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.couple import Couple, Member
from rehearsal.clock import RehearsalClock
from rehearsal.world import World
from storage.schema import couples, due, plans
from tests.bench.parts import folder, peak, report, resident
from tests.house import opened_house

ROWS = 1_000_000
DUE = 1_000
PAGE = 20_000
NOW = datetime(2026, 3, 2, 12, 30, tzinfo=UTC)
NEXT_WEEK = NOW + timedelta(days=7)


async def fill(connection: AsyncConnection, first: int) -> None:
    """A page of plans and due rows for next week, all of one couple that is never looked at."""
    names = [f"c{number}" for number in range(first, first + PAGE)]
    same = {"ritual": "lunch", "couple": "nobody", "wall": "12:30", "weekdays": "01234", "first_day": date(2026, 3, 2)}
    await connection.execute(insert(plans), [{"subject": name} | same for name in names])
    later = {"ritual": "lunch", "day": NEXT_WEEK.date(), "at": NEXT_WEEK}
    await connection.execute(insert(due), [{"subject": name} | later for name in names])


async def prepare(place: Path) -> None:
    clock = RehearsalClock(NOW - timedelta(hours=2), frozen=True)
    async with opened_house(place, world=World(clock)) as house:
        database = house.storage.database
        nobody = insert(couples).values(id="nobody", room=-1, met_at=NOW)
        await database.transact(lambda connection: connection.execute(nobody))
        for first in range(0, ROWS, PAGE):
            await database.transact(lambda connection, first=first: fill(connection, first))  # type: ignore[misc]


async def start(place: Path) -> dict[str, float]:
    before, began = resident(), time.perf_counter()
    async with opened_house(place, world=World(RehearsalClock(NOW, frozen=True))) as house:
        await house.storage.database.quick_check()
        await house.due.start()
        return {"start": time.perf_counter() - began, "memory": resident() - before, "peak": peak()}


async def tick(place: Path) -> dict[str, float]:
    from bot.introduce import introduce

    clock = RehearsalClock(NOW - timedelta(hours=2), frozen=True)
    async with opened_house(place, world=World(clock)) as house:
        for number in range(DUE):
            people = tuple(Member(10 * number + one, "P", "Europe/London") for one in (1, 2))
            await introduce(house.storage, Couple(f"due{number}", -10 - number, "en", "", (people[0], people[1])))
        clock.until(NOW)
        began = time.perf_counter()
        done = 0
        while done < DUE:
            done += await house.due.tick()
        return {"tick": time.perf_counter() - began}


async def measure() -> dict[str, float]:
    place = folder()
    await prepare(place)
    return await start(place) | await tick(place)


report(asyncio.run(measure()))
