"""The atlas is read once for all tests of places: it takes seconds, and nobody writes in it."""

import asyncio

import pytest

from bot.places import Places
from bot.whereabouts import PLACES


@pytest.fixture(scope="session")
def places() -> Places:
    asyncio.run(PLACES.warm())
    return PLACES
