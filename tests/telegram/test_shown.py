"""What leaves is what the reader sees: words and marks, buttons, pictures, changes, reactions."""

from datetime import timedelta
from typing import Any

import pytest

from domain.messages import Button, Edit, Line, Link, Say, Words
from rehearsal.things import Message
from tests.house import Kept
from tests.storage.room import PICTURE
from tests.telegram.shelf import calls, owe, row, states, texts, to_room

BUTTONS = ((Button("lunch-hello", "hello"), Link("lunch-not-today", "https://example.org/")),)


def marks(message: Message) -> list[tuple[str, str]]:
    """Each mark with the stretch it covers, counted as Telegram counts."""
    units = message.text.encode("utf-16-le")
    return [
        (one["type"], units[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le"))
        for one in message.entities
    ]


async def shown(kept: Kept, *parts: Words | Line, **how: Any) -> Message:
    """A message in the room, with the ref `soup`."""
    await owe(kept, Say(kept.room.id, "lunch", parts, couple=kept.couple.id, ref="soup", **how))
    await kept.settles()
    return kept.said[-1]


async def test_spoilers_and_underlines_cover_what_their_author_marked(kept: Kept) -> None:
    hidden = Words(kept.ana.person.id, "👨‍👩‍👧 a secret", spoiler=True)
    lined = Words(kept.ben.person.id, "😀 this matters", underlined=((2, 4),))
    message = await shown(kept, hidden, lined)
    assert message.text == "👨‍👩‍👧 a secret\n😀 this matters"
    assert marks(message) == [("spoiler", "👨‍👩‍👧 a secret"), ("underline", "this")]


async def test_a_picture_above_hidden_words_is_hidden_too(kept: Kept) -> None:
    message = await shown(kept, Words(kept.ana.person.id, "guess", spoiler=True), picture=PICTURE, buttons=BUTTONS)
    assert (message.media, message.text, marks(message)) == ("photo", "guess", [("spoiler", "guess")])
    assert message.extra["has_media_spoiler"] is True
    assert message.buttons == ["Just say hello", "Not today"]
    assert (await row(kept, "soup")).method == "photo"


async def test_a_picture_can_get_another_caption_and_lose_its_buttons(kept: Kept) -> None:
    message = await shown(kept, Words(kept.ana.person.id, "the week"), picture=PICTURE, buttons=BUTTONS)
    assert "has_media_spoiler" not in message.extra
    await owe(kept, Edit("soup", (Words(kept.ana.person.id, "our week"),)))
    await kept.settles()
    assert (message.text, message.buttons, message.media) == ("our week", [], "photo")


async def test_a_text_changes_its_words_with_its_buttons_or_its_buttons_alone(kept: Kept) -> None:
    message = await shown(kept, Words(kept.ana.person.id, "soup"), buttons=BUTTONS)
    await owe(kept, Edit("soup", buttons=((Button("lunch-not-today", "pass"),),)))
    await kept.settles()
    assert (message.text, message.buttons) == ("soup", ["Not today"])
    await owe(kept, Edit("soup", (Words(kept.ana.person.id, "stew"),)))
    await kept.settles()
    assert (message.text, message.buttons) == ("stew", [])


async def test_a_change_that_changes_nothing_counts_as_done(kept: Kept) -> None:
    await shown(kept, Words(kept.ana.person.id, "soup"))
    await owe(kept, Edit("soup", (Words(kept.ana.person.id, "soup"),)))
    await kept.settles()
    assert (await states(kept))[-1] == "sent"


async def test_a_change_of_what_was_never_said_is_dropped(kept: Kept) -> None:
    kept.world.trouble.next("refuse", method="sendMessage", description="Bad Request: message is too long")
    await owe(kept, to_room(kept, "soup"), Edit("soup", (Words(kept.ana.person.id, "stew"),)), to_room(kept, "next"))
    await kept.settles()
    assert texts(kept) == ["next"]
    assert (await states(kept))[-3:] == ["never", "never", "sent"]


async def test_a_change_of_what_somebody_deleted_is_dropped(kept: Kept) -> None:
    message = await shown(kept, Words(kept.ana.person.id, "soup"))
    kept.ana.person.deletes(message)
    await owe(kept, Edit("soup", (Words(kept.ana.person.id, "stew"),)))
    await kept.settles()
    assert (await states(kept))[-1] == "never"


@pytest.mark.parametrize(("hours", "state", "left"), [(47, "sent", []), (49, "never", ["soup"])])
async def test_a_message_can_be_taken_back_for_two_days(kept: Kept, hours: int, state: str, left: list[str]) -> None:
    await shown(kept, Words(kept.ana.person.id, "soup"))
    kept.clock.move(timedelta(hours=hours))
    await kept.storage.transact(lambda uow: uow.delete("soup"))
    await kept.house.sender.step()
    assert (await states(kept))[-1] == state
    assert texts(kept) == left


async def test_what_is_gone_already_counts_as_taken_back(kept: Kept) -> None:
    kept.ana.person.deletes(await shown(kept, Words(kept.ana.person.id, "soup")))
    await kept.storage.transact(lambda uow: uow.delete("soup"))
    await kept.settles()
    assert (await states(kept))[-1] == "sent"


async def test_an_answer_stands_below_what_it_answers_also_when_that_was_deleted(kept: Kept) -> None:
    line = kept.ana.person.writes(kept.room, "/start@kept_bot")
    await owe(kept, to_room(kept, "below", reply_to=line.id))
    await kept.settles()
    assert next(one for one in kept.said if one.text == "below").reply_to is line
    kept.ana.person.deletes(line)
    await owe(kept, to_room(kept, "alone", reply_to=line.id))
    await kept.settles()
    assert next(one for one in kept.said if one.text == "alone").reply_to is None


@pytest.mark.parametrize("why", ["forbidden", "deleted", "REACTION_INVALID"])
async def test_a_refused_reaction_is_dropped_without_a_word(kept: Kept, why: str) -> None:
    await kept.lunch()
    line = kept.ana.person.writes(kept.room, "soup", reply_to=kept.said[-1])
    await kept.hears()
    if why == "forbidden":
        kept.room.reactions_allowed = False
    elif why == "deleted":
        kept.ana.person.deletes(line)
    else:
        kept.world.trouble.next("refuse", method="setMessageReaction", description=f"Bad Request: {why}")
    await kept.settles()
    assert (await states(kept))[-1] == "never"
    assert len(calls(kept, "setMessageReaction")) == 1
    assert len(kept.said) == 1


async def test_no_link_is_fetched_and_what_is_silent_rings_nowhere(kept: Kept) -> None:
    message = await shown(kept, Words(kept.ana.person.id, "see https://example.org"), silent=True)
    assert message.extra["link_preview_options"] == {"is_disabled": True}
    assert message.silent
    assert all(notice.silent for notice in kept.ben.person.phone if "example" in notice.text)


async def test_words_of_somebody_who_was_erased_meanwhile_are_not_sent(kept: Kept) -> None:
    await owe(kept, to_room(kept, "soup"), Say(kept.room.id, "", (Line("resting"),), couple=kept.couple.id))
    await kept.storage.erase(kept.ana.person.id)
    await kept.settles()
    assert texts(kept) == ["The rituals are resting."]
