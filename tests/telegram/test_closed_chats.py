"""Where nobody reads any more nothing is sent, nothing is tried again and again, and the way back is open."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from domain.messages import Kind
from storage.schema import chats
from tests.house import Kept
from tests.telegram.shelf import calls, owe, row, states, texts, to_corner, to_room


async def reason(kept: Kept, chat: int) -> str | None:
    """Why nothing can be sent there."""
    return next((one.gone for one in await kept.rows(chats) if one.chat == chat), None)


def asked(kept: Kept) -> list[Any]:
    """The calls that were to put something into the room."""
    return [call for call in calls(kept, "sendMessage") if call.params["chat_id"] == kept.room.id]


def kicked(kept: Kept) -> None:
    kept.ana.person.kicks(kept.world.bot, kept.room)


def dissolved(kept: Kept) -> None:
    kept.ana.person.dissolves(kept.room)


def unheard(does: Callable[[Kept], None]) -> Callable[[Kept], None]:
    """The same, but Telegram's word of it never reaches us."""

    def act(kept: Kept) -> None:
        does(kept)
        kept.world.bot.updates.waiting.clear()

    return act


ENDS = {"kicked": kicked, "kicked unheard": unheard(kicked), "dissolved": dissolved}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
async def test_a_room_that_is_closed_to_us_costs_one_call_at_most(kept: Kept, end: Callable[[Kept], None]) -> None:
    end(kept)
    await owe(kept, *(to_room(kept, f"line {number}") for number in range(4)))
    await kept.endures(timedelta(minutes=5))
    assert texts(kept) == []
    assert {(await row(kept, f"line-{number}")).state for number in range(4)} == {"never"}
    assert len(asked(kept)) <= 1
    assert await reason(kept, kept.room.id)
    await owe(kept, to_room(kept, "later"))
    await kept.settles()
    assert len(asked(kept)) <= 1
    assert (await row(kept, "later")).payload is None


async def test_a_block_told_or_found_out_closes_that_corner_alone(kept: Kept) -> None:
    for name in ("ana", "ben"):
        kept.people[name].person.starts()
    await kept.settles()
    kept.ana.person.blocks()
    await kept.settles()
    kept.ben.person.blocks()
    kept.world.bot.updates.waiting.clear()
    await owe(kept, to_corner(kept, "ana", "for Ana"), to_corner(kept, "ben", "for Ben"), to_room(kept, "for both"))
    await kept.settles()
    assert [await reason(kept, one.person.id) for one in (kept.ana, kept.ben)] == ["blocked", "blocked"]
    assert texts(kept) == ["for both"]
    assert (await states(kept))[-3:] == ["never", "never", "sent"]


async def test_a_deactivated_account_is_closed_for_good(kept: Kept) -> None:
    kept.ana.person.starts()
    await kept.settles()
    kept.ana.person.deletes_account()
    await owe(kept, to_corner(kept, "ana", "for Ana"))
    await kept.settles()
    assert await reason(kept, kept.ana.person.id) == "deactivated"


async def test_a_corner_nobody_opened_hears_nothing_until_it_is_opened(kept: Kept) -> None:
    await owe(kept, to_corner(kept, "ana", "too early"))
    await kept.settles()
    kept.ana.person.starts()
    await kept.settles()
    await owe(kept, to_corner(kept, "ana", "now"))
    await kept.settles()
    assert [line for line in kept.ana.heard if not line.startswith("Hello")] == ["now"]


async def test_a_room_opens_again_when_we_are_taken_back(kept: Kept) -> None:
    kicked(kept)
    await kept.settles()
    kept.ana.person.adds(kept.world.bot, kept.room)
    await owe(kept, to_room(kept, "lost"))
    await kept.settles()
    assert texts(kept) == ["There are three of us here, as far as I can count. Is this your chat, for the two of you?"]


async def test_a_corner_opens_again_when_it_is_unblocked(kept: Kept) -> None:
    kept.ana.person.starts()
    kept.ana.person.blocks()
    await kept.settles()
    kept.ana.person.unblocks()
    await kept.settles()
    assert await reason(kept, kept.ana.person.id) is None


async def test_words_from_a_closed_chat_open_it_but_a_farewell_or_a_tap_from_outside_does_not(kept: Kept) -> None:
    prompt = await kept.lunch()
    kept.ana.person.kicks(kept.world.bot, kept.room)
    await kept.settles()
    kept.ana.person.taps(prompt, "Not today")
    await kept.settles()
    assert await reason(kept, kept.room.id) == "kicked"
    kept.ana.person.starts()
    await kept.storage.transact(lambda uow: uow.chats.gone(kept.ana.person.id, "blocked"))
    await kept.settles()
    assert await reason(kept, kept.ana.person.id) is None


async def test_a_prompt_whose_end_nobody_knows_is_not_said_to_a_room_that_closed_since(kept: Kept) -> None:
    kept.world.trouble.next("lost_answer", method="sendMessage")
    await owe(kept, to_room(kept, "soup", Kind.PROMPT))
    await kept.settles()
    kicked(kept)
    await kept.passes(timedelta(minutes=11))
    assert (await row(kept, "soup")).state in ("unknown", "never")
    assert len(calls(kept, "sendMessage")) <= 2


async def test_a_person_who_is_no_bot_and_no_member_is_no_reason_to_fail(kept: Kept) -> None:
    kept.cleo.person.joins(kept.room)
    kept.cleo.person.leaves(kept.room)
    await owe(kept, to_room(kept, "still here"))
    await kept.settles()
    assert texts(kept) == ["still here"]
