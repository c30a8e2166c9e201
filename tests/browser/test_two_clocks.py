"""A day with an ocean between the two, played by one person on a page that shows both clocks."""

import pytest
from playwright.async_api import expect

from bot.trial import MET
from tests.browser.evenings import ANA, BEN, KEPT, lives_in_new_york, opens, until, writes_apart
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_each_has_lunch_and_bedtime_at_their_own_hour_and_both_read_it_in_the_morning(visitor: Visitor) -> None:
    await visitor.comes(MET)
    await lives_in_new_york(visitor)
    await expect(visitor.page.locator("#zone")).to_have_text("London · 03:42 for Ben, New York")
    await visitor.writes(visitor.right, "/lunch")
    await expect(visitor.message(visitor.right, "On each one's own clock.")).to_be_visible()
    await until(visitor, "12:30")
    await expect(visitor.room.get_by_role("button", name="Just say hello")).to_have_count(1)
    await until(visitor, "22:00")
    await writes_apart(visitor, visitor.left, ANA)
    await expect(visitor.message(visitor.left, "Put by.")).to_be_visible()
    await expect(visitor.message(visitor.right, "First")).to_have_count(0)
    await until(visitor, "03:00")
    await expect(visitor.page.locator("#zone")).to_have_text("London · 22:00 for Ben, New York")
    await writes_apart(visitor, visitor.right, BEN)
    await expect(visitor.message(visitor.right, "Put by.")).to_be_visible()
    await expect(visitor.message(visitor.room, KEPT)).to_have_count(0)
    await until(visitor, "12:30")
    notes = await opens(visitor, KEPT)
    await expect(notes).to_contain_text(BEN[0])
    await visitor.keeps("two-clocks")
