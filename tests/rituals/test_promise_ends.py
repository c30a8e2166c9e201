"""How a promise ends when nobody says more of it: its buttons go, it is set aside, and it can be picked up again."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from domain.promise import State
from storage.schema import promise_places, week_sums
from tests.house import Kept
from tests.rituals.corners import taps
from tests.rituals.promises import NOTICE, at, corner, couple_with_promises, heard, of, opens, promises, room, types


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Kept]:
    async with couple_with_promises(tmp_path) as kept:
        yield kept


async def lives_until(kept: Kept, day: int) -> None:
    """Each evening comes when it comes."""
    while kept.clock.now() < at(day, 21):
        await kept.passes(timedelta(hours=1))


async def test_two_days_after_its_hour_its_buttons_go_and_nothing_marks_it(home: Kept) -> None:
    told = await promises(home.ben, "call you today at 18:00")
    await home.is_at(at(2, 18))
    markup = told.markup
    await home.is_at(at(2, 19))
    await opens(home.ben)
    await taps(home.ben, "Done")
    done = room(home)[-1]
    assert (done.text, told.buttons, done.buttons) == ("Done.", [NOTICE], [NOTICE])
    await home.is_at(at(4, 18, 59))
    assert done.buttons == [NOTICE]
    await home.is_at(at(4, 19, 1))
    assert [message.buttons for message in (told, done)] == [[], []]
    assert told.text == "Ben, Mon 18:00: call you."
    said = len(room(home))
    told.markup = markup  # a phone that was offline still shows it
    assert (await home.ana.taps(NOTICE, on=told)).text == "Noted."
    assert (len(room(home)), heard(home.ana)) == (said, [])


async def test_what_nobody_speaks_of_is_set_aside_and_can_be_picked_up_for_seven_days_more(home: Kept) -> None:
    await promises(home.ben, "call you today at 18:00")
    await lives_until(home, 10)
    assert [given.promise.state for given in await of(home.ben)] == [State.ASIDE]
    assert [(row.outcome, row.times) for row in await home.rows(week_sums)] == [("aside", 1)]
    about = [message for message in room(home) if "call you" in message.text or message.reply_to is not None]
    assert (about, heard(home.ana)) == ([room(home)[0]], [])
    shown = await types(home.ben, "/promises")
    await taps(home.ben, "call you")
    assert (shown.text, shown.buttons[0]) == ("Set aside: call you.", "Pick it up again")
    await taps(home.ben, "Pick it up again")
    echo = corner(home.ben)[-1]
    assert echo.text == "When, roughly?"
    await types(home.ben, "tomorrow at 18:00")
    await taps(home.ben, "Yes")
    assert room(home)[-1].text == "Ben, Wed 18:00: call you."


async def test_done_too_late_it_is_mended_and_a_quiet_one_is_mended_quietly(home: Kept) -> None:
    await promises(home.ben, "call you today at 18:00")
    await promises(home.ben, "stretch today at 18:00", quietly=True)
    await lives_until(home, 4)  # it was asked about on Monday and on Tuesday
    said = len(room(home))
    for words in ("stretch", "call you"):
        shown = await types(home.ben, "/promises")
        if words in shown.buttons:
            await home.ben.taps(words, on=shown)
        await home.ben.taps("Done", on=shown)
    assert [message.text for message in room(home)[said:]] == ["Mended."]
    assert {given.words: given.promise.state for given in await of(home.ben)}["call you"] is State.MENDED
    assert [(row.outcome, row.times) for row in await home.rows(week_sums)] == [("mended", 1)]
    assert heard(home.ana) == []
    await lives_until(home, 12)
    assert [row for row in await home.rows(promise_places) if row.sort in ("notice", "answer")] == []
