"""After the close of an evening it is quiet for both until morning, whatever else would come."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from domain.noise import UNASKED, Noise
from tests.house import Kept
from tests.rituals.corners import last, taps, types
from tests.rituals.evenings import BUTTONS, LIGHTS_OUT, TEN, couple_with_evenings, evening, finishes
from tests.telegram.shelf import owe, to_corner, to_room

MORNING = TEN + timedelta(hours=9, minutes=30)
BEFORE_QUIET_HOURS = TEN + timedelta(minutes=20)


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Kept]:
    async with couple_with_evenings(tmp_path) as home:
        yield home


async def ends(kept: Kept, how: str) -> None:
    await evening(kept)
    if how == "it opened":
        await finishes(kept.ana, "tired")
        await finishes(kept.ben, "slow")
    elif how == "two good nights":
        await kept.ana.taps("Good night")
        await kept.ben.taps("Good night")


async def owed_at(kept: Kept, at: datetime, noise: Noise) -> None:
    """To Ben alone; what costs the day nothing, to both as well."""
    await kept.is_at(at)
    await owe(kept, to_corner(kept, "ben", "to ben", noise=noise))
    if noise not in UNASKED:
        await owe(kept, to_room(kept, "to both", noise=noise))
    await kept.settles()


def came(kept: Kept) -> tuple[int, int]:
    """How often that came, to Ben and to both."""
    return kept.ben.heard.count("to ben"), [one.text for one in kept.said].count("to both")


@pytest.mark.parametrize("noise", [Noise.OFFER, Noise.NUDGE, Noise.NEWS, Noise.OWN])
@pytest.mark.parametrize("how", ["it opened", "two good nights"])
async def test_what_nobody_just_asked_for_waits_until_morning(kept: Kept, how: str, noise: Noise) -> None:
    await ends(kept, how)
    await owed_at(kept, BEFORE_QUIET_HOURS, noise)
    assert came(kept) == (0, 0)
    await kept.is_at(MORNING - timedelta(minutes=1))
    assert came(kept) == (0, 0)
    await kept.is_at(MORNING + timedelta(seconds=5))
    assert came(kept) == (1, noise not in UNASKED)


async def test_while_the_evening_is_open_it_comes(kept: Kept) -> None:
    await ends(kept, "not yet")
    await owed_at(kept, BEFORE_QUIET_HOURS, Noise.OWN)
    assert came(kept) == (1, 1)


async def test_what_somebody_asks_for_is_answered(kept: Kept) -> None:
    await ends(kept, "it opened")
    assert "Bedtime is at 22:00" in await types(kept.ana, "/bedtime")


async def test_what_one_does_oneself_is_answered_at_once_and_told_to_the_other_in_the_morning(kept: Kept) -> None:
    await ends(kept, "it opened")
    assert "call" in await types(kept.ana, "/promise call you tomorrow at 6 pm")
    await taps(kept.ana, "Yes")
    assert last(kept.ana).text.startswith("Written down.")
    assert not any("call you" in one.text for one in kept.said)
    await kept.is_at(MORNING + timedelta(seconds=5))
    assert any("call you" in one.text for one in kept.said)


async def test_also_for_whoever_has_no_quiet_hours(kept: Kept) -> None:
    await types(kept.ben, "/quiet off")
    await ends(kept, "it opened")
    await owed_at(kept, LIGHTS_OUT, Noise.OWN)
    assert came(kept) == (0, 0)
    await kept.is_at(MORNING + timedelta(seconds=5))
    assert came(kept) == (1, 1)


async def test_an_evening_that_closed_while_we_were_away_holds_up_nothing_of_the_next(kept: Kept) -> None:
    await evening(kept)
    kept.clock.until(TEN + timedelta(days=1))
    await kept.settles()
    assert [one.buttons for one in kept.said] == [[], BUTTONS]
