"""For whoever shares a phone: what is written into a box leaves the chat, and nothing else changes."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from rehearsal.phone import shown
from storage.schema import evening_pages
from tests.house import Kept
from tests.rituals.corners import last, taps, types
from tests.rituals.evenings import (
    CLOSED,
    GONE,
    LIGHTS_OUT,
    box,
    corner,
    couple_with_evenings,
    evening,
    finishes,
    writes,
)

TIDY = "Your bedtime lines leave this chat once they are stored."


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Kept]:
    async with couple_with_evenings(tmp_path) as home:
        assert await types(home.ana, "/tidy on") == TIDY
        await evening(home)
        yield home


def standing(kept: Kept) -> str:
    """All words that stand in Ana's corner."""
    return "\n".join(one.text for one in kept.ana.person.corner.messages if not one.deleted)


async def test_what_was_written_leaves_the_chat_and_opens_as_ever(kept: Kept) -> None:
    await writes(kept.ana, "tired")
    assert "tired" not in standing(kept)
    assert box(kept.ana).text.startswith("Second: ")
    await finishes(kept.ana, "the soup")
    await finishes(kept.ben, "slow")
    assert "Ana:\ntired\nthe soup\n" in kept.said[-1].text
    assert "soup" not in standing(kept)
    assert [one.text for one in kept.ben.person.corner.messages if one.text == "slow"] == ["slow"]


async def test_it_is_shown_for_a_minute(kept: Kept) -> None:
    await writes(kept.ana, "tired", "the soup")
    assert box(kept.ana).buttons[-1] == "Show mine"
    await taps(kept.ana, "Show mine")
    mine = last(kept.ana)
    assert mine.text == "tired\nthe soup"
    await kept.passes(timedelta(minutes=1))
    assert (mine.deleted, "tired" in standing(kept)) == (True, False)


async def test_it_is_changed_in_its_box(kept: Kept) -> None:
    await finishes(kept.ana, "tierd")
    await taps(kept.ana, "Change a line")
    await taps(kept.ana, "How I arrived")
    await writes(kept.ana, "tired")
    assert "tired" not in standing(kept)
    await finishes(kept.ben, "slow")
    assert "Ana:\ntired\n" in kept.said[-1].text


async def test_at_lights_out_it_comes_back_to_whoever_wrote_it_behind_a_line(kept: Kept) -> None:
    await finishes(kept.ana, "tired")
    await kept.is_at(LIGHTS_OUT)
    back = box(kept.ana)
    assert (shown(back), back.buttons, back.silent) == ("Something of yours.", ["Open"], True)
    assert corner(kept.ana)[-2].text == CLOSED
    assert await kept.rows(evening_pages) == []
    await taps(kept.ana, "Open")
    assert back.text == "tired"


async def test_after_a_good_night_too(kept: Kept) -> None:
    await writes(kept.ana, "tired")
    await kept.ana.taps("Good night")
    assert (box(kept.ana).text, box(kept.ana).buttons) == ("Something of yours.", ["Open"])


async def test_where_nothing_was_written_nothing_comes_back(kept: Kept) -> None:
    await kept.is_at(LIGHTS_OUT)
    assert box(kept.ana).text == CLOSED


async def test_an_old_button_shows_nothing(kept: Kept) -> None:
    await writes(kept.ana, "tired")
    second = box(kept.ana)
    markup = second.markup
    await writes(kept.ana, "the soup")
    second.markup = markup  # a phone that was offline still shows it
    assert (await kept.ana.taps("Show mine", on=second)).text == GONE


async def test_it_can_be_let_be(kept: Kept) -> None:
    await types(kept.ana, "/tidy")
    await taps(kept.ana, "Leave them in my chat")
    await writes(kept.ana, "tired")
    assert "tired" in standing(kept)
