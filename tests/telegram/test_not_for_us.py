"""What two people say to each other is not ours: it never reaches the disk, whoever hands it over."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.telegram.intake import author_of
from rehearsal.things import Json
from storage.schema import inbox
from tests.house import Kept

BOT, ANA, OTHER = 7001, 11, 7002
GROUP = {"id": -100, "type": "supergroup", "title": "Us"}
CANARY = "the-canary-sings"


def said(text: str = CANARY, **more: Any) -> Json:
    who = {"id": ANA, "is_bot": False, "first_name": "Ana"}
    return {"message": {"message_id": 5, "date": 1_790_000_000, "chat": GROUP, "from": who, "text": text} | more}


def reply_to(person: int) -> Json:
    return {"reply_to_message": {"message_id": 4, "date": 1, "chat": GROUP, "from": {"id": person}}}


@pytest.mark.parametrize(
    "update",
    [
        said(),
        said("/ that was a slash"),
        said("/home/ana is full"),
        said("//"),
        said("/"),
        said("/lunch@other_bot"),
        said("/lunch@kept_bot_too"),
        said("lunch /lunch"),
        said(**reply_to(OTHER)),
        said(**reply_to(ANA)),
        said("/lunch", sender_chat=GROUP),
        said(sender_chat={"id": -5, "type": "channel"}, **reply_to(BOT)),
        said(pinned_message={"message_id": 3, "chat": GROUP, "date": 1, "text": CANARY}),
        said(new_chat_title=CANARY),
        {"channel_post": said()["message"]},
        {"edited_channel_post": said()["message"]},
        {"edited_message": said()["message"]},
        {"business_message": said()["message"]},
        {"message_reaction": {"chat": GROUP, "user": {"id": ANA}}},
        {"message": None},
        {"message": [CANARY]},
        {"callback_query": {"from": {"id": "eleven"}}},
        {"callback_query": {"from": {"id": 2**70}}},
        {"callback_query": CANARY},
        {},
    ],
)
def test_what_is_not_meant_for_us_has_no_author(update: Json) -> None:
    assert author_of(update, BOT, "kept_bot") is None


@pytest.mark.parametrize(
    "update",
    [
        said("/lunch"),
        said("/lunch@kept_bot at one"),
        said("/LUNCH@Kept_Bot"),
        said("/lunch, please"),
        said(**reply_to(BOT)),
        {"edited_message": said(**reply_to(BOT))["message"]},
        said(chat={"id": ANA, "type": "private"}),
        said(left_chat_member={"id": OTHER}),
        said(new_chat_members=[{"id": OTHER}]),
        said(migrate_to_chat_id=-1009),
        said(migrate_from_chat_id=-100),
        {"callback_query": {"id": "1", "from": {"id": ANA}}},
        {"my_chat_member": {"from": {"id": ANA}}},
        {"chat_member": {"from": {"id": ANA}}},
    ],
)
def test_what_is_meant_for_us_has_one(update: Json) -> None:
    assert author_of(update, BOT, "kept_bot") == ANA


def admin(kept: Kept) -> None:
    kept.ana.person.promotes(kept.world.bot, kept.room)


def plain(_kept: Kept) -> None:
    """Privacy mode does the work."""


@pytest.mark.parametrize("standing", [admin, plain])
async def test_nothing_said_between_the_two_is_ever_stored(kept: Kept, standing: Callable[[Kept], None]) -> None:
    standing(kept)
    kept.ana.person.adds(kept.world.another_bot("Other", "other_bot"), kept.room)
    await kept.settles()
    before = len(await kept.rows(inbox))
    line = await kept.ana.writes(CANARY)
    kept.ana.person.edits(line, f"{CANARY} twice")
    await kept.ben.writes(CANARY, reply_to=line)
    await kept.ben.writes(f"/weather@other_bot {CANARY}")
    kept.ana.person.sends(kept.room, "photo", caption=CANARY)
    kept.ben.person.reacts(line, "❤")
    kept.ana.person.writes(kept.room, CANARY, anonymous=True)
    await kept.settles()
    assert len(await kept.rows(inbox)) == before


async def test_a_post_of_a_linked_channel_is_not_stored(kept: Kept) -> None:
    admin(kept)
    await kept.settles()
    before = len(await kept.rows(inbox))
    channel = kept.world.channel("News", kept.ana.person, linked=kept.room)
    kept.ana.person.posts(channel, CANARY)
    await kept.settles()
    assert len(await kept.rows(inbox)) == before


async def test_what_was_done_is_forgotten_but_for_its_number(kept: Kept, tmp_path: Path) -> None:
    await kept.lunch()
    await kept.ana.replies(CANARY)
    kept.ana.person.starts()
    await kept.settles()
    rows = await kept.rows(inbox)
    assert {row.state for row in rows} == {"done"}
    assert {row.body for row in rows} == {None}
    assert CANARY.encode() not in (tmp_path / "kept.db").read_bytes()
