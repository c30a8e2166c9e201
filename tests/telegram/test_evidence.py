"""A tap or a reply proves that a message arrived, whatever the wire said; then it is not said twice."""

from datetime import timedelta

import pytest

from domain.messages import Button, Edit, Kind, Words
from rehearsal.things import Message
from tests.house import Kept
from tests.telegram.shelf import calls, owe, owe_lunch, row, texts, to_room

EVIDENCE = timedelta(minutes=11)
BUTTONS = ((Button("lunch-hello", "hello"), Button("lunch-not-today", "pass")),)


async def lost(kept: Kept, trouble: str = "lost_answer", **how: object) -> Message:
    """A prompt that stands in the room, and nobody told us."""
    kept.world.trouble.next(trouble, method="sendMessage")
    await owe_lunch(kept, to_room(kept, "soup", Kind.PROMPT, buttons=BUTTONS, **how))
    await kept.settles()
    assert (await row(kept, "soup")).message is None
    return kept.said[-1]


@pytest.mark.parametrize("trouble", ["lost_answer", "garbage"])
async def test_a_tap_is_evidence_and_its_effect_happens(kept: Kept, trouble: str) -> None:
    prompt = await lost(kept, trouble)
    await kept.ben.taps("Just say hello")
    found = await row(kept, "soup")
    assert (found.state, found.message) == ("sent", prompt.id)
    await kept.passes(EVIDENCE)
    assert texts(kept) == ["soup", "Ben says hello."]


async def test_a_reply_is_evidence(kept: Kept) -> None:
    prompt = await lost(kept)
    line = await kept.ana.replies("with bread", prompt)
    assert line.reactions
    await kept.passes(EVIDENCE)
    assert texts(kept) == ["soup"]
    assert (await row(kept, "soup")).message == prompt.id


async def test_a_message_found_by_evidence_can_be_changed(kept: Kept) -> None:
    prompt = await lost(kept)
    await kept.ben.taps("Not today")
    await owe(kept, Edit("soup", (Words(kept.ana.person.id, "soup is over"),)))
    await kept.settles()
    assert (prompt.text, prompt.buttons) == ("soup is over", [])


async def test_after_a_second_copy_both_answer_and_the_later_one_changes(kept: Kept) -> None:
    first = await lost(kept)
    await kept.passes(EVIDENCE)
    second = kept.said[-1]
    assert texts(kept) == ["soup", "soup"]
    await kept.ana.taps("Just say hello", on=first)
    await kept.ben.taps("Just say hello", on=second)
    assert texts(kept)[2:] == ["Ana says hello.", "Ben says hello."]
    assert (await row(kept, "soup")).message == second.id


async def test_a_forged_tap_is_no_evidence_of_where_a_message_stands(kept: Kept) -> None:
    other = await kept.lunch()
    await lost(kept)
    kept.ben.person.taps(other, data="lunch:pass:soup")
    await kept.settles()
    assert (await row(kept, "soup")).message is None


async def test_evidence_that_comes_while_the_call_is_under_way_is_not_lost(kept: Kept) -> None:
    kept.world.trouble.next("lost_answer", method="sendMessage")
    await owe(kept, to_room(kept, "soup", Kind.REVEAL, buttons=BUTTONS))
    [letter], _ = await kept.house.sender.claim()
    sender = kept.house.sender
    pen, send = sender._pen, sender._pen.send

    async def tapped_before_the_answer(letter: object) -> int | None:
        try:
            return await send(letter)  # type: ignore[arg-type]
        finally:
            kept.ana.person.taps(kept.said[-1], "Not today")
            await kept.hears()
            await kept.works()

    pen.send = tapped_before_the_answer  # type: ignore[method-assign]
    await sender.deliver(letter)
    assert (await row(kept, "soup")).state == "sent"
    await kept.settles()
    assert texts(kept) == ["soup"]


async def test_without_buttons_nothing_but_its_place_tells_a_message(kept: Kept) -> None:
    kept.world.trouble.next("lost_answer", method="sendMessage")
    await owe(kept, to_room(kept, "soup"))
    await kept.settles()
    line = await kept.ana.replies("what soup", kept.said[-1])
    assert line.reactions == {}
    assert (await row(kept, "soup")).state == "unknown"


async def test_what_was_in_flight_at_a_crash_is_decided_by_its_kind(kept: Kept) -> None:
    kinds = {"notice": Kind.NOTICE, "answer": Kind.ANSWER, "prompt": Kind.PROMPT, "reveal": Kind.REVEAL}
    for text, kind in kinds.items():
        await owe(kept, to_room(kept, text, kind))
        letters, _ = await kept.house.sender.claim()
        assert [letter.owed.ref for letter in letters] == [text]
        await kept.restarts()
        kept.clock.move(timedelta(seconds=4))
    await kept.settles()
    assert texts(kept) == ["reveal"]
    await kept.passes(EVIDENCE)
    assert texts(kept) == ["reveal", "prompt"]
    assert len(calls(kept, "sendMessage")) == 2
