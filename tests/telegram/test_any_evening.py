"""Whatever goes wrong in whatever order: every chat hears what is owed to it in order, and nothing three times."""

import asyncio
import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.messages import Kind, Say
from storage.schema import outbox
from tests.house import Kept, couple_at_home
from tests.telegram.shelf import owe, texts, to_corner, to_room

TROUBLES = ("lost_answer", "lost_request", "garbage", "bad_gateway", "500", "429", "outage", "crash", "move")
messages = st.tuples(st.sampled_from(("room", "corner")), st.sampled_from(list(Kind)))
evenings = st.lists(messages | st.sampled_from(TROUBLES), min_size=4, max_size=14)


async def meets(kept: Kept, trouble: str) -> None:
    """The trouble befalls whatever is sent next, or the house itself."""
    match trouble:
        case "500":
            kept.world.trouble.broken(500, method="sendMessage")
        case "429":
            kept.world.trouble.flood(5, method="sendMessage")
        case "outage":
            with kept.world.trouble.out():
                await kept.endures(timedelta(seconds=5))
        case "crash":
            await kept.house.sender.claim()
            await kept.restarts()
        case "move":
            if kept.room.migrated_to is None:
                kept.world.migrate(kept.room)
        case _:
            kept.world.trouble.next(trouble, method="sendMessage")


def said(kept: Kept, number: int, place: str, kind: Kind) -> Say:
    """A message whose text is its number."""
    return to_room(kept, str(number), kind) if place == "room" else to_corner(kept, "ana", str(number), kind)


async def spend(evening: list[tuple[str, Kind] | str], folder: Path) -> None:
    async with couple_at_home(folder) as kept:
        kept.ana.person.starts()
        await kept.settles()
        for number, event in enumerate(evening):
            if isinstance(event, str):
                await meets(kept, event)
            else:
                await owe(kept, said(kept, number, *event))
                await kept.house.sender.step()
        kept.world.trouble.clear()
        await kept.passes(timedelta(minutes=1))
        await kept.passes(timedelta(minutes=11))
        await judge(kept)


async def judge(kept: Kept) -> None:
    room = texts(kept) + (texts(kept, kept.room.migrated_to) if kept.room.migrated_to else [])
    for heard, group in ((room, True), (kept.ana.heard[1:], False)):
        rows = [row for row in await kept.rows(outbox) if (row.chat < 0) == group and row.ref.isdigit()]
        for row in rows:
            copies = heard.count(row.ref)
            assert row.state in ("sent", "unknown")
            assert copies <= 2
            assert copies >= (row.state == "sent")
            assert row.unsure or (row.state, copies) == ("sent", 1)
        sure = [row.ref for row in rows if not row.unsure]
        assert [text for text in heard if text in sure] == sure


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(evenings)
def test_whatever_an_evening_brings(evening: list[tuple[str, Kind] | str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(spend(evening, Path(folder)))
