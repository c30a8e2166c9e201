"""What one does with an invitation, and what the other makes of a yes to it, shows neither until they mean to tell."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.house import MONDAY_MORNING, Kept, Someone, couple_at_home
from tests.rituals.corners import taps, types
from tests.rituals.inviting import accepts, invites
from tests.rituals.meeting import MORE, NO, opens
from tests.unseen.watching import Unmoved, Watch

pytestmark = pytest.mark.long

Seen = list[tuple[str, ...]]
Does = Callable[[Kept, str], Awaitable[None]]


async def nothing(_kept: Kept, _link: str) -> None:
    """Nobody is there."""


async def reads(kept: Kept, link: str) -> None:
    await opens(kept.ben, link)
    await taps(kept.ben, MORE)


async def declines(kept: Kept, link: str) -> None:
    await opens(kept.ben, link)
    await taps(kept.ben, NO)


async def passes_it_on(kept: Kept, link: str) -> None:
    await opens(kept.cleo, link)
    await opens(kept.ben, link)


async def says_no(kept: Kept, _link: str) -> None:
    await taps(kept.ana, "No")


async def takes_it_back(kept: Kept, _link: str) -> None:
    await taps(kept.ana, "Take it back")


async def leaves(kept: Kept, _link: str) -> None:
    await types(kept.ana, "/leave")
    await taps(kept.ana, "Leave now")


async def invites_somebody_else(kept: Kept, _link: str) -> None:
    await accepts(kept.cleo, await invites(kept.ana))
    await taps(kept.ana, "Yes")


async def looks_around(someone: Someone, link: str) -> None:
    """A week in which they try out whatever lies there, and what was theirs has run out at its end."""
    for hours in (1, 30, 24 * 7 + 1):
        await someone.kept.is_at(MONDAY_MORNING + timedelta(hours=hours))  # however long what came before has taken
        await someone.kept.house.moments.tick(patient=True)
        await someone.kept.settles()
        await types(someone, "/start")
        await opens(someone, link)


async def seen_by_her(folder: Path, his: Does) -> Seen:
    async with couple_at_home(folder, met=False) as kept:
        kept.storage.chance = Unmoved(7)
        watch = Watch(kept.world, kept.room, kept.ana.person)
        link = await invites(kept.ana)
        await his(kept, link)
        await looks_around(kept.ana, link)
        await taps(kept.ana, "Take it back")
        await opens(kept.ana, link)
        return watch.seen


async def seen_by_him(folder: Path, hers: Does) -> Seen:
    async with couple_at_home(folder, met=False) as kept:
        kept.storage.chance = Unmoved(7)
        link = await invites(kept.ana)
        watch = Watch(kept.world, kept.room, kept.ben.person)
        await accepts(kept.ben, link)
        await hers(kept, link)
        await looks_around(kept.ben, link)
        return watch.seen


@pytest.mark.parametrize("his", [reads, declines, passes_it_on])
async def test_who_invites_cannot_tell_what_became_of_the_link(tmp_path: Path, his: Does) -> None:
    for name in ("absent", "present"):
        (tmp_path / name).mkdir()
    assert await seen_by_her(tmp_path / "present", his) == await seen_by_her(tmp_path / "absent", nothing)


@pytest.mark.parametrize("hers", [says_no, takes_it_back, leaves, invites_somebody_else])
async def test_whose_yes_waits_cannot_tell_why_nothing_begins(tmp_path: Path, hers: Does) -> None:
    for name in ("absent", "present"):
        (tmp_path / name).mkdir()
    assert await seen_by_him(tmp_path / "present", hers) == await seen_by_him(tmp_path / "absent", nothing)


async def test_a_yes_is_told(tmp_path: Path) -> None:
    """Or the comparison would find nothing at all."""
    for name in ("absent", "present"):
        (tmp_path / name).mkdir()

    async def says_yes(kept: Kept, link: str) -> None:
        await accepts(kept.ben, link)

    assert await seen_by_her(tmp_path / "present", says_yes) != await seen_by_her(tmp_path / "absent", nothing)
