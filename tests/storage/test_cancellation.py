"""A cancelled wait leaves no open transaction, no locked database and no connection astray."""

import asyncio
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from rehearsal.clock import RehearsalClock
from storage.engine import Database
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork
from tests.storage.room import MONDAY_NOON, opened

ENDS = """
import asyncio, sys
from pathlib import Path
from rehearsal.clock import RehearsalClock
from tests.storage.room import MONDAY_NOON, opened

async def main(how, url, folder):
    storage = opened(url, Path(folder), RehearsalClock(MONDAY_NOON, frozen=True))
    async def work(uow):
        await uow.facts.put("hold", "on")
        await asyncio.sleep(0.02)
    tasks = [asyncio.get_running_loop().create_task(storage.transact(work)) for _ in range(5)]
    await tasks[0]
    if how == "raises":
        raise SystemExit(7)
    for task in tasks:
        task.cancel()
    await storage.database.close()
    print(sum(task.done() for task in tasks))

asyncio.run(main(*sys.argv[1:]))
"""


async def cancelled_after(storage: Storage, turns: int, name: str) -> bool:
    """Begin a transaction, let the loop turn so many times, cancel; True when the cancelling met it under way."""

    async def work(uow: UnitOfWork) -> None:
        await uow.facts.put(name, "first")
        await uow.facts.put(name, "second")

    task = asyncio.get_running_loop().create_task(storage.transact(work))
    for _ in range(turns):
        await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        return True
    return False


async def test_wherever_the_cancelling_comes_all_is_kept_or_nothing_and_the_next_one_can_write(
    storage: Storage, url: str, tmp_path: Path, clock: RehearsalClock
) -> None:
    met_under_way = 0
    for turns in [*range(60), *range(60, 1200, 38)]:
        met_under_way += await cancelled_after(storage, turns, f"t{turns}")
        found = await storage.transact(lambda uow, name=f"t{turns}": uow.facts.get(name))  # type: ignore[misc]
        assert found == ("second" if turns else None)
        assert _lent(storage.database) == 0
    assert met_under_way > 10
    another = opened(url, tmp_path, clock)
    try:
        async with asyncio.timeout(30):
            await another.transact(lambda uow: uow.facts.put("free", "yes"))
    finally:
        await another.database.close()


async def test_cancelling_twice_still_waits_for_the_end(storage: Storage) -> None:
    at_work, go_on = asyncio.Event(), asyncio.Event()

    async def work(uow: UnitOfWork) -> None:
        at_work.set()
        await go_on.wait()
        await uow.facts.put("end", "reached")

    task = asyncio.get_running_loop().create_task(storage.transact(work))
    await at_work.wait()
    for _ in range(3):
        task.cancel()
        await asyncio.sleep(0)
        assert not task.done()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await storage.transact(lambda uow: uow.facts.get("end")) == "reached"


async def test_a_cancelled_transaction_that_fails_is_still_just_cancelled(storage: Storage) -> None:
    at_work, go_on = asyncio.Event(), asyncio.Event()

    async def work(uow: UnitOfWork) -> None:
        await uow.facts.put("half", "done")
        at_work.set()
        await go_on.wait()
        raise ZeroDivisionError

    task = asyncio.get_running_loop().create_task(storage.transact(work))
    await at_work.wait()
    task.cancel()
    await asyncio.sleep(0)
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await storage.transact(lambda uow: uow.facts.get("half")) is None


async def test_a_whole_queue_of_cancelled_transactions_leaves_the_pool_usable(storage: Storage) -> None:
    tasks = [
        asyncio.get_running_loop().create_task(storage.transact(lambda uow: uow.facts.put("last", "kept")))
        for _ in range(30)
    ]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    ends = await asyncio.gather(*tasks, return_exceptions=True)
    assert {type(end) for end in ends} == {asyncio.CancelledError}
    assert await storage.transact(lambda uow: uow.facts.get("last")) == "kept"
    assert _lent(storage.database) == 0


async def test_a_cancelled_checkpoint_leaves_the_connection_patient_and_in_place(storage: Storage) -> None:
    for turns in range(0, 60, 2):
        task = asyncio.get_running_loop().create_task(storage.database.truncate_log())
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert await storage.transact(lambda uow: uow.facts.get("any")) is None
    assert _lent(storage.database) == 0


async def test_closing_waits_for_what_is_under_way_and_leaves_no_thread(
    url: str, tmp_path: Path, clock: RehearsalClock
) -> None:
    before = set(threading.enumerate())
    storage = opened(url, tmp_path, clock)
    task = asyncio.get_running_loop().create_task(storage.transact(lambda uow: uow.facts.put("late", "kept")))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await storage.database.close()
    assert task.done()
    for its_own in set(threading.enumerate()) - before:
        its_own.join(5)  # it answers before it ends
    assert set(threading.enumerate()) <= before
    await task


@pytest.mark.parametrize(("how", "code", "said"), [("closes", 0, "5"), ("raises", 7, "")])
def test_a_process_that_ends_in_the_midst_of_transactions_does_end(
    url: str, tmp_path: Path, how: str, code: int, said: str
) -> None:
    command = [sys.executable, "-W", "ignore", "-c", ENDS, how, url, str(tmp_path)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout.strip()) == (code, said), ended.stderr
    assert asyncio.run(_writes_after(url, tmp_path)) == "on"


async def _writes_after(url: str, folder: Path) -> str | None:
    storage = opened(url, folder, RehearsalClock(MONDAY_NOON, frozen=True))
    async with asyncio.timeout(30):
        await storage.transact(lambda uow: uow.facts.put("after", "too"))
        held = await storage.transact(lambda uow: uow.facts.get("hold"))
    await storage.database.close()
    return held


def _lent(database: Database) -> int:
    """Connections that somebody still holds."""
    return int(database.engine.pool.checkedout())  # type: ignore[attr-defined]
