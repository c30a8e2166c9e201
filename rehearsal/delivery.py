"""Which bot hears of what: Telegram's privacy mode by its rule, and updates as the Bot API writes them."""

from typing import TYPE_CHECKING

from rehearsal.texts import cut
from rehearsal.things import Bot, Chat, Json, Member, Message, User, stamp

if TYPE_CHECKING:
    from rehearsal.world import World


def deliver(world: "World", message: Message, *, edited: bool = False) -> None:
    """Queues a message, or its edit, for every bot in the chat that may know of it."""
    kind = "channel_post" if message.chat.type == "channel" else "message"
    for member in message.chat.inside:
        bot = member.user
        if isinstance(bot, Bot) and bot is not message.sender and reaches(bot, message):
            message.known_to.add(bot.id)
            bot.updates.push(f"edited_{kind}" if edited else kind, message.json(), world.now())


def reaches(bot: Bot, message: Message) -> bool:
    """Privacy mode: https://core.telegram.org/bots/features#privacy-mode

    A reply to a bot is for that bot alone; then a command that names one; a bare command is for the bot that spoke
    last. Messages of other bots never arrive. What once reached a bot reaches it again when edited.
    """
    chat, member = message.chat, message.chat.member(bot)
    if chat.type == "private" or message.service or bot.id in message.known_to:
        return not (isinstance(message.sender, Bot) and not message.service)
    if isinstance(message.sender, Bot):
        return False
    if member.admin or chat.type == "channel" or not bot.privacy:
        return True
    if message.reply_to is not None and isinstance(message.reply_to.sender, Bot):
        return message.reply_to.sender is bot
    return _commanded(bot, message)


def _commanded(bot: Bot, message: Message) -> bool:
    first = next((one for one in message.entities if one["type"] == "bot_command" and one["offset"] == 0), None)
    if first is None or message.media is not None:
        return False
    _, _, name = cut(message.text, first["offset"], first["length"]).partition("@")
    if name:
        return name.lower() == (bot.username or "").lower()
    return message.chat.last_bot == bot.id


def standing_changed(world: "World", chat: Chat, by: User, old: Member, new: Member) -> None:
    """my_chat_member for the bot concerned, chat_member for administrators among the bots."""
    update: Json = {
        "chat": chat.json(),
        "from": by.json(),
        "date": stamp(world.now()),
        "old_chat_member": old.json(),
        "new_chat_member": new.json(),
    }
    if isinstance(new.user, Bot):
        new.user.updates.push("my_chat_member", update, world.now())
    for member in chat.inside:
        if isinstance(member.user, Bot) and member.user is not new.user and member.admin:
            member.user.updates.push("chat_member", update, world.now())
