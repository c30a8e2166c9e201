"""Telegram is told what to show when it changed, in every language and place, and not otherwise."""

from dataclasses import replace
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.telegram.menu import Commands, Tongue, put_up, wanted
from tests.telegram.wire import FakeWire, client_of, no

ENGLISH = Tongue(
    room=(("lunch", "Our lunch"), ("promise", "A promise to each other"), ("help", "What works here")),
    corner=(("promise", "A promise of mine"), ("quiet", "My quiet hours"), ("help", "What works here")),
    about="A quiet place for two.",
    profile="Kept helps two people keep what they promise.",
)
SPANISH = replace(ENGLISH, about="Un lugar tranquilo para dos.")
BOTH = {"": ENGLISH, "es": SPANISH}


def told(wire: FakeWire, method: str, language: str = "") -> list[dict[str, Any]]:
    return [asked for name, asked in wire.asked if name == method and asked.get("language_code", "") == language]


async def test_every_language_gets_its_commands_about_and_profile_text() -> None:
    client, wire = client_of()
    await put_up(client, wanted(BOTH), None)
    assert len(wire.asked) == 10
    for language in BOTH:
        assert len(told(wire, "setMyCommands", language)) == 3
        assert told(wire, "setMyDescription", language)[0]["description"] == ENGLISH.profile
    assert told(wire, "setMyShortDescription")[0]["short_description"] == ENGLISH.about
    assert told(wire, "setMyShortDescription", "es")[0]["short_description"] == SPANISH.about


async def test_rooms_corners_and_everywhere_else_have_menus_of_their_own() -> None:
    client, wire = client_of()
    await put_up(client, wanted({"": ENGLISH}), None)
    menus = {
        asked["scope"]["type"]: [line["command"] for line in asked["commands"]] for asked in told(wire, "setMyCommands")
    }
    assert menus == {
        "all_group_chats": ["lunch", "promise", "help"],
        "all_private_chats": ["promise", "quiet", "help"],
        "default": ["promise", "help"],
    }


async def test_what_telegram_knows_it_is_not_told_again() -> None:
    client, wire = client_of()
    known = await put_up(client, wanted(BOTH), None)
    wire.asked.clear()
    assert await put_up(client, wanted(dict(reversed(BOTH.items()))), known) == known
    assert wire.asked == []


@pytest.mark.parametrize(
    "changed",
    [
        replace(SPANISH, about="Un lugar para dos."),
        replace(SPANISH, profile="Otra cosa."),
        replace(SPANISH, room=SPANISH.room[:2]),
        replace(SPANISH, corner=SPANISH.corner[::-1]),
    ],
)
async def test_any_change_is_told(changed: Tongue) -> None:
    client, wire = client_of()
    known = await put_up(client, wanted(BOTH), None)
    wire.asked.clear()
    assert await put_up(client, wanted({"": ENGLISH, "es": changed}), known) != known
    assert len(wire.asked) == 10


async def test_a_language_that_we_no_longer_speak_is_taken_down() -> None:
    client, wire = client_of()
    known = await put_up(client, wanted(BOTH), None)
    wire.asked.clear()
    await put_up(client, wanted({"": ENGLISH}), known)
    assert len(told(wire, "deleteMyCommands", "es")) == 3
    assert told(wire, "setMyDescription", "es")[0].get("description", "") == ""
    assert told(wire, "deleteMyCommands") == []


async def test_an_error_goes_out_and_the_next_attempt_tells_everything() -> None:
    client, wire = client_of(no(429, "Too Many Requests: retry after 9", retry_after=9))
    with pytest.raises(RetryAfter):
        await put_up(client, wanted(BOTH), None)
    wire.asked.clear()
    await put_up(client, wanted(BOTH), None)
    assert len(wire.asked) == 10


@pytest.mark.parametrize("command", ["Lunch", "", "our lunch", "l" * 33, "lúnch", "lunch\n"])
def test_a_command_that_telegram_would_refuse_is_refused_here(command: str) -> None:
    with pytest.raises(ValueError, match="no command"):
        wanted({"": replace(ENGLISH, room=((command, "Our lunch"),))})


@pytest.mark.parametrize(
    "commands", [(("lunch", ""),), (("lunch", "x" * 257),), tuple((f"c{i}", "One too many") for i in range(101))]
)
def test_so_are_descriptions_and_menus_of_the_wrong_size(commands: Commands) -> None:
    with pytest.raises(ValueError, match=r"description|100"):
        wanted({"": replace(ENGLISH, corner=commands)})


@pytest.mark.parametrize(
    "tongues",
    [
        {"es": SPANISH},
        {"": ENGLISH, "es-MX": SPANISH},
        {"": replace(ENGLISH, about="x" * 121)},
        {"": replace(ENGLISH, profile="x" * 513)},
    ],
)
def test_so_are_languages_and_texts(tongues: dict[str, Tongue]) -> None:
    with pytest.raises(ValueError, match=r"language|too long"):
        wanted(tongues)
