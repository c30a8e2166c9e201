"""A line is its author's until it opens: edited, changed, taken away, or one that is too long."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.bedtime.length import too_long
from bot.characters import characters
from rehearsal.things import Message
from tests.house import Kept, Someone, catalogue
from tests.rituals.corners import last, taps
from tests.rituals.evenings import (
    GONE,
    NOTHING,
    PUT_BY,
    box,
    corner,
    couple_with_evenings,
    evening,
    finishes,
    passes_all,
    writes,
)

TOO_LONG = "A line here has 200 characters at most, so I have not kept this one. A shorter one is welcome."
FAMILY = "👩‍👩‍👧‍👦"


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Kept]:
    async with couple_with_evenings(tmp_path) as home:
        await evening(home)
        yield home


async def edits(someone: Someone, message: Message, text: str) -> None:
    someone.person.edits(message, text)
    await someone.kept.settles()


async def opened(kept: Kept) -> str:
    await finishes(kept.ben, "slow")
    return kept.said[-1].text


async def test_an_edit_counts_until_it_opens_and_is_not_mentioned(kept: Kept) -> None:
    tierd = await kept.ana.writes("tierd", kept.ana.person.corner)
    await finishes(kept.ana)
    count = len(corner(kept.ana))
    await edits(kept.ana, tierd, "tired")
    assert len(corner(kept.ana)) == count
    assert "Ana:\ntired\n" in await opened(kept)
    text = kept.said[-1].text
    await edits(kept.ana, tierd, "wide awake")
    assert (kept.said[-1].text, last(kept.ana).text) == (text, PUT_BY)


async def test_a_line_is_changed_in_its_own_box_and_what_lay_open_comes_below(kept: Kept) -> None:
    await writes(kept.ana, "tired", "the soup")
    third = box(kept.ana)
    await taps(kept.ana, "Change a line")
    assert third.buttons == ["How I arrived", "What I noticed", "Back"]
    await taps(kept.ana, "What I noticed")
    assert (box(kept.ana).text[:7], box(kept.ana).buttons) == ("Second:", ["Not today", "As it is"])
    await writes(kept.ana, "your song")
    assert box(kept.ana).text.splitlines()[0] == "Changed."
    assert box(kept.ana).text.splitlines()[1].startswith("Third: ")
    assert third.deleted
    await writes(kept.ana, "glad")
    await taps(kept.ana, "Not today")
    assert "Ana:\ntired\nyour song\nglad\n" in await opened(kept)


@pytest.mark.parametrize("label", ["Back", "As it is"])
async def test_a_line_may_stay_as_it_is(kept: Kept, label: str) -> None:
    await finishes(kept.ana, "tired")
    await taps(kept.ana, "Change a line")
    if label == "As it is":
        await taps(kept.ana, "How I arrived")
    await taps(kept.ana, label)
    assert (box(kept.ana).text, box(kept.ana).buttons) == (PUT_BY, ["Change a line"])
    assert "Ana:\ntired\n" in await opened(kept)


async def test_a_line_may_be_taken_away_and_the_last_one_takes_all_with_it(kept: Kept) -> None:
    await finishes(kept.ana, "tired")
    await taps(kept.ana, "Change a line")
    await taps(kept.ana, "How I arrived")
    await taps(kept.ana, "Not today")
    assert box(kept.ana).text == f"Changed.\n{NOTHING}"
    await finishes(kept.ben, "slow")
    assert (last(kept.ben).text, len(kept.said)) == (PUT_BY, 1)


async def test_whoever_passed_everything_may_still_write_a_line(kept: Kept) -> None:
    await passes_all(kept.ana)
    await finishes(kept.ben, "slow")
    await taps(kept.ana, "Change a line")
    await taps(kept.ana, "One true thing")
    await writes(kept.ana, "I am glad of you")
    assert "Ana:\nI am glad of you\n" in kept.said[-1].text


async def test_a_reply_to_a_question_further_up_is_its_line_now(kept: Kept) -> None:
    first = box(kept.ana)
    await writes(kept.ana, "tired", "the soup")
    await kept.ana.writes("wide awake", kept.ana.person.corner, reply_to=first)
    assert box(kept.ana).text.splitlines()[0] == "Changed."
    await taps(kept.ana, "Done")
    assert "Ana:\nwide awake\nthe soup\n" in await opened(kept)


async def test_an_old_box_has_no_buttons_and_a_tap_on_it_changes_nothing(kept: Kept) -> None:
    first = box(kept.ana)
    markup = first.markup
    await writes(kept.ana, "tired")
    assert first.buttons == []
    first.markup = markup  # a phone that was offline still shows it
    assert (await kept.ana.taps("Not today", on=first)).text == GONE
    await finishes(kept.ana)
    assert "Ana:\ntired\n" in await opened(kept)


async def test_a_beginning_is_there_for_whoever_wants_one(kept: Kept) -> None:
    await writes(kept.ana, "tired", "the soup")
    third = box(kept.ana)
    assert third.buttons == ["A beginning", "Not today", "Done", "Change a line"]
    await taps(kept.ana, "A beginning")
    assert third.text.splitlines()[1] == "For example: “I would like to trust you with...”"
    assert third.buttons == ["Not today", "Done", "Change a line"]


async def test_two_hundred_characters_are_taken_and_one_more_is_not_cut(kept: Kept) -> None:
    await writes(kept.ana, "é" * 200)
    assert box(kept.ana).text.startswith("Second: ")
    await writes(kept.ana, "x" * 201)
    assert last(kept.ana).text == TOO_LONG
    await finishes(kept.ana, "shorter")
    assert f"Ana:\n{'é' * 200}\nshorter\n" in await opened(kept)


async def test_what_was_too_long_may_be_made_shorter(kept: Kept) -> None:
    long = await kept.ana.writes("x" * 201, kept.ana.person.corner)
    await edits(kept.ana, long, "tired")
    assert box(kept.ana).text.startswith("Second: ")
    await edits(kept.ana, long, "x" * 201)
    assert last(kept.ana).text == TOO_LONG
    await taps(kept.ana, "Done")
    assert "Ana:\ntired\n" in await opened(kept)


@pytest.mark.parametrize("text", ["**bold** <b>", "a\u202eb\u0000c", "\n\n.\n", "🫥" * 200, "/ not a command"])
async def test_whatever_is_written_is_shown_and_never_an_error(kept: Kept, text: str) -> None:
    await finishes(kept.ana, text)
    assert (await opened(kept)).startswith("Tonight’s notes")


@pytest.mark.parametrize(
    ("line", "count"), [("e\u0301", 1), (FAMILY, 1), ("🇪🇸🇵🇹", 2), ("क्षि", 1), ("한국", 2), ("", 0), ("\ud800", 1)]
)
def test_characters_are_counted_as_a_person_counts_them(line: str, count: int) -> None:
    assert characters(line) == count


def test_eight_of_the_longest_lines_fit_into_one_message() -> None:
    assert not too_long("x" * 200)
    assert not too_long("e\u0301" * 200)
    assert too_long(FAMILY * 41)
    assert 8 * (450 + 1) + 400 < 4096


@pytest.mark.parametrize("part", ["opening", "first", "second", "third", "last"])
def test_there_are_enough_wordings_for_every_evening_of_a_fortnight(part: str) -> None:
    assert len(catalogue.variants(f"bedtime-{part}-prompt")) >= 15


async def test_no_wording_comes_twice_within_a_fortnight(kept: Kept) -> None:
    said = [(kept.said[-1].text.splitlines()[0], box(kept.ana).text)]
    for _ in range(13):
        line = await evening(kept)
        said.append((line.text.splitlines()[0], box(kept.ana).text))
    assert [len(set(each)) for each in zip(*said, strict=True)] == [14, 14]
