"""A button does what it says for those it was meant for, once, and tells everybody else so, privately."""

from datetime import timedelta

import pytest

from domain.messages import Button
from rehearsal.things import Message
from tests.house import Kept, Someone
from tests.telegram.shelf import calls, came, owe, owe_lunch, row, to_corner, to_room

BUTTONS = ((Button("lunch-hello", "hello"), Button("lunch-not-today", "pass")),)
STRANGER = "These buttons are for two others."
OVER = "These buttons are from earlier. Nothing has changed."


async def soup(kept: Kept) -> Message:
    """A prompt in the room with two buttons."""
    await owe_lunch(kept, to_room(kept, "soup", buttons=BUTTONS))
    await kept.settles()
    return kept.said[-1]


async def heard(kept: Kept, who: Someone, on: Message, data: str) -> tuple[str | None, bool]:
    """What a tap hears that says `data`: a text, and whether in a window."""
    tap = who.person.taps(on, data=data)
    await kept.settles()
    assert tap.answered
    return tap.text, tap.alert


@pytest.mark.parametrize("name", ["cleo", "dan"])
async def test_strangers_and_the_other_couple_change_nothing_and_hear_so_alone(kept: Kept, name: str) -> None:
    message = await soup(kept)
    someone = kept.people[name]
    someone.person.joins(kept.room)
    assert await heard(kept, someone, message, "lunch:hello:soup") == (STRANGER, True)
    assert [one.text for one in kept.said] == ["soup"]


async def test_someone_who_is_a_member_no_longer_is_a_stranger(kept: Kept) -> None:
    message = await soup(kept)
    await kept.storage.erase(kept.ben.person.id)
    assert await heard(kept, kept.ben, message, "lunch:hello:soup") == (STRANGER, True)


async def test_a_button_in_a_corner_is_for_that_person_alone(kept: Kept) -> None:
    kept.ana.person.starts()
    await kept.settles()
    await owe(kept, to_corner(kept, "ana", "soup", buttons=BUTTONS))
    await kept.settles()
    message = kept.ana.person.corner.messages[-1]
    assert await heard(kept, kept.ben, message, "lunch:pass:soup") == (STRANGER, True)
    assert await heard(kept, kept.ana, message, "lunch:pass:soup") == ("Noted. Nobody is told.", False)


FORGED = (
    "lunch:hello:nobody-knows-this",
    "lunch:invite:soup",
    "start:hello:soup",
    "bedtime:hello:soup",
    "lunch:hello",
    "lunch:hello:soup:more",
    "lunch::soup",
    "::",
    "lunch",
    " ",
    "lunch:hello:' OR 1=1 --",
    "lunch:hello:söup",
    "x" * 64,
)


async def test_what_no_button_of_ours_says_is_answered_and_does_nothing(kept: Kept) -> None:
    message = await soup(kept)
    for data in FORGED:
        assert (data, await heard(kept, kept.ana, message, data)) == (data, (OVER, True))
    assert [one.text for one in kept.said] == ["soup"]
    assert (await came(kept))["aside"] == 0


async def test_a_button_of_another_couple_does_nothing_here(kept: Kept) -> None:
    message = await soup(kept)
    other = to_room(kept, "theirs", buttons=BUTTONS, couple="dan-and-eve")
    await owe(kept, type(other)(**{name: getattr(other, name) for name in other.__slots__} | {"chat": -99}))
    assert await heard(kept, kept.ana, message, "lunch:hello:theirs") == (OVER, True)


async def test_the_same_tap_sent_again_by_the_phone_is_answered_again_and_done_once(kept: Kept) -> None:
    await soup(kept)
    tap = await kept.ana.taps("Just say hello")
    kept.ana.person.taps_again(tap)
    await kept.settles()
    assert [one.text for one in kept.said] == ["soup", "Ana says hello."]


async def test_two_taps_within_a_moment_have_one_effect_and_two_answers(kept: Kept) -> None:
    message = await soup(kept)
    taps = [kept.ana.person.taps(message, "Just say hello") for _ in range(2)]
    await kept.settles()
    assert [tap.text for tap in taps] == ["Noted.", "Noted."]
    assert [one.text for one in kept.said] == ["soup", "Ana says hello."]


@pytest.mark.parametrize("words", ["query is too old and response timeout expired or query ID is invalid", "odd"])
async def test_a_tap_whose_query_is_too_old_has_its_effect_all_the_same(kept: Kept, words: str) -> None:
    await soup(kept)
    kept.world.trouble.next("refuse", method="answerCallbackQuery", description=f"Bad Request: {words}")
    tap = await kept.ana.taps("Just say hello")
    assert not tap.answered
    assert kept.said[-1].text == "Ana says hello."
    assert len(calls(kept, "answerCallbackQuery")) == 1


async def test_a_tap_on_a_message_too_old_to_be_told_still_finds_its_way(kept: Kept) -> None:
    message = await soup(kept)
    tap = kept.ana.person.taps(message, "Just say hello")
    body = kept.world.bot.updates.waiting[-1].body
    body["message"] = {"chat": kept.room.json(), "message_id": message.id, "date": 0}
    await kept.settles()
    assert tap.text == "Noted."
    assert (await row(kept, "soup")).message == message.id


async def test_a_tap_from_nowhere_is_answered(kept: Kept) -> None:
    message = await soup(kept)
    tap = kept.ana.person.taps(message, "Just say hello")
    body = kept.world.bot.updates.waiting[-1].body
    del body["message"]
    body["inline_message_id"] = "5"
    await kept.settles()
    assert tap.answered
    assert [one.text for one in kept.said] == ["soup"]


async def test_taps_answered_while_telegram_is_away_fail_nothing(kept: Kept) -> None:
    message = await soup(kept)
    kept.ben.person.taps(message, "Just say hello")
    await kept.hears()
    with kept.world.trouble.out():
        await kept.works()
        await kept.house.answers.settle()
    await kept.passes(timedelta(seconds=31))
    assert kept.said[-1].text == "Ben says hello."
