"""An hour that fails holds up nobody: it is tried again, later and later, and passed over once it is stale."""

from datetime import UTC, date, datetime, timedelta

from structlog.testing import capture_logs

from scheduler.due import DueRows
from storage.unit_of_work import UnitOfWork
from tests.house import Kept
from tests.scheduler.hours import Remembers, crowd, next_lunch

HALF_PAST = datetime(2026, 3, 2, 12, 30, tzinfo=UTC)
MON = date(2026, 3, 2)


async def rows_of(kept: Kept, hour: Remembers, count: int, most: int = 500) -> DueRows:
    """`count` hours of a ritual of its own, due at half past twelve, and only these looked after."""
    await kept.storage.transact(lambda uow: uow.rituals.drop_due("ana-and-ben", "lunch"))
    await kept.storage.transact(lambda uow: uow.rituals.drop_due("dan-and-eve", "lunch"))
    await crowd(kept, count, HALF_PAST)
    kept.clock.until(HALF_PAST)
    return DueRows(kept.storage, {"crowd": hour}, kept.clock, most)


async def test_an_hour_that_fails_does_not_hold_up_the_others(kept_on_both: Kept) -> None:
    hour = Remembers(fails={1})
    due = await rows_of(kept_on_both, hour, 4)
    assert await due.tick() == 3
    assert sorted(each.person for each in hour.came if each.person is not None) == [0, 2, 3]


async def test_it_is_tried_again_after_1_5_30_60_and_then_every_300_seconds(kept: Kept) -> None:
    hour = Remembers(fails={0})
    due = await rows_of(kept, hour, 1)
    tries, began = [], kept.clock.monotonic()
    for second in (0, 0.9, 1, 5.9, 6, 35.9, 36, 95.9, 96, 395.9, 396, 695.9, 696):
        kept.clock.move(timedelta(seconds=began + second - kept.clock.monotonic()))
        with capture_logs() as logs:
            await due.tick()
        tries += [second for log in logs if log["event"] == "hour_failed"]
    assert tries == [0, 1, 6, 36, 96, 396, 696]


async def test_once_mended_it_comes_at_its_next_try_and_its_failures_are_forgotten(kept: Kept) -> None:
    hour = Remembers(fails={0})
    due = await rows_of(kept, hour, 1)
    await due.tick()
    hour.fails.clear()
    assert await due.tick() == 0
    kept.clock.move(timedelta(seconds=1))
    assert await due.tick() == 1
    assert [each.day for each in hour.came] == [MON]
    assert len(due._tries) == 0


async def test_it_is_passed_over_without_a_word_once_it_is_stale_and_the_next_day_is_an_ordinary_one(
    kept_on_both: Kept,
) -> None:
    kept = kept_on_both
    hour = Remembers(fails={0})
    due = await rows_of(kept, hour, 1)
    for _ in range(4):
        await due.tick()
        kept.clock.move(timedelta(hours=1))
    assert await kept.storage.transact(lambda uow: uow.rituals.next_due("p0", "crowd")) == (
        MON + timedelta(days=1),
        HALF_PAST + timedelta(days=1),
    )
    hour.fails.clear()
    kept.clock.until(HALF_PAST + timedelta(days=1))
    await due.tick()
    assert [each.day for each in hour.came] == [MON + timedelta(days=1)]


async def test_what_an_hour_wrote_before_it_failed_leaves_no_trace(kept_on_both: Kept) -> None:
    class Halfway(Remembers):
        async def on_due(self, due: object, uow: UnitOfWork) -> None:
            await uow.facts.put("halfway", "there")
            raise LookupError

    due = await rows_of(kept_on_both, Halfway(), 1)
    assert await due.tick() == 0
    assert await kept_on_both.storage.transact(lambda uow: uow.facts.get("halfway")) is None


async def test_a_failure_is_logged_by_its_type_alone(kept: Kept) -> None:
    due = await rows_of(kept, Remembers(fails={0}), 1)
    with capture_logs() as logs:
        await due.tick()
    [failed] = [log for log in logs if log["event"] == "hour_failed"]
    error = failed.pop("exc_info")
    assert isinstance(error, LookupError)
    assert failed == {
        "event": "hour_failed",
        "log_level": "error",
        "ritual": "crowd",
        "attempts": 1,
        "error": "LookupError",
    }


async def test_more_failing_hours_than_fit_into_a_tick_starve_nobody(kept: Kept) -> None:
    hour = Remembers(fails={0, 1, 2, 3})
    due = await rows_of(kept, hour, 4, most=2)
    await crowd(kept, 2, HALF_PAST, since=4)
    for _ in range(3):
        await due.tick()
    assert sorted(each.person for each in hour.came if each.person is not None) == [4, 5]


async def test_a_couple_whose_key_was_lost_holds_up_nobody(kept: Kept) -> None:
    [key] = (await kept.storage.transact(lambda uow: uow.couples.rows([kept.dan.person.id]))).values()
    kept.storage.vault.keys.destroy(key.key_id)
    await kept.is_at(HALF_PAST)
    assert len(kept.said) == 1
    assert (await next_lunch(kept))[0] == MON + timedelta(days=1)


async def test_what_rests_is_forgotten_when_its_row_is_gone(kept: Kept) -> None:
    due = await rows_of(kept, Remembers(fails={0, 1}), 2)
    await due.tick()
    await kept.storage.transact(lambda uow: uow.rituals.drop_due("p0", "crowd"))
    kept.clock.move(timedelta(seconds=1))
    await due.tick()
    assert [key[0] for key in due._tries._resting] == ["p1"]
