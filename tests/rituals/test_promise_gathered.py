"""More than three notes a day about the other's doings are gathered into one, which keeps all that it said."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.hours.talk import carried
from tests.house import Kept
from tests.rituals.corners import taps
from tests.rituals.promises import NOTICE, at, corner, couple_with_promises, promises, room, types


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Kept]:
    async with couple_with_promises(tmp_path) as kept:
        yield kept


async def says(kept: Kept, what: str, label: str) -> None:
    """Ben picks one of his promises from /promises, and taps."""
    shown = await types(kept.ben, "/promises")
    if what in shown.buttons:
        await kept.ben.taps(what, on=shown)
    await kept.ben.taps(label, on=shown)


async def three_promised(kept: Kept) -> None:
    for what in ("cook", "call you", "sweep"):
        await promises(kept.ben, f"{what} tomorrow at 18:00")


async def test_from_the_fourth_note_of_a_day_on_there_is_one_that_says_it_all(home: Kept) -> None:
    await three_promised(home)
    assert [message.silent for message in room(home)] == [False, False, False]
    await says(home, "cook", "Done already")
    gathered = room(home)[-1]
    assert (gathered.text, gathered.buttons) == ("Ben: cook. Done.", [f"cook: {NOTICE}"])
    await says(home, "call you", "Move it")
    await types(home.ben, "wednesday 17:00")
    await taps(home.ben, "Send")
    await says(home, "sweep", "Let it go")
    assert len(room(home)) == 4
    assert gathered.text == "Ben: cook. Done.\nBen: call you. Wed 17:00 instead.\nBen: sweep. Let go, no harm."
    assert gathered.buttons == [f"cook: {NOTICE}", "call you: that works", "call you: no need"]

    assert room(home)[1].text == "Ben, Tue 18:00: call you."  # what was said stays as it was said
    await home.ana.taps("call you: that works", on=gathered)
    assert (room(home)[-1].text, room(home)[-1].reply_to) == ("Ana: that works.", room(home)[1])
    await home.ana.taps(f"cook: {NOTICE}", on=gathered)
    assert (room(home)[-1].text, gathered.buttons) == ("Ana noticed.", [])

    await promises(home.ben, "water the plants tomorrow at 18:00")
    assert (room(home)[-1].text, room(home)[-1].silent) == ("Ben, Tue 18:00: water the plants.", True)
    await home.is_at(at(3, 9))
    await says(home, "water the plants", "Done already")
    assert (room(home)[-1].text, room(home)[-1].buttons) == ("Done.", [NOTICE])


async def test_what_it_gathers_can_be_answered_by_the_other_alone_and_goes_with_its_maker(home: Kept) -> None:
    await three_promised(home)
    await says(home, "cook", "Done already")
    gathered = room(home)[-1]
    assert (await home.ben.taps(f"cook: {NOTICE}", on=gathered)).text == "That one is for the other of you two."
    await types(home.ben, "/forget")
    await taps(home.ben, corner(home.ben)[-1].buttons[0])
    assert (await home.ana.taps(f"cook: {NOTICE}", on=gathered)).text == "Noted."
    assert gathered.text == "Ben: cook. Done."


async def test_in_a_carried_room_only_the_others_notes_count(home: Kept) -> None:
    await carried(home)
    await three_promised(home)
    before = len(corner(home.ana))
    await says(home, "cook", "Done already")
    await says(home, "sweep", "Let it go")
    gathered = corner(home.ana)[-1]
    assert len(corner(home.ana)) == before + 1
    assert gathered.text.endswith("\nBen: cook. Done.\nBen: sweep. Let go, no harm.")
    assert gathered.text.startswith(corner(home.ana)[-2].text.splitlines()[0])
    await home.ana.taps(f"cook: {NOTICE}", on=gathered)
    assert corner(home.ben)[-1].text.endswith("\nAna noticed.")
    assert corner(home.ben)[-1].reply_to is not None
    assert gathered.buttons == []
