"""What a phone on a table shows: a neutral line in place of what is one's own, and before what is close in a room."""

from datetime import timedelta
from typing import Any

import pytest

from domain.messages import Button, Edit, Say, Words
from domain.noise import Shown
from rehearsal.phone import shown
from rehearsal.things import Message
from storage.schema import outbox
from tests.house import Kept
from tests.telegram.shelf import corners, owe

SECRET = "call the doctor"
MINE: dict[str, Any] = {"shown": Shown.MINE, "cover": "lunch-noted"}
BUTTONS = ((Button("lunch-not-today", "pass"),),)


@pytest.fixture(autouse=True)
async def _corner(kept: Kept) -> None:
    await corners(kept, "ana", "ben")


async def lies(kept: Kept, text: str = SECRET) -> Message:
    """Something of Ana's in her corner, under its line."""
    ana = kept.ana.person.id
    await owe(kept, Say(ana, "lunch", (Words(ana, text),), ref="mine", person=ana, buttons=BUTTONS, **MINE))
    await kept.settles()
    return kept.ana.person.corner.messages[-1]


async def test_ones_own_lies_under_a_neutral_line_until_it_is_opened(kept: Kept) -> None:
    message = await lies(kept)
    assert (message.text, message.buttons) == ("Noted.", ["Open"])
    await kept.ana.taps("Open", on=message)
    assert (message.text, message.buttons) == (SECRET, ["Not today"])


async def test_a_change_before_it_was_opened_stays_under_the_line(kept: Kept) -> None:
    message = await lies(kept)
    await owe(kept, Edit("mine", (Words(kept.ana.person.id, "buy bread"),)))
    await kept.settles()
    assert (message.text, message.buttons) == ("Noted.", ["Open"])
    await kept.ana.taps("Open", on=message)
    assert message.text == "buy bread"


async def test_nobody_else_opens_it(kept: Kept) -> None:
    message = await lies(kept)
    tap = await kept.ben.taps("Open", on=message)
    assert (message.text, bool(tap.text)) == ("Noted.", True)


async def test_unopened_it_is_kept_for_thirty_days_and_then_says_that_it_has_gone(kept: Kept) -> None:
    message = await lies(kept)
    await _sweeps(kept, timedelta(days=29))
    assert message.text == "Noted."
    await _sweeps(kept, timedelta(days=2))
    assert (message.text, message.buttons) == ("This has gone.", [])
    assert await _payload(kept) is None


async def test_a_day_after_it_was_opened_it_is_forgotten_here(kept: Kept) -> None:
    await kept.ana.taps("Open", on=await lies(kept))
    assert await _payload(kept)
    await _sweeps(kept, timedelta(days=1, minutes=1))
    assert await _payload(kept) is None


async def test_opened_after_its_author_was_erased_it_has_gone(kept: Kept) -> None:
    ana, ben = kept.ana.person.id, kept.ben.person.id
    await owe(kept, Say(ben, "lunch", (Words(ana, SECRET),), ref="mine", person=ben, **MINE))
    await kept.settles()
    message = kept.ben.person.corner.messages[-1]
    await kept.storage.erase(ana)
    await kept.ben.taps("Open", on=message)
    assert message.text == "This has gone."


async def test_what_is_close_in_a_room_shows_its_first_line_alone(kept: Kept) -> None:
    words = Words(kept.ana.person.id, SECRET)
    close = Say(kept.room.id, "lunch", (words,), couple=kept.couple.id, shown=Shown.CLOSE, cover="lunch-noted")
    await owe(kept, close)
    await kept.settles()
    message = kept.said[-1]
    assert message.text == f"Noted.\n{SECRET}"
    assert shown(message).startswith("Noted.")
    assert not set("doctor") & set(shown(message).removeprefix("Noted."))


async def _payload(kept: Kept) -> str | None:
    payload: str | None = next(row.payload for row in await kept.rows(outbox) if row.ref == "mine")
    return payload


async def _sweeps(kept: Kept, time: timedelta) -> None:
    """Let the time pass as a running house would: swept now and then, and Telegram answering."""
    end = kept.clock.now() + time
    while (left := end - kept.clock.now()) > timedelta(0):
        kept.clock.move(min(left, timedelta(hours=20) if left > timedelta(days=1) else timedelta(minutes=50)))
        await kept.hears()
        await kept.house.sweeps.sweep()
    await kept.settles()
