"""A plan is a courtesy about tomorrow: shown before it is sent, never asked for, and gone the next morning."""

from datetime import timedelta

import pytest

from tests.hours.talk import carried, march, rests
from tests.house import Kept
from tests.rituals.corners import last, taps, types
from tests.rituals.shelf import everything

LATE = "late, dinner with Sam, home around eleven"


async def both_start(kept: Kept) -> None:
    for someone in (kept.ana, kept.ben):
        await types(someone, "/start")


async def test_a_plan_is_shown_sent_changed_and_gone_the_next_morning(kept: Kept) -> None:
    await both_start(kept)
    before, heard = await everything(kept), len(kept.ben.heard)
    await kept.is_at(march(2, 20))
    asked = await types(kept.ana, "/plan")
    assert asked.startswith("Anything about tomorrow that Ben might like to know? Just if you feel like sharing it.")
    said = len(kept.said)
    message = await kept.ana.writes("late, dinner with", kept.ana.person.corner)
    shown = last(kept.ana)
    assert shown.text.endswith("\nAna, about tomorrow: late, dinner with")
    kept.ana.person.edits(message, LATE)
    await kept.settles()
    assert shown.text.endswith(f"\nAna, about tomorrow: {LATE}")
    assert (len(kept.said), len(kept.ben.heard)) == (said, heard)
    await taps(kept.ana, "Send")
    told = kept.said[-1]
    assert (told.text, told.buttons) == (f"Ana, about tomorrow: {LATE}", [])
    await taps(kept.ana, "Plans changed")
    await types(kept.ana, "home at nine")
    await taps(kept.ana, "Send")
    changed = kept.said[-1]
    assert (changed.text, changed.reply_to) == ("Ana: change of plan. home at nine", told)
    await kept.is_at(march(3, 7, 29))
    assert [message.deleted for message in (told, changed)] == [False, False]
    await kept.is_at(march(3, 7, 30))
    assert [message.deleted for message in (told, changed)] == [True, True]
    assert last(kept.ana).buttons == []
    assert len(kept.ben.heard) == heard
    await kept.is_at(march(5, 8))
    await kept.storage.transact(lambda uow: uow.boxes.forget())
    assert await everything(kept) == before


async def test_it_cannot_be_asked_for_and_a_pass_is_told_to_nobody(kept: Kept) -> None:
    await both_start(kept)
    heard = len(kept.ben.heard)
    await types(kept.ana, f"/plan {LATE}")
    assert last(kept.ana).buttons == ["Send", "Not now"]
    await taps(kept.ana, "Not now")
    assert last(kept.ana).text == "Nothing is sent."
    await types(kept.ana, "/plan")
    await taps(kept.ana, "Not today")
    assert last(kept.ana).text == "Nothing to share is fine. I don't keep track."
    assert (len(kept.ben.heard), kept.said) == (heard, [])


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("I'll share my location all evening", "This one is about checking on each other"),
        ("I ask your permission to go out", "This one is about checking on each other"),
        ("late " * 61, "That is a long one; 300 characters hold a plan."),
    ],
)
async def test_what_is_no_plan_is_declined_to_its_author_alone(kept: Kept, text: str, answer: str) -> None:
    await both_start(kept)
    await types(kept.ana, "/plan")
    assert (await types(kept.ana, text)).startswith(answer)
    assert (await types(kept.ana, f"/plan {text}")).startswith(answer)
    assert kept.said == []
    assert "Send" not in last(kept.ana).buttons
    await types(kept.ana, "home at nine")
    assert last(kept.ana).buttons == ["Send", "Not now"]


async def test_in_a_carried_room_both_copies_go_and_in_a_rest_nothing_is_said(kept: Kept) -> None:
    await carried(kept)
    await types(kept.ana, f"/plan {LATE}")
    await taps(kept.ana, "Send")
    hers = kept.ben.person.corner.messages[-1]
    assert hers.text.endswith(f"\nAna, about tomorrow: {LATE}")
    await kept.passes(timedelta(days=1))
    assert hers.deleted
    assert not any(LATE in message.text for message in kept.ben.person.corner.messages if not message.deleted)
    await types(kept.ana, f"/plan {LATE}")
    await rests(kept.ben)
    tap = await kept.ana.taps("Send", on=last(kept.ana))
    assert tap.text == "The rituals are resting."
    assert await types(kept.ana, "/plan") == "The rituals are resting."
