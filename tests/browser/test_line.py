"""What comes in on the page: nothing from elsewhere, nothing that acts, and again after the line was cut."""

import pytest
from playwright.async_api import expect

from tests.browser.bare import MARKUP, PLAIN, WICKED, BarePlay
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_markup_in_names_and_words_is_read_and_never_acts(reader: Visitor, bare: BarePlay) -> None:
    await reader.comes(WICKED)
    bare.says("room", MARKUP, reply_markup={"inline_keyboard": [[{"text": MARKUP, "callback_data": "x"}]]})
    await reader.message(reader.room, MARKUP).locator(".text").click()
    await reader.writes(reader.room, MARKUP)
    await expect(reader.room.locator("article .text")).to_have_text([MARKUP, MARKUP])
    await expect(reader.room.locator("article.bot .key")).to_have_text(MARKUP)
    await reader.room.locator("article.bot .key").click()
    await expect(reader.room.locator("[aria-busy]")).to_have_count(1)
    (tap,) = bare.does(lambda: list(bare.stage.world.taps))
    answer = {"callback_query_id": tap, "text": MARKUP, "show_alert": True}
    bare.does(lambda: bare.stage.world.call("answerCallbackQuery", answer))
    await expect(reader.page.get_by_role("dialog")).to_contain_text(MARKUP)
    await expect(reader.left.locator("h2")).to_have_text(f"{MARKUP}’s corner")
    assert await reader.page.locator("main img, dialog img, header img, main script").count() == 0


async def test_the_policy_stops_what_a_fault_would_let_in(reader: Visitor, bare: BarePlay) -> None:
    await reader.comes(PLAIN)
    tried = await reader.page.evaluate(
        """() => {
            try { document.body.innerHTML += '<img src=x onerror=window.wicked=1>'; return 'took markup'; }
            catch (refused) { return refused.name; }
        }"""
    )
    assert tried == "TypeError"
    loaded = await reader.page.evaluate(
        """() => new Promise((done) => {
            const picture = new Image();
            picture.onload = () => done('loaded');
            picture.onerror = () => done('refused');
            picture.src = 'https://example.org/pixel.png';
        })"""
    )
    assert loaded == "refused"
    refusals = [each for each in reader.complaints if "Content Security Policy" in each or "TrustedHTML" in each]
    assert len(refusals) >= 2
    reader.complaints.clear()


async def test_a_cut_line_is_found_again_with_all_that_came_meanwhile(reader: Visitor, bare: BarePlay) -> None:
    await reader.comes(PLAIN)
    await reader.writes(reader.room, "before")
    await expect(reader.message(reader.room, "before")).to_be_visible()
    await reader.room.locator("textarea").fill("half a")
    bare.does(bare.server.stop)
    await expect(reader.page.locator("#line")).to_have_text("The rehearsal is out of reach. Trying again …")
    bare.says("room", "meanwhile")
    bare.does(bare.server.start)
    await expect(reader.message(reader.room, "meanwhile")).to_be_visible()
    await expect(reader.page.locator("#line")).to_be_empty()
    await expect(reader.room.locator("article")).to_have_count(2)
    await expect(reader.room.locator("textarea")).to_have_value("half a")
    bare.says("room", "after")
    await expect(reader.message(reader.room, "after")).to_be_visible()
    lost = [each for each in reader.complaints if "ERR_" in each]
    assert lost == reader.complaints, "a browser complains of a line that is cut, and of nothing else"
    reader.complaints.clear()


async def test_what_cannot_be_done_is_said_in_words(reader: Visitor, bare: BarePlay) -> None:
    await reader.comes(PLAIN)
    await expect(reader.page.locator("#coming")).to_have_text("Nothing comes by itself yet")
    await reader.writes(reader.room, "x" * 4097)
    await expect(reader.room.locator(".toast")).to_have_text("A message is at most 4096 characters long.")
    await expect(reader.room.locator("textarea")).to_have_value("x" * 4097)
    assert [each for each in reader.complaints if "409" not in each] == []
    reader.complaints.clear()
