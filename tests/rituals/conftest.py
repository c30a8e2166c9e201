"""Two people who share a chat and have not met through Kept."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.house import Kept, couple_at_home


@pytest.fixture
async def apart(tmp_path: Path) -> AsyncIterator[Kept]:
    """Ana and Ben before they meet, on SQLite."""
    async with couple_at_home(tmp_path, met=False) as home:
        yield home


@pytest.fixture
async def apart_on_both(tmp_path: Path, database_url: str) -> AsyncIterator[Kept]:
    """The same, on each kind of database in turn."""
    async with couple_at_home(tmp_path, database_url, met=False) as home:
        yield home
