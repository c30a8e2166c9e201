"""My part: written apart, read once by its author, sent when they choose, and with nothing to answer."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from rehearsal.things import Message
from storage.schema import boxes, outbox
from tests.hours.talk import GONE, march
from tests.house import Kept, Someone, couple_at_home
from tests.rituals.corners import last, taps, types
from tests.rituals.shelf import everything

DID, WAS, WILL = "I read your letter, but you left it out.", "Like being watched.", "I'll ask before I open anything."
READ = "Before it goes, read it once as Ben. Is there a line in it about what Ben did?"
NOTE = f"From Ana:\n{DID}\n{WAS}\n{WILL}\nThere's nothing you have to do with this."


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Kept]:
    async with couple_at_home(tmp_path) as home:
        for someone in (home.ana, home.ben):
            await types(someone, "/start")
        yield home


async def writes_it(someone: Someone, *lines: str) -> None:
    await types(someone, "/mypart")
    for line in lines or (DID, WAS, WILL):
        await types(someone, line)


async def test_three_boxes_one_look_and_a_moment_of_ones_own(kept: Kept) -> None:
    before, heard = await everything(kept), len(kept.ben.heard)
    await kept.ana.writes(f"/mypart@{kept.world.bot.username}")
    asked = last(kept.ana)
    assert asked.text.endswith("What did you do, or leave undone? One or two plain sentences.")
    assert "It stays in their Telegram" in asked.text
    await types(kept.ana, DID)
    assert asked.buttons == []
    assert last(kept.ana).text.startswith("How might it have been for Ben?")
    await types(kept.ana, WAS)
    await types(kept.ana, WILL)
    look = last(kept.ana)
    assert look.text.startswith(f"{READ}\n{DID}\n{WAS}\n{WILL}\n")
    [line] = [each for each in look.entities if each["type"] == "underline"]
    assert look.text[line["offset"] : line["offset"] + line["length"]] == "but you"
    assert look.buttons == ["No, it's all mine", "Yes, let me change it", "It belongs there"]
    await taps(kept.ana, "It belongs there")
    assert last(kept.ana).buttons == ["Today, 09:00", "Tonight, 19:00", "Tomorrow, 09:00", "Not today"]
    await taps(kept.ana, "Tonight, 19:00")
    assert last(kept.ana).text == "It arrives tonight at 19:00. Nothing comes back through me."
    await kept.is_at(march(2, 18, 59))
    assert (len(kept.ben.heard), kept.said) == (heard, [])
    await kept.is_at(march(2, 19))
    cover = last(kept.ben)
    assert (cover.text, cover.buttons, last(kept.ana).buttons) == ("A small note is here.", ["Open"], [])
    said = len(kept.ana.heard)
    await kept.ben.taps("Open", on=cover)
    assert (cover.text, cover.buttons) == (NOTE, [])
    await kept.is_at(march(3, 18, 59))
    assert [row for row in await kept.rows(outbox) if row.shown == "mine" and row.payload]
    await kept.is_at(march(3, 19, 1))
    await kept.storage.transact(lambda uow: uow.covers.forget())
    assert [row for row in await kept.rows(outbox) if row.shown == "mine" and row.payload] == []
    await kept.is_at(march(5, 19))
    await kept.storage.transact(lambda uow: uow.boxes.forget())
    assert await everything(kept) == before
    assert (len(kept.ana.heard), kept.said) == (said, [])


async def test_it_can_be_changed_after_the_look_and_taken_back_until_it_arrives(kept: Kept) -> None:
    heard = len(kept.ben.heard)
    await writes_it(kept.ana)
    await taps(kept.ana, "Yes, let me change it")
    assert last(kept.ana).buttons == ["What I did", "How it may have been", "What I'll do"]
    await taps(kept.ana, "What I did")
    message = await kept.ana.writes("I read your lettre.", kept.ana.person.corner)
    assert last(kept.ana).text.startswith("When would you like it to arrive?")  # looked at once, and not again
    kept.ana.person.edits(message, "I read your letter.")
    await kept.settles()
    await taps(kept.ana, "Tonight, 19:00")
    await taps(kept.ana, "Take it back")
    assert last(kept.ana).text == "Taken back. It never left."
    await kept.is_at(march(3, 9))
    assert len(kept.ben.heard) == heard

    await writes_it(kept.ana, "I read your letter.", WAS, WILL)
    await taps(kept.ana, "No, it's all mine")
    await taps(kept.ana, "Tonight, 19:00")
    sent = last(kept.ana)
    markup = sent.markup
    await kept.is_at(march(3, 19))
    sent.markup = markup  # a phone that was offline still shows it
    assert (await kept.ana.taps("Take it back", on=sent)).text == GONE
    await kept.ben.taps("Open", on=last(kept.ben))
    assert last(kept.ben).text == NOTE.replace(DID, "I read your letter.")


async def test_what_is_put_away_or_too_long_or_no_words_goes_nowhere(kept: Kept) -> None:
    heard = len(kept.ben.heard)
    await types(kept.ana, "/mypart")
    assert await types(kept.ana, "sorry " * 101) == "That is more than 600 characters. Shorter is easier to read."
    kept.ana.person.sends(kept.ana.person.corner, "photo")
    await kept.settles()
    assert last(kept.ana).text == "This one wants words."
    await types(kept.ana, DID)
    await taps(kept.ana, "Not today")
    assert last(kept.ana).text == "Put away. Nothing of it is kept."
    assert all(row.closed_at for row in await kept.rows(boxes))
    await writes_it(kept.ana)
    assert await types(kept.ana, "and one more thing") == "The buttons below it answer that."
    look = _look(kept)
    markup = look.markup
    await kept.passes(timedelta(days=1))
    assert look.text == "Put away. Nothing of it is kept."
    look.markup = markup  # a phone that was offline still shows it
    assert (await kept.ana.taps("No, it's all mine", on=look)).text == GONE
    assert (len(kept.ben.heard), kept.said) == (heard, [])


def _look(kept: Kept) -> Message:
    return [one for one in kept.ana.person.corner.messages if one.text.startswith(READ)][-1]


@pytest.mark.parametrize("opened", [False, True])
async def test_who_leaves_takes_what_nobody_has_opened_along(kept: Kept, opened: bool) -> None:
    await writes_it(kept.ana)
    await taps(kept.ana, "No, it's all mine")
    await taps(kept.ana, "Tonight, 19:00")
    await kept.is_at(march(2, 19))
    cover = last(kept.ben)
    if opened:
        await kept.ben.taps("Open", on=cover)
    await types(kept.ana, "/leave")
    await taps(kept.ana, "Leave")
    await taps(kept.ana, "Leave now")
    if not opened:
        await kept.ben.taps("Open", on=cover)
    assert cover.text == (NOTE if opened else "This has gone.")


@pytest.mark.parametrize(("style", "boxes_of_it"), [("We keep it practical", 2), ("We keep it gentle", 1)])
async def test_the_quieter_style_has_fewer_boxes(kept: Kept, style: str, boxes_of_it: int) -> None:
    await types(kept.ben, "/style")
    await taps(kept.ben, style)
    await types(kept.ana, "/mypart")
    for _ in range(boxes_of_it):
        assert not last(kept.ana).text.startswith(READ)
        await types(kept.ana, WILL)
    assert last(kept.ana).text.startswith(READ)
