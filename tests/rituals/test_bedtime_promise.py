"""The fourth line of an evening becomes a promise with one tap, before it opens and after."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.house import Kept
from tests.rituals.corners import last, taps
from tests.rituals.evenings import box, couple_with_evenings, evening, finishes

MAKE = "Make the last line a promise"
LINES = ("tired", "the soup", "glad", "call the dentist tomorrow at 9")


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Kept]:
    async with couple_with_evenings(tmp_path) as home:
        await evening(home)
        yield home


def echoed(kept: Kept) -> bool:
    return "call the dentist" in last(kept.ana).text and "Yes" in last(kept.ana).buttons


async def test_before_it_opens(kept: Kept) -> None:
    await finishes(kept.ana, *LINES)
    heard = len(kept.ben.heard)
    await taps(kept.ana, MAKE)
    assert (echoed(kept), len(kept.said), len(kept.ben.heard)) == (True, 1, heard)


@pytest.mark.parametrize("finishes_last", [True, False])
async def test_after_it_has_opened(kept: Kept, finishes_last: bool) -> None:
    order = (kept.ben, kept.ana) if finishes_last else (kept.ana, kept.ben)
    for someone in order:
        await finishes(someone, *(LINES if someone is kept.ana else ("slow",)))
    assert len(kept.said) == 2
    await taps(kept.ana, MAKE)
    assert echoed(kept)


async def test_without_a_fourth_line_there_is_nothing_to_promise(kept: Kept) -> None:
    await finishes(kept.ana, "tired", "the soup")
    assert box(kept.ana).buttons == ["Change a line"]
