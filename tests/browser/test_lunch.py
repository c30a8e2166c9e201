"""A day with the real bot behind the page, played by hand."""

import pytest
from playwright.async_api import expect

from bot.trial import APART, MET
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_two_who_have_not_met_bring_kept_in_take_it_out_and_bring_it_back(visitor: Visitor) -> None:
    await visitor.comes(APART)
    await expect(visitor.page.locator("#coming")).to_have_text("Nothing comes by itself yet")
    await visitor.left.get_by_role("button", name="Start").click()
    await expect(visitor.message(visitor.left, "I am Kept")).to_be_visible()
    await visitor.room.get_by_role("button", name="Add Kept to the chat").click()
    await expect(visitor.room.locator(".service", has_text="Ana added Kept")).to_be_visible()
    await expect(visitor.room.locator(".under")).to_have_text("Ana, Ben, Kept")
    await expect(visitor.right.get_by_role("button", name="Start")).to_be_visible()
    await visitor.chooses(visitor.room.get_by_role("button", name="Who is in the chat"), "Take Kept out of the chat")
    await expect(visitor.room.locator(".service", has_text="Ana removed Kept")).to_be_visible()
    await visitor.room.get_by_role("button", name="Add Kept to the chat").click()
    await expect(visitor.room.locator(".service", has_text="Ana added Kept")).to_have_count(2)


async def test_two_meet_in_the_chat_they_share(visitor: Visitor) -> None:
    await visitor.comes(APART)
    await visitor.room.get_by_role("button", name="Add Kept to the chat").click()
    look = visitor.room.get_by_role("button", name="Have a look")
    for name, corner in (("Ana", visitor.left), ("Ben", visitor.right)):
        await visitor.is_now(name)
        await look.click()
        await corner.get_by_role("button", name="Yes, for a week").click()
        await expect(corner.get_by_role("button", name="Yes, for a week")).to_have_count(0)
    await expect(visitor.message(visitor.room, "Both of you said yes.")).to_be_visible()
    await expect(visitor.room.get_by_role("button", name="Just say hello")).to_be_visible()
    await expect(look).to_have_count(0)


async def test_a_couple_is_one_click_away_and_starting_over_forgets_everything(visitor: Visitor) -> None:
    await visitor.comes(APART)
    await visitor.writes(visitor.room, "are we there yet?")
    await expect(visitor.message(visitor.room, "are we there yet?")).to_be_visible()
    await visitor.page.locator("#scenes").get_by_role("button", name=MET).click()
    await expect(visitor.page.locator("#coming")).to_have_text("Lunch, today 12:30")
    await expect(visitor.message(visitor.room, "are we there yet?")).to_have_count(0)
    await visitor.lets_pass("Go there")
    await expect(visitor.room.locator(".key").first).to_be_visible()
    await visitor.page.get_by_role("button", name="Start over").click()
    await expect(visitor.room.locator(".key")).to_have_count(0)
    await expect(visitor.page.locator("#time")).to_have_text("08:42")


async def test_lunch_is_answered_by_a_click_on_it_a_hello_and_a_pass(visitor: Visitor) -> None:
    await visitor.comes(MET)
    await visitor.lets_pass("Go there")
    prompt = visitor.room.locator("article.bot")
    await prompt.locator(".text").click()
    await expect(visitor.room.locator(".strip")).to_contain_text("Answer to Kept")
    await visitor.types("Soup, and a dog asleep under the table.", "Enter")
    soup = visitor.message(visitor.room, "Soup")
    await expect(soup.locator(".quote")).to_contain_text("Kept")
    await expect(soup.locator(".reaction")).to_have_attribute("aria-label", "✍ from Kept")
    await expect(visitor.right.locator(".phone")).to_contain_text("Ana: Soup, and a dog")
    await visitor.is_now("Ben")
    await prompt.get_by_role("button", name="Just say hello").click()
    await expect(visitor.message(visitor.room, "Ben says hello.")).to_be_visible()
    await prompt.get_by_role("button", name="Not today").click()
    toast = visitor.room.locator(".toast", has_text="Nobody is told.")
    await expect(toast).to_contain_text("Only Ben sees this")
    assert "Ben says hello." in visitor.playing.printed


async def test_somebody_else_joins_taps_hears_so_alone_and_leaves(visitor: Visitor) -> None:
    await visitor.comes(MET)
    await visitor.lets_pass("Go there")
    people = visitor.room.get_by_role("button", name="Who is in the chat")
    await visitor.chooses(people, "Cleo joins")
    await visitor.is_now("Cleo")
    await visitor.room.get_by_role("button", name="Just say hello").click()
    dialog = visitor.page.get_by_role("dialog")
    await expect(dialog).to_contain_text("These buttons are for two others.")
    await dialog.get_by_role("button", name="OK").click()
    await visitor.chooses(people, "Cleo leaves")
    await expect(visitor.room.locator(".service", has_text="Cleo left")).to_be_visible()
    await expect(visitor.room.locator(".writers label")).to_have_text(["Ana", "Ben"])
    await expect(visitor.room.locator("textarea")).to_have_attribute("aria-label", "Ana writes")


async def test_a_week_passes_with_every_lunch_in_it(visitor: Visitor) -> None:
    await visitor.comes(MET)
    await expect(visitor.page.locator("#coming")).to_have_text("Lunch, today 12:30")
    before = visitor.playing.printed.count("[ Just say hello ]")
    await visitor.lets_pass("To Sunday")
    await expect(visitor.page.locator("#day")).to_have_text("Sun 8 Mar")
    await expect(visitor.page.locator("#time")).to_have_text("18:00")
    assert visitor.playing.printed.count("[ Just say hello ]") == before + 4
    await expect(visitor.room.get_by_role("button", name="Just say hello")).to_have_count(1)
    days = visitor.room.locator(".day:not([hidden])")
    await expect(days).to_contain_text(["Tuesday", "Wednesday", "Thursday", "Friday"])
