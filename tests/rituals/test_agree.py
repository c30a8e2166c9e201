"""An agreement is drafted apart, opens for both at once, and counts once both have signed the same text."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.hours.talk import GONE, RESTING, rests
from tests.house import Kept
from tests.rituals.agreements import (
    HERS,
    HIS,
    SIGNING,
    TUESDAY,
    alive,
    comes,
    corner,
    couple_agreeing,
    drafted,
    in_room,
    last,
    offered,
    room,
    signed,
    taps,
    types,
    writes,
)


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Kept]:
    async with couple_agreeing(tmp_path) as kept:
        yield kept


async def test_it_is_offered_to_both_without_a_name_written_apart_and_opens_when_both_have(home: Kept) -> None:
    offer = await offered(home)
    assert offer.buttons == ["Write mine"]
    assert "Ana" not in offer.text
    before = len(room(home)), len(corner(home.ben))
    put_by = await writes(home.ana, f"I will {HERS}.", TUESDAY)
    assert put_by.text == (
        "I will call when I'm running late.\nOn an ordinary Tuesday: a short call at six.\n"
        "Put by. It opens once both of you have written."
    )
    assert (len(room(home)), len(corner(home.ben))) == before
    box = await comes(home.ben, "Write mine")
    assert box.text == "Your line begins with “I will”. Ana writes another. Neither depends on the other."
    await writes(home.ben, HIS)
    text = room(home)[-1]
    assert text.buttons == SIGNING
    assert "Ana: I will call when I'm running late.\nOn an ordinary Tuesday: a short call at six." in text.text
    assert "Ben: I will put my phone in the hall at dinner." in text.text
    assert text.text.startswith("An agreement is being drafted: this is for both of you.\n")
    assert {span["type"] for span in text.entities} == {"spoiler"}
    assert (offer.buttons, put_by.text, put_by.buttons) == ([], "It has opened, where you both read it.", [])


async def test_both_sign_the_same_text_and_nobody_sees_who_has(home: Kept) -> None:
    text = await drafted(home)
    before = len(room(home)), [message.text for message in corner(home.ben)]
    tap = await home.ana.taps("Agree", on=text)
    assert tap.text == "Noted. It counts once both of you agree to the same words."
    assert (len(room(home)), [message.text for message in corner(home.ben)]) == before
    await home.ana.taps("Not yet", on=text)
    await home.ben.taps("Agree", on=text)
    assert text.buttons == SIGNING
    await home.ana.taps("Agree", on=text)
    agreed = room(home)[-1]
    assert (agreed.text, agreed.reply_to) == (
        "Agreed by both of you on Mon, Mar 2. You'll look at it again on Wed, Apr 1.",
        text,
    )
    assert text.buttons == []
    [one] = await alive(home)
    assert one.signed_at is not None


async def test_a_changed_word_stands_beside_the_old_one_and_nothing_signed_before_counts(home: Kept) -> None:
    text = await drafted(home)
    old = (await home.ben.taps("Agree", on=text)).data
    box = await comes(home.ana, "Change a word")
    assert box.text.startswith("These are your words now:\nI will call when I'm running late.")
    await writes(home.ana, "I'll call by six when I'm late", TUESDAY)
    changed = room(home)[-1]
    assert (
        "A change is suggested.\nBefore: call when I'm running late.\nNow: call by six when I'm late.\n"
        "The whole of it then:" in changed.text
    )
    assert (text.buttons, changed.buttons) == ([], SIGNING)
    late = home.ben.person.taps(text, data=old)
    await home.settles()
    assert late.text == GONE
    await home.ana.taps("Agree", on=changed)
    assert changed.buttons == SIGNING
    await home.ben.taps("Agree", on=changed)
    assert room(home)[-1].text.startswith("Agreed by both of you")


async def test_what_was_signed_stands_until_both_agree_to_other_words(home: Kept) -> None:
    await signed(home)
    await types(home.ben, "/agreements")
    card = last(home.ben)
    assert card.buttons == ["Change a word", "Let it go"]
    await taps(home.ben, "Change a word")
    await writes(home.ben, "put my phone in the hall all evening")
    suggested = room(home)[-1]
    assert "Until both of you agree, what was signed stands." in suggested.text
    await home.ben.taps("Agree", on=suggested)
    assert HIS in await in_agreements(home)
    await home.passes(timedelta(days=7, hours=2))
    await home.house.moments.tick(patient=True)
    await home.settles()
    assert suggested.buttons == []
    assert HIS in await in_agreements(home)
    await taps(home.ben, "Change a word")
    await writes(home.ben, "put my phone in the hall all evening")
    for someone in (home.ana, home.ben):
        await someone.taps("Agree", on=room(home)[-1])
    assert HIS not in await in_agreements(home)


async def in_agreements(kept: Kept) -> str:
    """What Ben reads of the one that stands."""
    return await types(kept.ben, "/agreements")


async def test_what_kept_does_not_hold_is_declined_to_its_writer_alone_and_not_stored(home: Kept) -> None:
    await offered(home)
    for line, answer in (
        ("I will share my location with you", "This one is about checking on each other or giving permission."),
        ("be home on time if you stop asking", "That one depends on the other of you."),
        ("We will both be kinder", "This line says what you will do yourself"),
        ("call " + "and write " * 30, "That is a long one; 200 characters hold a line here."),
        ("draw " + "👩‍👩‍👧‍👦" * 30, "That is a long one"),  # 30 characters of eleven units each
    ):
        assert (await types(home.ana, line)).startswith(answer)
    assert len(room(home)) == 1
    [box] = await home.storage.transact(lambda uow: uow.boxes.open_ones(home.ana.person.id))
    assert dict(box.body) == {}
    assert await types(home.ana, "be home by seven, if you like") == "What would it look like on an ordinary Tuesday?"
    assert (await types(home.ana, "I send you my pin code")).startswith("This one is about checking")
    safe = "Before you send this: if someone got hurt or frightened, a person can help more than I can."
    assert safe not in await types(home.ana, "a pot of tea")
    assert safe in await types(home.ana, "not raise my hand, whatever happens")
    assert "Put it by" in last(home.ana).buttons


async def test_either_lets_it_go_alone_and_both_read_that_not_who(home: Kept) -> None:
    text = await signed(home)
    await types(home.ana, "/agreements")
    card = last(home.ana)
    await taps(home.ana, "Let it go")
    assert card.text == "Let it go, for both of you? Both of you read that it has ended, not who ended it."
    await taps(home.ana, "Let it go")
    ended = room(home)[-1]
    assert (ended.text, ended.reply_to) == ("Let go. Agreements are allowed to end.", text)
    assert (card.text, card.buttons) == (ended.text, [])
    assert await alive(home) == []
    assert await types(home.ana, "/agreements") == "Nothing is agreed on just now. /agree begins one."


async def test_there_is_one_draft_at_a_time_and_at_most_three_stand(home: Kept) -> None:
    await in_room(home.ben, "/agree")
    offer = room(home)[-1]
    assert offer.buttons == ["Write mine"]
    assert (await in_room(home.ana, "/agree")).text == "One is being drafted already, further up."
    assert (await types(home.ana, "/agree")).startswith("Your line begins with “I will”.")
    await home.passes(timedelta(days=7, hours=2))
    await home.house.moments.tick(patient=True)
    await home.settles()
    assert (offer.buttons, last(home.ana).text) == ([], "This draft has been put away. /agree begins another.")
    assert await alive(home) == []
    for _ in range(3):
        await signed(home)
    assert (
        await types(home.ana, "/agree") == "You have three, which is plenty. Let one go first? /agreements shows them."
    )
    assert len(await alive(home)) == 3


async def test_what_was_written_can_be_edited_taken_back_or_let_pass_until_it_opens(home: Kept) -> None:
    await offered(home)
    line = await home.ana.writes("call you", home.ana.person.corner)
    await taps(home.ana, "Leave this out")
    home.ana.person.edits(line, "call you on the way home")
    await home.settles()
    shown = last(home.ana)
    assert shown.text.startswith("I will call you on the way home.")
    await taps(home.ana, "Put it by")
    home.ana.person.edits(line, "call you from the tram")
    await home.settles()
    assert shown.text.startswith("I will call you from the tram.")
    await taps(home.ana, "Take it back")
    assert (shown.text, shown.buttons) == ("Taken back.", [])
    await types(home.ana, "/agree")
    await taps(home.ana, "Not today")
    assert last(home.ana).text == "Left for now."
    await comes(home.ben, "Write mine")
    await writes(home.ben, HIS)
    assert len(room(home)) == 1
    await types(home.ana, "/agree")
    await writes(home.ana, HERS)
    assert room(home)[-1].buttons == SIGNING
    home.ana.person.edits(line, "something else")
    await home.settles()
    assert HERS in room(home)[-1].text


async def test_in_a_rest_nothing_opens_and_ending_needs_one_all_the_same(home: Kept) -> None:
    await signed(home)
    await rests(home.ana)
    assert await types(home.ben, "/agree") == RESTING
    assert (await in_room(home.ben, "/agreements")).text == RESTING
    await types(home.ben, "/agreements")
    mine = [message for message in corner(home.ben) if "Let it go" in message.buttons][-1]
    assert (mine.text, last(home.ben).text) == (f"I will {HIS}.", RESTING)
    await home.ben.taps("Let it go", on=mine)
    await home.ben.taps("Let it go", on=mine)
    assert await alive(home) == []


async def test_a_draft_that_both_have_written_opens_when_the_rest_is_over(home: Kept) -> None:
    await offered(home)
    await writes(home.ana, HERS)
    await comes(home.ben, "Write mine")
    await rests(home.ana)
    await writes(home.ben, HIS)
    assert len(room(home)) == 1
    await home.storage.transact(lambda uow: uow.rests.end(home.ana.person.id))
    await home.passes(timedelta(minutes=1))
    assert room(home)[-1].buttons == SIGNING
