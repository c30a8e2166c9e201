"""One evening apart and one here, each played by one person."""

import pytest
from playwright.async_api import expect

from bot.trial import MET
from tests.browser.evenings import ANA, BEN, answers, choose_here, opens, until_bedtime, writes_apart
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_an_evening_apart_opens_once_both_have_finished_and_not_before(visitor: Visitor) -> None:
    await visitor.comes(MET)
    opening = await until_bedtime(visitor)
    await expect(opening.locator(".key")).to_have_text(["Begin", "In half an hour", "Good night"])
    before = await visitor.right.locator("article").count()
    await writes_apart(visitor, visitor.left, ANA)
    await expect(visitor.message(visitor.left, "Put by.")).to_be_visible()
    await expect(visitor.room.locator("article").last.get_by_role("button", name="Begin")).to_be_visible()
    await expect(visitor.right.locator("article")).to_have_count(before)
    await writes_apart(visitor, visitor.right, BEN)
    notes = await opens(visitor)
    for line in (*ANA, *BEN):
        await expect(notes).to_contain_text(line)
    await expect(opening.locator(".key")).to_have_count(0)
    await expect(visitor.message(visitor.right, "It has opened, where you both read it.")).to_be_visible()
    await visitor.keeps("evening-apart")


async def test_an_evening_here_is_read_as_in_any_chat_and_ends_with_two_good_nights(visitor: Visitor) -> None:
    await visitor.comes(MET)
    await choose_here(visitor)
    opening = await until_bedtime(visitor)
    await expect(opening.locator(".key")).to_have_text(["Write apart tonight", "In half an hour", "Good night"])
    await answers(visitor, opening, "Ana", ANA[0])
    await answers(visitor, opening, "Ben", BEN[1])
    for name in ("Ana", "Ben"):
        await visitor.is_now(name)
        await opening.get_by_role("button", name="Good night").click()
        await expect(visitor.message(visitor.room, f"Good night from {name}.")).to_be_visible()
    await expect(opening.locator(".key")).to_have_count(0)
    await visitor.keeps("evening-here")
