"""Coffee is asked of each apart; only two yeses are told, and one shows nothing at all."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from rehearsal.things import Message
from tests.hours.talk import GONE, march, rests
from tests.house import Kept, Someone, couple_at_home
from tests.rituals.corners import last, taps, types
from tests.rituals.shelf import everything
from tests.unseen.watching import Unmoved, Watch

LIKE, PASS = "I'd like that", "Not today"
BOTH = "You both would like that, so I'll leave you to it. No phones, no me."
OPEN = "I'll leave it open. Two cups can be made by one person."


async def agree_on_coffee(kept: Kept) -> None:
    """At half past eight, which both want."""
    for someone in (kept.ana, kept.ben):
        await types(someone, "/start")
    await types(kept.ana, "/coffee 8:30")
    assert kept.said[-1].text.startswith("Ana would like: Coffee at 08:30, every day.")
    await kept.ben.taps("Yes", on=kept.said[-1])


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Kept]:
    async with couple_at_home(tmp_path) as home:
        await agree_on_coffee(home)
        yield home


async def asked(kept: Kept, day: int) -> tuple[Message, Message]:
    """Half past eight on that day of March; what lies in each corner then."""
    await kept.is_at(march(day, 8, 30))
    hers, his = last(kept.ana), last(kept.ben)
    assert (hers.buttons, his.buttons) == ([LIKE, PASS], [LIKE, PASS])
    assert hers.text == his.text
    return hers, his


async def test_two_would_like_it_and_one_is_enough_to_let_it_be(kept: Kept) -> None:
    room, before = len(kept.said), await everything(kept)
    hers, his = await asked(kept, 3)
    await taps(kept.ana, LIKE)
    assert (hers.text, hers.buttons, len(kept.ben.heard)) == (OPEN, [], kept.ben.heard.index(his.text) + 1)
    await taps(kept.ben, LIKE)
    assert (his.text, last(kept.ana).text, last(kept.ben)) == (BOTH, BOTH, his)
    assert (len(kept.said), await everything(kept)) == (room, before)

    hers, his = await asked(kept, 4)
    await taps(kept.ana, LIKE)
    await taps(kept.ben, PASS)
    assert (hers.text, his.text) == (OPEN, "That's fine. Nobody is told.")
    await kept.is_at(march(4, 10, 30))
    assert await everything(kept) == before
    assert (last(kept.ana), last(kept.ben), len(kept.said)) == (hers, his, room)

    hers, his = await asked(kept, 5)
    await taps(kept.ana, LIKE)
    await kept.is_at(march(5, 10, 30))
    assert (await kept.ben.taps(LIKE, on=his)).text == GONE
    assert last(kept.ana) is hers
    await asked(kept, 6)
    assert his.buttons == []


async def test_in_a_rest_nothing_is_asked_and_a_late_yes_reads_so(kept: Kept) -> None:
    _, his = await asked(kept, 3)
    await rests(kept.ana)
    assert (await kept.ben.taps(LIKE, on=his)).text == "The rituals are resting."
    heard = len(kept.ben.heard)
    await kept.is_at(march(4, 9))
    assert len(kept.ben.heard) == heard


async def nothing(_ana: Someone) -> None:
    """She is not there, or reads."""


async def says_yes(ana: Someone) -> None:
    await taps(ana, LIKE)


async def lets_it_pass(ana: Someone) -> None:
    await taps(ana, PASS)


async def test_one_yes_and_a_pass_look_like_silence_to_the_other(tmp_path: Path) -> None:
    seen = []
    for does in (nothing, says_yes, lets_it_pass):
        folder = tmp_path / does.__name__
        folder.mkdir()
        async with couple_at_home(folder) as kept:
            kept.storage.chance = Unmoved(7)
            await agree_on_coffee(kept)
            watch = Watch(kept.world, kept.room, kept.ben.person)
            await asked(kept, 3)
            await does(kept.ana)
            await kept.is_at(march(3, 9))
            await kept.ben.writes("/coffee", kept.ben.person.corner)
            await taps(kept.ben, PASS)
            await kept.is_at(march(3, 12))
            seen.append(watch.seen)
    assert seen[0] == seen[1] == seen[2]
