"""What lies around a promise: its question, its list, its reason, and rest."""

from collections.abc import AsyncIterator
from datetime import time, timedelta
from pathlib import Path

import pytest

from rehearsal.things import Message
from storage.schema import week_sums
from tests.house import Kept
from tests.rituals.corners import taps
from tests.rituals.promises import (
    NOTICE,
    YOURS,
    at,
    corner,
    couple_with_promises,
    heard,
    in_room,
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


def covers(kept: Kept) -> list[Message]:
    """What lies under a line in Ben's corner."""
    return [message for message in corner(kept.ben) if message.text == YOURS]


async def test_what_is_asked_in_one_hour_lies_in_one_message(home: Kept) -> None:
    for text in ("call you tomorrow at 18:00", "write to you tomorrow at 18:00", "cook tomorrow at 18:30"):
        await promises(home.ben, text)
    for minutes in (0, 60, 90):
        await home.is_at(at(3, 18) + timedelta(minutes=minutes))
    [note] = covers(home)
    await opens(home.ben)
    assert note.text.startswith("These are yours:\n")
    assert sorted(note.buttons) == ["call you", "cook", "write to you"]
    await taps(home.ben, "cook")
    assert note.buttons == ["Done", "Moving it", "It didn't happen", "Ask me tomorrow", "Back"]
    await taps(home.ben, "Done")
    await taps(home.ben, "Back")
    await taps(home.ben, "call you")
    await taps(home.ben, "It didn't happen")
    await taps(home.ben, "Leave it")
    await taps(home.ben, "Back")
    assert note.text == "write to you. How did it go?"
    await taps(home.ben, "Done")
    assert note.buttons == []
    assert [message.text for message in room(home)[3:]] == ["Done.", "Done."]


async def test_a_message_that_was_opened_leaves_the_next_question_an_hour(home: Kept) -> None:
    await promises(home.ben, "call you tomorrow at 18:00")
    await promises(home.ben, "cook tomorrow at 18:30")
    await home.is_at(at(3, 17, 30))
    await home.is_at(at(3, 19))
    await opens(home.ben)
    count = len(heard(home.ben))
    await home.is_at(at(3, 19, 59))
    assert len(heard(home.ben)) == count
    await home.is_at(at(3, 20))
    assert (await opens(home.ben)).text == "cook. How did it go?"


async def test_it_is_asked_twice_and_no_more(home: Kept) -> None:
    await promises(home.ben, "call you tomorrow at 18:00")
    await home.is_at(at(3, 19))
    first = await opens(home.ben)
    await taps(home.ben, "Ask me tomorrow")
    assert (first.text, first.buttons) == ("I'll ask tomorrow evening.", [])
    await home.is_at(at(4, 20))
    second = await opens(home.ben)
    assert second.buttons == ["Done", "Moving it", "It didn't happen"]
    count = len(heard(home.ben))
    for day in range(5, 20):
        await home.is_at(at(day, 20))
    assert len(heard(home.ben)) == count
    assert len(room(home)) == 1


async def test_what_is_opened_late_is_as_it_is_by_then(home: Kept) -> None:
    await promises(home.ben, "call you tomorrow at 18:00")
    await home.is_at(at(3, 19))
    await home.ana.taps(NOTICE, on=room(home)[0])
    assert covers(home) == []
    assert room(home)[-1].text == "Ana noticed."
    assert await of(home.ben)


async def test_a_day_without_an_hour_is_asked_about_with_bedtime(tmp_path: Path) -> None:
    async with couple_with_promises(tmp_path, wall=time(22)) as home:
        await promises(home.ben, "clean the stove tomorrow")
        assert room(home)[-1].text == "Ben, Tuesday: clean the stove."
        await home.is_at(at(3, 22))
        covered = [message for message in home.ben.person.corner.messages if message.buttons == ["Open"]]
        await home.ben.taps("Open", on=covered[-1])
        assert covered[-1].text == "clean the stove. How did it go?"


async def test_a_reason_comes_back_with_the_reminder(home: Kept) -> None:
    await promises(home.ben, "call you tomorrow at 18:00")
    await taps(home.ben, "Why I want to")
    await types(home.ben, "because you smile then")
    assert heard(home.ben)[-1] == "Kept for you."
    await home.is_at(at(2, 20))
    shown = await opens(home.ben)
    assert shown.text == "Tomorrow, 18:00: call you.\nYou wrote: “because you smile then”"


async def test_a_reminder_can_be_set_by_its_maker(home: Kept) -> None:
    await promises(home.ben, "call you tomorrow at 18:00")
    await taps(home.ben, "Other reminder")
    await types(home.ben, "tomorrow at 12:00")
    assert heard(home.ben)[-1] == "I'll bring it up tomorrow at 12:00."
    await home.is_at(at(2, 21))
    assert covers(home) == []
    await home.is_at(at(3, 12))
    assert len(covers(home)) == 1


async def test_a_quiet_one_is_nobody_elses_business(home: Kept) -> None:
    await promises(home.ben, "stretch tomorrow at 18:00", quietly=True)
    await home.is_at(at(3, 19))
    await opens(home.ben)
    await taps(home.ben, "Done")
    assert (home.said, heard(home.ana)) == ([], [])
    assert await home.rows(week_sums) == []


async def test_the_room_lists_what_is_still_ahead(home: Kept) -> None:
    assert (await in_room(home.ana, "/promises")).text == "Nothing is ahead just now. /promise makes one."
    await promises(home.ben, "call you tomorrow at 18:00")
    await promises(home.ben, "stretch tomorrow at 12:00", quietly=True)
    await promises(home.ana, "cook today at 12:00")
    shown = await in_room(home.ana, "/promises")
    assert shown.text == "Still ahead:\nAna, Mon 12:00: cook.\nBen, Tue 18:00: call you."
    assert shown.buttons == []
    await home.is_at(at(2, 12))
    assert (await in_room(home.ben, "/promises")).text == "Still ahead:\nBen, Tue 18:00: call you."
    mine = await types(home.ana, "/promises")
    assert mine.text == "Your promises:\nIts time has come: cook."


async def test_in_a_rest_its_time_moves_on_and_nothing_is_asked(home: Kept) -> None:
    await promises(home.ben, "call you tomorrow at 18:00")
    await home.storage.transact(lambda uow: uow.rests.begin(home.ana.person.id, "rest", at(5, 8)))
    count = len(heard(home.ben))
    for hour in range(24 * 2):
        await home.is_at(at(3, 0) + timedelta(hours=hour))
    assert (len(heard(home.ben)), len(room(home))) == (count, 1)
    [given] = await of(home.ben)
    assert given.promise.due == at(5, 18)
    await home.is_at(at(5, 19))
    assert (await opens(home.ben)).text == "call you. How did it go?"


async def test_in_a_rest_nothing_new_is_said_to_the_other(home: Kept) -> None:
    told = await promises(home.ben, "call you today at 18:00")
    await home.is_at(at(2, 18, 1))
    await home.storage.transact(lambda uow: uow.rests.begin(home.ben.person.id, "rest", None))
    assert (await types(home.ana, "/promise cook tomorrow")).text == "The rituals are resting."
    assert (await in_room(home.ana, "/promises")).text == "The rituals are resting."
    assert (await home.ana.taps(NOTICE, on=told)).text == "The rituals are resting."
