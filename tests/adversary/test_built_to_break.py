"""Names, texts and files that were built to break things are shown as they are or refused kindly, and break nothing."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.hours.talk import carried
from tests.house import Kept, couple_at_home
from tests.rituals.corners import types
from tests.rituals.meeting import meet
from tests.telegram.shelf import came

NAMES = (
    '</b><a href="tg://user?id=1">x',
    "{{ $name }} %s %n",
    "\u202eevil\u0000",
    "\ud800",
    " \u3164\u200b",
    "😀" * 64,
)
TEXTS = (
    "<script>alert(1)</script> &amp; *_`[x](y)",
    "%s %n {{ 7*7 }} { $name } ${HOME}",
    "\u202eright to left\u202c",
    "a\u0000b\u0007c",
    "a" + "\u0301" * 300,
    "😀" * 2048,
    "'; DROP TABLE members; --",
    "../../../etc/passwd",
    "//start@kept_bot",
    "\u3164\u200b\u3164",
    "9" * 4096,
)
HARMLESS = ("Bad Request: message is not modified", "Forbidden: bot can't initiate")
FILES = ("photo", "voice", "sticker", "document", "video", "video_note", "animation", "audio", "location")


async def nothing_broke(kept: Kept) -> None:
    """No update was set aside, and Telegram refused nothing that was sent."""
    assert (await came(kept))["aside"] == 0
    said = [call for call in kept.world.record if call.method.startswith(("send", "edit", "copy"))]
    assert {call.description for call in said if not call.ok and not call.description.startswith(HARMLESS)} == set()


async def test_texts_and_files_that_go_over_to_the_other_are_shown_as_they_are(kept: Kept) -> None:
    await carried(kept)
    await kept.is_at(kept.clock.now().replace(hour=12, minute=31))
    prompt = next(one for one in reversed(kept.ana.person.corner.messages) if "Just say hello" in one.buttons)
    for number, text in enumerate(TEXTS):
        kept.ana.person.writes(kept.ana.person.corner, text, reply_to=prompt)
        await kept.passes(timedelta(minutes=10))
        if number in (0, 1, 6, 7):
            assert kept.ben.heard[-1].endswith(text)
    for kind in FILES:
        how = {"data": b"MZ\x90\x00", "name": "photo\u202egpj.exe"} if kind == "document" else {}
        kept.ana.person.sends(kept.ana.person.corner, kind, reply_to=prompt, caption=TEXTS[0], **how)  # type: ignore[arg-type]
        await kept.passes(timedelta(minutes=10))
    await nothing_broke(kept)


@pytest.mark.parametrize(
    "pair", [NAMES[:2], *(pytest.param(two, marks=pytest.mark.long) for two in (NAMES[2:4], NAMES[4:]))]
)
async def test_two_whose_names_were_built_to_break_things_meet_and_live(tmp_path: Path, pair: tuple[str, str]) -> None:
    async with couple_at_home(tmp_path, met=False) as kept:
        for someone, name in zip((kept.ana, kept.ben), pair, strict=True):
            someone.person.first_name = name
        await meet(kept)
        for someone in (kept.ana, kept.ben):
            await someone.taps("Just say hello")
        await kept.passes(timedelta(hours=26))
        for someone in (kept.ana, kept.ben):
            for command in ("/rituals", "/promise call you tomorrow at 18:00", "/mydata", "/help", "/leave"):
                await types(someone, command)
        await nothing_broke(kept)


async def test_what_is_typed_into_a_box_or_behind_a_command_is_read_or_refused_in_one_line(kept: Kept) -> None:
    await carried(kept)
    for text in TEXTS:
        await types(kept.ana, text)
        for command in ("/promise", "/timezone"):
            heard = len(kept.ana.heard)
            await types(kept.ana, f"{command} {text}"[:4096])
            assert len(kept.ana.heard) - heard <= 2
        await types(kept.ana, "/cancel")
    await nothing_broke(kept)


async def test_answers_by_nobody_to_nothing_or_to_another_bot_leave_no_mark(kept: Kept) -> None:
    prompt = await kept.lunch()
    weather = kept.world.another_bot("Weather", "weather_bot")
    kept.ana.person.adds(weather, kept.room)
    await kept.settles()
    forecast = kept.world.place(kept.room, weather, text="rain")
    kept.ben.person.writes(kept.room, "is it?", reply_to=forecast)
    kept.ben.person.writes(kept.room, "who am I", reply_to=prompt, anonymous=True)
    kept.world.place(kept.room, weather, text="I answer", reply_to=prompt)
    prompt.deleted = True
    late = kept.ben.person.writes(kept.room, "to what was deleted", reply_to=prompt)
    kept.ben.person.edits(late, "😀" * 1024)
    await kept.settles()
    assert kept.said == []
    await nothing_broke(kept)
