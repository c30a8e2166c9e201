"""One Kept runs on a database; its death, however sudden, makes room for the next."""

import asyncio
import os
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage.engine import Database
from storage.lock import AlreadyRunning, RunLock
from tests.storage.room import Opens, child

HOLDS = """
import asyncio, sys
from storage.engine import Database
from storage.lock import RunLock

async def main():
    await RunLock(Database(sys.argv[1])).take()
    print("held", flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


async def free(url: str, patience: int = 1000) -> bool:
    """Whether the lock can be taken; PostgreSQL learns of a death a moment later."""
    database = Database(url)
    lock = RunLock(database)
    try:
        for _ in range(patience):
            try:
                await lock.take()
            except AlreadyRunning:
                await asyncio.sleep(0.01)
            else:
                return True
        return False
    finally:
        await lock.release()
        await database.close()


async def test_a_second_one_is_refused_until_the_first_lets_go(opens: Opens, database_url: str) -> None:
    database = opens(database_url)
    lock = RunLock(database)
    await lock.take()
    assert not await free(database_url, patience=1)
    await lock.release()
    assert await free(database_url, patience=1)


async def test_a_refused_one_may_try_again(opens: Opens, database_url: str) -> None:
    database, other = opens(database_url), opens(database_url)
    first, second = RunLock(database), RunLock(other)
    await first.take()
    for _ in range(3):
        with pytest.raises(AlreadyRunning, match="already running"):
            await second.take()
    await first.release()
    await second.take()
    with pytest.raises(AlreadyRunning):
        await first.take()
    await second.release()
    await first.release()


async def test_another_process_is_refused_and_the_lock_outlives_no_kill(database_url: str) -> None:
    with child(HOLDS, database_url):
        assert not await free(database_url, patience=1)
    assert await free(database_url)


async def test_the_lock_file_is_nobody_elses_to_read(opens: Opens, sqlite_url: str, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        database = opens(sqlite_url)
        lock = RunLock(database)
        await lock.take()
        assert (tmp_path / "kept.db.lock").stat().st_mode & 0o777 == 0o600
        await lock.release()
    finally:
        os.umask(before)


async def test_keeping_raises_when_the_connection_that_holds_the_lock_is_cut(opens: Opens, postgres_url: str) -> None:
    database, other = opens(postgres_url), opens(postgres_url)
    lock = RunLock(database, looked_at_every=0.01)
    await lock.take()
    keeping = asyncio.get_running_loop().create_task(lock.keep())
    await asyncio.sleep(0.05)
    assert not keeping.done()
    cut = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
    await other.transact(lambda connection: connection.execute(text(cut)))
    with pytest.raises(DBAPIError):
        async with asyncio.timeout(30):
            await keeping
    await lock.release()
    assert await free(postgres_url)


async def test_keeping_a_file_goes_on_until_it_is_cancelled(opens: Opens, sqlite_url: str) -> None:
    database = opens(sqlite_url)
    lock = RunLock(database, looked_at_every=0.001)
    await lock.take()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.02):
            await lock.keep()
    assert not await free(sqlite_url, patience=1)
    await lock.release()
