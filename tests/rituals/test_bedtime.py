"""Bedtime written apart, heard as a conversation."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from domain.messages import Reader
from rehearsal.phone import shown
from storage.schema import evening_pages, outbox
from tests.house import Kept, catalogue
from tests.rituals.corners import last, taps
from tests.rituals.evenings import (
    BUTTONS,
    CLOSED,
    GONE,
    LIGHTS_OUT,
    MONDAY,
    NOTHING,
    PUT_BY,
    box,
    came,
    corner,
    couple_with_evenings,
    evening,
    finishes,
    passes_all,
    writes,
)

NOTES = "Tonight’s notes are here, for both."


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Kept]:
    async with couple_with_evenings(tmp_path) as home:
        yield home


async def test_at_ten_one_line_comes_to_the_room_and_a_box_to_each_corner_without_a_sound(kept: Kept) -> None:
    line = await evening(kept)
    assert (kept.clock.now().strftime("%H:%M"), line.buttons) == ("22:00", BUTTONS)
    for someone in (kept.ana, kept.ben):
        assert box(someone).text.startswith("First: ")
        assert (box(someone).buttons, box(someone).silent) == (["Not today", "Done"], True)


async def test_begin_leads_to_the_box_that_lies_in_the_corner(kept: Kept) -> None:
    await evening(kept)
    tap = await kept.ana.taps("Begin")
    assert tap.url is not None
    before = len(corner(kept.ana))
    kept.ana.person.opens(tap.url)
    await kept.settles()
    assert (len(corner(kept.ana)), box(kept.ana).text[:6]) == (before, "First:")
    assert kept.ben.heard == kept.ben.heard[:2]


async def test_the_box_is_put_below_what_came_after_it(kept: Kept) -> None:
    await evening(kept)
    await writes(kept.ana, "x" * 201)
    url = (await kept.ana.taps("Begin")).url
    assert url is not None
    kept.ana.person.opens(url)
    await kept.settles()
    assert box(kept.ana).text.startswith("First: ")
    assert sum(one.text.startswith("First: ") for one in corner(kept.ana)) == 1


async def test_four_boxes_come_one_after_another_and_then_it_is_put_by(kept: Kept) -> None:
    await evening(kept)
    for step, label in enumerate(("Second: ", "Third: ", "Last: ")):
        await writes(kept.ana, f"line {step}")
        assert last(kept.ana).text.startswith(label)
    assert last(kept.ana).buttons == ["Not today", "Change a line"]
    await writes(kept.ana, "line 3")
    assert (last(kept.ana).text, last(kept.ana).buttons) == (PUT_BY, ["Make the last line a promise", "Change a line"])
    assert len(kept.said) == 1


async def test_what_both_wrote_opens_in_one_message_when_both_have_finished(kept: Kept) -> None:
    line = await evening(kept)
    await finishes(kept.ana, "tired", "the soup", "I was glad", "the dentist")
    assert len(kept.said) == 1
    await finishes(kept.ben, "slow")
    [_, opened] = kept.said
    first, *rest, close = opened.text.splitlines()
    assert first == NOTES
    hers, his = ["Ana:", "tired", "the soup", "I was glad", "the dentist"], ["Ben:", "slow"]
    assert rest in ([*hers, "", *his], [*his, "", *hers])
    assert close in {catalogue.label(key, {}, Reader()) for key in catalogue.variants("bedtime-close")}
    assert (line.buttons, opened.silent) == ([], True)
    assert last(kept.ben).text == "It has opened, where you both read it."
    assert (box(kept.ana).text, box(kept.ana).buttons) == (PUT_BY, ["Make the last line a promise"])
    assert await came(kept) == [MONDAY]


async def test_a_locked_phone_shows_that_it_is_there_and_nothing_of_it(kept: Kept) -> None:
    await evening(kept)
    await finishes(kept.ana, "tired")
    await finishes(kept.ben, "slow")
    seen = shown(kept.said[-1])
    assert seen.startswith(NOTES)
    assert not any(word in seen for word in ("Ana", "Ben", "tired", "slow"))


async def test_what_was_passed_leaves_neither_a_word_nor_a_gap(kept: Kept) -> None:
    await evening(kept)
    await taps(kept.ana, "Not today")
    await writes(kept.ana, "the soup")
    await taps(kept.ana, "Not today")
    await taps(kept.ana, "Not today")
    await finishes(kept.ben, "slow", "the walk")
    text = kept.said[-1].text
    assert "Ana:\nthe soup\n" in text
    assert "Ben:\nslow\nthe walk\n" in text


async def test_passing_everything_is_for_the_other_as_never_having_come(kept: Kept) -> None:
    await evening(kept)
    await passes_all(kept.ana)
    assert last(kept.ana).text == NOTHING
    await finishes(kept.ben, "slow")
    await kept.is_at(LIGHTS_OUT)
    assert [len(kept.said), await came(kept)] == [1, []]


async def test_done_with_nothing_written_passes_everything(kept: Kept) -> None:
    await evening(kept)
    await taps(kept.ana, "Done")
    await finishes(kept.ben, "slow")
    assert (last(kept.ana).text, last(kept.ben).text, len(kept.said)) == (NOTHING, PUT_BY, 1)


async def test_at_lights_out_the_line_loses_its_buttons_and_the_last_box_says_so(kept: Kept) -> None:
    line = await evening(kept)
    await writes(kept.ana, "tired")
    await finishes(kept.ben, "slow")
    before = [len(corner(each)) for each in (kept.ana, kept.ben)]
    await kept.is_at(LIGHTS_OUT)
    assert (line.buttons, len(kept.said)) == ([], 1)
    for someone, count in zip((kept.ana, kept.ben), before, strict=True):
        assert (box(someone).text, box(someone).buttons, len(corner(someone))) == (CLOSED, [], count)
    assert await kept.rows(evening_pages) == []


async def test_after_lights_out_nobody_can_open_anything(kept: Kept) -> None:
    line = await evening(kept)
    asked, markup = box(kept.ben), line.markup
    await finishes(kept.ana, "tired")
    await kept.is_at(LIGHTS_OUT)
    line.markup = markup  # a phone that was offline still shows it
    assert (await kept.ben.taps("Begin", on=line)).text == GONE
    kept.ben.person.writes(kept.ben.person.corner, "slow", reply_to=asked)
    await kept.settles()
    assert (last(kept.ben).text, len(kept.said)) == (CLOSED, 1)


async def test_a_good_night_is_said_in_the_room_and_ends_the_evening_for_whoever_tapped(kept: Kept) -> None:
    line = await evening(kept)
    await writes(kept.ana, "tired")
    tap = await kept.ana.taps("Good night")
    assert tap.text == "Good night. The rest of the evening is yours."
    assert [one.text for one in kept.said[1:]] == ["Good night from Ana."]
    assert (box(kept.ana).text, box(kept.ana).buttons, line.buttons) == (CLOSED, [], BUTTONS)
    await kept.ana.taps("Good night")
    await finishes(kept.ben, "slow")
    assert (last(kept.ben).text, len(kept.said)) == (PUT_BY, 2)
    assert (await kept.ana.taps("Begin")).text == CLOSED


async def test_a_good_night_after_finishing_still_opens(kept: Kept) -> None:
    await evening(kept)
    await finishes(kept.ana, "tired")
    await kept.ana.taps("Good night")
    await finishes(kept.ben, "slow")
    assert kept.said[-1].text.startswith(NOTES)


async def test_when_both_have_said_good_night_nothing_is_left_open_and_it_counts(kept: Kept) -> None:
    line = await evening(kept)
    await finishes(kept.ana, "tired")
    await kept.ben.taps("Good night")
    await kept.ana.taps("Good night")
    assert (line.buttons, box(kept.ana).text, await came(kept)) == ([], CLOSED, [MONDAY])
    assert await kept.rows(evening_pages) == []


async def test_in_half_an_hour_it_comes_once_more_and_lights_out_moves_with_it(kept: Kept) -> None:
    line = await evening(kept)
    await kept.passes(timedelta(minutes=10))
    await kept.ben.taps("In half an hour")
    assert (line.text, line.buttons) == ("In half an hour, then: 22:40.", ["Begin", "Good night"])
    await kept.passes(timedelta(minutes=30))
    again = kept.said[-1]
    assert (line.buttons, again.buttons, again.silent) == ([], ["Begin", "Good night"], True)
    await kept.is_at(LIGHTS_OUT + timedelta(minutes=29))
    await finishes(kept.ana, "tired")
    await finishes(kept.ben, "slow")
    assert kept.said[-1].text.startswith(NOTES)


async def test_a_reply_in_the_room_has_been_said_and_opens_nothing(kept: Kept) -> None:
    line = await evening(kept)
    await finishes(kept.ana, "tired")
    said = await kept.ben.replies("slow", to=line)
    assert said.reactions == {kept.world.bot.id: ["✍"]}
    await kept.is_at(LIGHTS_OUT)
    late = await kept.ben.replies("good morning", to=line)
    assert (late.reactions, len(kept.said)) == ({kept.world.bot.id: ["✍"]}, 1)
    assert (await kept.rows(evening_pages), await came(kept)) == ([], [])


async def test_a_picture_is_no_line(kept: Kept) -> None:
    await evening(kept)
    await kept.ana.taps("Begin")
    kept.ana.person.sends(kept.ana.person.corner, "photo", caption="look")
    await kept.settles()
    assert last(kept.ana).text == "This one wants words."


async def test_the_words_are_in_no_table_as_they_were_written(kept: Kept) -> None:
    await evening(kept)
    await finishes(kept.ana, "a very particular soup")
    rows = [*await kept.rows(evening_pages), *await kept.rows(outbox)]
    assert "particular" not in str(rows)
