"""The database as it must be opened: durable, immediate, and never left with half a transaction by a cancelled wait."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Coroutine
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import DateTime, Dialect, TypeDecorator, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

T = TypeVar("T")

PATIENT = "PRAGMA busy_timeout=30000"
HASTY = "PRAGMA busy_timeout=250"  # a checkpoint that waits for another program's reader holds up everybody
SQLITE_AT_CONNECT = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # Telegram is told "arrived" after our commit, so the commit must be on the disk
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
    PATIENT,
)

_inside: ContextVar[bool] = ContextVar("inside_a_transaction", default=False)


class Gone(Exception):
    """SQLite's file was taken away under a program that runs: what it would write now, nobody would find again."""


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant in UTC on every engine; a naive one is refused both ways (ValueError)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored: say which zone it means")
        instant = value.astimezone(UTC)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if dialect.name == "sqlite":
            return value.replace(tzinfo=UTC)
        if value.tzinfo is None:
            raise ValueError("the database gave back a naive datetime")
        return value.astimezone(UTC)


class Database:
    """One engine and the only way to use it: `transact`, one function for each transaction.

    SQLite gets a single connection: one writer, who alone checkpoints (SQLite before 3.51.3 can lose a commit when
    two connections of one program race a checkpoint: https://sqlite.org/wal.html#walresetbug).
    """

    def __init__(self, url: str) -> None:
        self.url: URL = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine: AsyncEngine = _sqlite(self.url) if self.is_sqlite else _postgres(self.url)
        self._running: set[asyncio.Task[Any]] = set()

    @property
    def path(self) -> Path | None:
        """The SQLite file; None on PostgreSQL."""
        return Path(self.url.database) if self.is_sqlite and self.url.database else None

    async def transact(self, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        """Run `work` in one transaction and commit; any exception rolls everything back and comes out. Raises Gone.

        A cancelled caller does not cancel the transaction: it ends first, then the cancellation goes on.
        """
        return await self._unbroken(self._run(work))

    async def _run(self, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        _inside.set(True)
        async with self.engine.begin() as connection:
            result = await work(connection)
            if self.path and not self.path.exists():
                raise Gone("The database file is gone, and what came in since is not stored: see kept restore.")
            return result

    async def quick_check(self) -> str:
        """'ok', or what SQLite finds wrong with its file; PostgreSQL looks after itself."""
        if not self.is_sqlite:
            return "ok"

        async def check(connection: AsyncConnection) -> str:
            found = (await connection.execute(text("PRAGMA quick_check(1)"))).scalar_one()
            return " ".join(str(found).split())

        try:
            return await self.transact(check)
        except (OperationalError, sqlite3.OperationalError):
            raise  # locked, or not to be opened: no word about what is in it
        except (DatabaseError, sqlite3.DatabaseError) as error:
            return str(getattr(error, "orig", error))

    async def truncate_log(self) -> bool:
        """Empty SQLite's write-ahead log, so that overwritten words leave it too; False while a reader holds it."""
        return await self._unbroken(self._checkpoint()) if self.is_sqlite else True

    async def _checkpoint(self) -> bool:
        async with self.engine.connect() as connection:
            driver: Any = (await connection.get_raw_connection()).driver_connection
            await driver.execute_fetchall(HASTY)
            try:
                [(busy, *_)] = await driver.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                await driver.execute_fetchall(PATIENT)
        return not busy

    async def close(self) -> None:
        """Let go of every connection and its thread, once the transactions under way have ended."""
        while self._running:
            await asyncio.wait(self._running)
        await self.engine.dispose()

    async def _unbroken(self, work: Coroutine[Any, Any, T]) -> T:
        """Run `work` as a task that outlives a cancelled caller, who learns of it only when `work` has ended."""
        if _inside.get():
            work.close()
            raise RuntimeError("a transaction inside a transaction would wait for itself")
        task = asyncio.get_running_loop().create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            await _to_the_end(task)
            raise


async def _to_the_end(task: asyncio.Task[Any]) -> None:
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            continue
    task.cancelled() or task.exception()


def _sqlite(url: URL) -> AsyncEngine:
    if not url.database or url.database == ":memory:":
        raise ValueError("SQLite needs a file: what is kept in memory alone is not kept")
    path = Path(url.database)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600, exist_ok=True)
    path.chmod(0o600)  # one that was copied here may be open to others; its log takes the same mode
    engine = create_async_engine(
        url.set(drivername="sqlite+aiosqlite"),
        poolclass=AsyncAdaptedQueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=600,
        hide_parameters=True,
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver must not begin on its own
        cursor = connection.cursor()
        for pragma in SQLITE_AT_CONNECT:
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # a deferred one cannot wait when it turns into a writer

    return engine


def _postgres(url: URL) -> AsyncEngine:
    return create_async_engine(
        url.set(drivername="postgresql+asyncpg"), pool_size=5, max_overflow=5, pool_pre_ping=True, hide_parameters=True
    )
