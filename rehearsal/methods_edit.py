"""Changing and taking back what stands in a chat."""

from datetime import timedelta

from rehearsal.asked import Asked
from rehearsal.files import described
from rehearsal.markup import inline_of
from rehearsal.methods_send import file_of, worded
from rehearsal.rooms import chat_of, message_in, readable
from rehearsal.table import Method
from rehearsal.texts import checked_length, formatted
from rehearsal.things import Chat, Json, Message, Refused, bad

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
DELETABLE = timedelta(hours=48)


def _editable(asked: Asked) -> Message:
    """The bot's own message; a group that became a supergroup still lets its old messages be edited."""
    chat = chat_of(asked)
    if chat.migrated_to is None and chat.type != "private":
        chat = readable(asked)
    message = message_in(chat, asked.number("message_id"), asked.bot)
    if message is None:
        raise bad("message to edit not found")
    own_keyboard = not message.markup or "inline_keyboard" in message.markup
    if message.sender is not asked.bot or message.service or not own_keyboard:
        raise bad("message can't be edited")
    return message


def _changed(asked: Asked, message: Message, content: Json, text: str, entities: list[Json]) -> Json:
    markup = inline_of(asked)
    if (content, text, entities, markup) == (message.content, message.text, message.entities, message.markup):
        raise bad(NOT_MODIFIED)
    asked.world.flood.check(asked.bot.id, message.chat)
    words = (content, text, entities) != (message.content, message.text, message.entities)
    message.content, message.text, message.entities, message.markup = content, text, entities, markup
    if words:
        message.edited = asked.world.now()
    asked.world.tell("edited", message.chat, message)
    return message.json()


def edit_text(asked: Asked) -> Json:
    """https://core.telegram.org/bots/api#editmessagetext; without reply_markup the keyboard goes."""
    text, entities = worded(asked)
    message = _editable(asked)
    if message.media is not None:
        raise bad("there is no text in the message to edit")
    return _changed(asked, message, message.content, text, entities)


def edit_caption(asked: Asked) -> Json:
    """https://core.telegram.org/bots/api#editmessagecaption"""
    text, entities = worded(asked, "caption")
    message = _editable(asked)
    if message.media in {None, "sticker", "video_note", "location"}:
        raise bad("there is no caption in the message to edit")
    return _changed(asked, message, message.content, text, entities)


def edit_markup(asked: Asked) -> Json:
    """https://core.telegram.org/bots/api#editmessagereplymarkup"""
    message = _editable(asked)
    return _changed(asked, message, message.content, message.text, message.entities)


def edit_media(asked: Asked) -> Json:
    """https://core.telegram.org/bots/api#editmessagemedia"""
    media = asked.object("media")
    kind = str(media.get("type"))
    if kind not in {"photo", "video", "animation", "audio", "document"}:
        raise bad("can't parse InputMedia: Type is unsupported")
    named = str(media.get("media") or kind)
    kept = file_of(asked, kind, named if asked.files.get(kind) is None else kind)
    text, entities = formatted(
        str(media.get("caption") or ""), str(media.get("parse_mode") or ""), media.get("caption_entities")
    )
    checked_length(text, caption=True)
    message = _editable(asked)
    if media.get("has_spoiler"):
        message.extra["has_media_spoiler"] = True
    else:
        message.extra.pop("has_media_spoiler", None)
    return _changed(asked, message, described(kept, kind), text, entities)


def delete_message(asked: Asked) -> bool:
    """https://core.telegram.org/bots/api#deletemessage"""
    chat = _deletable_in(asked)
    message = message_in(chat, asked.number("message_id"), asked.bot)
    if message is None:
        raise bad("message to delete not found")
    why_not = _kept_because(asked, message)
    if why_not:
        raise bad(why_not)
    _delete(asked, message)
    return True


def delete_messages(asked: Asked) -> bool:
    """https://core.telegram.org/bots/api#deletemessages; what cannot be found is skipped."""
    numbers = asked.list("message_ids")
    if not 1 <= len(numbers) <= 100:
        raise bad("message identifiers are not specified" if not numbers else "too many message identifiers specified")
    chat = _deletable_in(asked)
    found = [one for number in numbers if (one := message_in(chat, int(number), asked.bot)) is not None]
    why_not = next((why for one in found if (why := _kept_because(asked, one))), "")
    if why_not:
        raise bad(why_not)
    for message in found:
        _delete(asked, message)
    return True


def _deletable_in(asked: Asked) -> Chat:
    chat = chat_of(asked)
    return chat if chat.migrated_to is not None or chat.type == "private" else readable(asked)


def _kept_because(asked: Asked, message: Message) -> str:
    """Why a message stays: https://core.telegram.org/bots/api#deletemessage names the conditions."""
    member = message.chat.member(asked.bot)
    if member.admin and member.rights.get("can_delete_messages") and message.chat.type != "private":
        return ""
    own = message.sender is asked.bot
    if not own and message.chat.type != "private":
        return "message can't be deleted"
    return "message can't be deleted for everyone" if asked.world.now() - message.date >= DELETABLE else ""


def _delete(asked: Asked, message: Message) -> None:
    message.deleted = True
    asked.world.tell("deleted", message.chat, message)


def pin(asked: Asked) -> bool:
    """https://core.telegram.org/bots/api#pinchatmessage: free in private chats, a right elsewhere."""
    chat = readable(asked)
    member = chat.member(asked.bot)
    if chat.type != "private" and not (member.admin and member.rights.get("can_pin_messages")):
        raise Refused(400, "Bad Request: not enough rights to manage pinned messages in the chat")
    if message_in(chat, asked.number("message_id"), asked.bot) is None:
        raise bad("message to pin not found")
    return True


EDIT_METHODS: dict[str, Method] = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageReplyMarkup": edit_markup,
    "editMessageMedia": edit_media,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "pinChatMessage": pin,
}
