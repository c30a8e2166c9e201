"""While a box is open, a reply to what is carried could mean either: its writer is asked, and it is kept nowhere."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.ritual import BoxKind, Ritual
from bot.rituals import RITUALS
from domain.messages import Incoming, Kind, Line, Say
from domain.questions import Box
from rehearsal.things import Message
from storage.unit_of_work import UnitOfWork
from tests.house import Kept, couple_at_home
from tests.rituals.corners import last, taps
from tests.rituals.rooms import begun, carried, kept_apart, lunch_carried, replies

FOR_BEN, FOR_MY_BOX = "For Ben", "For my box"
heard: list[str | None] = []


async def hears(incoming: Incoming, _box: Box, _uow: UnitOfWork) -> None:
    heard.append(incoming.text)


TEA = Ritual("tea", boxes={"leaf": BoxKind(hears, "lunch-hello"), "cup": BoxKind(hears, "lunch-not-today")})


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Kept]:
    """Lunch has come to both corners, and Ana has a question about tea."""
    heard.clear()
    async with couple_at_home(tmp_path, rituals=(*RITUALS, TEA)) as home:
        await begun(home)
        await kept_apart(home)
        await lunch_carried(home)
        yield home


async def asks(kept: Kept, ref: str = "box", step: str = "leaf") -> Message:
    """A question to Ana; gives back the lunch line above it."""
    ana, lunch = kept.ana.person.id, last(kept.ana)

    async def write(uow: UnitOfWork) -> None:
        box = Box(ref, ana, "tea", step, uow.now + timedelta(hours=3))
        await uow.ask(box, Say(ana, "tea", (Line("lunch-noted"),), Kind.ANSWER, person=ana))

    await kept.storage.transact(write)
    await kept.passes(timedelta(seconds=2))
    return lunch


def over(kept: Kept) -> list[str]:
    """What came to Ben after lunch."""
    return carried(kept.ben.heard)[1:]


async def test_it_is_asked_for_whom_it_is_and_goes_nowhere_meanwhile(kept: Kept) -> None:
    lunch = await asks(kept)
    soup = await replies(kept.ana, "soup", to=lunch)
    question = last(kept.ana)
    assert question.text == "Where shall I put that?"
    assert question.buttons == [FOR_BEN, FOR_MY_BOX]
    assert question.reply_to is soup
    assert (over(kept), heard, soup.reactions) == ([], [], {})


async def test_for_the_other_it_goes_over_as_any_reply_does(kept: Kept) -> None:
    lunch = await asks(kept)
    soup = await replies(kept.ana, "soup", to=lunch)
    await taps(kept.ana, FOR_BEN)
    assert (over(kept), heard) == (["soup"], [])
    assert soup.reactions == {kept.world.bot.id: ["✍"]}
    assert last(kept.ben).buttons == ["Got it", "Made me smile", "More tonight"]
    assert last(kept.ana).text != "Where shall I put that?"
    kept.ana.person.edits(soup, "stew")
    await kept.settles()
    assert over(kept) == ["stew"]


async def test_for_the_box_it_is_the_boxs_and_so_are_its_edits(kept: Kept) -> None:
    lunch = await asks(kept)
    leaf = await replies(kept.ana, "green", to=lunch)
    await taps(kept.ana, FOR_MY_BOX)
    kept.ana.person.edits(leaf, "black")
    await kept.settles()
    assert (over(kept), heard) == ([], ["green", "black"])


async def test_a_photo_can_be_for_the_other_and_not_for_a_box_of_words(kept: Kept) -> None:
    lunch = await asks(kept)
    kept.ana.person.sends(kept.ana.person.corner, "photo", reply_to=lunch)
    await kept.settles()
    await taps(kept.ana, FOR_BEN)
    assert kept.ben.person.corner.messages[-1].media == "photo"


async def test_of_several_boxes_each_is_named(kept: Kept) -> None:
    lunch = await asks(kept)
    await asks(kept, "other", "cup")
    await replies(kept.ana, "soup", to=lunch)
    assert last(kept.ana).buttons == [FOR_BEN, "Not today", "Just say hello"]
    await taps(kept.ana, "Not today")
    assert (over(kept), heard) == ([], ["soup"])


async def test_what_was_changed_before_the_tap_goes_as_it_is_then(kept: Kept) -> None:
    lunch = await asks(kept)
    soup = await replies(kept.ana, "soup", to=lunch)
    kept.ana.person.edits(soup, "stew")
    await kept.settles()
    assert (over(kept), heard) == ([], [])
    await taps(kept.ana, FOR_BEN)
    assert over(kept) == ["stew"]


async def test_what_was_taken_back_before_the_tap_goes_nowhere(kept: Kept) -> None:
    lunch = await asks(kept)
    soup = await replies(kept.ana, "soup", to=lunch)
    kept.ana.person.deletes(soup)
    tap = await taps(kept.ana, FOR_BEN)
    assert tap.alert
    assert (over(kept), heard) == ([], [])


async def test_a_reply_to_the_box_itself_and_one_to_nothing_are_the_boxs(kept: Kept) -> None:
    await asks(kept)
    await replies(kept.ana, "green", to=last(kept.ana))
    await kept.ana.writes("black", kept.ana.person.corner)
    assert (over(kept), heard) == ([], ["green", "black"])


async def test_the_others_box_is_no_question_of_mine(kept: Kept) -> None:
    await asks(kept)
    await replies(kept.ben, "bread")
    assert carried(kept.ana.heard)[1:] == ["bread"]
