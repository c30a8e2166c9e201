"""A Sunday note is the same to the byte, whatever one of the two did during the week without meaning to tell."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

from tests.house import Kept
from tests.rituals.corners import taps
from tests.rituals.promises import promises, types
from tests.rituals.sundays import FIRST_SUNDAY, couple_with_sundays, notes, six, with_habits
from tests.unseen.watching import Unmoved

Behaviour = Callable[[Kept], Awaitable[None]]


async def nothing(_kept: Kept) -> None:
    """She is not there, or reads: a bot cannot tell."""


async def in_silence(kept: Kept) -> None:
    """She passes, keeps a quiet promise, drafts another, and looks at all there is."""
    await kept.ana.taps("Not today", on=next(one for one in kept.said if "Not today" in one.buttons))
    await promises(kept.ana, "water the plants today at 14:00", quietly=True)
    await types(kept.ana, "/promises")
    await taps(kept.ana, "water the plants")
    await taps(kept.ana, "Done already")
    for command in ("/promise call you tomorrow at 18:00", "/sunday", "/note", "/mydata"):
        await types(kept.ana, command)


async def note(folder: Path, hers: Behaviour) -> tuple[str, str, bytes]:
    """What Ben sees of it, in a week in which he said hello once."""
    async with couple_with_sundays(folder) as kept:
        kept.storage.chance = Unmoved(8)
        await with_habits(kept)
        await kept.lunch()
        await kept.ben.replies("soup")
        await hers(kept)
        await kept.is_at(six(FIRST_SUNDAY) + timedelta(minutes=1))
        (said,) = notes(kept)
        file = kept.world.files.find(said.content["photo"][-1]["file_id"])
        return said.text, str(said.date), file.upload.data


async def test_the_note_knows_nothing_of_what_was_not_shown(tmp_path: Path) -> None:
    for name in ("silent", "absent"):
        (tmp_path / name).mkdir()
    assert await note(tmp_path / "silent", in_silence) == await note(tmp_path / "absent", nothing)
