"""Promises with the real bot behind the page: one that is noticed, one that is moved in time, one missed and mended."""

import pytest
from playwright.async_api import Locator, expect

from bot.trial import MET
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")

NOTICE = "I noticed, thank you"


async def taps(place: Locator, label: str) -> None:
    """The last button of that name there."""
    await place.locator("article.bot").get_by_role("button", name=label, exact=True).last.click()


async def promises(visitor: Visitor, corner: Locator, text: str, told: str) -> Locator:
    """A sentence and a tap; gives back what the room reads."""
    await visitor.writes(corner, f"/promise {text}")
    await visitor.message(corner, told).get_by_role("button", name="Yes").click()
    said = visitor.message(visitor.room, told)
    await expect(said).to_be_visible()
    return said


async def is_moved_in_time(visitor: Visitor) -> None:
    """Ben's stairs."""
    his, room = visitor.right, visitor.room
    await visitor.writes(his, "/promises")
    await taps(his, "sweep the stairs")
    await taps(his, "Move it")
    await visitor.writes(his, "tomorrow at 11:00")
    await expect(visitor.message(his, "This is what would be read:")).to_be_visible()
    await taps(his, "Send")
    moved = visitor.message(room, "11:00 instead.")
    await expect(moved.locator(".quote")).to_contain_text("sweep the stairs")
    await expect(visitor.message(his, "Tomorrow, 11:00: sweep the stairs.")).to_be_visible()
    await visitor.is_now("Ana")
    await moved.get_by_role("button", name="That works").click()
    await expect(visitor.message(room, "Ana: that works.")).to_be_visible()
    await expect(moved.locator(".key")).to_have_count(0)


async def is_noticed(visitor: Visitor, call: Locator) -> None:
    """Ben's call, by Ana."""
    await expect(call.get_by_role("button", name=NOTICE)).to_have_count(0)
    for _ in range(2):
        await visitor.lets_pass("An hour on")
    await call.get_by_role("button", name=NOTICE).click()
    noticed = visitor.message(visitor.room, "Ana noticed.")
    await expect(noticed.locator(".quote")).to_contain_text("call you")
    await expect(call.locator(".key")).to_have_count(0)


async def is_missed_and_mended(visitor: Visitor) -> None:
    """Ana's cooking, with a new time."""
    hers, room = visitor.left, visitor.room
    before = await room.locator("article.bot").count()
    await visitor.lets_pass("An hour on")
    await taps(hers, "Open")
    await expect(visitor.message(hers, "cook. How did it go?")).to_be_visible()
    await taps(hers, "It didn't happen")
    await expect(visitor.message(hers, "Nothing is sent unless you send it.")).to_be_visible()
    assert await room.locator("article.bot").count() == before
    await taps(hers, "A new time")
    await visitor.writes(hers, "today at 13:00")
    await taps(hers, "Send")
    await expect(visitor.message(room, "Ana: a new time, ")).to_be_visible()
    for _ in range(3):
        await visitor.lets_pass("An hour on")
    await taps(hers, "Open")
    await taps(hers, "Done")
    mended = visitor.message(room, "Mended.")
    await expect(mended.locator(".quote")).to_contain_text("cook")
    await expect(mended.get_by_role("button", name=NOTICE)).to_be_visible()


@pytest.mark.long
async def test_promises_are_noticed_moved_in_time_and_missed_and_mended(visitor: Visitor) -> None:
    hers, his = visitor.left, visitor.right
    await visitor.comes(MET)
    call = await promises(visitor, his, "call you today at 10:00", "10:00: call you.")
    await promises(visitor, his, "sweep the stairs today at 12:00", "12:00: sweep the stairs.")
    await promises(visitor, hers, "cook today at 10:30", "10:30: cook.")
    await is_moved_in_time(visitor)
    await visitor.keeps("promise-moved")
    await is_noticed(visitor, call)
    await visitor.keeps("promise-noticed")
    await is_missed_and_mended(visitor)
    await visitor.keeps("promise-mended")
