"""Another machine of each kind, to which a house may move."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.operator.places import Place
from tests.postgres import Postgres


@pytest.fixture(params=["to_sqlite", "to_postgresql"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A machine on which nothing has been kept yet."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    if request.param == "to_sqlite":
        yield Place(folder, f"sqlite+aiosqlite:///{folder / 'kept.db'}")
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = server.new_database()
    yield Place(folder, url)
    server.drop_database(url)
