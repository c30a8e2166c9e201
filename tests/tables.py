"""Empty tables for a house, made once in each process of the tests, since migrating takes longer than most tests."""

from typing import Any

from storage.engine import Database
from storage.migrate import migrate

_migrated: list[bytes] = []
_compiled: dict[Any, Any] = {}


async def with_tables(database: Database) -> None:
    """Migrates; an empty SQLite file is first filled with what the first migration of this process made of one."""
    database.engine.sync_engine.update_execution_options(compiled_cache=_compiled)
    path = database.path
    empty = path is not None and path.stat().st_size == 0
    if path and empty and _migrated:
        path.write_bytes(_migrated[0])
    await migrate(database)
    if path and empty and not _migrated and await database.truncate_log():
        _migrated.append(path.read_bytes())
