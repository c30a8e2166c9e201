"""A moment that comes once: at its time, once, whatever the clock, a crash or a fault does."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.ritual import Ritual
from bot.rituals import RITUALS
from domain.questions import Timer
from scheduler.heartbeat import Heartbeat
from scheduler.moments import Moments
from scheduler.sweeps import Sweeps
from storage.unit_of_work import UnitOfWork
from tests.house import Kept, couple_at_home

HOUR = timedelta(hours=1)


class Bell:
    """Remembers what rang, and fails as often as it is told."""

    def __init__(self, fails: int = 0) -> None:
        self.rang: list[str] = []
        self.fails = fails

    async def __call__(self, timer: Timer, _uow: UnitOfWork) -> None:
        if self.fails:
            self.fails -= 1
            raise RuntimeError("not now")
        self.rang.append(timer.ref)


def moments(kept: Kept, bell: Bell) -> Moments:
    return Moments(kept.storage, {("tea", "steeped"): bell}, kept.clock)


async def sets(kept: Kept, ref: str, after: timedelta, **changes: Any) -> None:
    timer = Timer("tea", "steeped", ref, kept.clock.now() + after, **changes)
    await kept.storage.transact(lambda uow: uow.timers.set(timer))


async def test_it_comes_once_at_its_time_on_both_databases(kept_on_both: Kept) -> None:
    kept, bell = kept_on_both, Bell()
    ticks = moments(kept, bell)
    await sets(kept, "cup", HOUR)
    assert await ticks.tick() == 0
    kept.clock.move(HOUR)
    assert (await ticks.tick(), await ticks.tick()) == (1, 0)
    assert bell.rang == ["cup"]


async def test_set_again_it_moves_and_dropped_it_does_not_come(kept: Kept) -> None:
    bell = Bell()
    await sets(kept, "cup", HOUR)
    await sets(kept, "cup", 2 * HOUR)
    await sets(kept, "pot", HOUR)
    await kept.storage.transact(lambda uow: uow.timers.drop("tea", "steeped", "pot"))
    kept.clock.move(HOUR)
    assert await moments(kept, bell).tick() == 0
    kept.clock.move(HOUR)
    assert await moments(kept, bell).tick() == 1


@pytest.mark.parametrize("whose", ["couple", "person"])
async def test_all_of_a_couple_or_of_one_person_can_be_dropped(kept: Kept, whose: str) -> None:
    mine: dict[str, Any] = {"couple": "us"} if whose == "couple" else {"person": 5}
    await sets(kept, "cup", HOUR, **mine)
    await sets(kept, "pot", HOUR, couple="them", person=6)
    await kept.storage.transact(lambda uow: uow.timers.drop_of(**mine))
    kept.clock.move(HOUR)
    bell = Bell()
    await moments(kept, bell).tick()
    assert bell.rang == ["pot"]


async def test_one_that_fails_is_tried_again_and_holds_up_no_other(kept: Kept) -> None:
    bell = Bell(fails=1)
    ticks = moments(kept, bell)
    await sets(kept, "cup", HOUR)
    await sets(kept, "pot", 2 * HOUR)
    kept.clock.move(2 * HOUR)
    assert await ticks.tick() == 1
    kept.clock.move(timedelta(seconds=1))
    assert await ticks.tick() == 1
    assert bell.rang == ["pot", "cup"]


async def test_a_patient_one_waits_to_be_asked_for(kept: Kept) -> None:
    bell = Bell()
    await sets(kept, "cup", HOUR, patient=True)
    kept.clock.move(HOUR)
    assert await moments(kept, bell).tick() == 0
    assert await moments(kept, bell).tick(patient=True) == 1


async def test_whoever_moved_the_clock_hurries_the_heart_and_patient_ones_too(kept: Kept) -> None:
    bell = Bell()
    due, ticks = kept.house.due, moments(kept, bell)
    heart = Heartbeat(due, ticks, Sweeps(kept.storage, ticks, lambda: 0), kept.clock)
    await sets(kept, "cup", HOUR)
    await sets(kept, "pot", HOUR, patient=True)
    assert await kept.storage.transact(lambda uow: uow.timers.next()) == kept.clock.now() + HOUR
    async with asyncio.TaskGroup() as group, asyncio.timeout(10):
        beating = group.create_task(heart.run())
        kept.clock.move(HOUR)
        heart.hurry()
        while len(bell.rang) < 2:  # noqa: ASYNC110 - the heart rings no bell of ours
            await asyncio.sleep(0)
        beating.cancel()
    assert bell.rang == ["cup", "pot"]


async def test_what_a_clock_ahead_by_years_has_set_comes_as_soon_as_it_was_meant_to(kept: Kept) -> None:
    bell, today = Bell(), kept.clock.now()
    kept.clock.set(today + timedelta(days=5 * 365))
    await sets(kept, "cup", HOUR)
    kept.clock.set(today)
    ticks = moments(kept, bell)
    await ticks.recompute()
    kept.clock.move(HOUR - timedelta(seconds=1))
    assert await ticks.tick() == 0
    kept.clock.move(timedelta(seconds=1))
    assert await ticks.tick() == 1


async def test_the_house_rings_what_its_rituals_set(home: Callable[..., Any]) -> None:
    bell = Bell()
    async with home(Ritual("tea", timers={"steeped": bell})) as kept:
        await sets(kept, "cup", HOUR)
        await kept.passes(HOUR)
        assert bell.rang == ["cup"]


@pytest.fixture
def home(tmp_path: Any) -> Callable[[Ritual], Any]:
    """A house with one more ritual."""
    return lambda ritual: couple_at_home(tmp_path, rituals=(*RITUALS, ritual))
