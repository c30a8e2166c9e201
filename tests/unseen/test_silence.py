"""A rest, a lapsed consent, a block and a leaving are one silence to the other, until the line that ends it."""

from datetime import timedelta
from pathlib import Path

import pytest

from rehearsal.people import Person
from tests.hours.talk import carried
from tests.house import Kept, couple_at_home
from tests.rituals.corners import taps, types
from tests.rituals.leaving import ENDED
from tests.unseen.days import Behaviour, lived
from tests.unseen.watching import Unmoved, Watch

_rested: dict[str, list[tuple[str, ...]]] = {}


async def rests(kept: Kept, _ana: Person) -> None:
    await types(kept.ana, "/rest")
    await taps(kept.ana, "Until I say")


async def lapses(kept: Kept, ana: Person) -> None:
    await kept.storage.transact(lambda uow: uow.rests.begin(ana.id, "lapsed", None))


async def blocks(kept: Kept, ana: Person) -> None:
    ana.blocks()
    await kept.settles()


async def leaves(kept: Kept, _ana: Person) -> None:
    await types(kept.ana, "/leave")
    await taps(kept.ana, "Leave")
    await taps(kept.ana, "Leave now")


def once(does: Behaviour) -> Behaviour:
    """The first time she may do anything, and nothing more."""
    done: list[bool] = []

    async def hers(kept: Kept, ana: Person) -> None:
        if not done:
            done.append(True)
            await does(kept, ana)

    return hers


async def seen_by_ben(folder: Path, where: str, hers: Behaviour) -> list[tuple[str, ...]]:
    async with couple_at_home(folder) as kept:
        if where == "carried":
            await carried(kept)
        kept.storage.chance = Unmoved(7)
        watch = Watch(kept.world, kept.room, kept.ben.person)
        await lived(kept, once(hers))
        await kept.passes(timedelta(hours=13))
        await kept.house.moments.tick(patient=True)
        await kept.settles()
        assert where == "group" or not [each for each in watch.seen if "your chat" in str(each)]
        return watch.seen


@pytest.mark.parametrize("where", ["group", pytest.param("carried", marks=pytest.mark.long)])
@pytest.mark.parametrize("hers", [lapses, blocks, leaves])
async def test_every_way_to_be_still_looks_like_a_rest(tmp_path: Path, hers: Behaviour, where: str) -> None:
    for name in ("rested", "still"):
        (tmp_path / name).mkdir()
    if where not in _rested:
        _rested[where] = await seen_by_ben(tmp_path / "rested", where, rests)
    seen = await seen_by_ben(tmp_path / "still", where, hers)
    told = next((place for place, each in enumerate(seen) if ENDED in each), len(seen))
    assert (told < len(seen)) == (hers is leaves)
    assert seen[:told] == _rested[where]
    assert len(seen[:told]) > 20
