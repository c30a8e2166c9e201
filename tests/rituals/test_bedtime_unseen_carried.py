"""The same where their room is carried: until it opens, a corner holds nothing of what the other does with theirs."""

from pathlib import Path

import pytest

from tests.house import Kept, Someone
from tests.rituals.corners import taps
from tests.rituals.evenings import LIGHTS_OUT, TEN, box, couple_with_evenings, finishes, writes
from tests.rituals.rooms import kept_apart
from tests.rituals.test_bedtime_unseen import (
    UNFINISHED,
    Does,
    Seen,
    changes_her_mind,
    mends_a_line,
    nothing,
    passes_some,
)
from tests.unseen.watching import Unmoved, Watch


async def begins(ana: Someone) -> None:
    await taps(ana, "Begin")


HERS: dict[str, Does] = {
    "begun": begins,
    "mended a line": mends_a_line,
    "passed some": passes_some,
    "passed all": UNFINISHED["passed all"],
    "done with nothing": UNFINISHED["done with nothing"],
    "changed her mind": changes_her_mind,
}


async def seen_by_ben(folder: Path, hers: Does, *, finishing: bool) -> Seen:
    """An evening and the morning after, all of it in his corner; `finishing`: she does, and he does not."""
    async with couple_with_evenings(folder) as kept:
        await kept_apart(kept)
        kept.storage.chance = Unmoved(99)
        watch = Watch(kept.world, kept.room, kept.ben.person)
        await kept.is_at(TEN)
        await hers(kept.ana)
        await _writes_some(kept, finishes_too=not finishing)
        await kept.is_at(LIGHTS_OUT)
        assert box(kept.ben).text == "Closed for tonight."
        await kept.is_at(LIGHTS_OUT.replace(day=3, hour=9))
        return watch.seen


async def _writes_some(kept: Kept, *, finishes_too: bool) -> None:
    await kept.is_at(TEN.replace(minute=5))
    await begins(kept.ben)
    await writes(kept.ben, "slow")
    await kept.is_at(TEN.replace(minute=15))
    await taps(kept.ben, "Done" if finishes_too else "Not today")


async def same(folder: Path, hers: Does, *, finishing: bool) -> None:
    for name in ("absent", "present"):
        (folder / name).mkdir()
    absent = await seen_by_ben(folder / "absent", nothing, finishing=finishing)
    assert absent
    assert await seen_by_ben(folder / "present", hers, finishing=finishing) == absent


@pytest.mark.long
@pytest.mark.parametrize("hers", HERS.values(), ids=HERS)
async def test_finishing_nothing(tmp_path: Path, hers: Does) -> None:
    await same(tmp_path, hers, finishing=False)


async def test_finishing_while_he_has_not(tmp_path: Path) -> None:
    await same(tmp_path, lambda ana: finishes(ana, "tired", "the soup"), finishing=True)


async def test_what_she_means_to_show_is_seen(tmp_path: Path) -> None:
    """Or the comparison would find nothing at all."""
    with pytest.raises(AssertionError):
        await same(tmp_path, lambda ana: taps(ana, "Good night"), finishing=False)
