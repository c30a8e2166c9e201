"""What Telegram shows before anybody has written a word: commands per place and language, profile text, About."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TypedDict

from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)
from telegram.constants import BotCommandLimit, BotDescriptionLimit

Commands = Sequence[tuple[str, str]]

_COMMAND = re.compile(r"[a-z0-9_]{1,32}", re.ASCII)
_LANGUAGE = re.compile(r"([a-z]{2})?", re.ASCII)
_SCOPES: Mapping[str, BotCommandScope] = {
    "room": BotCommandScopeAllGroupChats(),
    "corner": BotCommandScopeAllPrivateChats(),
    "anywhere": BotCommandScopeDefault(),
}


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language's first sight: (command, description) pairs, About (120) and profile text (512 characters)."""

    room: Commands
    corner: Commands
    about: str
    profile: str


class Face(TypedDict):
    """The same, as Telegram will be told."""

    commands: dict[str, list[tuple[str, str]]]
    about: str
    profile: str


def wanted(tongues: Mapping[str, Tongue]) -> dict[str, Face]:
    """What Telegram should show, by two-letter language code; "" speaks to everybody else.

    Raises ValueError for what Telegram would refuse (core.telegram.org/bots/api#setmycommands).
    """
    if "" not in tongues:
        raise ValueError("no language for everybody else")
    return {language: _face(language, tongue) for language, tongue in sorted(tongues.items())}


async def put_up(bot: Bot, wanted: Mapping[str, Face], known: str | None) -> str:
    """Tells Telegram, unless `known` (what this returned last time) says that it knows. Raises TelegramError.

    Keep what it returns. After an error keep nothing: all of it may be told again.
    """
    fingerprint = f"{','.join(wanted)}:{sha256(json.dumps(wanted, sort_keys=True).encode()).hexdigest()}"
    if fingerprint == known:
        return fingerprint
    for language, face in wanted.items():
        await _put_up(bot, language, face)
    for language in _languages(known) - wanted.keys():
        await _take_down(bot, language)
    return fingerprint


def _face(language: str, tongue: Tongue) -> Face:
    if not _LANGUAGE.fullmatch(language):
        raise ValueError(f"no two-letter language code: {language}")
    if len(tongue.about) > BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH:
        raise ValueError(f"About is too long in {language or 'the default language'}")
    if len(tongue.profile) > BotDescriptionLimit.MAX_DESCRIPTION_LENGTH:
        raise ValueError(f"the profile text is too long in {language or 'the default language'}")
    room, corner = _checked(tongue.room), _checked(tongue.corner)
    both = {command for command, _ in room} & {command for command, _ in corner}
    return {
        "commands": {"room": room, "corner": corner, "anywhere": [line for line in room if line[0] in both]},
        "about": tongue.about,
        "profile": tongue.profile,
    }


def _checked(commands: Commands) -> list[tuple[str, str]]:
    if len(commands) > BotCommandLimit.MAX_COMMAND_NUMBER:
        raise ValueError("more than 100 commands")
    for command, description in commands:
        if not _COMMAND.fullmatch(command):
            raise ValueError(f"Telegram takes no command named {command}")
        if not 1 <= len(description) <= BotCommandLimit.MAX_DESCRIPTION:
            raise ValueError(f"the description of {command} is empty or too long")
    return list(commands)


async def _put_up(bot: Bot, language: str, face: Face) -> None:
    for scope, commands in face["commands"].items():
        await bot.set_my_commands(commands, scope=_SCOPES[scope], language_code=language or None)
    await bot.set_my_short_description(face["about"], language_code=language or None)
    await bot.set_my_description(face["profile"], language_code=language or None)


async def _take_down(bot: Bot, language: str) -> None:
    """Readers of a language that Kept no longer speaks see the default again."""
    for scope in _SCOPES.values():
        await bot.delete_my_commands(scope=scope, language_code=language)
    await bot.set_my_short_description("", language_code=language)
    await bot.set_my_description("", language_code=language)


def _languages(known: str | None) -> set[str]:
    return {language for language in (known or "").partition(":")[0].split(",") if language}
