"""SQLite's file is durable, closed to others, looked over at the start, and does not keep what was overwritten."""

import asyncio
import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from storage.engine import Database
from storage.migrate import migrate
from tests.storage.room import Opens
from tests.tables import furnished

CANARY = "a-word-that-stands-nowhere-else"
PAGE = 4096
PROMISED = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL
    "foreign_keys": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "busy_timeout": 30_000,
}


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def holds(folder: Path, word: str) -> bool:
    """Whether any file of the database holds a word."""
    return any(word.encode() in path.read_bytes() for path in folder.glob("kept.db*"))


async def pragmas(database: Database) -> dict[str, object]:
    async with database.engine.connect() as connection:
        return {name: (await connection.execute(text(f"PRAGMA {name}"))).scalar_one() for name in PROMISED}


async def write(database: Database, value: str) -> None:
    put = text("INSERT INTO facts VALUES ('word', :value) ON CONFLICT DO UPDATE SET value = excluded.value")
    await database.transact(lambda connection: connection.execute(put, {"value": value}))


async def test_every_connection_is_as_promised_and_stays_so_after_a_checkpoint(opens: Opens, sqlite_url: str) -> None:
    database = opens(sqlite_url)
    assert await pragmas(database) == PROMISED
    assert await database.truncate_log()
    assert await pragmas(database) == PROMISED


async def test_nobody_else_may_read_the_file_its_log_or_the_folder_made_for_it(opens: Opens, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        database = opens(f"sqlite+aiosqlite:///{tmp_path / 'data' / 'kept.db'}")
        await migrate(database)
        files = sorted((tmp_path / "data").iterdir())
        assert {file.name: mode(file) for file in files} == dict.fromkeys(
            ("kept.db", "kept.db-shm", "kept.db-wal"), 0o600
        )
        assert mode(tmp_path / "data") == 0o700
    finally:
        os.umask(before)


async def test_a_file_that_was_open_to_others_is_closed_to_them(opens: Opens, sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "kept.db").chmod(0o644)
    opens(sqlite_url)
    assert mode(tmp_path / "kept.db") == 0o600


@pytest.mark.parametrize("url", ["sqlite+aiosqlite://", "sqlite+aiosqlite:///:memory:"])
def test_a_database_in_memory_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="needs a file"):
        Database(url)


async def test_a_whole_file_is_ok(opens: Opens, sqlite_url: str) -> None:
    database = opens(sqlite_url)
    assert await database.quick_check() == "ok"


@pytest.mark.parametrize("place", [0, 1, 5 * PAGE])
async def test_a_damaged_file_is_named_and_not_ok(opens: Opens, sqlite_url: str, tmp_path: Path, place: int) -> None:
    with (tmp_path / "kept.db").open("r+b") as file:
        file.seek(place)
        file.write(b"\x5a" * (PAGE - 1))
    database = opens(sqlite_url)
    found = await database.quick_check()
    assert found != "ok"
    assert "\n" not in found


async def test_a_file_cut_short_is_not_ok(opens: Opens, sqlite_url: str, tmp_path: Path) -> None:
    os.truncate(tmp_path / "kept.db", 7 * PAGE)
    database = opens(sqlite_url)
    assert await database.quick_check() != "ok"


async def test_a_locked_file_is_no_damaged_one(opens: Opens, sqlite_url: str, tmp_path: Path) -> None:
    database = opens(sqlite_url)
    async with database.engine.connect() as connection:
        await connection.execute(text("PRAGMA busy_timeout=0"))
    with closing(sqlite3.connect(tmp_path / "kept.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError, match="locked"):
            await database.quick_check()
    assert await database.quick_check() == "ok"


async def test_an_overwritten_word_leaves_the_file_and_its_log(opens: Opens, sqlite_url: str, tmp_path: Path) -> None:
    database = opens(sqlite_url)
    await write(database, CANARY)
    assert holds(tmp_path, CANARY)
    await write(database, "something else")
    assert await database.truncate_log()
    assert not holds(tmp_path, CANARY)


async def test_a_deleted_word_leaves_no_freed_page_behind(opens: Opens, sqlite_url: str, tmp_path: Path) -> None:
    database = opens(sqlite_url)
    await write(database, CANARY * 1000)
    assert await database.truncate_log()
    await database.transact(lambda connection: connection.execute(text("DELETE FROM facts")))
    assert await database.truncate_log()
    assert not holds(tmp_path, CANARY)


async def test_while_somebody_reads_the_log_stays(opens: Opens, sqlite_url: str, tmp_path: Path) -> None:
    database = opens(sqlite_url)
    await write(database, CANARY)
    with closing(sqlite3.connect(tmp_path / "kept.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM facts").fetchall()
        await write(database, "something else")
        assert not await database.truncate_log()
        await write(database, "and go on")
    assert await database.truncate_log()
    assert not holds(tmp_path, CANARY)


def test_the_template_of_these_tests_is_whole(tmp_path: Path) -> None:
    asyncio.run(furnished(f"sqlite+aiosqlite:///{tmp_path / 'kept.db'}"))
    with closing(sqlite3.connect(tmp_path / "kept.db")) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
