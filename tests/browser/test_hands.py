"""The page by keyboard alone, and in one hand."""

import re

import pytest
from playwright.async_api import expect

from bot.trial import APART, MET
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_lunch_needs_no_pointer(visitor: Visitor) -> None:
    await visitor.comes(MET)
    page = visitor.page
    await expect(page.locator("#coming")).to_have_text("Lunch, today 12:30")
    await visitor.tabs_to(page.get_by_role("button", name="Go there"))
    await visitor.types("", "Enter")
    await expect(visitor.room.locator(".key").first).to_be_visible()
    await visitor.tabs_to(visitor.room.get_by_role("log"))
    await visitor.types("", "ArrowUp", "Enter")
    await visitor.types("Bread and butter", "Enter")
    await expect(visitor.message(visitor.room, "Bread and butter").locator(".reaction")).to_be_visible()
    await visitor.tabs_to(visitor.room.locator(".writers input:checked"), "Shift+Tab")
    await visitor.types("", "ArrowRight")
    await expect(visitor.room.locator("textarea")).to_have_attribute("aria-label", "Ben writes")


async def test_a_slash_shows_the_commands_and_enter_sends_the_chosen_one(visitor: Visitor) -> None:
    await visitor.comes(APART)
    await visitor.left.get_by_role("button", name="Start").click()
    box = visitor.left.locator("textarea")
    await expect(visitor.message(visitor.left, "I am Kept")).to_be_visible()
    await box.press_sequentially("/s")
    await expect(visitor.left.get_by_role("option").first).to_contain_text("/start")
    await box.press("Enter")
    await expect(visitor.message(visitor.left, "I am Kept")).to_have_count(2)
    await expect(box).to_have_value("")
    await visitor.left.get_by_role("button", name="Commands").click()
    await visitor.left.get_by_role("option", name="/start").click()
    await expect(visitor.message(visitor.left, "I am Kept")).to_have_count(3)
    await box.press_sequentially("/")
    await visitor.room.locator("textarea").click()
    await expect(visitor.left.get_by_role("listbox")).to_be_hidden()


async def test_a_phone_shows_one_chat_at_a_time_and_says_where_something_is_new(visitor_on_a_phone: Visitor) -> None:
    visitor = visitor_on_a_phone
    await visitor.comes(MET)
    left = visitor.page.get_by_role("tab", name=re.compile(r"^Ana(?! &)"))  # its count may stand behind the name
    await left.tap()
    await expect(visitor.left).to_be_visible()
    await expect(visitor.room).to_be_hidden()
    await visitor.page.get_by_role("button", name="Go there").tap()
    room = visitor.page.get_by_role("tab", name="Ana & Ben")
    await expect(room.locator(".count")).to_have_text("1")
    await room.tap()
    await expect(room).to_have_attribute("aria-selected", "true")
    await expect(room.locator(".count")).to_have_count(0)
    await visitor.room.get_by_role("button", name="Just say hello").tap()
    await expect(visitor.message(visitor.room, "Ana says hello.")).to_be_in_viewport()
    width = await visitor.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1]
