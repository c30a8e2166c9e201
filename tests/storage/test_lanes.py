"""A lane is done in its order, one at a time, and no lane waits for another."""

import asyncio
import random
from collections import defaultdict
from contextlib import suppress
from pathlib import Path

from rehearsal.clock import RehearsalClock
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork
from tests.storage.room import ANA, BEN, couple, opened
from tests.storage.test_inbox import arrived, does, store


async def peek(storage: Storage, *resting: str) -> int | None:
    """Whose turn it is, while some lanes rest."""
    row = await storage.transact(lambda uow: uow.inbox.claim(resting))
    return row.update_id if row else None


async def test_updates_are_done_in_the_order_in_which_they_were_stored(storage: Storage) -> None:
    await store(storage, arrived(9), arrived(3, "two"), arrived(5))
    await store(storage, arrived(1))
    assert [await does(storage) for _ in range(5)] == [9, 3, 5, 1, None]


async def test_a_resting_lane_holds_back_all_of_its_own_and_nobody_elses(storage: Storage) -> None:
    await store(storage, arrived(1), arrived(2), arrived(3, "two"), arrived(4, "three"))
    assert await peek(storage, "one") == 3
    assert await peek(storage, "one", "two") == 4
    assert await peek(storage, "one", "two", "three") is None
    assert await peek(storage) == 1


async def test_what_is_set_aside_lets_the_rest_of_its_lane_go_on(storage: Storage) -> None:
    await store(storage, arrived(1), arrived(2))
    await storage.transact(lambda uow: uow.inbox.set_aside(1, "Error"))
    assert await does(storage) == 2


async def test_when_two_meet_their_waiting_updates_join_the_couples_lane_in_order(storage: Storage) -> None:
    await store(storage, arrived(1, f"p{ANA}", ANA), arrived(2, f"p{BEN}", BEN), arrived(3, f"p{ANA}", ANA))
    assert await does(storage) == 1
    await storage.meet(couple())
    await store(storage, arrived(4, couple().id, BEN))
    assert await peek(storage, couple().id) is None
    assert [await does(storage) for _ in range(4)] == [2, 3, 4, None]


async def test_a_lane_changes_for_its_author_alone(storage: Storage) -> None:
    await store(storage, arrived(1, "one", ANA), arrived(2, "one", BEN))
    await storage.transact(lambda uow: uow.inbox.change_lane(BEN, "two"))
    assert await peek(storage, "one") == 2
    assert await peek(storage, "two") == 1


async def test_on_postgresql_nobody_waits_for_a_lane_that_is_being_done(
    postgres_tables_url: str, tmp_path: Path, clock: RehearsalClock
) -> None:
    storage = opened(postgres_tables_url, tmp_path, clock)
    await store(storage, arrived(1), arrived(2), arrived(3, "two"))

    holds, go_on = asyncio.Event(), asyncio.Event()

    async def work(uow: UnitOfWork) -> None:
        await uow.inbox.claim()
        holds.set()
        await go_on.wait()

    another = opened(postgres_tables_url, tmp_path, clock)
    try:
        async with asyncio.timeout(30), asyncio.TaskGroup() as group:
            group.create_task(storage.transact(work))
            await holds.wait()
            assert [await does(another) for _ in range(2)] == [3, None]
            go_on.set()
    finally:
        await another.database.close()
        await storage.database.close()


class Stumbled(Exception):
    """A worker failed, and its transaction rolls back."""


class Crew:
    """Workers side by side, each on a storage of its own; `seen` tells by lane what began, ended or fell, in order."""

    def __init__(self) -> None:
        self.seen: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self.most = 0
        self._at_work = 0
        self._chance = random.Random(7)

    async def work(self, storage: Storage) -> None:
        while await storage.transact(lambda uow: uow.inbox.undone()):
            with suppress(Stumbled):
                await storage.transact(self._one)

    async def _one(self, uow: UnitOfWork) -> None:
        row = await uow.inbox.claim()
        if row is None:
            return
        self.seen[row.lane].append(("began", row.update_id))
        self._at_work += 1
        self.most = max(self.most, self._at_work)
        await uow.inbox.done(row.seq)
        await asyncio.sleep(0)
        self._at_work -= 1
        fell = self._chance.random() < 0.2
        self.seen[row.lane].append(("fell" if fell else "ended", row.update_id))
        if fell:
            raise Stumbled


async def test_workers_side_by_side_do_everything_once_in_order_and_never_two_of_a_lane_at_once(
    storage: Storage, url: str, tmp_path: Path, clock: RehearsalClock
) -> None:
    lanes = ["one"] * 30 + ["two"] * 20 + ["three"] * 10 + [f"p{n}" for n in range(20)]
    random.Random(7).shuffle(lanes)
    await store(storage, *(arrived(number, lane) for number, lane in enumerate(lanes)))
    crew, others = Crew(), [opened(url, tmp_path, clock) for _ in range(3)]
    try:
        await asyncio.gather(*(crew.work(other) for other in others))
    finally:
        for other in others:
            await other.database.close()
    for lane, seen in crew.seen.items():
        tries = list(zip(seen[::2], seen[1::2], strict=True))
        assert all(first == ("began", update) for first, (_, update) in tries), f"two at once in {lane}"
        expected = [number for number, one in enumerate(lanes) if one == lane]
        assert [update for _, (end, update) in tries if end == "ended"] == expected
        assert [update for _, (_, update) in tries] == sorted(update for _, (_, update) in tries), "skipped ahead"
    assert any(end == "fell" for seen in crew.seen.values() for end, _ in seen)
    assert crew.most == 1 if storage.database.is_sqlite else crew.most > 1
