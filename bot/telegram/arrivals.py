"""Telegram's many shapes of "somebody did something", turned into the one that rituals read."""

from datetime import datetime
from typing import Any

from telegram import MaybeInaccessibleMessage, Message, Update
from telegram.constants import ChatType

from bot.telegram.entities import read_tap
from domain.messages import Incoming, Tap

MEDIA = ("photo", "voice", "sticker", "video", "video_note", "animation", "audio", "document", "location", "contact")


def replied_to(update: Update) -> MaybeInaccessibleMessage | None:
    """The message that this one answers, or whose button was tapped; of an old one only its place is told."""
    if update.callback_query:
        return update.callback_query.message
    return update.effective_message.reply_to_message if update.effective_message else None


def ref_below(message: MaybeInaccessibleMessage) -> str | None:
    """The token in the buttons of a message, by which it is known even before its id is."""
    if not isinstance(message, Message) or message.reply_markup is None:
        return None
    buttons = [button for row in message.reply_markup.inline_keyboard for button in row]
    taps = [read_tap(button.callback_data) for button in buttons if isinstance(button.callback_data, str)]
    return next((tap.ref for tap in taps if tap), None)


def tap_of(update: Update) -> Tap | None:
    """What a pressed button says."""
    return read_tap(update.callback_query.data) if update.callback_query else None


def incoming(update: Update, at: datetime) -> Incoming | None:
    """The act of a person in a chat, its anchor yet unknown; None for anything else. `at` (UTC): when we stored it.

    Raises TypeError for values of which python-telegram-bot does not look at the type.
    """
    person, chat = update.effective_user, update.effective_chat
    if person is None or chat is None:
        return None
    message = None if update.callback_query else update.effective_message
    command, args = _command(message)
    return _sound(
        Incoming(
            update=update.update_id,
            at=at,
            person=person.id,
            name=person.first_name,
            language=person.language_code or "",
            chat=chat.id,
            group=chat.type in (ChatType.GROUP, ChatType.SUPERGROUP),
            message=message.message_id if message else None,
            text=(message.text if message.text is not None else message.caption) if message else None,
            media=next((name for name in MEDIA if getattr(message, name, None)), None) if message else None,
            command=command,
            args=args,
            tap=tap_of(update),
            callback=update.callback_query.id if update.callback_query else None,
            edited=update.edited_message is not None,
            title=chat.title or "",
            location=_location(message),
            replied=bool(message and message.reply_to_message),
            **_about(update),
        )
    )


def _location(message: Message | None) -> tuple[float, float] | None:
    shared = message.location if message else None
    return (shared.latitude, shared.longitude) if shared else None


def _about(update: Update) -> dict[str, Any]:
    """What the person had written to which the tapped question is a reply; Telegram brings it along with the tap."""
    asked = update.callback_query.message if update.callback_query else None
    said = asked.reply_to_message if isinstance(asked, Message) else None
    return {"about": said.text, "about_message": said.message_id} if said else {}


def _sound(act: Incoming) -> Incoming:
    numbers, words = (act.person, act.chat, act.message or 0), (act.name, act.language, act.text or "")
    if not all(isinstance(number, int) for number in numbers) or not all(isinstance(word, str) for word in words):
        raise TypeError("a number or a text is something else")
    return act


def open_chat(update: Update) -> int | None:
    """The chat that this shows to be open to us. Buttons of a group can be tapped after we were put out of it."""
    query, message = update.callback_query, update.message or update.edited_message
    if query and query.message and query.message.chat.type == ChatType.PRIVATE:
        return query.message.chat.id
    if message is None or message.left_chat_member or message.migrate_to_chat_id:
        return None
    return message.chat.id


def _command(message: Message | None) -> tuple[str | None, str]:
    if message is None or not message.text or not message.text.startswith("/"):
        return None, ""
    command, *args = message.text.split(maxsplit=1)
    return command[1:].partition("@")[0].lower(), "".join(args).strip()
