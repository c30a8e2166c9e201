"""Everybody chose the same second: each hour comes exactly once, so many a tick, the longest due first."""

from datetime import UTC, datetime, timedelta

import pytest

from scheduler.due import DueRows
from tests.house import Kept
from tests.scheduler.hours import Remembers, crowd

HALF_PAST = datetime(2026, 3, 2, 12, 20, tzinfo=UTC)


@pytest.mark.parametrize(("count", "most"), [(60, 25), pytest.param(5000, 500, marks=pytest.mark.long)])
async def test_each_of_so_many_due_in_one_second_comes_once_and_so_many_a_tick(
    kept: Kept, count: int, most: int
) -> None:
    hour = Remembers()
    await crowd(kept, count, HALF_PAST)
    kept.clock.until(HALF_PAST)
    due = DueRows(kept.storage, {"crowd": hour}, kept.clock, most)
    done: list[int] = []
    while not done or done[-1]:
        done.append(await due.tick())
    assert sum(done) == count
    assert done == sorted(done, reverse=True)
    assert max(done) == most
    assert len(hour.how_often) == count
    assert set(hour.how_often.values()) == {1}


async def test_who_has_been_due_longest_comes_first(kept_on_both: Kept) -> None:
    kept, hour = kept_on_both, Remembers()
    await crowd(kept, 5, HALF_PAST, since=10)
    await crowd(kept, 5, HALF_PAST - timedelta(minutes=1), since=20)
    kept.clock.until(HALF_PAST)
    due = DueRows(kept.storage, {"crowd": hour}, kept.clock, most_at_once=5)
    assert await due.tick() == 5
    assert {each.person for each in hour.came} == set(range(20, 25))
    assert await due.tick() == 5
    assert {each.person for each in hour.came[5:]} == set(range(10, 15))


async def test_two_ticks_over_the_same_second_do_nothing_twice(kept_on_both: Kept) -> None:
    kept, hour = kept_on_both, Remembers()
    await crowd(kept, 20, HALF_PAST)
    kept.clock.until(HALF_PAST)
    first, second = (DueRows(kept.storage, {"crowd": hour}, kept.clock) for _ in range(2))
    keys, noted = await kept.storage.transact(first._turn)
    assert await second.tick() == 20
    assert [await first._try(key, noted) for key in keys] == [False] * 20
    assert set(hour.how_often.values()) == {1}
