"""Another machine, to which a house may move."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.operator.places import Place
from tests.postgres import Postgres


@pytest.fixture
def elsewhere(request: pytest.FixtureRequest, engine: str, tmp_path: Path) -> Iterator[Place]:
    """A machine on which nothing has been kept yet, with the other kind of database than here."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    if engine == "postgresql":
        yield Place(folder, f"sqlite+aiosqlite:///{folder / 'kept.db'}")
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = server.new_database()
    yield Place(folder, url)
    server.drop_database(url)
