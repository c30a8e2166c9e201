"""Telling a clock that was set from time that passed, and jobs that go on either way."""

from datetime import UTC, datetime, timedelta

import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from rehearsal.clock import RehearsalClock
from scheduler.due import DueRows
from scheduler.heartbeat import ClockWatch, Every, Heartbeat
from tests.house import Kept

AT = datetime(2026, 3, 2, 8, tzinfo=UTC)


def test_time_that_passes_is_no_step() -> None:
    clock = RehearsalClock(AT, frozen=True)
    watch = ClockWatch(clock)
    clock.move(timedelta(days=40))
    assert abs(watch.step()) < timedelta(milliseconds=1)


@pytest.mark.parametrize(
    "jump", [timedelta(hours=-2), timedelta(hours=2), timedelta(days=-20000), timedelta(days=1900)]
)
def test_a_step_is_measured_once_apart_from_the_time_that_passed(jump: timedelta) -> None:
    clock = RehearsalClock(AT, frozen=True)
    watch = ClockWatch(clock)
    clock.set(AT + jump)
    clock.move(timedelta(minutes=3))
    assert abs(watch.step() - jump) < timedelta(milliseconds=1)
    assert abs(watch.step()) < timedelta(milliseconds=1)


def test_after_a_leap_of_years_one_run_is_due_and_the_next_an_interval_later() -> None:
    trigger = Every(60)
    in_2031 = datetime(2031, 6, 4, 9, tzinfo=UTC)
    assert trigger.get_next_fire_time(None, AT) == AT + timedelta(minutes=1)
    assert trigger.get_next_fire_time(AT, in_2031) == in_2031 + timedelta(minutes=1)


async def test_a_look_reschedules_after_a_step_back_of_more_than_two_seconds_alone(kept: Kept) -> None:
    heart = kept.house.heartbeat
    heart._scheduler = scheduler = AsyncIOScheduler(timezone=UTC)
    scheduler.start(paused=True)
    job = scheduler.add_job(print, Every(60))
    waits_for = datetime(2031, 1, 1, tzinfo=UTC)
    for back, goes_on in ((1.9, False), (2.1, True)):
        job.modify(next_run_time=waits_for)
        kept.clock.set(kept.clock.now() - timedelta(seconds=back))
        await heart.look()
        assert (job.next_run_time != waits_for) is goes_on
    scheduler.shutdown(wait=False)


@pytest.mark.parametrize(("seconds", "anew"), [(3599, 0), (-3599, 0), (3601, 1), (-3601, 1)])
async def test_a_look_sets_the_hours_anew_after_a_step_of_more_than_an_hour_either_way(
    kept: Kept, seconds: int, anew: int
) -> None:
    class Counts(DueRows):
        times = 0

        async def recompute(self) -> None:
            self.times += 1

    due = Counts(kept.storage, {}, kept.clock)
    heart = Heartbeat(due, kept.house.moments, kept.house.sweeps, kept.clock)
    kept.clock.set(kept.clock.now() + timedelta(seconds=seconds))
    await heart.look()
    await heart.look()
    assert due.times == anew
