"""The one private line after lunch, for whoever asked for it and has said nothing yet."""

from dataclasses import replace
from datetime import timedelta

import pytest

from storage.schema import timers
from tests.house import Kept
from tests.telegram.shelf import corners

LINE = "As you asked: today's lunch is open in your chat, if you like."
CARRIED = "As you asked: today's lunch is open here, if you like."
AFTER = timedelta(hours=2, minutes=24)


@pytest.fixture(autouse=True)
async def _ana_asked_for_it(kept: Kept) -> None:
    await corners(kept, "ana", "ben")
    await wants(kept, "ana", nudge=True)


async def wants(kept: Kept, name: str, *, nudge: bool) -> None:
    member = kept.couple.member(kept.people[name].person.id)
    assert member is not None
    await kept.storage.transact(lambda uow: uow.couples.change(replace(member, nudge=nudge)))


def nudges(kept: Kept, name: str = "ana") -> int:
    return kept.people[name].heard.count(LINE)


async def test_it_comes_once_to_whoever_asked_at_four_fifths_of_three_hours(kept: Kept) -> None:
    await kept.lunch()
    await kept.passes(AFTER - timedelta(seconds=1))
    assert nudges(kept) == 0
    await kept.passes(timedelta(seconds=1))
    assert (nudges(kept), nudges(kept, "ben"), len(kept.said)) == (1, 0, 1)
    assert kept.ana.person.corner.messages[-1].silent
    await kept.passes(timedelta(hours=8))
    assert nudges(kept) == 1


@pytest.mark.parametrize("how", ["a line", "a hello", "a pass"])
async def test_not_to_whoever_has_answered_or_passed(kept: Kept, how: str) -> None:
    await kept.lunch()
    if how == "a line":
        await kept.ana.replies("soup")
    else:
        await kept.ana.taps({"a hello": "Just say hello", "a pass": "Not today"}[how])
    await kept.passes(AFTER)
    assert nudges(kept) == 0
    assert await kept.rows(timers) == []  # and nothing tells who answered


async def test_the_others_answer_spares_nobody_theirs(kept: Kept) -> None:
    await kept.lunch()
    await kept.ben.replies("bread")
    await kept.passes(AFTER)
    assert nudges(kept) == 1


async def test_not_to_whoever_changed_their_mind_meanwhile(kept: Kept) -> None:
    await kept.lunch()
    await wants(kept, "ana", nudge=False)
    await kept.passes(AFTER)
    assert nudges(kept) == 0


async def test_not_while_either_rests(kept: Kept) -> None:
    await kept.lunch()
    await kept.storage.transact(lambda uow: uow.rests.begin(kept.ben.person.id, "rest", None))
    await kept.passes(AFTER)
    assert nudges(kept) == 0


@pytest.mark.parametrize(("place", "line"), [("carried", CARRIED), ("nowhere", None)])
async def test_without_a_group_it_names_none_and_without_a_room_it_does_not_come(
    kept: Kept, place: str, line: str | None
) -> None:
    await kept.storage.transact(lambda uow: uow.couples.set(kept.couple.id, room=None, place="carried"))
    await kept.is_at(kept.clock.now().replace(hour=12, minute=30))
    await kept.storage.transact(lambda uow: uow.couples.set(kept.couple.id, place=place))
    heard = len(kept.ana.heard)
    await kept.passes(AFTER)
    assert kept.ana.heard[heard:] == ([line] if line else [])


async def test_not_when_the_window_has_gone_by(kept: Kept) -> None:
    await kept.lunch()
    kept.clock.move(timedelta(hours=3, seconds=1))
    await kept.settles()
    assert nudges(kept) == 0
