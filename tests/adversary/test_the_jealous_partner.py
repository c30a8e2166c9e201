"""Ben, jealous and with time, tries everything; he sees the same, to the second, whatever Ana did for herself alone."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot import renewing
from bot.telegram.floods import Floods
from rehearsal.people import Person
from tests.adversary import tricks
from tests.adversary.eyes import Eyes, eyes_of, read_by
from tests.adversary.tricks import CANARY, LEAVES, commands
from tests.house import Kept
from tests.rituals.corners import last, taps, types
from tests.rituals.evenings import TEN, couple_with_evenings
from tests.unseen.days import opens, passes
from tests.unseen.watching import Unmoved

Does = Callable[[Kept], Awaitable[None]]
NOON = TEN.replace(hour=12, minute=40)
A_DAY = timedelta(days=1)
A_MOMENT = timedelta(seconds=20)
SETTLED = timedelta(minutes=20)  # however long Telegram makes the sender wait for what she did


async def absent(_kept: Kept) -> None:
    """She reads, or is not there."""


async def at_noon(kept: Kept) -> None:
    """She lets lunch pass, opens what lies there, asks for everything of hers, and writes into whatever asks her."""
    await types(kept.ana, f"{CANARY} into nothing at all")
    await types(kept.ana, f"/promise call {CANARY} tomorrow at 6")
    if "Quietly" in last(kept.ana).buttons:  # on the second day a line of the first may be open
        await taps(kept.ana, "Quietly")
    for name in commands(*LEAVES, "start"):
        await types(kept.ana, f"/{name}")
        await types(kept.ana, f"{CANARY} about {name}")
    await passes(kept, kept.ana.person)
    await opens(kept, kept.ana.person)


async def at_night(kept: Kept) -> None:
    """She begins, writes three lines and does not finish."""
    await types(kept.ana, "/cancel")
    tap = await kept.ana.taps("Begin", on=next(one for one in reversed(kept.said) if "Begin" in one.buttons))
    if tap.url:
        kept.ana.person.opens(tap.url)
        await kept.settles()
    for number in range(3):
        await types(kept.ana, f"{CANARY} {number}")


async def _at(kept: Kept, at: datetime, hers: Does, *his: Does) -> None:
    await kept.is_at(at)
    await hers(kept)
    for number, does in enumerate(his, 1):
        await kept.is_at(at + SETTLED * number)
        await kept.is_at(at + SETTLED * number + A_MOMENT)  # what ends for her at the full minute takes seconds
        await does(kept)


def _his(does: Callable[[Kept, Person], Awaitable[None]]) -> Does:
    async def act(kept: Kept) -> None:
        await does(kept, kept.ben.person)

    return act


async def lived(folder: Path, noon: Does, night: Does) -> Eyes:
    """Two days of theirs as he sees them."""
    async with couple_with_evenings(folder) as kept:
        kept.storage.chance = Unmoved(11)
        kept.house.intake.floods = Floods(most=10**6)  # nobody's thumbs are so quick, and nothing here is let pass
        await kept.storage.transact(lambda uow: renewing.run(kept.couple, uow))
        eyes = eyes_of(kept, "ben")
        others = eyes_of(kept, "cleo")
        await _at(kept, NOON, noon, *map(_his, (tricks.types_everything, tricks.edits_and_answers, tricks.forges)))
        await _at(
            kept,
            TEN + timedelta(minutes=3),
            night,
            *map(_his, (tricks.follows_links, tricks.looks_around, tricks.forges)),
        )
        await _at(
            kept,
            NOON + A_DAY,
            noon,
            *map(_his, (tricks.looks_around, tricks.forwards, tricks.replays, tricks.follows_links)),
            *map(_his, (tricks.hides_in_the_group, tricks.brings_company, tricks.moves_the_group)),
        )
        assert CANARY not in read_by(eyes).replace(f"/{CANARY}", "")
        assert CANARY not in read_by(others)
        return eyes


@pytest.mark.long
async def test_whatever_he_tries_he_sees_the_same_as_if_she_had_done_nothing(tmp_path: Path) -> None:
    for name in ("busy", "absent"):
        (tmp_path / name).mkdir()
    seen = (await lived(tmp_path / "absent", absent, absent)).seen
    busy = (await lived(tmp_path / "busy", at_noon, at_night)).seen
    assert len(seen) > 500
    assert busy == seen
