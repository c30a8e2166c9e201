"""A group becomes a supergroup, told by three signals in any order, and the couple notices nothing."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from itertools import permutations

import pytest

from domain.messages import Button, Edit, Kind, Words
from rehearsal.things import Chat
from storage.schema import outbox
from tests.house import Kept
from tests.telegram.shelf import calls, owe, row, texts, to_room

Signal = Callable[[Kept, Chat], Awaitable[None]]
BUTTONS = ((Button("lunch-hello", "hello"), Button("lunch-not-today", "pass")),)


async def told_in_the_old_one(kept: Kept, new: Chat) -> None:
    await told(kept, kept.room, {"migrate_to_chat_id": new.id})


async def told_in_the_new_one(kept: Kept, new: Chat) -> None:
    await told(kept, new, {"migrate_from_chat_id": kept.room.id})


async def told_by_a_refusal(kept: Kept, _new: Chat) -> None:
    await kept.house.sender.step()


async def told(kept: Kept, chat: Chat, content: dict[str, int]) -> None:
    """A service message arrives and is done."""
    by = kept.ana.person.json()
    kept.world.raw("message", {"message_id": 9, "date": 1_790_000_000, "chat": chat.json(), "from": by} | content)
    await kept.hears()
    await kept.works()


def silently(kept: Kept) -> Chat:
    """The group is upgraded, and Telegram has yet to say so."""
    new = kept.world.migrate(kept.room)
    kept.world.bot.updates.waiting.clear()
    return new


SIGNALS = (told_in_the_old_one, told_in_the_new_one, told_by_a_refusal)


@pytest.mark.parametrize(
    "signals", list(permutations(SIGNALS)), ids=lambda each: each[0].__name__ + each[1].__name__[7:]
)
async def test_whichever_signal_comes_first_the_couple_stays_one_and_what_is_owed_moves(
    kept: Kept, signals: tuple[Signal, ...]
) -> None:
    prompt = await kept.lunch()
    asked = await kept.ana.writes("/start")
    new = silently(kept)
    await owe(kept, to_room(kept, "one", reply_to=asked.id), to_room(kept, "two"))
    for signal in signals:
        await signal(kept, new)
    await kept.settles()
    couple = await kept.storage.transact(lambda uow: uow.couples.get(kept.couple.id))
    assert couple is not None
    assert couple.room == new.id
    assert texts(kept, new) == ["one", "two", prompt.text]
    one, _, again = [message for message in new.messages if not message.service]
    assert one.reply_to is None
    assert again.silent
    assert len([call for call in calls(kept, "sendMessage") if not call.ok]) <= 1
    assert prompt.markup
    await owe(kept, Edit(prompt.markup["inline_keyboard"][0][0]["callback_data"].split(":")[2]))
    await kept.settles()
    assert prompt.buttons == again.buttons == []


async def test_the_next_lunch_comes_to_the_new_room(kept: Kept) -> None:
    kept.ana.person.restricts(kept.ben.person, kept.room, "can_send_messages")
    await kept.settles()
    await kept.is_at(kept.clock.now() + timedelta(hours=5))
    assert kept.said == []
    new = kept.room.migrated_to
    assert new is not None
    assert "(swipe to answer)" in texts(kept, new)[-1]


async def test_a_message_that_arrived_in_the_old_room_while_it_moved_can_still_be_changed(kept: Kept) -> None:
    await owe(kept, to_room(kept, "soup", buttons=BUTTONS), to_room(kept, "next"))
    [letter], _ = await kept.house.sender.claim()
    pen = kept.house.sender._pen
    message = await pen.send(letter)
    kept.world.migrate(kept.room)
    await kept.hears()
    await kept.works()
    assert await kept.house.sender.claim() == ([], None)  # what comes next waits for the answer
    await kept.storage.transact(lambda uow: uow.outbox.sent(letter.owed.id, message, letter.owed.chat))
    kept.house.sender._busy.clear()
    await owe(kept, Edit("soup", (Words(kept.ana.person.id, "stew"),)))
    await kept.settles()
    assert texts(kept) == ["stew"]
    assert texts(kept, kept.room.migrated_to) == ["next"]


async def test_a_message_refused_because_its_room_moved_keeps_its_place(kept: Kept) -> None:
    await owe(kept, to_room(kept, "one"), to_room(kept, "two"))
    [letter], _ = await kept.house.sender.claim()
    new = kept.world.migrate(kept.room)
    await kept.hears()
    await kept.works()
    kept.clock.move(timedelta(seconds=4))
    assert (await kept.house.sender.claim())[0] == []
    await kept.house.sender.deliver(letter)
    await kept.settles()
    assert texts(kept, new) == ["one", "two"]


async def test_a_tap_in_the_old_room_is_evidence_for_what_moved_unsure(kept: Kept) -> None:
    kept.world.trouble.next("lost_answer", method="sendMessage")
    await owe(kept, to_room(kept, "soup", Kind.PROMPT, buttons=BUTTONS))
    await kept.house.sender.step()
    prompt = kept.said[-1]
    new = kept.world.migrate(kept.room)
    await kept.settles()
    tap = kept.ana.person.taps(prompt, "Not today")
    await kept.settles()
    assert tap.answered
    found = await row(kept, "soup")
    assert (found.state, found.chat, found.message) == ("sent", prompt.chat.id, prompt.id)
    await kept.passes(timedelta(minutes=11))
    assert texts(kept, new) == []


async def test_a_reaction_to_what_stayed_in_the_old_room_ends_quietly(kept: Kept) -> None:
    await kept.lunch()
    kept.ana.person.writes(kept.room, "soup", reply_to=kept.said[-1])
    await kept.hears()
    await kept.works()
    silently(kept)
    await kept.settles()
    assert [one.state for one in await kept.rows(outbox) if one.method == "react"] == ["never"]
    assert len(calls(kept, "setMessageReaction")) == 1
