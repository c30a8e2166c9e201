"""Draws the pictures of the page for its readers anew: `python -m tests.browser.pictures`."""

import asyncio
from pathlib import Path

from playwright.async_api import Browser, expect

from bot.trial import APART, MET
from tests.browser.conftest import chromium, kept_try
from tests.browser.playing import Playing
from tests.browser.visitor import Visitor, desk, phone

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


async def draw() -> None:
    """All of them, in light and dark, on a desk and on a phone."""
    PICTURES.mkdir(exist_ok=True)
    with Playing(kept_try) as playing:
        async with chromium() as browser:
            visitor = await _visitor(browser, playing, desk())
            await visitor.comes(APART)
            await _save(visitor, "door")
            await visitor.comes(MET)
            await _two_lunches(visitor)
            await _save(visitor, "lunch")
            await _save(visitor, "lunch-dark", dark=True)
            small = await _visitor(browser, playing, phone() | {"device_scale_factor": 2})
            await small.page.goto(playing.address)
            await expect(small.room.locator("article").first).to_be_visible()
            await _save(small, "phone")
            await small.page.get_by_role("tab", name="Ben", exact=True).tap()
            await _save(small, "phone-dark", dark=True)


async def _visitor(browser: Browser, playing: Playing, look: dict[str, object]) -> Visitor:
    context = await browser.new_context(reduced_motion="reduce", **look)  # type: ignore[arg-type]
    return Visitor(await context.new_page(), playing)


async def _two_lunches(visitor: Visitor) -> None:
    room = visitor.room
    await visitor.lets_pass("Go there")
    await room.locator("article.bot .text").click()
    await visitor.types("Soup, and a dog asleep under the table.", "Enter")
    await expect(room.locator(".reaction")).to_have_count(1)
    await visitor.is_now("Ben")
    await room.locator("article.bot .text").click()
    await visitor.chooses(room.get_by_role("button", name="Send a photo"), "Photo")
    await expect(room.locator(".reaction")).to_have_count(2)
    await visitor.lets_pass("Go there")
    await room.get_by_role("button", name="Just say hello").click()
    await expect(visitor.message(room, "Ben says hello.")).to_be_visible()
    await visitor.is_now("Ana")
    await room.get_by_role("button", name="Not today").click()
    await expect(room.locator(".toast", has_text="Only Ana")).to_be_visible()
    await expect(room.locator("[aria-busy]")).to_have_count(0)


async def _save(visitor: Visitor, name: str, *, dark: bool = False) -> None:
    await visitor.page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
    await visitor.page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    asyncio.run(draw())
