"""One look at a database as it is at one moment, which changes nothing and may be taken while a bot runs on it."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

FIXED = ((3, 51, 3), (3, 50, 7), (3, 44, 6))  # https://sqlite.org/wal.html#walresetbug


class NoDatabase(Exception):
    """There is no database file."""


class Unreachable(Exception):
    """The database cannot be opened, or is no database; the text names the kind of error and quotes nothing."""


def sqlite_file(url: str | URL) -> Path | None:
    """The file of an SQLite database; None for a server's."""
    parsed = make_url(url)
    return Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None


def sqlite_version() -> tuple[str, bool]:
    """SQLite's version, and whether it is free of the WAL-reset bug."""
    version = sqlite3.sqlite_version_info
    sound = version >= FIXED[0] or any(version[:2] == fixed[:2] and version >= fixed for fixed in FIXED)
    return sqlite3.sqlite_version, sound


@asynccontextmanager
async def snapshot(url: str | URL) -> AsyncIterator[AsyncConnection]:
    """A transaction that sees one state of the database and cannot write. Raises NoDatabase, Unreachable."""
    path = sqlite_file(url)
    if path is not None and not path.exists():
        raise NoDatabase(f"There is no database at {path}.")
    engine = _sqlite(path) if path else _postgres(url)
    try:
        async with engine.connect() as connection:
            yield connection
    except (DBAPIError, OSError) as error:
        raise Unreachable(type(getattr(error, "orig", error)).__name__) from None
    finally:
        await engine.dispose()


def _sqlite(path: Path) -> AsyncEngine:
    # Opened read-only, SQLite never checkpoints, so it cannot meet the WAL-reset bug of versions before 3.51.3.
    url = URL.create(
        "sqlite+aiosqlite", database=f"file:{quote(str(path.absolute()))}", query={"mode": "ro", "uri": "true"}
    )
    engine = create_async_engine(url, poolclass=NullPool, hide_parameters=True)

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: object, _record: object) -> None:
        connection.isolation_level = None  # type: ignore[attr-defined]

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: object) -> None:
        connection.exec_driver_sql("BEGIN")  # type: ignore[attr-defined]

    return engine


def _postgres(url: str | URL) -> AsyncEngine:
    engine = create_async_engine(
        make_url(url).set(drivername="postgresql+asyncpg"), poolclass=NullPool, hide_parameters=True
    )
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
