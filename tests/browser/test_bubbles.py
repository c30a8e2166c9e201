"""Everything a bot can say, as it stands on the page."""

from typing import Any

import pytest
from playwright.async_api import expect

from rehearsal.files import Upload
from rehearsal.page.props import PHOTO
from tests.browser.bare import PLAIN, BarePlay
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")

SIX = 1772560800  # 18:00 in London on the told day


def mark(kind: str, text: str, part: str, **more: Any) -> dict[str, Any]:
    """An entity over `part` of `text`."""
    return {"type": kind, "offset": text.index(part), "length": len(part)} | more


def keys(*rows: list[tuple[str, str]]) -> dict[str, Any]:
    """An inline keyboard of (label, data or address)."""
    made = [
        [{"text": label, ("url" if "://" in what else "callback_data"): what} for label, what in row] for row in rows
    ]
    return {"inline_keyboard": made}


async def test_spoilers_open_on_a_press_and_the_lock_screen_never_shows_them(reader: Visitor, bare: BarePlay) -> None:
    await reader.comes(PLAIN)
    text = "Tonight's notes: I liked the soup."
    bare.says("left", text, entities=[mark("spoiler", text, "I liked the soup.")])
    line = reader.left.locator("article.bot")
    hidden = line.get_by_role("button", name="Hidden text")
    await expect(reader.left.locator(".phone")).to_contain_text("Tonight's notes: ▒ ▒▒▒▒▒ ▒▒▒ ▒▒▒▒▒")
    await hidden.press("Enter")
    await expect(line.locator(".spoiler.open")).to_have_text("I liked the soup.")
    await expect(hidden).to_have_count(0)
    await expect(reader.left.locator(".strip")).to_be_hidden()


async def test_marks_may_lie_in_each_other_and_moments_are_in_the_told_zone(reader: Visitor, bare: BarePlay) -> None:
    await reader.comes(PLAIN)
    text = "Bold and under, at six 😀 or so"
    marks = [
        mark("bold", text, "Bold and under"),
        mark("underline", text, "under"),
        mark("date_time", text, "six", unix_time=SIX, date_time_format="t"),
    ]
    bare.says("room", text, entities=marks)
    words = reader.room.locator("article.bot .text")
    await expect(words).to_have_text("Bold and under, at 18:00 😀 or so")
    await expect(words.locator("b u")).to_have_text("under")
    await expect(words.locator("time")).to_have_attribute("title", "Tuesday, 3 March 2026 at 18:00")


async def test_a_tap_waits_for_its_answer_and_an_answered_link_opens_the_corner(
    reader: Visitor, bare: BarePlay
) -> None:
    await reader.comes(PLAIN)
    bare.says("room", "I am for two.", reply_markup=keys([("Have a look", "look")]))
    await reader.is_now("Ben")
    look = reader.room.get_by_role("button", name="Have a look")
    await look.click()
    await expect(look).to_have_attribute("aria-busy", "true")
    taps = bare.does(lambda: dict(bare.stage.world.taps))
    (tap,) = taps.values()
    assert tap.user is bare.stage.right
    link = "https://t.me/kept_bot?start=abc"
    bare.does(lambda: bare.stage.world.call("answerCallbackQuery", {"callback_query_id": tap.id, "url": link}))
    await expect(reader.right.locator("article .text")).to_have_text(["/start", "/start"])
    assert bare.does(lambda: bare.stage.right.corner.lines) == ["/start", "/start abc"]
    await expect(look).not_to_have_attribute("aria-busy", "true")
    assert await reader.focused(reader.right.locator("textarea"))


async def test_link_buttons_lead_to_the_corner_and_nowhere_else(reader: Visitor, bare: BarePlay) -> None:
    await reader.comes(PLAIN)
    row = [("Open it", "https://t.me/kept_bot?start=mine"), ("Elsewhere", "https://example.org/away")]
    bare.says("room", "Two ways.", reply_markup=keys(row))
    await reader.room.get_by_role("button", name="Open it").click()
    await expect(reader.left.locator("article .text")).to_have_text(["/start", "/start"])
    assert bare.does(lambda: bare.stage.left.corner.lines) == ["/start", "/start mine"]
    await reader.room.get_by_role("button", name="Elsewhere").click()
    await expect(reader.page.get_by_role("dialog")).to_contain_text("https://example.org/away")
    assert reader.page.url == reader.playing.address


async def test_an_edit_stays_in_its_place_keeps_the_keyboard_and_is_marked(reader: Visitor, bare: BarePlay) -> None:
    await reader.comes(PLAIN)
    row = keys([("Here", "here")])
    number = bare.says("left", "first", reply_markup=row)
    bare.says("left", "second")
    await reader.left.get_by_role("button", name="Here").focus()
    bare.calls("editMessageText", "left", message_id=number, text="first, mended", reply_markup=row)
    await expect(reader.left.locator("article.bot .text")).to_have_text(["first, mended", "second"])
    await expect(reader.left.locator(".edited")).to_have_count(1)
    assert await reader.focused(reader.left.get_by_role("button", name="Here"))


async def test_what_is_deleted_vanishes_and_what_came_silently_says_so(reader: Visitor, bare: BarePlay) -> None:
    await reader.comes(PLAIN)
    number = bare.says("left", "soon gone")
    bare.says("left", "hush", disable_notification=True)
    await reader.message(reader.left, "soon gone").locator(".text").click()
    bare.calls("deleteMessage", "left", message_id=number)
    await expect(reader.message(reader.left, "soon gone")).to_have_count(0)
    await expect(reader.left.locator(".strip")).to_be_hidden()
    await expect(reader.message(reader.left, "hush").locator(".silent")).to_have_count(1)
    await expect(reader.left.locator(".phone summary .notice")).to_have_class("notice quiet")


async def test_a_picture_of_the_bot_is_shown_and_a_hidden_one_waits_for_a_press(
    reader: Visitor, bare: BarePlay
) -> None:
    await reader.comes(PLAIN)
    photo = {"week": Upload("week.png", PHOTO, "image/png")}
    call = bare.stage.world.call
    bare.does(lambda: call("sendPhoto", {"chat_id": bare.stage.room.id, "photo": "attach://week"}, photo))
    shown = reader.room.locator("article.bot img")
    await expect(shown).to_have_js_property("naturalWidth", 480)
    veiled = {"chat_id": bare.stage.left.id, "photo": "attach://week", "has_spoiler": True}
    bare.does(lambda: call("sendPhoto", veiled, photo))
    await reader.left.get_by_role("button", name="Hidden picture").click()
    await expect(reader.left.locator(".veil")).to_have_count(0)


async def test_people_send_more_than_words(reader: Visitor, bare: BarePlay) -> None:
    await reader.comes(PLAIN)
    bare.says("room", "Lunch?")
    things = {"Photo": "img.photo", "Voice": ".voice", "Sticker": "img.sticker", "File": ".card", "Location": ".map"}
    for thing, shown in things.items():
        await reader.message(reader.room, "Lunch?").locator(".text").click()
        await reader.chooses(reader.room.get_by_role("button", name="Send a photo"), thing)
        await expect(reader.room.locator("article.mine").last.locator(shown)).to_be_visible()
    await expect(reader.room.locator("article.mine .quote")).to_have_text(["KeptLunch?"] * len(things))


async def test_the_bots_own_keys_take_the_place_of_letters(reader: Visitor, bare: BarePlay) -> None:
    await reader.comes(PLAIN)
    rows = [[{"text": "London"}, {"text": "Send my location", "request_location": True}]]
    bare.says("left", "Where are you?", reply_markup={"keyboard": rows, "one_time_keyboard": True})
    await reader.left.locator(".letters").get_by_role("button", name="Send my location").click()
    await expect(reader.left.locator("article.mine .map")).to_be_visible()
    await expect(reader.left.locator(".letters")).to_be_hidden()


async def test_ones_own_words_can_be_reacted_to_mended_and_taken_back(reader: Visitor, bare: BarePlay) -> None:
    await reader.comes(PLAIN)
    await reader.writes(reader.room, "sope")
    line = reader.room.locator("article.mine")

    async def more(label: str) -> None:
        await line.hover()
        await reader.chooses(line.get_by_role("button", name="More"), label)

    await more("Edit")
    await reader.writes(reader.room, "soup")
    await expect(line.locator(".text")).to_have_text("soup")
    await more("❤")
    await expect(line.locator(".reaction")).to_have_attribute("aria-pressed", "true")
    await more("Delete")
    await expect(line).to_have_count(0)
    assert bare.does(lambda: bare.stage.room.lines) == []
