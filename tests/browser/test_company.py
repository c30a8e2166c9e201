"""Who is there, where they are, and a line that is cut: what a visitor may change about the world."""

import pytest
from playwright.async_api import expect

from bot.trial import APART, MET
from tests.browser.bare import PLAIN, BarePlay
from tests.browser.test_bubbles import SIX, mark
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_each_reads_moments_on_their_own_clock(reader: Visitor, bare: BarePlay) -> None:
    await reader.comes(PLAIN)
    corner = reader.right.get_by_role("button", name="More of this corner")
    await reader.chooses(corner, "Ben is in London …")
    await reader.page.get_by_role("menuitem", name="New York").click()
    await expect(reader.page.locator("#zone")).to_have_text("London · 07:00 for Ben, New York")
    six = mark("date_time", "Lunch at six.", "six", unix_time=SIX, date_time_format="t")
    for place in ("room", "right"):
        bare.says(place, "Lunch at six.", entities=[six])
    await expect(reader.right.locator("article.bot .text")).to_have_text("Lunch at 13:00.")
    await expect(reader.room.locator("article.bot .text")).to_have_text("Lunch at 18:00.")
    await reader.is_now("Ben")
    await expect(reader.room.locator("article.bot .text")).to_have_text("Lunch at 13:00.")
    await reader.chooses(reader.right.get_by_role("button", name="Send a photo"), "Location")
    await expect(reader.right.locator(".location")).to_contain_text("40.7128, -74.0060")


async def test_one_leaves_the_chat_and_comes_back(reader: Visitor, bare: BarePlay) -> None:
    await reader.comes(PLAIN)
    people = reader.room.get_by_role("button", name="Who is in the chat")
    await reader.is_now("Ben")
    await reader.chooses(people, "Ben leaves the chat")
    await expect(reader.room.locator(".service").last).to_have_text("Ben left")
    await expect(reader.room.locator(".writers label")).to_have_text(["Ana"])
    await expect(reader.room.locator("textarea")).to_have_attribute("aria-label", "Ana writes")
    await reader.chooses(people, "Ben comes back")
    await expect(reader.room.locator(".under")).to_have_text("Ana, Ben, Kept")
    await expect(reader.room.locator(".writers label")).to_have_text(["Ana", "Ben"])


async def test_who_blocks_the_bot_writes_nothing_there_until_it_is_unblocked(reader: Visitor, bare: BarePlay) -> None:
    await reader.comes(PLAIN)
    await reader.chooses(reader.left.get_by_role("button", name="More of this corner"), "Block Kept")
    await expect(reader.left.locator("textarea")).to_be_hidden()
    assert bare.does(lambda: bare.stage.left.id in bare.stage.world.bot.blocked_by)
    await reader.left.get_by_role("button", name="Unblock Kept").click()
    await expect(reader.left.locator("textarea")).to_be_visible()


async def test_what_is_written_while_kept_is_cut_off_is_heard_when_it_is_not(visitor: Visitor) -> None:
    await visitor.comes(APART)
    await visitor.chooses(visitor.page.get_by_role("button", name="More to try"), "Cut Kept off from Telegram")
    await expect(visitor.page.locator("#outage")).to_contain_text("cut off from Telegram")
    await visitor.left.get_by_role("button", name="Start").click()
    await expect(visitor.message(visitor.left, "/start")).to_be_visible()
    await visitor.page.get_by_role("button", name="Mend the line").click()
    await expect(visitor.page.locator("#outage")).to_be_hidden()
    await expect(visitor.left.locator("article.bot")).to_have_count(1)


async def test_ones_last_words_come_back_with_the_arrow_and_a_file_can_be_kept(reader: Visitor, bare: BarePlay) -> None:
    await reader.comes(PLAIN)
    await reader.writes(reader.room, "sope")
    await expect(reader.message(reader.room, "sope")).to_be_visible()
    await reader.room.locator("textarea").press("ArrowUp")
    await expect(reader.room.locator("textarea")).to_have_value("sope")
    await reader.writes(reader.room, "soup")
    await expect(reader.room.locator("article.mine .text")).to_have_text("soup")
    await reader.chooses(reader.room.get_by_role("button", name="Send a photo"), "File")
    async with reader.page.expect_download() as kept:
        await reader.room.get_by_role("link", name="shopping list.txt").click()
    assert (await kept.value).suggested_filename == "shopping list.txt"


async def test_menus_are_those_that_the_bot_has_set_for_each_chat_and_reader(reader: Visitor, bare: BarePlay) -> None:
    await reader.comes(PLAIN)

    def sets(name: str, **scope: object) -> None:
        one = {"commands": [{"command": name, "description": name.title()}], "scope": scope}
        bare.does(lambda: bare.stage.world.call("setMyCommands", one))

    sets("anywhere", type="default")
    sets("corner", type="all_private_chats")
    sets("ours", type="chat_member", chat_id=bare.stage.room.id, user_id=bare.stage.right.id)
    bare.says("room", "Look at the menu.")
    await expect(reader.message(reader.room, "Look at the menu.")).to_be_visible()
    for place, speaker, command in (("left", "Ana", "/corner"), ("room", "Ana", "/anywhere"), ("room", "Ben", "/ours")):
        await reader.is_now(speaker)
        chat = reader.page.locator(f"#{place}")
        await chat.locator("textarea").fill("/")
        await expect(chat.get_by_role("option")).to_have_text([f"{command}{command[1:].title()}"])
        await chat.locator("textarea").fill("")


async def test_another_beginning_is_a_click_away_where_kept_is_not_yet(visitor: Visitor) -> None:
    await visitor.comes(APART)
    await visitor.room.get_by_role("button", name=f"or play: {MET}").click()
    await expect(visitor.page.locator("#coming")).to_contain_text("Lunch")
