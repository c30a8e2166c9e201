"""A couple without a group: what one says to the room in their corner reaches the other's, and nothing else does."""

from datetime import timedelta

import pytest

from tests.house import Kept
from tests.rituals.corners import last
from tests.rituals.rooms import begun, carried, kept_apart, lunch_carried, replies

RESTING = "The rituals are resting."


@pytest.fixture(autouse=True)
async def _carried_room(kept: Kept) -> None:
    await begun(kept)
    await kept_apart(kept)


async def test_lunch_comes_to_both_corners_under_the_line_with_both_names(kept: Kept) -> None:
    await lunch_carried(kept)
    assert kept.ana.heard == kept.ben.heard
    assert len(carried(kept.ana.heard)) == 1
    assert last(kept.ana).buttons == ["Just say hello", "Not today"]


async def test_a_reply_to_it_comes_to_the_other_with_three_taps(kept: Kept) -> None:
    await lunch_carried(kept)
    soup = await replies(kept.ana, "soup\nand bread")
    assert soup.reactions == {kept.world.bot.id: ["✍"]}
    assert carried(kept.ben.heard)[-1] == "soup\nand bread"
    assert last(kept.ben).buttons == ["Got it", "Made me smile", "More tonight"]
    assert len(kept.ana.heard) == 1


async def test_words_without_a_reply_stay_in_their_corner(kept: Kept) -> None:
    await lunch_carried(kept)
    await kept.ana.writes("soup", kept.ana.person.corner)
    own = await kept.ana.writes("bread", kept.ana.person.corner)
    await replies(kept.ana, "tea", to=own)
    assert len(kept.ben.heard) == 1
    assert kept.ana.heard[1:] == ["Where shall I put that?"] * 3


async def test_both_may_answer_what_the_other_sent_and_so_on(kept: Kept) -> None:
    await lunch_carried(kept)
    await replies(kept.ana, "soup")
    await replies(kept.ben, "with bread?")
    await replies(kept.ana, "with bread")
    assert carried(kept.ben.heard)[1:] == ["soup", "with bread"]
    assert carried(kept.ana.heard)[1:] == ["with bread?"]


async def test_both_writing_at_once_both_arrive(kept: Kept) -> None:
    await lunch_carried(kept)
    kept.ana.person.writes(kept.ana.person.corner, "soup", reply_to=last(kept.ana))
    kept.ben.person.writes(kept.ben.person.corner, "bread", reply_to=last(kept.ben))
    await kept.settles()
    assert carried(kept.ben.heard)[-1] == "soup"
    assert carried(kept.ana.heard)[-1] == "bread"


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "document", "video_note", "location"])
async def test_anything_else_is_copied_below_the_line_which_carries_the_taps(kept: Kept, kind: str) -> None:
    await lunch_carried(kept)
    kept.ana.person.sends(kept.ana.person.corner, kind, reply_to=last(kept.ana))
    await kept.settles()
    line, copy = kept.ben.person.corner.messages[-2:]
    assert line.buttons == ["Got it", "Made me smile", "More tonight"]
    assert carried([f"{line.text}\n."]) == ["."]
    assert copy.media == kind
    assert copy.reply_to is line
    assert "forward_origin" not in copy.extra


async def test_a_reply_to_the_copy_is_one_to_the_room(kept: Kept) -> None:
    await lunch_carried(kept)
    kept.ana.person.sends(kept.ana.person.corner, "photo", reply_to=last(kept.ana), caption="soup")
    await kept.settles()
    copy = kept.ben.person.corner.messages[-1]
    assert copy.text == "soup"
    await replies(kept.ben, "looks warm", to=copy)
    await replies(kept.ben, "does it?", to=copy.reply_to)
    assert carried(kept.ana.heard)[1:] == ["looks warm", "does it?"]


async def test_a_text_too_long_for_the_line_stands_below_it(kept: Kept) -> None:
    await lunch_carried(kept)
    await replies(kept.ana, "soup " * 800)
    line, words = kept.ben.person.corner.messages[-2:]
    assert words.text == ("soup " * 800).strip()
    assert words.reply_to is line


async def test_a_tap_goes_back_as_a_line_to_what_was_sent_each_once(kept: Kept) -> None:
    await lunch_carried(kept)
    soup = await replies(kept.ana, "soup")
    tap = await kept.ben.taps("Made me smile", on=last(kept.ben))
    await kept.ben.taps("Made me smile", on=last(kept.ben))
    assert tap.text == "Noted."
    assert carried(kept.ana.heard)[1:] == ["Ben: this made me smile."]
    assert last(kept.ana).reply_to is soup
    await kept.ben.taps("More tonight", on=last(kept.ben))
    assert carried(kept.ana.heard)[2:] == ["Ben: more tonight."]
    await replies(kept.ana, "gladly")
    assert carried(kept.ben.heard)[-1] == "gladly"


async def test_a_hello_stands_in_both_corners(kept: Kept) -> None:
    await lunch_carried(kept)
    await kept.ben.taps("Just say hello", on=last(kept.ben))
    assert carried(kept.ana.heard)[-1] == carried(kept.ben.heard)[-1] == "Ben says hello."


async def test_ten_in_an_hour_go_over_and_that_the_rest_stays_is_said_once(kept: Kept) -> None:
    await lunch_carried(kept)
    prompt = last(kept.ana)
    for number in range(13):
        await replies(kept.ana, f"soup {number}", to=prompt)
    assert carried(kept.ben.heard)[1:] == [f"soup {number}" for number in range(10)]
    assert kept.ana.heard[1:] == ["The rest stays here."]
    assert prompt.chat.messages[-1].reactions == {}
    await replies(kept.ben, "so much soup")
    assert carried(kept.ana.heard)[-1] == "so much soup"
    await kept.passes(timedelta(hours=1))
    await replies(kept.ana, "bread", to=prompt)
    assert carried(kept.ben.heard)[-1] == "bread"


async def test_while_either_rests_nothing_goes_over_and_whoever_writes_is_told(kept: Kept) -> None:
    await lunch_carried(kept)
    await kept.storage.transact(lambda uow: uow.rests.begin(kept.ben.person.id, "rest", None))
    line = await replies(kept.ana, "soup")
    assert kept.ana.heard[-1] == RESTING
    assert line.reactions == {}
    assert len(kept.ben.heard) == 1


async def test_a_blocked_corner_is_a_rest_of_which_nobody_hears(kept: Kept) -> None:
    await lunch_carried(kept)
    kept.ben.person.blocks()
    kept.world.bot.updates.waiting.clear()
    first = await replies(kept.ana, "soup")
    assert first.reactions
    await replies(kept.ana, "bread", to=kept.ana.person.corner.messages[0])
    assert kept.ana.heard[1:] == [RESTING]
