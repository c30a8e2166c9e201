"""What a bot says of itself: its name, its texts, its commands per scope and language."""

import json
import re

from rehearsal.asked import Asked
from rehearsal.rooms import chat_of
from rehearsal.table import Method
from rehearsal.things import Bot, Chat, Json, User, bad

SCOPES = {
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
}
LONGEST = {"name": 64, "description": 512, "short_description": 120}


def get_me(asked: Asked) -> Json:
    """https://core.telegram.org/bots/api#getme"""
    flags = {
        "can_join_groups": True,
        "can_read_all_group_messages": not asked.bot.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
    }
    return asked.bot.json() | flags


def _scope(asked: Asked) -> str:
    scope = asked.object("scope") or {"type": "default"}
    if scope.get("type") not in SCOPES:
        raise bad("can't parse BotCommandScope: Unsupported type specified")
    if "chat_id" in scope:
        chat_of(Asked(asked.world, asked.bot, asked.method, scope, {}))
    return json.dumps(scope, sort_keys=True)


def _language(asked: Asked) -> str:
    language = asked.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad("invalid language code specified")
    return language


def set_commands(asked: Asked) -> bool:
    """https://core.telegram.org/bots/api#setmycommands"""
    commands = asked.list("commands")
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for one in commands:
        if not re.fullmatch(r"/?[a-z0-9_]{1,32}", str(one.get("command", ""))):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(str(one.get("description", "")).strip()) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    asked.bot.commands[_scope(asked), _language(asked)] = [dict(one) for one in commands]
    return True


def get_commands(asked: Asked) -> list[Json]:
    """https://core.telegram.org/bots/api#getmycommands; exactly this scope and language."""
    return asked.bot.commands.get((_scope(asked), _language(asked)), [])


def delete_commands(asked: Asked) -> bool:
    """https://core.telegram.org/bots/api#deletemycommands"""
    asked.bot.commands.pop((_scope(asked), _language(asked)), None)
    return True


def commands_shown(bot: Bot, chat: Chat, reader: User) -> list[Json]:
    """The menu that `reader` sees there: https://core.telegram.org/bots/api#determining-list-of-commands"""
    for scope in _scopes(chat, reader):
        for tongue in ((reader.language_code or "")[:2], ""):
            if found := bot.commands.get((json.dumps(scope, sort_keys=True), tongue)):
                return found
    return []


def _scopes(chat: Chat, reader: User) -> list[Json]:
    """The nearest first."""
    here = {"type": "chat", "chat_id": chat.id}
    if chat.type == "private":
        return [here, {"type": "all_private_chats"}, {"type": "default"}]
    admin = chat.member(reader).admin
    theirs = {"type": "chat_member", "chat_id": chat.id, "user_id": reader.id}
    admins = [{"type": "chat_administrators", "chat_id": chat.id}] if admin else []
    every = [{"type": "all_chat_administrators"}] if admin else []
    return [theirs, *admins, here, *every, {"type": "all_group_chats"}, {"type": "default"}]


def _sets(what: str) -> Method:
    def set_it(asked: Asked) -> bool:
        value, language = asked.text(what), _language(asked)
        if len(value) > LONGEST[what]:
            raise bad(f"bot {what.replace('_', ' ')} is too long")
        asked.bot.profile[what, language] = value
        if what == "name" and not language and value:
            asked.bot.first_name = value
        return True

    return set_it


def _gets(what: str) -> Method:
    def get_it(asked: Asked) -> Json:
        profile, plain = asked.bot.profile, asked.bot.first_name if what == "name" else ""
        return {what: profile.get((what, _language(asked))) or profile.get((what, "")) or plain}

    return get_it


def _nothing(asked: Asked) -> bool:
    """Accepted and without effect here."""
    return bool(asked.bot)


def menu_button(asked: Asked) -> Json:
    """https://core.telegram.org/bots/api#getchatmenubutton"""
    return {"type": "commands" if asked.bot.commands else "default"}


BOT_METHODS: dict[str, Method] = {
    "getMe": get_me,
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "setMyName": _sets("name"),
    "getMyName": _gets("name"),
    "setMyDescription": _sets("description"),
    "getMyDescription": _gets("description"),
    "setMyShortDescription": _sets("short_description"),
    "getMyShortDescription": _gets("short_description"),
    "getChatMenuButton": menu_button,
    "setChatMenuButton": _nothing,
    "logOut": _nothing,
    "close": _nothing,
}
