"""Which chat a request means, and whether this bot may do there what it asks."""

from rehearsal.asked import Asked
from rehearsal.things import Bot, Chat, Message, Refused, bad

WHAT = {
    "can_send_messages": "text messages",
    "can_send_photos": "photos",
    "can_send_documents": "documents",
    "can_send_videos": "videos",
    "can_send_video_notes": "video notes",
    "can_send_voice_notes": "voice notes",
    "can_send_audios": "music",
    "can_send_other_messages": "stickers",
}


def chat_of(asked: Asked, name: str = "chat_id") -> Chat:
    """The chat named by id or @username, whatever this bot may do there. Raises Refused."""
    wanted = asked.text(name)
    if not wanted:
        raise bad(f"{name} is empty")
    if wanted.startswith("@"):
        found = [chat for chat in asked.world.chats.values() if chat.username and f"@{chat.username}" == wanted]
    else:
        found = [chat for chat in [_known(asked, asked.number(name))] if chat is not None]
    if not found:
        raise bad("chat not found")
    return found[0]


def _known(asked: Asked, chat_id: int | None) -> Chat | None:
    world, bot = asked.world, asked.bot
    if chat_id is None or chat_id in world.chats:
        chat = world.chats.get(chat_id or 0)
        return chat if chat is not None and bot.id in chat.members else None
    user = world.users.get(chat_id)
    if user is None or user.is_bot:
        return None
    met = user.id in bot.started_by or any(
        bot.id in chat.members and user.id in chat.members for chat in world.chats.values()
    )
    return world.private(user, bot) if met else None


def readable(asked: Asked) -> Chat:
    """The chat, when the bot is in it (a private one may be unbegun). Raises Refused."""
    chat = chat_of(asked)
    if chat.type != "private":
        _inside(asked.bot, chat)
    return chat


def writable(asked: Asked) -> Chat:
    """The chat, when the bot may reach it with something new. Raises Refused."""
    chat = readable(asked)
    if chat.type == "private":
        _corner(asked.bot, chat)
    return chat


def _inside(bot: Bot, chat: Chat) -> None:
    kind = f"{chat.type} chat"
    if chat.migrated_to is not None:
        raise Refused(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": chat.migrated_to.id},
        )
    if chat.deleted:
        raise Refused(403, "Forbidden: the group chat was deleted")
    status = chat.member(bot).status
    if status == "kicked":
        raise Refused(403, f"Forbidden: bot was kicked from the {kind}")
    if status == "left":
        raise Refused(403, f"Forbidden: bot is not a member of the {kind}")


def _corner(bot: Bot, chat: Chat) -> None:
    user = chat.peer
    if user is None or user.deactivated:
        raise Refused(403, "Forbidden: user is deactivated")
    if user.id not in bot.started_by:
        raise Refused(403, "Forbidden: bot can't initiate conversation with a user")
    if user.id in bot.blocked_by:
        raise Refused(403, "Forbidden: bot was blocked by the user")


def may_write(bot: Bot, chat: Chat, right: str) -> None:
    """Raises Refused when the chat's permissions, or the bot's own restriction, take `right` away."""
    member = chat.member(bot)
    if member.admin or chat.type == "private":
        return
    allowed = chat.permissions.get(right, True)
    if member.status == "restricted":
        allowed = allowed and member.rights.get(right, False)
    if not allowed or chat.type == "channel":
        raise bad(f"not enough rights to send {WHAT[right]} to the chat")


def thread_of(asked: Asked, chat: Chat) -> int | None:
    """The topic to write in. Raises Refused when it is closed to the bot or gone."""
    number = asked.number("message_thread_id")
    if not chat.is_forum:
        if number is not None and number not in chat.history:
            raise bad("message thread not found")
        return number
    if number is None:
        return None
    topic = chat.topics.get(number)
    if topic is None or topic.deleted:
        raise bad("message thread not found")
    if topic.closed and not chat.member(asked.bot).admin:
        raise bad("TOPIC_CLOSED")
    return number


def message_in(chat: Chat, number: int | None, bot: Bot) -> Message | None:
    """The message a bot may refer to: in groups of the basic kind and in private only what it sent or was told of."""
    message = chat.history.get(number or 0)
    if message is None or message.deleted:
        return None
    if chat.type != "supergroup" and message.sender is not bot and bot.id not in message.known_to:
        return None
    return message
