"""A storage with all its tables on each kind of database, copied from one that was migrated once."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from rehearsal.clock import RehearsalClock
from storage.engine import Database
from storage.migrate import migrate
from storage.storage import Storage
from tests.postgres import Postgres
from tests.storage.room import MONDAY_NOON, couple, opened

TEMPLATE = "kept_with_tables"


def with_tables(url: str) -> None:
    async def make() -> None:
        database = Database(url)
        await migrate(database)
        await database.truncate_log()
        await database.close()

    asyncio.run(make())


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "kept.db"
    with_tables(f"sqlite+aiosqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_template(postgres: Postgres) -> str:
    with_tables(postgres.new_database(TEMPLATE))
    return TEMPLATE


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A database with tables and nothing in them."""
    return f"sqlite+aiosqlite:///{shutil.copy(sqlite_template, tmp_path / 'kept.db')}"


@pytest.fixture
def postgres_tables_url(postgres: Postgres, postgres_template: str) -> Iterator[str]:
    """A database with tables and nothing in them."""
    url = postgres.new_database(template=postgres_template)
    yield url
    postgres.drop_database(url)


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
