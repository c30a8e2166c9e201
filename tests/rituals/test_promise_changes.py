"""A promise is moved in time without shame; one that did not happen stays with its maker until they mend it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.promise import State
from rehearsal.things import Message
from tests.house import Kept
from tests.rituals.corners import taps
from tests.rituals.promises import (
    NOTICE,
    at,
    corner,
    couple_with_promises,
    heard,
    of,
    opens,
    promises,
    room,
    types,
)


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Kept]:
    async with couple_with_promises(tmp_path) as kept:
        yield kept


async def listed(kept: Kept) -> Message:
    """Ben picks his one promise from /promises."""
    shown = await types(kept.ben, "/promises")
    await kept.ben.taps("do the cleaning", on=shown)
    return shown


async def moved(kept: Kept, text: str = "wednesday 17:00") -> Message:
    """Ben moves his cleaning of Tuesday; gives back what the room reads then."""
    await promises(kept.ben, "do the cleaning tomorrow at 18:00")
    await listed(kept)
    await taps(kept.ben, "Move it")
    await types(kept.ben, text)
    await taps(kept.ben, "Send")
    return room(kept)[-1]


async def missed(kept: Kept) -> Message:
    """Ben's cleaning of Tuesday did not happen; gives back what he is offered."""
    await promises(kept.ben, "do the cleaning tomorrow at 18:00")
    await kept.is_at(at(3, 19))
    shown = await opens(kept.ben)
    await taps(kept.ben, "It didn't happen")
    return shown


async def test_it_is_moved_in_time_and_the_other_has_nothing_to_do(home: Kept) -> None:
    said = await moved(home)
    told, card = room(home)[0], next(one for one in corner(home.ben) if "Move it" in one.buttons)
    assert card.text == "Wednesday, 17:00: do the cleaning."
    assert (said.text, said.reply_to) == ("Ben: Wed 17:00 instead.", told)
    assert said.buttons == ["That works", "No need"]
    await home.ana.taps("That works", on=said)
    works = room(home)[-1]
    assert (works.text, works.reply_to, said.buttons) == ("Ana: that works.", told, [])
    [given] = await of(home.ben)
    assert (given.promise.due, given.promise.moved) == (at(4, 17), True)


async def test_its_maker_sees_what_would_be_read_before_it_is(home: Kept) -> None:
    await promises(home.ben, "do the cleaning tomorrow at 18:00")
    await listed(home)
    await taps(home.ben, "Move it")
    preview = await types(home.ben, "wednesday 17:00")
    assert preview.text == "This is what would be read:\nBen: Wed 17:00 instead."
    assert preview.buttons == ["Send", "Not now"]
    await taps(home.ben, "Not now")
    assert (preview.text, len(room(home))) == ("Nothing is sent.", 1)
    [given] = await of(home.ben)
    assert given.promise.due == at(3, 18)


async def test_no_need_lets_it_go(home: Kept) -> None:
    said = await moved(home)
    await home.ana.taps("No need", on=said)
    assert room(home)[-1].text == "Ana: no need."
    assert said.buttons == []
    assert await of(home.ben) == []


async def test_what_was_asked_about_a_move_goes_when_its_hour_comes(home: Kept) -> None:
    said = await moved(home)
    await home.is_at(at(4, 17))
    assert (said.buttons, room(home)[0].buttons) == ([], [NOTICE])


async def test_the_second_time_a_smaller_piece_is_offered(home: Kept) -> None:
    await moved(home)
    shown = await listed(home)
    await taps(home.ben, "Move it")
    assert shown.text == "This one has moved before. Would a smaller piece fit better?"
    assert shown.buttons == ["A smaller piece", "Let it go", "Back"]
    await taps(home.ben, "A smaller piece")
    echo = await types(home.ben, "wipe the table tomorrow at 18:00")
    assert echo.text == "Tomorrow, 18:00: wipe the table."
    await taps(home.ben, "Yes")
    assert [given.words for given in await of(home.ben)] == ["wipe the table"]
    assert room(home)[-1].text == "Ben, Tue 18:00: wipe the table."


async def test_letting_go_is_told_and_asks_for_nothing(home: Kept) -> None:
    told = await promises(home.ben, "do the cleaning tomorrow at 18:00")
    await listed(home)
    await taps(home.ben, "Let it go")
    assert (room(home)[-1].text, room(home)[-1].reply_to) == ("Let go, no harm.", told)
    assert await of(home.ben) == []


async def test_a_miss_stays_between_its_maker_and_kept(home: Kept) -> None:
    shown = await missed(home)
    assert shown.text.endswith("Would you like to put it right? Nothing is sent unless you send it.")
    assert shown.buttons == ["A new time", "Another way", "A plain word", "Leave it"]
    assert len(room(home)) == 1
    assert room(home)[0].buttons == []
    assert heard(home.ana) == []


async def test_it_is_mended_with_a_new_time_once_that_is_done(home: Kept) -> None:
    await missed(home)
    await taps(home.ben, "A new time")
    preview = await types(home.ben, "tomorrow 18:00")
    assert preview.text == "This is what would be read:\nBen: a new time, Wed 18:00."
    await taps(home.ben, "Send")
    assert room(home)[-1].text == "Ben: a new time, Wed 18:00."
    assert room(home)[-1].buttons == []
    await home.is_at(at(4, 19))
    await opens(home.ben)
    await taps(home.ben, "Done")
    assert (room(home)[-1].text, room(home)[-1].buttons) == ("Mended.", [NOTICE])


async def test_it_is_mended_in_another_way(home: Kept) -> None:
    await missed(home)
    await taps(home.ben, "Another way")
    preview = await types(home.ben, "cook for the two of us tomorrow at 18:00")
    assert preview.text == "This is what would be read:\nBen, Wed 18:00: cook for the two of us."
    await taps(home.ben, "Send")
    assert room(home)[-1].text == "Ben, Wed 18:00: cook for the two of us."
    [given] = await of(home.ben)
    assert given.words == "cook for the two of us"


async def test_a_plain_word_is_its_makers_own_and_lies_under_a_line(home: Kept) -> None:
    await missed(home)
    await taps(home.ben, "A plain word")
    preview = await types(home.ben, "I fell asleep on the couch. I'm sorry.")
    assert preview.text == "This is what would be read:\nFrom Ben:\nI fell asleep on the couch. I'm sorry."
    assert heard(home.ana) == []
    await taps(home.ben, "Send")
    note = corner(home.ana)[-1]
    assert (note.text, note.buttons) == ("A small note is here.", ["Open"])
    await opens(home.ana)
    assert (note.text, note.buttons) == ("From Ben:\nI fell asleep on the couch. I'm sorry.", [])
    assert len(room(home)) == 1


async def test_left_as_it_is_it_can_still_be_found(home: Kept) -> None:
    shown = await missed(home)
    await taps(home.ben, "Leave it")
    assert (shown.text, shown.buttons) == ("Left as it is. /promises has it for a week, for your eyes.", [])
    shown = await listed(home)
    assert shown.buttons == ["A new time", "Another way", "A plain word", "Leave it", "Back"]


async def test_a_tap_in_flight_after_a_miss_changes_nothing(home: Kept) -> None:
    await promises(home.ben, "do the cleaning tomorrow at 18:00")
    await home.is_at(at(3, 19))
    asked, told = await opens(home.ben), room(home)[0]
    home.ben.person.taps(asked, "It didn't happen")
    in_flight = home.ana.person.taps(told, NOTICE)
    await home.settles()
    assert (in_flight.text, told.buttons, len(room(home))) == ("Noted.", [], 1)
    [given] = await of(home.ben)
    assert given.promise.state is State.MISSED
