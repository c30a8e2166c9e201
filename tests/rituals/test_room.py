"""When the group of the two is no longer theirs alone, and when it is again, heard as a conversation."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from domain.messages import Edit, Words
from storage.schema import inbox
from tests.house import Kept
from tests.rituals.rooms import (
    MAY_NOT_WRITE,
    NOT_THE_TWO,
    begun,
    carried,
    counted,
    place,
    says,
    tells,
)
from tests.telegram.shelf import owe, texts, to_room

A_MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
async def _corners(kept: Kept) -> None:
    await begun(kept)


def silently(kept: Kept, does: Callable[[], object]) -> None:
    """Something happens in the group of which Telegram tells us nothing."""
    before = list(kept.world.bot.updates.waiting)
    does()
    kept.world.bot.updates.waiting[:] = before


async def test_before_words_go_to_a_group_somebody_counts_and_not_again_for_a_minute(kept: Kept) -> None:
    await kept.passes(A_MINUTE)
    before = counted(kept)
    await says(kept, "lunch-swipe")
    await kept.settles()
    assert counted(kept) == before
    await tells(kept, "soup", "bread")
    await kept.settles()
    await tells(kept, "tea")
    await kept.settles()
    assert counted(kept) == before + 1
    await kept.passes(A_MINUTE)
    await tells(kept, "cake")
    await kept.settles()
    assert counted(kept) == before + 2
    assert texts(kept) == ["(swipe to answer)", "soup", "bread", "tea", "cake"]


async def test_with_a_third_person_words_and_all_behind_them_go_to_both_corners_in_order(kept: Kept) -> None:
    silently(kept, lambda: kept.cleo.person.joins(kept.room))
    await kept.passes(A_MINUTE)
    await tells(kept, "soup")
    await says(kept, "lunch-swipe")
    await tells(kept, "bread")
    await kept.settles()
    assert texts(kept) == []
    for one in (kept.ana, kept.ben):
        assert one.heard[0] == NOT_THE_TWO
        assert carried(one.heard[1:]) == ["soup", "(swipe to answer)", "bread"]
    assert await place(kept) == "carried"


async def test_both_corners_read_the_same_line_above_what_is_carried(kept: Kept) -> None:
    kept.ana.person.adds(kept.world.another_bot("Other", "other_bot"), kept.room)
    await kept.settles()
    await tells(kept, "soup")
    await kept.settles()
    assert kept.ana.heard == kept.ben.heard
    assert carried(kept.ana.heard) == ["soup"]


async def test_a_change_with_words_of_what_stands_in_the_group_is_not_made_before_others(kept: Kept) -> None:
    await tells(kept, "soup")
    await kept.settles()
    kept.cleo.person.joins(kept.room)
    await kept.settles()
    await owe(kept, Edit("soup", (Words(kept.ana.person.id, "a secret"),)))
    await kept.settles()
    assert texts(kept) == ["soup"]


async def test_no_words_are_sent_where_nobody_can_say_who_is_there(kept: Kept) -> None:
    await kept.passes(A_MINUTE)
    kept.world.trouble.next("refuse", method="getChatMemberCount", description="Bad Request: CHANNEL_PRIVATE")
    await tells(kept, "soup")
    await kept.settles()
    assert texts(kept) == []
    assert carried(kept.ben.heard) == ["soup"]


@pytest.mark.parametrize("trouble", ["lost_answer", "garbage", "bad_gateway"])
async def test_words_wait_until_telegram_has_counted(kept: Kept, trouble: str) -> None:
    await kept.passes(A_MINUTE)
    kept.world.trouble.next(trouble, method="getChatMemberCount", times=3)
    await tells(kept, "soup")
    await kept.endures(timedelta(minutes=5))
    assert texts(kept) == ["soup"]


def nobody_may_write(kept: Kept) -> None:
    kept.ana.person.permits(kept.room)


def the_topic_is_closed(kept: Kept) -> None:
    description = "Bad Request: TOPIC_CLOSED"
    kept.world.trouble.next("refuse", method="sendMessage", description=description, chat=kept.room.id)


@pytest.mark.parametrize("stops", [nobody_may_write, the_topic_is_closed])
async def test_what_may_not_be_written_there_comes_to_both_corners(kept: Kept, stops: Callable[[Kept], None]) -> None:
    stops(kept)
    await tells(kept, "soup", "bread")
    await kept.settles()
    assert texts(kept) == []
    for one in (kept.ana, kept.ben):
        assert carried(one.heard) == ["soup", "bread"]
        assert one.heard.count(MAY_NOT_WRITE) == 1


async def test_muted_we_speak_in_the_corners_from_then_on(kept: Kept) -> None:
    kept.ana.person.restricts(kept.world.bot, kept.room)
    await kept.settles()
    assert kept.ana.heard == kept.ben.heard == [MAY_NOT_WRITE]
    await says(kept, "lunch-swipe")
    await kept.settles()
    assert carried(kept.ana.heard) == ["(swipe to answer)"]


async def test_a_reply_into_a_closed_topic_is_tried_once_without_it(kept: Kept) -> None:
    asked = await kept.ana.writes("/start")
    the_topic_is_closed(kept)
    await owe(kept, to_room(kept, "soup", reply_to=asked.id))
    await kept.settles()
    assert texts(kept)[-1] == "soup"
    assert kept.said[-1].reply_to is None
    assert await place(kept) == "group"


# --- who is nobody ---------------------------------------------------------------------------------------------------


async def test_being_made_an_admin_and_unmade_changes_nothing(kept: Kept) -> None:
    kept.ana.person.promotes(kept.world.bot, kept.room)
    await kept.settles()
    kept.ana.person.demotes(kept.world.bot, kept.room)
    await kept.settles()
    assert await place(kept) == "group"
    assert texts(kept) == kept.ana.heard == kept.ben.heard == []


async def test_an_admin_who_hides_and_a_channel_are_nobody_and_leave_no_mark(kept: Kept) -> None:
    kept.ana.person.promotes(kept.world.bot, kept.room)
    prompt = await kept.lunch()
    before = len(await kept.rows(inbox))
    hidden = kept.ana.person.writes(kept.room, "soup", reply_to=prompt, anonymous=True)
    channel = kept.world.channel("News", kept.ben.person, linked=kept.room)
    kept.ben.person.posts(channel, "bread")
    post = kept.ben.person.writes(kept.room, "tea", reply_to=prompt, as_channel=channel)
    await kept.settles()
    assert hidden.reactions == post.reactions == {}
    assert len(await kept.rows(inbox)) == before
    assert texts(kept) == [prompt.text]
