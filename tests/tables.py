"""Empty tables for a house, made once in each process of the tests, since migrating takes longer than most tests."""

from typing import Any

from storage.engine import Database
from storage.migrate import migrate
from tests.unthreaded import unthreaded

_migrated: list[bytes] = []


class _Compiled(dict[Any, Any]):
    """What statements were compiled to, shared by all engines of a kind; each has a dialect of its own in the key."""

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get((key[0].name, *key[1:]), default)

    def __setitem__(self, key: Any, value: Any) -> None:
        super().__setitem__((key[0].name, *key[1:]), value)


_compiled = _Compiled()


async def with_tables(database: Database, *, threaded: bool = True) -> None:
    """Migrates, or fills an empty SQLite file with what the first migration of this process made of one."""
    if not threaded:
        unthreaded(database.engine)
    database.engine.sync_engine.update_execution_options(compiled_cache=_compiled)
    path = database.path
    empty = path is not None and path.stat().st_size == 0
    if path and empty and _migrated:
        path.write_bytes(_migrated[0])
        return
    await migrate(database)
    if path and empty and not _migrated and await database.truncate_log():
        _migrated.append(path.read_bytes())


async def furnished(url: str) -> None:
    """Gives an empty database its tables, and lets go of it."""
    database = Database(url)
    await migrate(database)
    await database.truncate_log()
    await database.close()
