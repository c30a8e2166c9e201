"""Until it opens, whatever one does with an evening, the other sees the same, to the letter and to the second."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.house import Kept, Someone
from tests.rituals.corners import taps
from tests.rituals.evenings import LIGHTS_OUT, TEN, box, couple_with_evenings, finishes, passes_all, writes
from tests.unseen.watching import Unmoved, Watch

Does = Callable[[Someone], Awaitable[object]]
Seen = list[tuple[str, ...]]


async def nothing(_ana: Someone) -> None:
    """She is not there, or reads: a bot cannot tell."""


async def begins(ana: Someone) -> None:
    url = (await ana.taps("Begin", on=ana.kept.said[0])).url
    assert url is not None
    ana.person.opens(url)
    await ana.kept.settles()


async def passes_some(ana: Someone) -> None:
    for _ in range(2):
        await taps(ana, "Not today")


async def writes_too_much(ana: Someone) -> None:
    await writes(ana, "x" * 300)


async def mends_a_line(ana: Someone) -> None:
    await writes(ana, "tierd")
    ana.person.edits(ana.person.corner.messages[-2], "tired")
    await ana.kept.settles()
    await taps(ana, "Change a line")
    await taps(ana, "How I arrived")
    await writes(ana, "tired, and glad")


async def changes_her_mind(ana: Someone) -> None:
    """She finishes, and takes her only line away."""
    await finishes(ana, "tired")
    await taps(ana, "Change a line")
    await taps(ana, "How I arrived")
    await taps(ana, "Not today")


async def speaks_in_the_room(ana: Someone) -> None:
    await ana.writes("not to the bot")


UNFINISHED: dict[str, Does] = {
    "begun": begins,
    "wrote one": lambda ana: writes(ana, "tired"),
    "wrote three": lambda ana: writes(ana, "tired", "the soup", "glad"),
    "wrote too much": writes_too_much,
    "mended a line": mends_a_line,
    "passed some": passes_some,
    "passed all": passes_all,
    "done with nothing": lambda ana: taps(ana, "Done"),
    "changed her mind": changes_her_mind,
    "spoke to him alone": speaks_in_the_room,
}
FINISHED: dict[str, Does] = {
    "finished four": lambda ana: finishes(ana, "tired", "the soup", "glad", "the dentist"),
    "finished one": lambda ana: finishes(ana, "tired"),
}


async def finishes_himself(kept: Kept) -> None:
    """At these minutes he begins, writes, speaks, mends, passes and is done."""
    await _first_half(kept)
    await kept.is_at(TEN + timedelta(minutes=20))
    await taps(kept.ben, "Done")
    await kept.is_at(TEN + timedelta(minutes=25))
    await taps(kept.ben, "Change a line")
    await taps(kept.ben, "Back")


async def stops_half_way(kept: Kept) -> None:
    await _first_half(kept)


async def _first_half(kept: Kept) -> None:
    await kept.is_at(TEN + timedelta(minutes=5))
    await begins(kept.ben)
    await writes(kept.ben, "slow")
    await kept.is_at(TEN + timedelta(minutes=10))
    await kept.ben.replies("long day", to=kept.said[0])
    kept.ben.person.edits(kept.ben.person.corner.messages[-2], "slow, then quick")
    await kept.settles()
    await kept.is_at(TEN + timedelta(minutes=15))
    await taps(kept.ben, "Not today")
    await taps(kept.ben, "A beginning")


async def seen_by_ben(folder: Path, hers: Does, when: int, his: Callable[[Kept], Awaitable[None]]) -> Seen:
    """All of an evening and the morning after; she acts `when` minutes past ten."""
    async with couple_with_evenings(folder) as kept:
        kept.storage.chance = Unmoved(99)  # other tokens than were drawn before
        watch = Watch(kept.world, kept.room, kept.ben.person)
        await kept.is_at(TEN)
        if when == 0:
            await hers(kept.ana)
        await his(kept)
        if when > 0:
            await kept.is_at(TEN + timedelta(minutes=when))
            await hers(kept.ana)
        await kept.is_at(LIGHTS_OUT)
        assert box(kept.ben).text == "Closed for tonight."
        await kept.is_at(LIGHTS_OUT + timedelta(hours=10))
        return watch.seen


@pytest.fixture(scope="module")
def absent() -> dict[str, Seen]:
    """What he sees when she never comes, by what he does."""
    return {}


async def same(
    folder: Path, absent: dict[str, Seen], hers: Does, when: int, his: Callable[[Kept], Awaitable[None]]
) -> None:
    for name in ("absent", "present"):
        (folder / name).mkdir()
    if his.__name__ not in absent:
        absent[his.__name__] = await seen_by_ben(folder / "absent", nothing, 0, his)
    assert await seen_by_ben(folder / "present", hers, when, his) == absent[his.__name__]


@pytest.mark.parametrize("hers", UNFINISHED.values(), ids=UNFINISHED)
async def test_before_him_and_finishing_nothing(tmp_path: Path, absent: dict[str, Seen], hers: Does) -> None:
    await same(tmp_path, absent, hers, 0, finishes_himself)


@pytest.mark.parametrize("hers", [UNFINISHED[key] for key in ("wrote three", "passed all")], ids=["wrote", "passed"])
async def test_after_he_is_done_and_finishing_nothing(tmp_path: Path, absent: dict[str, Seen], hers: Does) -> None:
    await same(tmp_path, absent, hers, 40, finishes_himself)


@pytest.mark.parametrize("when", [0, 40])
@pytest.mark.parametrize("hers", FINISHED.values(), ids=FINISHED)
async def test_finishing_while_he_has_not(tmp_path: Path, absent: dict[str, Seen], hers: Does, when: int) -> None:
    await same(tmp_path, absent, hers, when, stops_half_way)


async def test_what_she_means_to_show_is_seen(tmp_path: Path, absent: dict[str, Seen]) -> None:
    """Or the comparison would find nothing at all."""
    with pytest.raises(AssertionError):
        await same(tmp_path, absent, lambda ana: ana.taps("Good night"), 0, finishes_himself)
