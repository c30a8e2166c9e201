"""What is past its keeping is forgotten when its time comes, once, and every sweep may be repeated."""

from datetime import UTC, date, datetime, time, timedelta

from storage.schema import day_keys, inbox, notes, outbox, prompts
from tests.house import Kept
from tests.scheduler.hours import days_asked
from tests.storage.test_notes import RECIPE

LUNCH = datetime(2026, 3, 2, 12, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)


async def is_believed(kept: Kept) -> None:
    """An hour in which the clock goes on evenly and Telegram answers."""
    await kept.house.sweeps.sweep()
    await kept.passes(timedelta(hours=1))
    await kept.house.sweeps.sweep()


async def sweeps_until(kept: Kept, at: datetime) -> None:
    """Sweeps and questions for updates, two in an hour, until `at`; nothing else is done."""
    while kept.clock.now() < at:
        kept.clock.move(min(timedelta(minutes=30), at - kept.clock.now()))
        await kept.hears()
        await kept.house.sweeps.sweep()


async def is_away_until(kept: Kept, at: datetime) -> None:
    """Nothing at all until two hours before `at`, then sweeps until `at`, when the clock is believed again."""
    kept.clock.until(at - timedelta(hours=2))
    await sweeps_until(kept, at)


async def has_lunched(kept: Kept) -> None:
    await is_believed(kept)
    await sweeps_until(kept, LUNCH)
    await kept.settles()


async def test_what_was_said_is_forgotten_after_48_hours_and_its_ids_after_thirty_days(kept_on_both: Kept) -> None:
    kept = kept_on_both
    await has_lunched(kept)
    settled = max(row.settled_at for row in await kept.rows(outbox))
    await is_away_until(kept, settled + timedelta(hours=48))
    assert (await kept.rows(outbox))[-1].payload is not None
    await sweeps_until(kept, settled + timedelta(hours=48) + SECOND)
    assert [row.payload for row in await kept.rows(outbox)] == [None, None]
    await is_away_until(kept, settled + timedelta(days=30))
    assert (await kept.rows(outbox))[-1].state == "sent"
    await sweeps_until(kept, settled + timedelta(days=30) + SECOND)
    assert await kept.rows(outbox) == []


async def test_the_number_of_an_update_is_forgotten_after_thirty_days(kept_on_both: Kept) -> None:
    kept = kept_on_both
    await has_lunched(kept)
    settled = max(row.settled_at for row in await kept.rows(inbox))
    await is_away_until(kept, settled + timedelta(days=30))
    assert await kept.rows(inbox) != []
    await sweeps_until(kept, settled + timedelta(days=30) + SECOND)
    assert await kept.rows(inbox) == []


async def test_a_prompt_is_forgotten_on_the_thirty_second_day(kept_on_both: Kept) -> None:
    kept = kept_on_both
    await has_lunched(kept)
    await is_away_until(kept, datetime(2026, 4, 2, 23, 59, tzinfo=UTC))
    assert await days_asked(kept) == [date(2026, 3, 2)]
    await sweeps_until(kept, datetime(2026, 4, 3, 0, 0, tzinfo=UTC))
    assert await days_asked(kept) == []


async def test_a_sunday_note_is_forgotten_after_twelve_weeks(kept: Kept) -> None:
    await kept.storage.transact(lambda uow: uow.notes.keep(kept.couple.id, RECIPE))
    await is_away_until(kept, datetime.combine(RECIPE.day + timedelta(weeks=12), time(12), UTC))
    assert len(await kept.rows(notes)) == 1
    await sweeps_until(kept, datetime.combine(RECIPE.day + timedelta(weeks=12, days=1), time(), UTC) + SECOND)
    assert await kept.rows(notes) == []


async def test_a_stranger_s_day_key_is_gone_the_next_morning_and_undone_updates_get_a_second_day(kept: Kept) -> None:
    await is_believed(kept)
    kept.cleo.person.writes(kept.world.bot, "hello?")
    await kept.hears()
    await is_away_until(kept, datetime(2026, 3, 3, 0, 1, tzinfo=UTC))
    assert len(await kept.rows(day_keys)) == 1
    await kept.works()
    await kept.house.sweeps.sweep()
    assert await kept.rows(day_keys) == []


async def test_a_sweep_may_be_repeated(kept_on_both: Kept) -> None:
    kept = kept_on_both
    await has_lunched(kept)
    await kept.ana.replies("soup")
    kept.clock.move(timedelta(days=3))
    await kept.settles()
    await is_believed(kept)
    before = [await kept.rows(table) for table in (inbox, outbox, prompts, day_keys)]
    await kept.house.sweeps.sweep()
    await kept.house.sweeps.sweep()
    assert [await kept.rows(table) for table in (inbox, outbox, prompts, day_keys)] == before
