"""Six weeks as one person lets them pass on the page, and the notes that they leave in the room."""

from playwright.async_api import Locator, expect

from tests.browser.visitor import Visitor

COVER = "Sunday's note: how the habits held."
NOTES = 6
SLOWEST = 300_000  # milliseconds; alone on a machine it takes well under a minute


async def six_weeks(visitor: Visitor) -> Locator:
    """One press, and a while; the notes in the room, the earliest first."""
    await visitor.page.get_by_role("button", name="Play six weeks").click()
    notes = visitor.message(visitor.room, COVER)
    await expect(notes).to_have_count(NOTES, timeout=SLOWEST)
    await expect(visitor.page.locator("#coming")).not_to_have_text("Time passes …", timeout=SLOWEST)
    return notes


async def opened(note: Locator) -> str:
    """The picture and the lines of a note, which lie under spoilers; gives back what it says."""
    await note.get_by_role("button", name="Hidden picture").click()
    await note.locator(".spoiler").first.click()
    await expect(note.locator("img")).to_have_js_property("naturalWidth", 1080)
    await note.scroll_into_view_if_needed()
    return await note.locator(".text").inner_text()
