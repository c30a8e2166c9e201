"""The machine's clock jumps, while Kept runs and over a restart: no lunch is lost, doubled or years late."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from storage.rituals import Plan
from storage.schema import due
from storage.unit_of_work import UnitOfWork
from tests.house import Kept
from tests.scheduler.hours import Remembers, crowd, days_asked, lives_until, next_lunch

MON, TUE, WED, THU, FRI = (date(2026, 3, day) for day in (2, 3, 4, 5, 6))
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)  # a Monday, half an hour before lunch
AFTER = datetime(2026, 3, 2, 12, 40, tzinfo=UTC)
HOURS = timedelta(hours=2)
FAR = {"in 1970": datetime(1970, 1, 1, tzinfo=UTC), "in 2031": datetime(2031, 6, 4, 9, tzinfo=UTC)}
NEAR = {"two hours back": -HOURS, "two hours on": HOURS, "a day and a half on": timedelta(hours=36)}
GoesWrong = Callable[[Kept, str, timedelta], Awaitable[None]]


def wrong(kept: Kept, name: str) -> datetime:
    """What the wrong clock reads at this moment."""
    return FAR[name] if name in FAR else kept.clock.now() + NEAR[name]


async def looks(kept: Kept) -> None:
    """What a second brings: an eye on the clock, the hours that are due, and a sweep."""
    await kept.house.heartbeat.look()
    await kept.settles()
    await kept.house.sweeps.sweep()


async def is_wrong_while_running(kept: Kept, name: str, lasting: timedelta) -> None:
    """The clock jumps, stays wrong for a while, and is put right."""
    true = kept.clock.now()
    kept.clock.set(wrong(kept, name))
    await looks(kept)
    kept.clock.move(lasting)
    await looks(kept)
    kept.clock.set(true + lasting)
    await looks(kept)


async def is_wrong_at_a_start(kept: Kept, name: str, lasting: timedelta) -> None:
    """The machine starts with a wrong clock, and is started again with the right one."""
    true = kept.clock.now()
    for reading in (wrong(kept, name), true + lasting):
        kept.clock.set(reading)
        await kept.restarts()
        await kept.house.due.start()
        await looks(kept)


@pytest.mark.parametrize("goes_wrong", [is_wrong_while_running, is_wrong_at_a_start])
async def test_a_clock_that_is_wrong_before_lunch_loses_and_doubles_none(kept: Kept, goes_wrong: GoesWrong) -> None:
    for day, name in enumerate((*FAR, *NEAR)):
        await lives_until(kept, NOON + timedelta(days=day))
        await goes_wrong(kept, name, timedelta(minutes=5))
        await kept.is_at(AFTER + timedelta(days=day))
        assert await days_asked(kept) == [MON, TUE, WED, THU, FRI][: day + 1], name
        assert len(kept.said) == day + 1, name


@pytest.mark.parametrize("goes_wrong", [is_wrong_while_running, is_wrong_at_a_start])
async def test_a_clock_that_is_wrong_after_lunch_does_not_ask_again(kept: Kept, goes_wrong: GoesWrong) -> None:
    for day, name in enumerate((*FAR, *NEAR)):
        await lives_until(kept, AFTER + timedelta(days=day))
        await goes_wrong(kept, name, timedelta(minutes=5))
        assert await days_asked(kept) == [MON, TUE, WED, THU, FRI][: day + 1], name
        assert len(kept.said) == day + 1, name


async def test_steps_on_both_databases(kept_on_both: Kept) -> None:
    kept = kept_on_both
    await kept.is_at(NOON)
    for name in FAR:
        await is_wrong_while_running(kept, name, timedelta(minutes=1))
        await is_wrong_at_a_start(kept, name, timedelta(minutes=1))
    await kept.is_at(AFTER)
    assert await days_asked(kept) == [MON]
    assert await next_lunch(kept) == (TUE, datetime(2026, 3, 3, 12, 30, tzinfo=UTC))


async def test_a_start_that_died_in_its_first_second_in_2031_silences_nobody(kept: Kept) -> None:
    await kept.is_at(NOON)
    kept.clock.set(FAR["in 2031"])
    await kept.restarts()
    await kept.house.due.start()
    await kept.house.due.tick()
    kept.clock.set(NOON + timedelta(minutes=1))
    await kept.restarts()
    await kept.house.due.start()
    assert await next_lunch(kept) == (MON, datetime(2026, 3, 2, 12, 30, tzinfo=UTC))


@pytest.mark.parametrize("then", ["in 2031", "in 1970"])
async def test_a_recomputation_that_was_cut_short_is_made_good_at_the_next_start(kept: Kept, then: str) -> None:
    class Cut(Exception):
        pass

    async def cut(last: tuple[str, str], uow: UnitOfWork) -> list[Plan]:
        if last == ("", ""):
            return await mend(last, uow)
        raise Cut

    await kept.is_at(NOON)
    mend = kept.house.due._mend
    kept.house.due._mend = cut  # type: ignore[method-assign]
    kept.clock.set(FAR[then])
    with pytest.raises(Cut):
        await kept.house.heartbeat.look()
    kept.clock.set(NOON)
    await kept.restarts()
    await kept.house.due.start()
    await kept.is_at(AFTER)
    assert await days_asked(kept) == [MON]


async def test_a_clock_that_leaps_in_the_middle_of_a_tick_moves_no_hour_before_it_is_noticed(kept: Kept) -> None:
    await kept.is_at(NOON)

    class Leaps(Remembers):
        async def on_due(self, due: object, uow: object) -> None:
            kept.clock.set(FAR["in 2031"])

    await crowd(kept, 3, NOON)
    kept.house.due._hours = {"crowd": Leaps()}
    assert await kept.house.due.tick() == 1
    left = [row for row in await kept.rows(due) if row.ritual == "crowd" and row.at == NOON]
    assert len(left) == 2


@pytest.mark.parametrize("step", [timedelta(minutes=59), timedelta(minutes=-59), timedelta(seconds=-3)])
async def test_a_step_of_less_than_an_hour_leaves_what_is_set(kept: Kept, step: timedelta) -> None:
    await kept.is_at(AFTER)
    before = await kept.rows(due)
    kept.clock.set(AFTER + step)
    await looks(kept)
    assert await kept.rows(due) == before
    assert len(kept.said) == 1


async def test_an_hour_that_is_still_good_after_a_step_to_the_next_day_is_not_lost(kept: Kept) -> None:
    hour = Remembers(stale_after=timedelta(hours=42))
    await crowd(kept, 1, NOON)
    kept.house.due._hours = {"crowd": hour}
    kept.clock.set(NOON + timedelta(hours=20))
    await looks(kept)
    assert [each.day for each in hour.came] == [MON]


async def test_a_start_sets_nothing_anew_unless_its_last_setting_lies_ahead(kept: Kept) -> None:
    await kept.is_at(AFTER)
    moved = datetime(2026, 3, 3, 12, 50, tzinfo=UTC)
    await kept.storage.transact(lambda uow: uow.rituals.set_due(kept.couple.id, "lunch", TUE, moved))
    await kept.restarts()
    await kept.house.due.start()
    assert await next_lunch(kept) == (TUE, moved)
    kept.clock.set(AFTER - HOURS)
    await kept.restarts()
    await kept.house.due.start()
    assert await next_lunch(kept) == (TUE, datetime(2026, 3, 3, 12, 30, tzinfo=UTC))


async def test_what_was_asked_in_2031_does_not_silence_the_present_and_is_forgotten_when_the_clock_is_believed(
    kept: Kept,
) -> None:
    await kept.is_at(NOON)
    kept.clock.set(FAR["in 2031"])
    await looks(kept)
    kept.clock.move(timedelta(hours=4))
    await looks(kept)
    assert await days_asked(kept) == [date(2031, 6, 4)]
    kept.clock.set(NOON)
    await looks(kept)
    assert await next_lunch(kept) == (MON, datetime(2026, 3, 2, 12, 30, tzinfo=UTC))
    await kept.is_at(AFTER)
    for _ in range(2):
        await kept.passes(timedelta(hours=1))
        await kept.house.sweeps.sweep()
    assert await days_asked(kept) == [MON]
