"""Somebody who wants to see the Sunday notes plays six weeks with one press, and looks at each of them."""

import pytest
from playwright.async_api import Locator, expect

from bot.trial import MET
from tests.browser.sundays import NOTES, opened, six_weeks
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.long
async def test_six_weeks_pass_at_one_press_and_leave_six_notes_to_look_at(visitor: Visitor) -> None:
    """First days twice, a good week, a steady one, a hard one, and one in which one of them rests."""
    await visitor.comes(MET)
    notes = await six_weeks(visitor)
    await expect(visitor.page.locator("#time")).to_have_text("18:00")
    said = [await opened_and_kept(visitor, notes.nth(place), place + 1) for place in range(NOTES)]
    assert ["only if it's calm" in each for each in said] == [False] * 4 + [True, False]
    assert ["rest" in each.lower().split("sofa")[0] for each in said][5]
    assert "small promise" in said[2]
    assert len(set(said)) == NOTES


async def opened_and_kept(visitor: Visitor, note: Locator, week: int) -> str:
    said = await opened(note)
    await visitor.keeps(f"sunday-{week}")
    return said
