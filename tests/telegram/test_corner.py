"""What is written in a corner goes to the question it answers and no other; unclear, it is kept nowhere meanwhile."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.ritual import BoxKind, Ritual
from bot.rituals import RITUALS
from domain.messages import Incoming, Kind, Line, Say
from domain.questions import Box
from rehearsal.things import Message
from storage.schema import boxes, inbox, outbox
from storage.unit_of_work import UnitOfWork
from tests.house import Kept, couple_at_home
from tests.telegram.shelf import corners

heard: list[tuple[str, str | None, bool]] = []


async def hears(incoming: Incoming, box: Box, _uow: UnitOfWork) -> None:
    heard.append((box.ref, incoming.text, incoming.edited))


TEA = Ritual(
    "tea",
    boxes={
        "leaf": BoxKind(hears, "lunch-hello"),
        "cup": BoxKind(hears, "lunch-not-today", takes_media=True, takes_location=True),
    },
)


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Kept]:
    """A house with questions about tea, Ana's corner open."""
    heard.clear()
    async with couple_at_home(tmp_path, rituals=(*RITUALS, TEA)) as home:
        await corners(home, "ana", "ben")
        yield home


async def asks(kept: Kept, ref: str, step: str = "leaf", *, by_itself: bool = False) -> Message:
    """A question to Ana; gives back its message."""
    ana = kept.ana.person.id

    async def write(uow: UnitOfWork) -> None:
        box = Box(ref, ana, "tea", step, uow.now + timedelta(hours=1), by_itself=by_itself)
        await uow.ask(box, Say(ana, "tea", (Line("lunch-noted"),), Kind.ANSWER, person=ana))

    await kept.storage.transact(write)
    await kept.passes(timedelta(seconds=2))
    return kept.ana.person.corner.messages[-1]


async def says(kept: Kept, text: str, reply_to: Message | None = None) -> Message:
    return await kept.ana.writes(text, kept.ana.person.corner, reply_to=reply_to)


async def test_unreplied_text_answers_the_question_last_turned_to(kept: Kept) -> None:
    await asks(kept, "first")
    await asks(kept, "second")
    await says(kept, "green")
    assert heard == [("second", "green", False)]


async def test_a_reply_answers_what_it_replies_to(kept: Kept) -> None:
    first = await asks(kept, "first")
    await asks(kept, "second")
    await says(kept, "black", first)
    await says(kept, "with milk")
    assert heard == [("first", "black", False), ("first", "with milk", False)]


async def test_what_came_by_itself_takes_text_only_when_nothing_was_turned_to(kept: Kept) -> None:
    await asks(kept, "mine")
    await asks(kept, "came", by_itself=True)
    await says(kept, "green")
    await kept.storage.transact(lambda uow: uow.boxes.close("mine"))
    await says(kept, "black")
    assert heard == [("mine", "green", False), ("came", "black", False)]


async def test_when_two_could_be_meant_it_asks_and_keeps_nothing_until_it_is_told(kept: Kept) -> None:
    await asks(kept, "leaf", by_itself=True)
    await asks(kept, "cup", "cup", by_itself=True)
    await says(kept, "a secret blend")
    assert heard == []
    asked = kept.ana.person.corner.messages[-1]
    assert (asked.text, asked.buttons) == ("Where shall I put that?", ["Not today", "Just say hello", "Nowhere"])
    lying = str([*await kept.rows(inbox), *await kept.rows(outbox)])
    assert "secret" not in lying
    await kept.ana.taps("Just say hello", on=asked)
    assert heard == [("leaf", "a secret blend", False)]
    assert asked.deleted


async def test_nowhere_means_nowhere(kept: Kept) -> None:
    await asks(kept, "leaf", by_itself=True)
    await asks(kept, "cup", "cup", by_itself=True)
    await says(kept, "a secret blend")
    asked = kept.ana.person.corner.messages[-1]
    await kept.ana.taps("Nowhere", on=asked)
    assert (heard, asked.deleted) == ([], True)


async def test_somebody_else_cannot_choose_for_her(kept: Kept) -> None:
    await asks(kept, "leaf", by_itself=True)
    await asks(kept, "cup", "cup", by_itself=True)
    await says(kept, "a secret blend")
    tap = await kept.ben.taps("Just say hello", on=kept.ana.person.corner.messages[-1])
    assert (heard, bool(tap.text)) == ([], True)


async def test_with_no_question_open_it_asks_where_and_keeps_nothing_meanwhile(kept: Kept) -> None:
    await says(kept, "a secret blend tomorrow at 6")
    asked = kept.ana.person.corner.messages[-1]
    assert (asked.text, asked.buttons) == ("Where shall I put that?", ["A promise", "Nowhere"])
    assert "secret" not in str([*await kept.rows(inbox), *await kept.rows(outbox), *await kept.rows(boxes)])
    await kept.ana.taps("A promise", on=asked)
    assert kept.ana.heard[-1] == "Tomorrow, 18:00: a secret blend."
    assert asked.deleted


async def test_with_no_question_open_nowhere_means_nowhere(kept: Kept) -> None:
    await says(kept, "a secret blend")
    asked = kept.ana.person.corner.messages[-1]
    await kept.ana.taps("Nowhere", on=asked)
    assert (asked.deleted, await kept.rows(boxes)) == (True, [])


async def test_to_a_picture_no_question_is_open(kept: Kept) -> None:
    kept.ana.person.sends(kept.ana.person.corner, "photo")
    await kept.settles()
    assert kept.ana.heard[-1].startswith("No question is open here")


async def test_an_edited_answer_is_the_answer(kept: Kept) -> None:
    await asks(kept, "first")
    line = await says(kept, "grene")
    kept.ana.person.edits(line, "green")
    await kept.settles()
    assert heard == [("first", "grene", False), ("first", "green", True)]


async def test_a_closed_question_says_so_kindly_and_an_edit_after_it_says_nothing(kept: Kept) -> None:
    question = await asks(kept, "first")
    line = await says(kept, "green")
    await kept.storage.transact(lambda uow: uow.boxes.close("first"))
    await says(kept, "black", question)
    assert kept.ana.heard[-1] == "That question is closed, so I have not kept this."
    count = len(kept.ana.heard)
    kept.ana.person.edits(line, "white")
    await kept.settles()
    assert (heard, len(kept.ana.heard)) == ([("first", "green", False)], count)


async def test_a_picture_is_told_that_words_are_wanted_unless_the_question_takes_one(kept: Kept) -> None:
    await asks(kept, "first")
    kept.ana.person.sends(kept.ana.person.corner, "photo", caption="look")
    await kept.settles()
    assert (kept.ana.heard[-1], heard) == ("This one wants words.", [])
    await asks(kept, "second", "cup")
    kept.ana.person.sends(kept.ana.person.corner, "photo", caption="look")
    kept.ana.person.sends(kept.ana.person.corner, "location")
    await kept.settles()
    assert [one[:2] for one in heard] == [("second", "look"), ("second", None)]


async def test_a_stranger_is_shown_the_way_in_and_nothing_else(kept: Kept) -> None:
    kept.cleo.person.writes(kept.world.bot, "hello?")
    kept.cleo.person.writes(kept.world.bot, "/nonsense")
    await kept.settles()
    assert len(set(kept.cleo.heard)) == 1
    assert kept.cleo.heard[0].startswith("Hello.")


async def test_an_unknown_command_hears_one_kind_line(kept: Kept) -> None:
    await says(kept, "/nonsense")
    assert kept.ana.heard[-1] == "I don't know that one. /help shows what there is."
