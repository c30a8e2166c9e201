"""A storage with all its tables on each kind of database, migrated once for all of them."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import make_url

from rehearsal.clock import RehearsalClock
from storage.engine import Database
from storage.schema import metadata
from storage.storage import Storage
from tests.postgres import Postgres
from tests.storage.room import MONDAY_NOON, couple, opened
from tests.tables import furnished


async def emptied(url: str) -> None:
    connection = await asyncpg.connect(make_url(url).set(drivername="postgresql").render_as_string())  # type: ignore[no-untyped-call]
    tables = ", ".join(table.name for table in metadata.sorted_tables)
    await connection.execute(f"TRUNCATE {tables} RESTART IDENTITY")
    await connection.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "kept.db"
    asyncio.run(furnished(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres_with_tables(postgres: Postgres, postgres_tables: str) -> str:
    return postgres.new_database(template=postgres_tables)


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A database with tables and nothing in them."""
    return f"sqlite+aiosqlite:///{shutil.copy(sqlite_template, tmp_path / 'kept.db')}"


@pytest.fixture
def postgres_tables_url(postgres_with_tables: str) -> str:
    """The same database for all these tests, with tables and nothing in them: emptying is quicker than copying."""
    asyncio.run(emptied(postgres_with_tables))
    return postgres_with_tables


@pytest.fixture(params=["sqlite_url", "postgres_tables_url"], ids=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """Each kind of database in turn, with tables and nothing in them."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture
async def opens() -> AsyncIterator[Callable[[str], Database]]:
    """Opens databases, and closes them behind the test whatever became of it."""
    databases: list[Database] = []

    def open_one(url: str) -> Database:
        databases.append(Database(url))
        return databases[-1]

    yield open_one
    for database in databases:
        await database.close()


@pytest.fixture
def clock() -> RehearsalClock:
    return RehearsalClock(MONDAY_NOON, frozen=True)


@pytest.fixture
async def storage(url: str, tmp_path: Path, clock: RehearsalClock) -> AsyncIterator[Storage]:
    """Nobody is known yet."""
    storage = opened(url, tmp_path, clock)
    yield storage
    await storage.database.close()


@pytest.fixture
async def met(storage: Storage) -> Storage:
    """Ana and Ben have met; today's key for strangers is made."""
    await storage.meet(couple())
    await storage.day_key()
    return storage
