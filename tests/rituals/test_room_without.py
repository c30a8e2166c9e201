"""Two give their group up: both want it, and from then on what both may read comes to the corner of each."""

from datetime import timedelta

import pytest

from storage.schema import chats, known_there, proposals
from tests.hours.talk import rests
from tests.house import Kept
from tests.rituals.corners import last, taps, types
from tests.rituals.rooms import IS_IT_YOURS, OURS, begun, carried, place, tells
from tests.telegram.shelf import texts

WITHOUT = "Go on without the chat"
ASKED = [
    "Ana would like to go on without this chat.",
    "What both of you may read would come to each of you alone, and I would go out of here.",
    "It begins when both of you want it.",
]
FROM_HERE_ON = "From here on, what both of you may read comes here, under the line with your names."


@pytest.fixture(autouse=True)
async def _asks(kept: Kept) -> None:
    await begun(kept)
    await types(kept.ana, "/start")


async def test_both_want_it_and_it_goes_on_in_their_corners_until_a_group_comes_again(kept: Kept) -> None:
    assert (await taps(kept.ana, WITHOUT)).text == "It goes into your chat as a question."
    [question] = kept.said
    assert question.text.splitlines() == ASKED
    assert (await kept.ana.taps("Yes", on=question)).text == "Your yes is in."
    assert (await kept.cleo.taps("Yes", on=question)).text == "These buttons are for two others."
    await kept.ben.taps("Yes", on=question)
    assert (texts(kept), question.buttons) == (
        ["What both of you may read comes to each of you alone from here on."],
        [],
    )
    assert not kept.room.member(kept.world.bot).inside
    await tells(kept, "soup")
    await kept.settles()
    for one in (kept.ana, kept.ben):
        assert carried(one.heard) == [FROM_HERE_ON, "soup"]
        assert last(one).buttons == []
    assert [row for row in await kept.rows(known_there) if row.chat == kept.room.id] == []
    assert [row for row in await kept.rows(chats) if row.chat == kept.room.id] == []
    assert (await taps(kept.ana, WITHOUT)).text == "These buttons are from earlier. Nothing has changed."

    kept.ben.person.adds(kept.world.bot, kept.room)
    await kept.settles()
    assert texts(kept)[1:] == [IS_IT_YOURS]
    for one in (kept.ana, kept.ben):
        await one.taps(OURS)
    await tells(kept, "bread")
    await kept.settles()
    assert (await place(kept), texts(kept)[-1], carried(kept.ben.heard)[2:]) == ("group", "bread", [])


async def test_what_waits_for_the_group_goes_along(kept: Kept) -> None:
    await taps(kept.ana, WITHOUT)
    await tells(kept, "soup")
    await kept.ben.taps("Yes")
    assert len(texts(kept)) == 1
    assert carried(kept.ben.heard) == carried(kept.ana.heard) == [FROM_HERE_ON, "soup"]


async def test_wanted_by_one_it_lapses_after_a_day_and_while_either_rests_it_is_not_asked(kept: Kept) -> None:
    await taps(kept.ana, WITHOUT)
    [question] = kept.said
    await kept.passes(timedelta(days=1, minutes=1))
    assert (question.buttons, await place(kept), await kept.rows(proposals)) == ([], "group", [])
    await rests(kept.ben)
    assert (await taps(kept.ana, WITHOUT)).text == "The rituals are resting."


async def test_both_may_ask_for_it_instead(kept: Kept) -> None:
    await types(kept.ben, "/start")
    await taps(kept.ana, WITHOUT)
    await taps(kept.ben, WITHOUT)
    assert (await place(kept), carried(kept.ana.heard)) == ("carried", [FROM_HERE_ON])
