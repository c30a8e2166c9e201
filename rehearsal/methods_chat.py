"""What a bot may know of a chat and its members, and how it goes."""

from typing import Any

from rehearsal.asked import Asked
from rehearsal.rooms import readable
from rehearsal.table import Method
from rehearsal.things import Json, Member, bad


def get_chat(asked: Asked) -> Json:
    """https://core.telegram.org/bots/api#getchat"""
    chat = readable(asked)
    full: Json = chat.json() | {"accent_color_id": 1, "max_reaction_count": 11, "accepted_gift_types": _gifts()}
    if chat.type in {"group", "supergroup"}:
        full["permissions"] = dict(chat.permissions)
    if not chat.reactions_allowed:
        full["available_reactions"] = []
    if chat.linked is not None:
        full["linked_chat_id"] = chat.linked.id
    return full


def _gifts() -> Json:
    kinds = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return dict.fromkeys(kinds, False)


def member_count(asked: Asked) -> int:
    """https://core.telegram.org/bots/api#getchatmembercount; bots count."""
    return len(readable(asked).inside)


def get_member(asked: Asked) -> Json:
    """https://core.telegram.org/bots/api#getchatmember"""
    chat = readable(asked)
    user = asked.world.users.get(asked.number("user_id") or 0)
    if user is None:
        raise bad("PARTICIPANT_ID_INVALID")
    return chat.member(user).json()


def administrators(asked: Asked) -> list[Json]:
    """https://core.telegram.org/bots/api#getchatadministrators; other bots are left out."""
    chat = readable(asked)
    if chat.type == "private":
        raise bad("there are no administrators in the private chat")
    found = [one for one in chat.inside if one.admin and (not one.user.is_bot or one.user is asked.bot)]
    return [one.json() for one in found]


def leave(asked: Asked) -> bool:
    """https://core.telegram.org/bots/api#leavechat"""
    chat = readable(asked)
    if chat.type == "private":
        raise bad("chat member status can't be changed in private chats")
    old, new = chat.member(asked.bot), Member(asked.bot, "left")
    asked.world.service(chat, asked.bot, {"left_chat_member": asked.bot.json()})
    chat.members[asked.bot.id] = new
    asked.world.standing_changed(chat, asked.bot, old, new)
    return True


def get_file(asked: Asked) -> Json:
    """https://core.telegram.org/bots/api#getfile; twenty megabytes at most."""
    kept = asked.world.files.find(asked.text("file_id"))
    if kept.too_big:
        raise bad("file is too big")
    answer: dict[str, Any] = {"file_id": kept.id, "file_unique_id": kept.unique, "file_size": kept.size}
    return answer | {"file_path": kept.path}


CHAT_METHODS: dict[str, Method] = {
    "getChat": get_chat,
    "getChatMemberCount": member_count,
    "getChatMembersCount": member_count,
    "getChatMember": get_member,
    "getChatAdministrators": administrators,
    "leaveChat": leave,
    "getFile": get_file,
}
