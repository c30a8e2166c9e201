"""The warm process, one for each worker of the tests, and what houses in it start from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash.houses import Houses, warm_process
from tests.postgres import Postgres


@pytest.fixture(scope="session")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Behind it Kept starts in a moment."""
    with warm_process(tmp_path_factory.mktemp("warm")) as door:
        yield door


@pytest.fixture
def houses(door: Path, tmp_path: Path) -> Houses:
    """Processes of this test's own."""
    return Houses(door, tmp_path)


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest) -> Postgres | None:
    """A PostgreSQL server, or None for SQLite."""
    return request.getfixturevalue("postgres") if request.param == "postgresql" else None
