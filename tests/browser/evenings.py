"""Two evenings as one person plays them on the page: each writes apart, or both answer in their chat."""

from playwright.async_api import Locator, expect

from tests.browser.visitor import Visitor

ANA = ("Tired, but glad.", "You waited with dinner.", "I was afraid you would not ask.", "Swimming, early.")
BEN = ("Calm.", "You laughed at lunch.", "I like it when you tell me small things.", "The dentist, then home.")


async def until_bedtime(visitor: Visitor) -> Locator:
    """Lunch goes by, and its hour comes; the opening in the room."""
    for _ in range(3):
        await visitor.lets_pass("Go there")
        if await visitor.page.locator("#time").inner_text() == "22:00":
            break
    opening = visitor.room.locator("article.bot").filter(has=visitor.page.get_by_role("button", name="Good night"))
    await expect(opening).to_have_count(1)
    return opening


async def writes_apart(visitor: Visitor, corner: Locator, lines: tuple[str, ...]) -> None:
    """Into the boxes that lie there, one after another."""
    for line in lines:
        before = await corner.locator("article.bot").count()
        await visitor.writes(corner, line)
        await expect(corner.locator("article.bot")).not_to_have_count(before)


async def opens(visitor: Visitor) -> Locator:
    """What both wrote stands in the room, under a spoiler; a click shows it."""
    notes = visitor.message(visitor.room, "Tonight’s notes are here, for both.")
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
