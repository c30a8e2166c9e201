"""Bedtime in the room: four lines that both read, each answered as one likes."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from storage.unit_of_work import UnitOfWork
from tests.house import Kept
from tests.rituals.evenings import (
    BUTTONS,
    GONE,
    LIGHTS_OUT,
    MONDAY,
    box,
    came,
    corner,
    couple_with_evenings,
    evening,
    finishes,
    latest,
)

HERE = ["Write apart tonight", "In half an hour", "Good night"]


async def pick(kept: Kept, places: dict[str, str]) -> None:
    """What each picked when they met."""

    async def change(uow: UnitOfWork) -> None:
        for name, place in places.items():
            member = await uow.couples.joined(kept.people[name].person.id)
            assert member is not None
            await uow.couples.change(replace(member, wishes={"bedtime-place": place}))

    await kept.storage.transact(change)


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Kept]:
    async with couple_with_evenings(tmp_path) as home:
        await pick(home, {"ana": "here", "ben": "here"})
        yield home


async def test_one_message_holds_the_four_lines_and_no_box_comes(kept: Kept) -> None:
    boxes = [len(corner(each)) for each in (kept.ana, kept.ben)]
    line = await evening(kept)
    _, *lines, how = line.text.splitlines()
    assert [each.partition(":")[0] for each in lines] == ["First", "Second", "Third", "Last"]
    assert (how, line.buttons) == ("(swipe to answer)", HERE)
    assert [len(corner(each)) for each in (kept.ana, kept.ben)] == boxes


async def test_what_either_replies_gets_its_reaction_and_nothing_more(kept: Kept) -> None:
    line = await evening(kept)
    tired = await kept.ana.replies("tired", to=line)
    walk = kept.ben.person.sends(kept.room, "photo", reply_to=line, caption="the walk")
    await kept.settles()
    assert [each.reactions for each in (tired, walk)] == [{kept.world.bot.id: ["✍"]}] * 2
    assert (len(kept.said), await came(kept)) == (1, [MONDAY])
    assert "tired" not in str(await latest(kept))


async def test_where_nobody_says_a_word_it_has_not_come(kept: Kept) -> None:
    line = await evening(kept)
    await kept.ana.taps("Good night")
    await kept.is_at(LIGHTS_OUT)
    assert (line.buttons, await came(kept), len(kept.said)) == ([], [], 2)


async def test_two_good_nights_count_as_well(kept: Kept) -> None:
    line = await evening(kept)
    await kept.ben.taps("Good night")
    await kept.ana.taps("Good night")
    assert (line.buttons, await came(kept)) == ([], [MONDAY])


async def test_either_may_write_apart_tonight_and_it_is_so_at_once(kept: Kept) -> None:
    line = await evening(kept)
    markup = line.markup
    await kept.ana.replies("I would rather write alone", to=line)
    await kept.ana.taps("Write apart tonight")
    assert (len(line.text.splitlines()), line.buttons) == (2, BUTTONS)
    assert all(box(each).text.startswith("First: ") for each in (kept.ana, kept.ben))
    line.markup = markup  # a phone that was offline still shows it
    assert (await kept.ben.taps("Write apart tonight", on=line)).text == GONE
    await finishes(kept.ana, "tired")
    await finishes(kept.ben, "slow")
    assert kept.said[-1].text.startswith("Tonight’s notes")
    await evening(kept)
    assert kept.said[-1].buttons == HERE


async def test_whoever_has_said_good_night_gets_no_box_for_it(kept: Kept) -> None:
    await evening(kept)
    await kept.ana.taps("Good night")
    before = len(corner(kept.ana))
    await kept.ben.taps("Write apart tonight")
    assert (len(corner(kept.ana)), box(kept.ben).text[:6]) == (before, "First:")


async def test_in_half_an_hour_all_of_it_comes_once_more(kept: Kept) -> None:
    line = await evening(kept)
    await kept.ben.taps("In half an hour")
    assert line.buttons == ["Write apart tonight", "Good night"]
    await kept.passes(timedelta(minutes=30))
    again = kept.said[-1]
    assert (line.buttons, again.buttons) == ([], ["Write apart tonight", "Good night"])
    assert [each.partition(":")[0] for each in again.text.splitlines()[1:]] == ["First", "Second", "Third", "Last"]
    await kept.ana.replies("tired", to=again)
    assert await came(kept) == [MONDAY]


@pytest.mark.parametrize("picked", [{"ana": "here"}, {"ana": "here", "ben": "apart"}, {}])
async def test_unless_both_picked_it_it_is_apart(tmp_path: Path, picked: dict[str, str]) -> None:
    async with couple_with_evenings(tmp_path) as kept:
        await pick(kept, picked)
        assert (await evening(kept)).buttons == BUTTONS


async def test_between_clocks_that_are_far_apart_it_is_apart(kept: Kept) -> None:
    async def moves(uow: UnitOfWork) -> None:
        member = await uow.couples.joined(kept.ben.person.id)
        assert member is not None
        await uow.couples.change(replace(member, zone="America/New_York"))

    await kept.storage.transact(moves)
    assert (await evening(kept)).buttons == BUTTONS
