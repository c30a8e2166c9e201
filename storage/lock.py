"""One running Kept for each database: two would poll against each other and send everything twice."""

import asyncio
import fcntl
import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Database

ONE_RUNS = 0x6B657074 + 1
LOOKED_AT_EVERY = 10.0  # seconds


class AlreadyRunning(Exception):
    """Another process runs on this database."""


class RunLock:
    """Held from `take` until `release` or the death of the process: a file lock, or PostgreSQL's advisory lock.

    `looked_at_every` (seconds): how often `keep` asks the connection that holds an advisory lock.
    """

    def __init__(self, database: Database, looked_at_every: float = LOOKED_AT_EVERY) -> None:
        self._database = database
        self._every = looked_at_every
        self._file: int | None = None
        self._connection: AsyncConnection | None = None

    async def take(self) -> None:
        """Raises AlreadyRunning."""
        path = self._database.path
        if path is None:
            await self._take_advisory()
        else:
            self._take_file(path.with_name(f"{path.name}.lock"))

    async def keep(self) -> None:
        """For ever; raises when the connection that holds an advisory lock is lost or silent, and the lock with it."""
        while True:
            await asyncio.sleep(self._every)
            if self._connection:
                async with asyncio.timeout(LOOKED_AT_EVERY):
                    await self._connection.execute(text("SELECT 1"))

    async def release(self) -> None:
        """Let another process run; also fine when nothing is held."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
        if self._connection is not None:
            with suppress(SQLAlchemyError):  # a pooled connection would keep its lock; a lost one has none
                await self._connection.execute(text(f"SELECT pg_advisory_unlock({ONE_RUNS})"))
            await self._connection.close()
            self._connection = None

    def _take_file(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._file)
            self._file = None
            raise AlreadyRunning("Another kept is already running on this database.") from None

    async def _take_advisory(self) -> None:
        connection = await self._database.engine.connect()
        self._connection = await connection.execution_options(isolation_level="AUTOCOMMIT")
        if not (await self._connection.execute(text(f"SELECT pg_try_advisory_lock({ONE_RUNS})"))).scalar():
            await self.release()
            raise AlreadyRunning("Another kept is already running on this database.")
