"""The whole database in one SQLite file, made while a bot runs on it, and believed only after it was read again."""

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Any

from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.copying import pour
from storage.engine import Database
from storage.look import counts, revision, whole
from storage.migrate import is_known, migrate
from storage.private import sync_directory
from storage.reading import NoDatabase, Unreachable, snapshot, sqlite_file


class NotWhole(Exception):
    """A backup that is damaged, incomplete, or none at all; the text is one line for the operator."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A file that was read through: its size in bytes, its revision, and its rows by table."""

    size: int
    revision: str
    rows: dict[str, int]


async def back_up(url: str, target: Path) -> Backup:
    """Writes the database at `url` to `target`, mode 0600; what is there stays until the new file is whole.

    Raises NoDatabase, NotWhole, OSError.
    """
    fresh = target.with_name(f".{target.name}.{token_hex(8)}")
    os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        async with snapshot(url) as source:
            held, at = await counts(source), await revision(source)
            if not at:
                raise NotWhole("The database is empty: there is nothing to back up.")
            await _copy(source, url, fresh, at)
        made = await verify(fresh)
        if made.rows != held or made.revision != at:
            raise NotWhole("The copy does not hold what the database held.")
        _sync(fresh)
        fresh.replace(target)
        sync_directory(target.parent)
    finally:
        for path in (fresh, *(fresh.with_name(f"{fresh.name}{end}") for end in ("-journal", "-wal", "-shm"))):
            path.unlink(missing_ok=True)
    return made


async def verify(path: Path) -> Backup:
    """Reads a backup through. Raises NotWhole, NoDatabase."""
    try:
        async with snapshot(URL.create("sqlite", database=str(path))) as connection:
            if await whole(connection) and (at := await revision(connection)):
                return Backup(_size(path), at, await counts(connection))
    except NoDatabase:
        raise NotWhole(f"There is no backup at {path}.") from None
    except Unreachable:
        pass
    raise NotWhole(f"{path} is damaged, or no backup of Kept.")


async def _copy(source: AsyncConnection, url: str, fresh: Path, at: str) -> None:
    path = sqlite_file(url)
    if path is None:
        await _from_server(source, fresh, at)
        return
    driver: Any = (await source.get_raw_connection()).driver_connection
    copy = sqlite3.connect(fresh, isolation_level=None, check_same_thread=False)  # the driver has a thread of its own
    try:
        # In one step and inside the transaction that counted: steps would begin anew at every foreign commit.
        await driver.backup(copy, pages=-1)
        copy.execute("PRAGMA journal_mode=DELETE")
        copy.execute("VACUUM")
    finally:
        copy.close()


async def _from_server(source: AsyncConnection, fresh: Path, at: str) -> None:
    if not is_known(at):
        raise NotWhole("The database is of a version of Kept that this one does not know.")
    target = Database(f"sqlite+aiosqlite:///{fresh}")
    try:
        await migrate(target, at)
        await target.transact(lambda connection: pour(source, connection))
    finally:
        await target.close()
    copy = sqlite3.connect(fresh, isolation_level=None)
    copy.execute("PRAGMA journal_mode=DELETE")
    copy.close()


def _size(path: Path) -> int:
    return path.stat().st_size


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
