"""SQLite's driver without its thread: a conversation waits for each statement anyway, and handing over costs as much.

The tests on both kinds of database, of processes and of the page have the driver as it is.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Generator
from typing import Any

import aiosqlite
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine


class _AtOnce:
    """Stands in for the queue to the thread."""

    def put_nowait(self, item: tuple[asyncio.Future[Any] | None, Callable[[], Any]]) -> None:
        future, function = item
        try:
            result = function()
        except Exception as error:
            if future is None:
                raise
            future.set_exception(error)
        else:
            if future is not None:
                future.set_result(result)


class _Connection(aiosqlite.Connection):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._tx = _AtOnce()  # type: ignore[assignment]

    def __await__(self) -> Generator[Any, None, aiosqlite.Connection]:
        return self._connect().__await__()


def unthreaded(engine: AsyncEngine) -> None:
    """Has an SQLite engine that is not yet connected call SQLite where it is asked to."""

    @event.listens_for(engine.sync_engine, "do_connect")
    def connect(_dialect: object, _record: object, cargs: list[Any], cparams: dict[str, Any]) -> None:
        cparams["async_creator_fn"] = _opened


def _opened(database: str, **options: Any) -> _Connection:
    return _Connection(lambda: sqlite3.connect(database, **options), 64)
