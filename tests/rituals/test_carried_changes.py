"""What was said to a carried room is changed, taken back, held over night, or lost with a key: what the other sees."""

from dataclasses import replace
from datetime import timedelta

import pytest

from rehearsal.things import Message
from storage.schema import outbox
from tests.house import Kept
from tests.rituals.corners import last, taps
from tests.rituals.rooms import begun, carried, kept_apart, lunch_carried, replies, today
from tests.telegram.shelf import calls


@pytest.fixture(autouse=True)
async def _at_lunch(kept: Kept) -> None:
    await begun(kept)
    await kept_apart(kept)
    await lunch_carried(kept)


async def edits(kept: Kept, message: Message, text: str) -> None:
    kept.ana.person.edits(message, text)
    await kept.settles()


async def at_night(kept: Kept) -> None:
    """Ben's quiet hours, one of them, have begun, and Ana is awake."""
    member = kept.couple.member(kept.ben.person.id)
    assert member is not None
    await kept.storage.transact(lambda uow: uow.couples.change(replace(member, quiet="13:00-14:00")))
    await kept.is_at(today(kept, "13:05"))


# --- edits -----------------------------------------------------------------------------------------------------------


async def test_an_edited_line_is_edited_at_the_others_and_keeps_its_taps(kept: Kept) -> None:
    soup = await replies(kept.ana, "soup")
    await edits(kept, soup, "stew")
    assert carried(kept.ben.heard)[1:] == ["stew"]
    assert last(kept.ben).buttons == ["Got it", "Made me smile", "More tonight"]
    await kept.ben.taps("Got it", on=last(kept.ben))
    assert last(kept.ana).reply_to is soup


async def test_an_edited_caption_is_edited_below_the_copy(kept: Kept) -> None:
    photo = kept.ana.person.sends(kept.ana.person.corner, "photo", reply_to=last(kept.ana), caption="soup")
    await kept.settles()
    await edits(kept, photo, "stew")
    assert kept.ben.person.corner.messages[-1].text == "stew"
    assert kept.ben.person.corner.messages[-1].media == "photo"


async def test_a_long_text_that_was_edited_stays_below_its_line(kept: Kept) -> None:
    long = await replies(kept.ana, "soup " * 500)
    await edits(kept, long, "stew " * 500)
    line, words = kept.ben.person.corner.messages[-2:]
    assert words.text == ("stew " * 500).strip()
    assert line.buttons


async def test_after_two_days_an_edit_is_not_carried(kept: Kept) -> None:
    soup = await replies(kept.ana, "soup")
    await kept.storage.transact(lambda uow: uow.carried.forget())
    await edits(kept, soup, "stew")
    assert carried(kept.ben.heard)[1:] == ["stew"]
    kept.clock.move(timedelta(hours=49))
    await kept.storage.transact(lambda uow: uow.carried.forget())
    await edits(kept, soup, "a secret")
    assert "stew" in carried(kept.ben.heard)
    assert not any("secret" in text for text in kept.ben.heard)


async def test_an_edit_of_words_that_stayed_stays_too(kept: Kept) -> None:
    prompt = last(kept.ana)
    own = await kept.ana.writes("mine", kept.ana.person.corner)
    await edits(kept, own, "still mine")
    for number in range(10):
        await replies(kept.ana, f"soup {number}", to=prompt)
    too_many = await replies(kept.ana, "eleven", to=prompt)
    await edits(kept, too_many, "twelve")
    assert carried(kept.ben.heard)[1:] == [f"soup {number}" for number in range(10)]


# --- what waits ------------------------------------------------------------------------------------------------------


async def test_words_wait_for_the_end_of_quiet_hours_and_come_as_they_were_edited(kept: Kept) -> None:
    await at_night(kept)
    soup = await replies(kept.ana, "soup")
    assert soup.reactions == {kept.world.bot.id: ["✍"]}
    await edits(kept, soup, "stew")
    assert len(kept.ben.heard) == 1
    await kept.is_at(today(kept, "14:01"))
    assert carried(kept.ben.heard)[1:] == ["stew"]


@pytest.mark.parametrize("kind", ["text", "photo"])
async def test_what_was_taken_back_meanwhile_never_comes_and_nobody_is_told(kept: Kept, kind: str) -> None:
    await at_night(kept)
    corner = kept.ana.person.corner
    if kind == "text":
        said = await replies(kept.ana, "soup")
    else:
        said = kept.ana.person.sends(corner, "photo", reply_to=last(kept.ana))
        await kept.settles()
    kept.ana.person.deletes(said)
    before = [list(one.heard) for one in (kept.ana, kept.ben)]
    await kept.is_at(today(kept, "14:30"))
    assert [list(one.heard) for one in (kept.ana, kept.ben)] == before


async def test_what_is_taken_back_between_its_line_and_its_copy_takes_the_line_away(kept: Kept) -> None:
    kept.world.trouble.next("refuse", method="copyMessage", description="Bad Request: message to copy not found")
    kept.ana.person.sends(kept.ana.person.corner, "photo", reply_to=last(kept.ana))
    await kept.settles()
    assert len(kept.ben.heard) == len(kept.ana.heard) == 1


async def test_what_telegram_lets_nobody_copy_stays_and_its_author_is_told(kept: Kept) -> None:
    kept.world.trouble.next("refuse", method="copyMessage", description="Bad Request: message can't be copied")
    poll = kept.ana.person.sends(kept.ana.person.corner, "document", reply_to=last(kept.ana))
    await kept.settles()
    assert len(kept.ben.heard) == 1
    assert kept.ana.heard[1:] == ["I can't carry this one, so it stays here."]
    assert last(kept.ana).reply_to is poll


@pytest.mark.parametrize("trouble", ["lost_request", "bad_gateway"])
async def test_whether_it_is_still_there_is_asked_until_somebody_says(kept: Kept, trouble: str) -> None:
    kept.world.trouble.next(trouble, method="setMessageReaction", times=2)
    kept.ana.person.writes(kept.ana.person.corner, "soup", reply_to=last(kept.ana))
    await kept.endures(timedelta(minutes=2))
    assert carried(kept.ben.heard)[1:] == ["soup"]


async def test_in_a_rest_that_ends_soon_it_waits_and_in_a_long_one_it_lapses(kept: Kept) -> None:
    prompt = last(kept.ana)
    await at_night(kept)
    await replies(kept.ana, "soup", to=prompt)
    until = kept.clock.now() + timedelta(hours=3)
    await kept.storage.transact(lambda uow: uow.rests.begin(kept.ben.person.id, "rest", until))
    await kept.is_at(today(kept, "15:30"))
    assert len(kept.ben.heard) == 1
    await kept.is_at(today(kept, "16:30"))
    assert carried(kept.ben.heard)[1:] == ["soup"]
    await kept.is_at(today(kept, "13:05"))
    await replies(kept.ana, "bread", to=prompt)
    await kept.storage.transact(lambda uow: uow.rests.begin(kept.ben.person.id, "rest", None))
    await kept.passes(timedelta(hours=49))
    await kept.storage.transact(lambda uow: uow.rests.end(kept.ben.person.id))
    await kept.passes(timedelta(hours=1))
    assert "bread" not in carried(kept.ben.heard)


# --- what is kept ----------------------------------------------------------------------------------------------------


async def test_text_is_kept_until_it_is_sent_and_then_no_longer(kept: Kept) -> None:
    await at_night(kept)
    await replies(kept.ana, "soup")
    assert [bool(row.payload) for row in await kept.rows(outbox) if row.source_message] == [True]
    await kept.is_at(today(kept, "14:01"))
    assert [row.payload for row in await kept.rows(outbox) if row.source_message] == [None]


@pytest.mark.parametrize("kind", ["text", "photo"])
async def test_with_its_authors_key_goes_what_is_on_its_way(kept: Kept, kind: str) -> None:
    await at_night(kept)
    if kind == "text":
        await replies(kept.ana, "soup")
    else:
        kept.ana.person.sends(kept.ana.person.corner, "photo", reply_to=last(kept.ana))
        await kept.settles()
    await kept.storage.erase(kept.ana.person.id)
    await kept.is_at(today(kept, "14:30"))
    assert len(kept.ben.heard) == 1


async def test_a_kill_between_the_line_and_its_copy_loses_neither(kept: Kept) -> None:
    kept.ana.person.sends(kept.ana.person.corner, "photo", reply_to=last(kept.ana))
    await kept.hears()
    await kept.works()
    while len(calls(kept, "copyMessage")) == 0 and len(kept.ben.heard) == 1:
        letters, _ = await kept.house.sender.claim()
        for letter in letters:
            await kept.house.sender.deliver(letter)
        kept.clock.move(timedelta(seconds=1))
    await kept.restarts()
    await kept.settles()
    line, copy = kept.ben.person.corner.messages[-2:]
    assert (copy.media, copy.reply_to) == ("photo", line)


async def test_a_tap_under_what_is_long_gone_is_answered_privately(kept: Kept) -> None:
    await replies(kept.ana, "soup")
    kept.clock.move(timedelta(hours=49))
    await kept.storage.transact(lambda uow: uow.carried.forget())
    tap = await taps(kept.ben, "Got it")
    assert tap.text == "These buttons are from earlier. Nothing has changed."
