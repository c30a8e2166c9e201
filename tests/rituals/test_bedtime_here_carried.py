"""Bedtime that both read as it is written, where their room is carried: it goes over at once, and without a sound."""

from datetime import timedelta
from pathlib import Path

from tests.house import Kept
from tests.rituals.corners import last
from tests.rituals.evenings import LIGHTS_OUT, MONDAY, TEN, came, couple_with_evenings
from tests.rituals.rooms import carried, kept_apart, replies
from tests.rituals.test_bedtime_here import HERE, pick


async def lines_of(kept: Kept, name: str) -> list[str]:
    """What came under the line of both since the four lines of the evening."""
    return carried(kept.people[name].heard)[1:]


async def test_each_reads_the_other_under_the_line_of_both_until_the_lights_are_out(tmp_path: Path) -> None:
    async with couple_with_evenings(tmp_path) as kept:
        await pick(kept, {"ana": "here", "ben": "here"})
        await kept_apart(kept)
        await kept.is_at(TEN)
        hers, his = last(kept.ana), last(kept.ben)
        assert (hers.text, hers.buttons, his.buttons) == (his.text, HERE, HERE)
        await kept.is_at(TEN + timedelta(minutes=40))  # in the quiet hours of both
        tired = await replies(kept.ana, "tired", hers)
        assert tired.reactions == {kept.world.bot.id: ["✍"]}
        assert (await lines_of(kept, "ben"), last(kept.ben).silent) == (["tired"], True)
        await replies(kept.ben, "the walk", his)
        await kept.ben.taps("Good night", on=his)
        assert await lines_of(kept, "ana") == ["the walk", "Good night from Ben."]
        assert await came(kept) == [MONDAY]
        await kept.is_at(LIGHTS_OUT)
        assert (hers.buttons, his.buttons) == ([], [])
        await replies(kept.ana, "one thing more", hers)
        assert "one thing more" not in await lines_of(kept, "ben")
        await kept.is_at(TEN + timedelta(hours=9, minutes=31))
        assert (await lines_of(kept, "ben"))[-1] == "one thing more"


async def test_either_may_have_it_written_apart_tonight(tmp_path: Path) -> None:
    async with couple_with_evenings(tmp_path) as kept:
        await pick(kept, {"ana": "here", "ben": "here"})
        await kept_apart(kept)
        await kept.is_at(TEN)
        await kept.ben.taps("Write apart tonight", on=last(kept.ben))
        for someone in (kept.ana, kept.ben):
            assert last(someone).text.startswith("First: ")
            assert "Not today" in last(someone).buttons
