"""What every test may ask for: a couple at home, and a database of each kind."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.discretion import discretion
from tests.figures import figure, pytest_terminal_summary
from tests.house import Kept, couple_at_home
from tests.memory import pytest_collection_finish, pytest_configure
from tests.postgres import Postgres, postgres, postgres_url
from tests.tables import furnished

__all__ = [
    "discretion",
    "figure",
    "postgres",
    "postgres_url",
    "pytest_collection_finish",
    "pytest_configure",
    "pytest_terminal_summary",
]


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Kept]:
    """Ana and Ben, on SQLite."""
    async with couple_at_home(tmp_path) as home:
        yield home


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str:
    """Each kind of database in turn, for a test that runs on both."""
    return str(request.param)


@pytest.fixture
def database_url(request: pytest.FixtureRequest, engine: str, tmp_path: Path) -> Iterator[str]:
    """An empty database of each kind."""
    yield from new_database(request, engine, tmp_path, "template1")


@pytest.fixture
def home_url(request: pytest.FixtureRequest, engine: str, tmp_path: Path) -> Iterator[str]:
    """A database of each kind for a house; PostgreSQL's has its tables, which take longer to make than to copy."""
    template = request.getfixturevalue("postgres_tables") if engine == "postgresql" else ""
    yield from new_database(request, engine, tmp_path, template)


@pytest.fixture(scope="session")
def postgres_tables(postgres: Postgres) -> str:
    """The name of a database with all tables and nothing in them, to be copied."""
    asyncio.run(furnished(postgres.new_database("furnished")))
    return "furnished"


def new_database(request: pytest.FixtureRequest, engine: str, folder: Path, template: str) -> Iterator[str]:
    if engine == "sqlite":
        yield f"sqlite+aiosqlite:///{folder / 'kept.db'}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = server.new_database(template=template)
    yield url
    server.drop_database(url)


@pytest.fixture
async def kept_on_both(tmp_path: Path, home_url: str) -> AsyncIterator[Kept]:
    """Ana and Ben, on each kind of database in turn."""
    async with couple_at_home(tmp_path, home_url) as home:
        yield home
