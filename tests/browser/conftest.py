"""A browser, the real bot behind a page, and a page with no bot at all."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from tempfile import TemporaryDirectory
from typing import TextIO

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from bot import trial
from tests.browser.bare import BarePlay
from tests.browser.playing import Playing
from tests.browser.visitor import Visitor, desk, phone

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
QUIETLY = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TUESDAY_MORNING = datetime(2026, 3, 3, 8, 42, tzinfo=UTC)


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """The browser that this machine has; what it writes about itself goes with it."""
    with TemporaryDirectory() as config:
        async with async_playwright() as playwright:
            env: dict[str, str | float | bool] = {**os.environ, "XDG_CONFIG_HOME": config}
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIETLY, env=env)
            yield browser
            await browser.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One for all tests of a worker."""
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine")
    async with chromium() as found:
        yield found


async def kept_try(out: TextIO, stop: asyncio.Event) -> None:
    """`kept try` as it is, but on a Tuesday morning."""
    await trial.play(out, port=0, start=TUESDAY_MORNING, stop=stop, browse=False)


@pytest.fixture(scope="session")
def with_kept() -> Iterator[Playing]:
    """The real bot; each visit begins with a world and a database of its own."""
    with Playing(kept_try) as playing:
        yield playing


@pytest.fixture(scope="session")
def bare() -> Iterator[BarePlay]:
    """A page on which a test speaks for the bot."""
    with BarePlay() as playing:
        yield playing


@asynccontextmanager
async def visiting(browser: Browser, playing: Playing, look: dict[str, object]) -> AsyncIterator[Visitor]:
    """A visitor who leaves without a complaint."""
    context = await browser.new_context(reduced_motion="reduce", **look)  # type: ignore[arg-type]
    visitor = Visitor(await context.new_page(), playing)
    visitor.watches()
    yield visitor
    await context.close()
    assert visitor.complaints == []


@pytest_asyncio.fixture(loop_scope="session")
async def visitor(browser: Browser, with_kept: Playing) -> AsyncIterator[Visitor]:
    """At a desk, with Kept."""
    async with visiting(browser, with_kept, desk()) as somebody:
        yield somebody


@pytest_asyncio.fixture(loop_scope="session")
async def visitor_on_a_phone(browser: Browser, with_kept: Playing) -> AsyncIterator[Visitor]:
    """With a phone in hand, with Kept."""
    async with visiting(browser, with_kept, phone()) as somebody:
        yield somebody


@pytest_asyncio.fixture(loop_scope="session")
async def reader(browser: Browser, bare: BarePlay) -> AsyncIterator[Visitor]:
    """At a desk, before a page on which the test speaks for the bot."""
    async with visiting(browser, bare, desk()) as somebody:
        yield somebody
