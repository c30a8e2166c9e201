"""Draws the pictures of the page for its readers anew: `python -m tests.browser.pictures`."""

import asyncio
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, expect

from bot.trial import APART, MET
from tests.browser.conftest import chromium, kept_try
from tests.browser.evenings import (
    ANA,
    BEN,
    KEPT,
    answers,
    choose_here,
    lives_in_new_york,
    opens,
    until,
    until_bedtime,
    writes_apart,
)
from tests.browser.playing import Playing
from tests.browser.sundays import opened, six_weeks
from tests.browser.visitor import Visitor, desk, phone

COLOURS = 160  # few enough for small files, and nobody sees it
PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


async def draw() -> None:
    """All of them, in light and dark, on a desk and on a phone."""
    PICTURES.mkdir(exist_ok=True)
    with Playing(kept_try) as playing:
        async with chromium() as browser:
            visitor = await _visitor(browser, playing, desk())
            await visitor.comes(APART)
            await _meet(visitor)
            await _save(visitor, "door")
            await visitor.comes(MET)
            await _a_lunch_and_an_evening(visitor)
            await _save(visitor, "lunch")
            await _save(visitor, "lunch-dark", dark=True)
            await visitor.comes(MET)
            await until_bedtime(visitor)
            await writes_apart(visitor, visitor.left, ANA)
            await writes_apart(visitor, visitor.right, BEN[:2])
            await _save(visitor, "bedtime-apart")
            await visitor.comes(MET)
            await _an_evening_here(visitor)
            await _save(visitor, "bedtime-here")
            await visitor.comes(MET)
            await _over_an_ocean(visitor)
            await _save(visitor, "two-clocks")
            small = await _visitor(browser, playing, phone() | {"device_scale_factor": 1.5})
            await small.page.goto(playing.address)
            await expect(small.room.locator("article").first).to_be_visible()
            await _save(small, "phone")
            await small.page.get_by_role("tab", name="Ben", exact=True).tap()
            await _save(small, "phone-dark", dark=True)
            await visitor.comes(MET)
            await _six_weeks(visitor)


async def _visitor(browser: Browser, playing: Playing, look: dict[str, object]) -> Visitor:
    context = await browser.new_context(reduced_motion="reduce", **look)  # type: ignore[arg-type]
    return Visitor(await context.new_page(), playing)


async def _meet(visitor: Visitor) -> None:
    """As far as the first yes, with the other's page open."""
    await visitor.room.get_by_role("button", name="Add Kept to the chat").click()
    for name, corner in (("Ana", visitor.left), ("Ben", visitor.right)):
        await visitor.is_now(name)
        await visitor.room.get_by_role("button", name="Have a look").click()
        await expect(corner.get_by_role("button", name="Yes, for a week")).to_be_visible()
    await visitor.left.get_by_role("button", name="Yes, for a week").click()
    await expect(visitor.message(visitor.left, "Where are you?")).to_be_visible()


async def _a_lunch_and_an_evening(visitor: Visitor) -> None:
    room = visitor.room
    await visitor.lets_pass("Go there")
    await room.locator("article.bot .text").click()
    await visitor.types("Soup, and a dog asleep under the table.", "Enter")
    await expect(room.locator(".reaction")).to_have_count(1)
    await visitor.is_now("Ben")
    await room.get_by_role("button", name="Just say hello").click()
    await expect(visitor.message(room, "Ben says hello.")).to_be_visible()
    await until_bedtime(visitor)
    await writes_apart(visitor, visitor.left, ANA)
    await writes_apart(visitor, visitor.right, BEN)
    await opens(visitor)
    await visitor.is_now("Ana")
    await expect(room.locator("[aria-busy]")).to_have_count(0)


async def _an_evening_here(visitor: Visitor) -> None:
    await choose_here(visitor)
    opening = await until_bedtime(visitor)
    for name, line in (("Ana", ANA[0]), ("Ben", BEN[1]), ("Ana", ANA[2])):
        await answers(visitor, opening, name, line)
    await visitor.is_now("Ben")
    await opening.get_by_role("button", name="Good night").click()
    await expect(visitor.message(visitor.room, "Good night from Ben.")).to_be_visible()


async def _over_an_ocean(visitor: Visitor) -> None:
    await lives_in_new_york(visitor)
    for hour, corner, lines in (("22:00", visitor.left, ANA), ("03:00", visitor.right, BEN)):
        await until(visitor, hour)
        await writes_apart(visitor, corner, lines)
    await until(visitor, "12:30")
    await opens(visitor, KEPT)


async def _six_weeks(visitor: Visitor) -> None:
    """The notes of a good week, of a hard one, and of one that was rest."""
    notes = await six_weeks(visitor)
    for name, place in (("good", 2), ("hard", 4), ("rest", 5)):
        await opened(notes.nth(place))
        await _save(visitor, f"weeks-{name}")


async def _save(visitor: Visitor, name: str, *, dark: bool = False) -> None:
    await visitor.page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
    path = PICTURES / f"{name}.png"
    await visitor.page.screenshot(path=path)
    Image.open(path).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    asyncio.run(draw())
