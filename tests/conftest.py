"""What every test may ask for: a couple at home, and a database of each kind."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.discretion import discretion
from tests.figures import figure, pytest_terminal_summary
from tests.house import Kept, couple_at_home
from tests.memory import pytest_collection_finish, pytest_configure
from tests.postgres import Postgres, postgres, postgres_url

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
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of each kind, so that a test runs on both."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'kept.db'}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = server.new_database()
    yield url
    server.drop_database(url)


@pytest.fixture
async def kept_on_both(tmp_path: Path, database_url: str) -> AsyncIterator[Kept]:
    """Ana and Ben, on each kind of database in turn."""
    async with couple_at_home(tmp_path, database_url) as home:
        yield home
