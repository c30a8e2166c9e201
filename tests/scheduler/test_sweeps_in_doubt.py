"""A clock that leapt is not believed at once: what is still needed is not forgotten for a year that has not come."""

from datetime import UTC, date, datetime, timedelta

import pytest

from storage.schema import day_keys, inbox, outbox
from tests.house import Kept
from tests.scheduler.hours import days_asked
from tests.scheduler.test_sweeps import has_lunched, is_away_until, is_believed, sweeps_until

IN_2031 = datetime(2031, 6, 4, 9, tzinfo=UTC)
IN_1970 = datetime(1970, 1, 1, tzinfo=UTC)
MON = date(2026, 3, 2)
LUNCH = datetime(2026, 3, 2, 12, 30, tzinfo=UTC)


async def runs(kept: Kept, hours: float) -> None:
    """So many hours of sweeps, while Telegram is asked all along."""
    await sweeps_until(kept, kept.clock.now() + timedelta(hours=hours))


@pytest.mark.parametrize("wrong", [IN_2031, IN_1970])
async def test_a_start_in_another_year_forgets_nothing_that_is_needed(kept_on_both: Kept, wrong: datetime) -> None:
    kept = kept_on_both
    await has_lunched(kept)
    kept.cleo.person.writes(kept.world.bot, "hello?")
    await kept.hears()
    tables = (inbox, outbox, day_keys)
    before = [await kept.rows(table) for table in tables]
    kept.clock.set(wrong)
    await kept.restarts()
    with kept.world.trouble.out():
        await runs(kept, 5)
    assert [await kept.rows(table) for table in tables] == before
    assert await days_asked(kept) == [MON]


async def test_it_takes_an_hour_to_believe_a_leap(kept: Kept) -> None:
    await has_lunched(kept)
    kept.clock.set(datetime(2026, 4, 20, tzinfo=UTC))
    await kept.house.sweeps.sweep()
    await runs(kept, 0.99)
    assert await days_asked(kept) == [MON]
    await runs(kept, 0.01)
    assert await days_asked(kept) == []


async def test_another_leap_meanwhile_starts_the_hour_anew(kept: Kept) -> None:
    await has_lunched(kept)
    kept.clock.set(IN_2031)
    await runs(kept, 0.75)
    kept.clock.set(IN_2031 + timedelta(days=300))
    await runs(kept, 0.75)
    assert await days_asked(kept) == [MON]


async def test_a_clock_put_right_within_the_hour_is_believed_at_once(kept: Kept) -> None:
    await has_lunched(kept)
    true = kept.clock.now()
    kept.clock.set(IN_2031)
    await runs(kept, 0.5)
    assert await kept.storage.transact(lambda uow: uow.facts.moment("swept_at")) == LUNCH
    kept.clock.set(true + timedelta(minutes=30))
    await kept.house.sweeps.sweep()
    assert await kept.storage.transact(lambda uow: uow.facts.moment("swept_at")) == true + timedelta(minutes=30)


async def test_restarts_within_the_hour_never_add_up_to_belief(kept: Kept) -> None:
    await has_lunched(kept)
    kept.clock.set(IN_2031)
    for _ in range(3):
        await kept.restarts()
        await runs(kept, 0.75)
    assert await days_asked(kept) == [MON]


async def test_what_a_clock_ahead_settled_is_brought_back_and_forgotten_in_time(kept: Kept) -> None:
    await is_believed(kept)
    true = kept.clock.now()
    kept.clock.set(IN_2031.replace(hour=13))
    await kept.house.heartbeat.look()
    kept.ana.person.writes(kept.world.bot, "/start")
    await kept.settles()
    kept.clock.set(true)
    await kept.house.heartbeat.look()
    await kept.house.sweeps.sweep()
    assert (await kept.rows(outbox))[-1].settled_at == (await kept.rows(inbox))[-1].settled_at == true
    await is_away_until(kept, true + timedelta(hours=48, seconds=1))
    assert {row.payload for row in await kept.rows(outbox)} == {None}


async def test_what_was_owed_by_a_wrong_year_s_hour_is_never_said(kept_on_both: Kept) -> None:
    kept = kept_on_both
    await is_believed(kept)
    true = kept.clock.now()
    kept.clock.set(IN_2031.replace(hour=11, minute=29))
    await kept.house.heartbeat.look()
    with kept.world.trouble.out():
        await kept.endures(timedelta(minutes=2))
        assert await days_asked(kept) == [date(2031, 6, 4)]
        kept.clock.set(true)
        await kept.house.heartbeat.look()
        await kept.house.sweeps.sweep()
    await kept.settles()
    assert kept.said == []
    assert await days_asked(kept) == []
