"""Two evenings as one person plays them on the page: each writes apart, or both answer in their chat."""

from playwright.async_api import Locator, expect

from tests.browser.visitor import Visitor

KEPT = "Your evening’s notes are here, for both."
ANA = ("Tired, but glad.", "You waited with dinner.", "I was afraid you would not ask.", "Swimming, early.")
BEN = ("Calm.", "You laughed at lunch.", "I like it when you tell me small things.", "The dentist, then home.")


async def until(visitor: Visitor, time: str) -> None:
    """From one thing that comes to the next, until the clock of the page stands there."""
    for _ in range(8):
        await visitor.lets_pass("Go there")
        if await visitor.page.locator("#time").inner_text() == time:
            return
    raise AssertionError(f"nothing came at {time}")


async def lives_in_new_york(visitor: Visitor) -> None:
    """Ben goes there, and says so."""
    await visitor.chooses(visitor.right.get_by_role("button", name="More of this corner"), "Ben is in London …")
    await visitor.page.get_by_role("menuitem", name="New York").click()
    await visitor.writes(visitor.right, "/timezone New York")
    await expect(visitor.message(visitor.right, "Your clock is that of New York.")).to_be_visible()


async def until_bedtime(visitor: Visitor) -> Locator:
    """Lunch goes by, and its hour comes; the opening in the room."""
    await until(visitor, "22:00")
    opening = visitor.room.locator("article.bot").filter(has=visitor.page.get_by_role("button", name="Good night"))
    await expect(opening).to_have_count(1)
    return opening


async def writes_apart(visitor: Visitor, corner: Locator, lines: tuple[str, ...]) -> None:
    """Into the boxes that lie there, one after another."""
    for line in lines:
        before = await corner.locator("article.bot").count()
        await visitor.writes(corner, line)
        await expect(corner.locator("article.bot")).not_to_have_count(before)


async def opens(visitor: Visitor, cover: str = "Tonight’s notes are here, for both.") -> Locator:
    """What both wrote stands in the room, under a spoiler; a click shows it."""
    notes = visitor.message(visitor.room, cover)
    await expect(notes.locator(".spoiler").first).to_be_visible()
    await notes.locator(".spoiler").first.click()
    return notes


async def choose_here(visitor: Visitor) -> None:
    """Both want it in their chat."""
    await visitor.writes(visitor.left, "/bedtime here")
    await visitor.is_now("Ben")
    await visitor.room.get_by_role("button", name="Yes", exact=True).click()
    await expect(visitor.message(visitor.room, "Bedtime is in your chat")).to_be_visible()


async def answers(visitor: Visitor, opening: Locator, name: str, line: str) -> None:
    """A reply to the four lines, and the reaction that shows it was heard."""
    await visitor.is_now(name)
    await opening.locator(".text").click()
    await visitor.types(line, "Enter")
    said = visitor.message(visitor.room, line).filter(has=visitor.page.locator(".reaction"))
    await expect(said).to_have_count(1)
