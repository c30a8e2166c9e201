"""The door, in every state that somebody may come to it in."""

import pytest

from tests.house import Kept
from tests.rituals.corners import types
from tests.rituals.leaving import leaves
from tests.rituals.meeting import adds, last, says_yes

START = "https://t.me/kept_bot?startgroup=hello"


async def test_a_stranger_reads_what_it_is_and_how_to_begin(kept: Kept) -> None:
    kept.cleo.person.starts()
    await kept.settles()
    [line] = kept.cleo.heard
    assert line.startswith("Hello.")
    assert "invite one person by a link, or add me" in line
    assert last(kept.cleo).buttons == ["Invite", "Add me to a chat"]
    assert kept.cleo.person.taps(last(kept.cleo), "Add me to a chat").url == START


@pytest.mark.parametrize("words", ["hello?", "/lunch 13:00", "/nonsense x"])
async def test_whatever_a_stranger_writes_is_answered_by_the_way_in(kept: Kept, words: str) -> None:
    await kept.cleo.writes(words, kept.cleo.person.corner)
    assert kept.cleo.heard[0].startswith("Hello.")


async def test_one_of_a_couple_reads_where_their_rituals_are(kept: Kept) -> None:
    await kept.ana.writes("/start", kept.ana.person.corner)
    assert kept.ana.heard[0].startswith("Hello. Your rituals are in the chat the two of you share.")
    assert last(kept.ana).buttons == ["Go on without the chat"]
    assert (kept.ben.heard, kept.said) == ([], [])


@pytest.mark.parametrize(
    ("place", "said"),
    [("carried", "come to each of you here"), ("nowhere", "wait until both of you carry on here")],
)
async def test_a_couple_without_a_group_is_shown_the_way_to_one(kept: Kept, place: str, said: str) -> None:
    await kept.storage.transact(lambda uow: uow.couples.set(kept.couple.id, place=place, room=None))
    await kept.ana.writes("/start", kept.ana.person.corner)
    assert said in last(kept.ana).text
    assert kept.ana.person.taps(last(kept.ana), "Add me to a chat").url == START


async def test_whoever_was_left_reads_the_same_as_before_until_they_are_told(kept: Kept) -> None:
    await types(kept.ben, "/start")
    await types(kept.ana, "/start")
    await leaves(kept.ana)
    await types(kept.ben, "/start")
    first, again = [(one.text, one.buttons) for one in kept.ben.person.corner.messages if "Hello." in one.text]
    assert again == first


async def test_in_their_room_either_reads_that_it_is_theirs_and_a_stranger_nothing(kept: Kept) -> None:
    await kept.ben.writes("/start@kept_bot")
    assert [message.text.splitlines()[0] for message in kept.said] == ["Your rituals live here."]
    kept.cleo.person.joins(kept.room)
    await kept.settles()
    await kept.cleo.writes("/start@kept_bot")
    assert len(kept.said) == 1


async def test_somebody_whose_yes_waits_reads_that_it_does(apart: Kept) -> None:
    await adds(apart.ana)
    await says_yes(apart.ana)
    await apart.ana.writes("/start", apart.ana.person.corner)
    assert last(apart.ana).text.startswith("Nothing more to do. If it starts, you'll see it in Ana & Ben.")
    assert last(apart.ana).buttons == ["Take it back"]
