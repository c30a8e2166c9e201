"""The atlas is read once for all tests of places: it takes seconds, and nobody writes in it."""

import asyncio

import pytest

from bot.places import Places


@pytest.fixture(scope="session")
def places() -> Places:
    found = Places()
    asyncio.run(found.warm())
    return found
