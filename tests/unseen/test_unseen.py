"""Whatever one does without meaning to tell, the other sees the same, to the letter, the second and the order."""

from pathlib import Path

import pytest

from rehearsal.people import Person
from tests.house import Kept, couple_at_home
from tests.unseen.days import UNSEEN, Behaviour, lived, nothing
from tests.unseen.watching import Unmoved, Watch

_absent: list[list[tuple[str, ...]]] = []


async def seen_by_ben(folder: Path, hers: Behaviour) -> list[tuple[str, ...]]:
    async with couple_at_home(folder) as kept:
        kept.storage.chance = Unmoved(7)
        watch = Watch(kept.world, kept.room, kept.ben.person)
        await lived(kept, hers)
        return watch.seen


@pytest.mark.parametrize("hers", UNSEEN.values(), ids=UNSEEN)
async def test_what_she_does_not_mean_to_tell_leaves_no_trace(tmp_path: Path, hers: Behaviour) -> None:
    if not _absent:
        (tmp_path / "absent").mkdir()
        _absent.append(await seen_by_ben(tmp_path / "absent", nothing))
    (tmp_path / "present").mkdir()
    assert await seen_by_ben(tmp_path / "present", hers) == _absent[0]


async def test_what_she_means_to_tell_is_seen(tmp_path: Path) -> None:
    """Or the comparison would find nothing at all."""

    async def hello(kept: Kept, _ana: Person) -> None:
        shown = [message for message in kept.room.messages if "Just say hello" in message.buttons]
        if shown:
            await kept.ana.taps("Just say hello", on=shown[-1])

    for name in ("absent", "present"):
        (tmp_path / name).mkdir()
    assert await seen_by_ben(tmp_path / "present", hello) != await seen_by_ben(tmp_path / "absent", nothing)
