"""A couple without a group, in two columns; a group they come into later, and an invitation, played by hand."""

import pytest
from playwright.async_api import expect

from bot.trial import APART, CARRIED
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_two_columns_hold_what_is_carried_and_a_third_comes_with_a_group(visitor: Visitor) -> None:
    await visitor.comes(APART)
    await visitor.page.locator("#scenes").get_by_role("button", name=CARRIED).click()
    await expect(visitor.page.locator("body")).to_have_attribute("data-columns", "two")
    await expect(visitor.room).to_be_hidden()
    await expect(visitor.page.locator("#coming")).to_have_text("Lunch, today 12:30")
    await visitor.lets_pass("Go there")
    for corner in (visitor.left, visitor.right):
        await expect(corner.get_by_role("button", name="Just say hello")).to_be_visible()
    prompt = visitor.left.locator("article.bot").filter(has=visitor.page.get_by_role("button", name="Just say hello"))
    await prompt.locator(".text").click()
    await visitor.types("Soup, and a dog asleep under the table.", "Enter")
    soup = visitor.message(visitor.right, "Soup, and a dog")
    await expect(soup).to_contain_text("⇄")
    await soup.get_by_role("button", name="Made me smile").click()
    await expect(visitor.message(visitor.left, "Ben: this made me smile.")).to_be_visible()
    await visitor.keeps("two-columns")
    await visitor.writes(visitor.right, "/start")
    await visitor.right.get_by_role("button", name="Add me to a chat").last.click()
    await expect(visitor.room).to_be_visible()
    for name in ("Ana", "Ben"):
        await visitor.is_now(name)
        await visitor.room.get_by_role("button", name="This is our chat").click()
        await visitor.page.get_by_role("dialog").get_by_role("button", name="OK").click()
    await expect(visitor.message(visitor.room, "This is your room.")).to_be_visible()


async def test_on_a_phone_there_are_two_tabs(visitor_on_a_phone: Visitor) -> None:
    await visitor_on_a_phone.comes(CARRIED)
    tabs = visitor_on_a_phone.page.get_by_role("tab")
    await expect(tabs).to_have_count(2)
    await expect(visitor_on_a_phone.left.get_by_role("textbox")).to_be_visible()
    await tabs.first.press("ArrowRight")
    await expect(visitor_on_a_phone.right.get_by_role("textbox")).to_be_visible()


async def test_one_invites_the_other_from_a_corner(visitor: Visitor) -> None:
    await visitor.comes(APART)
    await visitor.left.get_by_role("button", name="Start").click()
    await visitor.left.get_by_role("button", name="Invite").click()
    await visitor.left.get_by_role("button", name="Send the link").click()
    await visitor.is_now("Ben")
    await visitor.room.locator(".message .link").click()
    await visitor.right.get_by_role("button", name="Yes, for a week").click()
    await visitor.left.get_by_role("button", name="Yes", exact=True).click()
    for corner in (visitor.left, visitor.right):
        await expect(visitor.message(corner, "Both of you said yes.")).to_be_visible()
