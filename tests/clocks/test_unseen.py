"""Until it opens, whoever sleeps over there and has finished looks like one who never came, to the second."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.clocks.ocean import NEW_YORK, at, lives, over_an_ocean
from tests.house import Someone
from tests.rituals.corners import taps
from tests.rituals.evenings import finishes, passes_all, writes
from tests.unseen.watching import Unmoved, Watch

Does = Callable[[Someone], Awaitable[object]]


async def nothing(_: Someone) -> None:
    """She is not there."""


async def seen_by_ben(folder: Path, hers: Does, *, carried: bool) -> list[tuple[str, ...]]:
    """She acts at ten in London, he finishes at ten in New York; all until a minute before both are awake."""
    async with over_an_ocean(folder, carried=carried) as kept:
        kept.storage.chance = Unmoved(99)
        watch = Watch(kept.world, kept.room, kept.ben.person)
        await lives(kept, at("2026-03-02 22:00"))
        await hers(kept.ana)
        await lives(kept, at("2026-03-02 22:00", NEW_YORK))
        await finishes(kept.ben, "slow", "the soup")
        await lives(kept, at("2026-03-03 07:29", NEW_YORK))
        seen = list(watch.seen)
        await lives(kept, at("2026-03-03 07:31", NEW_YORK))
        assert ("your evening" in str(watch.seen[len(seen) :]).lower()) is (hers is all_of_it)
        return seen


async def all_of_it(ana: Someone) -> None:
    await finishes(ana, "tired", "the walk", "glad", "the dentist")


async def some(ana: Someone) -> None:
    await writes(ana, "tired")
    await taps(ana, "Not today")


@pytest.mark.parametrize("carried", [False, True], ids=["group", "carried"])
async def test_what_he_sees_is_the_same_whether_she_has_finished_begun_or_not_come(
    tmp_path: Path, *, carried: bool
) -> None:
    for name in ("absent", "all_of_it", "some", "passes_all"):
        (tmp_path / name).mkdir()
    absent = await seen_by_ben(tmp_path / "absent", nothing, carried=carried)
    assert absent
    for hers in (all_of_it, some, passes_all):
        assert await seen_by_ben(tmp_path / hers.__name__, hers, carried=carried) == absent
