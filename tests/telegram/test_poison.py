"""An update nobody can read harms nobody but itself, and nothing of it is ever written into a log."""

import io
from datetime import timedelta
from typing import Any

from rehearsal.things import Json
from tests.house import Kept
from tests.telegram.shelf import came, errors
from tests.telegram.test_not_for_us import CANARY


def private(kept: Kept, **fields: Any) -> Json:
    """A good message of Ana's in her corner, some fields of which are not."""
    chat = {"id": kept.ana.person.id, "type": "private", "first_name": "Ana"}
    message = {"message_id": 5, "date": 1_790_000_000, "chat": chat, "from": kept.ana.person.json(), "text": CANARY}
    return {name: value for name, value in (message | fields).items() if value is not ...}


def deep(levels: int) -> Json:
    nested: Json = {"text": CANARY}
    for _ in range(levels):
        nested = {"deeper": nested}
    return nested


SPOILT: list[tuple[str, Json]] = [
    ("message", {"date": ...}),
    ("message", {"message_id": ...}),
    ("message", {"date": "yesterday"}),
    ("message", {"date": 10**30}),
    ("message", {"text": {"a": CANARY}}),
    ("message", {"text": 7}),
    ("message", {"entities": [CANARY]}),
    ("message", {"photo": 5}),
    ("message", {"message_id": "five"}),
    ("message", {"reply_to_message": CANARY}),
    ("message", {"reply_markup": CANARY}),
    ("edited_message", {"date": ...}),
    ("message", {"forward_origin": {"type": "user", "date": CANARY}}),
]


async def test_a_spoilt_update_is_set_aside_at_once(kept: Kept, log: io.StringIO) -> None:
    for count, (kind, fields) in enumerate(SPOILT, start=1):
        kept.world.raw(kind, private(kept, **fields))
        await kept.hears()
        await kept.works()
        assert (fields, await errors(kept)) == (fields, ["Unreadable"] * count)
    assert "update_failed" in log.getvalue()
    assert CANARY not in log.getvalue()


async def test_one_spoilt_update_among_a_hundred_costs_none_of_the_others(kept: Kept) -> None:
    before = await came(kept)
    for number in range(99):
        if number == 50:
            kept.world.raw("message", private(kept, date=...))
        kept.cleo.person.writes(kept.cleo.person.corner, f"line {number}")
    await kept.settles()
    after = await came(kept)
    assert after["done"] - before["done"] == 99
    assert (after["aside"], after["ready"]) == (1, 0)
    assert kept.world.bot.updates.waiting == []


async def test_a_command_without_a_type_of_chat_is_set_aside(kept: Kept) -> None:
    chat = {"id": kept.room.id, "title": "Us"}
    kept.world.raw("message", private(kept, chat=chat, text="/start"))
    await kept.settles()
    assert await errors(kept) == ["Unreadable"]


UNFORESEEN: list[tuple[str, Json]] = [
    ("message", {"paid_star_mood": {"text": CANARY}, "text": "hello"}),
    ("message", {"text": "x" * 2_000_000}),
    ("message", {"text": "\ud800 \x00 \u202e"}),
    ("message", deep(300)),
    ("poll_of_the_future", {"id": 1, "text": CANARY}),
    ("my_chat_member", {"from": 5}),
    ("callback_query", {}),
]


async def test_what_nobody_foresaw_is_passed_over_and_nothing_else_suffers(kept: Kept, log: io.StringIO) -> None:
    for kind, body in UNFORESEEN:
        kept.world.raw(kind, private(kept, **body) if kind == "message" else body)
    kept.ana.person.starts()
    await kept.settles()
    assert [line for line in kept.ana.heard if line.startswith("Hello")]
    assert ((await came(kept))["ready"], await errors(kept)) == (0, [])
    assert CANARY not in log.getvalue()


async def test_what_nests_too_deeply_to_be_written_is_set_aside(kept: Kept) -> None:
    kept.ana.person.starts()
    [update] = await kept.house.application.bot.get_updates_raw(None, 0)
    number = update["update_id"] + 1
    await kept.house.intake.store([{"update_id": number, "message": private(kept, deeper=deep(100_000))}, update])
    await kept.settles()
    assert await errors(kept) == ["Unreadable"]
    assert len(kept.ana.heard) == 2


async def test_a_member_whose_update_was_set_aside_hears_one_honest_sentence(kept: Kept) -> None:
    kept.ana.person.starts()
    await kept.settles()
    kept.world.raw("message", private(kept, date=...))
    await kept.settles()
    assert ["my side" in line for line in kept.ana.heard] == [False, True]
    assert kept.ben.heard == kept.cleo.heard == []


async def test_a_stranger_whose_update_was_set_aside_hears_nothing(kept: Kept) -> None:
    kept.cleo.person.starts()
    await kept.settles()
    chat = {"id": kept.cleo.person.id, "type": "private"}
    kept.world.raw("message", private(kept, date=..., chat=chat) | {"from": kept.cleo.person.json()})
    await kept.endures(timedelta(minutes=2))
    assert len(kept.cleo.heard) == 1
    assert (await came(kept))["aside"] == 1
