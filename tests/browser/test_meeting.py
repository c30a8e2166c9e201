"""From two strangers to a habit, and what becomes of it when somebody comes, or one of the two rests."""

import pytest
from playwright.async_api import Locator, expect

from bot.trial import APART, MET
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def says_yes(visitor: Visitor, name: str, corner: Locator) -> None:
    """Has a look from the room, and says yes in their own corner, to which the look has led."""
    await visitor.is_now(name)
    await visitor.room.get_by_role("button", name="Have a look").click()
    await corner.get_by_role("button", name="Yes, for a week").click()


async def test_two_meet_set_an_hour_skip_to_lunch_and_answer(visitor: Visitor) -> None:
    await visitor.comes(APART)
    await visitor.room.get_by_role("button", name="Add Kept to the chat").click()
    await says_yes(visitor, "Ana", visitor.left)
    await expect(visitor.message(visitor.left, "Where are you?")).to_be_visible()
    await visitor.chooses(visitor.left.get_by_role("button", name="Send a photo"), "Location")
    await visitor.left.get_by_role("button", name="Fine", exact=True).click()
    await says_yes(visitor, "Ben", visitor.right)
    await expect(visitor.message(visitor.room, "Both of you said yes.")).to_be_visible()
    await visitor.right.get_by_role("button", name="Yes", exact=True).click()
    await expect(visitor.page.locator("#coming")).to_have_text("Lunch, today 12:30")
    await visitor.writes(visitor.room, "/lunch 13:00")
    await expect(visitor.message(visitor.room, "Lunch at 13:00, next today.")).to_be_visible()
    await expect(visitor.page.locator("#coming")).to_have_text("Lunch, today 13:00")
    await visitor.lets_pass("Go there")
    prompt = visitor.room.locator("article.bot").filter(has=visitor.page.get_by_role("button", name="Not today"))
    await prompt.locator(".text").click()
    await visitor.types("Soup.", "Enter")
    await expect(visitor.message(visitor.room, "Soup.").locator(".reaction")).to_have_attribute(
        "aria-label", "✍ from Kept"
    )


async def test_a_chat_of_three_people_is_not_for_kept_until_one_has_gone(visitor: Visitor) -> None:
    await visitor.comes(APART)
    people = visitor.room.get_by_role("button", name="Who is in the chat")
    await visitor.chooses(people, "Cleo joins")
    await visitor.chooses(people, "Add Kept to the chat")
    await expect(visitor.message(visitor.room, "I'm for a chat of two people and me.")).to_be_visible()
    await visitor.chooses(people, "Cleo leaves")
    await expect(visitor.room.get_by_role("button", name="Have a look")).to_be_visible()


async def test_one_rests_and_to_the_other_it_is_as_if_nothing_had_come(visitor: Visitor) -> None:
    await visitor.comes(MET)
    await visitor.writes(visitor.left, "/rest")
    await visitor.left.get_by_role("button", name="A week").click()
    await expect(visitor.left.locator("article.bot").last.get_by_role("button", name="Carry on")).to_be_visible()
    await visitor.lets_pass("Go there")
    await expect(visitor.page.locator("#time")).to_have_text("12:30")
    await expect(visitor.room.locator("article")).to_have_count(0)
    await visitor.left.get_by_role("button", name="Carry on").click()
    await visitor.lets_pass("Go there")
    await visitor.lets_pass("Go there")
    await expect(visitor.room.get_by_role("button", name="Just say hello")).to_be_visible()


async def test_one_leaves_a_corner_empties_and_the_other_reads_of_the_end_days_later(visitor: Visitor) -> None:
    await visitor.comes(MET)
    await visitor.writes(visitor.left, "/leave")
    await visitor.left.get_by_role("button", name="Leave", exact=True).click()
    await visitor.left.get_by_role("button", name="Leave now").click()
    await expect(visitor.left.locator("article .text")).to_have_text(["Nothing is on here. You can delete this chat."])
    before = await visitor.right.locator("article").count()
    await visitor.lets_pass("An hour on")
    await expect(visitor.right.locator("article")).to_have_count(before)
    await visitor.lets_pass("To Sunday")
    await expect(visitor.message(visitor.right, "This has come to an end here.")).to_be_visible()
    await expect(visitor.room.locator(".under")).to_have_text("Ana, Ben")
