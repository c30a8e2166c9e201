"""Everything a bot can put into a chat: words, media, copies and forwards."""

from typing import Any

from rehearsal.asked import Asked
from rehearsal.files import Kept, described
from rehearsal.markup import markup_of
from rehearsal.rooms import chat_of, may_write, message_in, thread_of, writable
from rehearsal.table import Method
from rehearsal.texts import checked_length, formatted, units
from rehearsal.things import Chat, Json, Message, bad, stamp

RIGHT = {
    "photo": "can_send_photos",
    "document": "can_send_documents",
    "video": "can_send_videos",
    "video_note": "can_send_video_notes",
    "voice": "can_send_voice_notes",
    "audio": "can_send_audios",
    "sticker": "can_send_other_messages",
    "animation": "can_send_other_messages",
}
NO_CAPTION = {"sticker", "video_note", "location"}


def worded(asked: Asked, name: str = "text") -> tuple[str, list[Json]]:
    """The text and entities of a request. Raises Refused for what Telegram would not take."""
    raw = asked.text(name)
    if name == "text" and not raw:
        raise bad("message text is empty")
    entities = asked.list("entities" if name == "text" else "caption_entities")
    text, marks = formatted(raw, asked.text("parse_mode"), entities)
    if name == "text" and not text:
        raise bad("text must be non-empty")
    checked_length(text, caption=name == "caption")
    return text, [named for mark in marks if (named := _mention(asked, mark)) is not None]


def _mention(asked: Asked, mark: Json) -> Json | None:
    if mark["type"] != "text_mention":
        return mark
    user = asked.world.users.get(int(mark["user"].get("id", 0)))
    return mark | {"user": user.json()} if user else None


def post(asked: Asked, chat: Chat, right: str, **fields: Any) -> Message:
    """Puts a message of the bot into `chat` under everything a send may carry. Raises Refused."""
    world, bot = asked.world, asked.bot
    may_write(bot, chat, right)
    thread = thread_of(asked, chat)
    reply_to, quote = _reply(asked, chat)
    markup = markup_of(asked, chat)
    world.flood.check(bot.id, chat)
    extra = dict(fields.pop("extra", {})) | ({"quote": quote} if quote else {})
    if thread is None and reply_to is not None and chat.is_forum:
        thread = reply_to.thread
    fields |= {"reply_to": reply_to, "markup": markup, "thread": thread, "extra": extra}
    fields |= {"silent": asked.flag("disable_notification"), "protected": asked.flag("protect_content")}
    message = world.place(chat, bot, **fields)
    chat.last_bot = bot.id
    return message


def _reply(asked: Asked, chat: Chat) -> tuple[Message | None, Json | None]:
    wanted = asked.object("reply_parameters")
    number = wanted.get("message_id") or asked.number("reply_to_message_id")
    if not number:
        return None, None
    message = message_in(chat, int(number), asked.bot)
    if message is None:
        if wanted.get("allow_sending_without_reply") or asked.flag("allow_sending_without_reply"):
            return None, None
        raise bad("message to be replied not found")
    return message, _quote(wanted, message)


def _quote(wanted: Json, message: Message) -> Json | None:
    quote = str(wanted.get("quote") or "")
    if not quote:
        return None
    at = message.text.find(quote)
    if at < 0:
        raise bad("QUOTE_TEXT_INVALID")
    return {"text": quote, "position": units(message.text[:at]), "is_manual": True}


def send_message(asked: Asked) -> Json:
    """https://core.telegram.org/bots/api#sendmessage"""
    text, entities = worded(asked)  # before the chat is looked at, as the server does
    chat = writable(asked)
    options = asked.object("link_preview_options")
    extra = {"link_preview_options": options} if options else {}
    return post(asked, chat, "can_send_messages", text=text, entities=entities, extra=extra).json()


def file_of(asked: Asked, kind: str, value: Any = None) -> Kept:
    """The file a request sends as `kind`: uploaded with it, or one Telegram has already. Raises Refused."""
    named = asked.text(kind) if value is None else str(value)
    upload = asked.files.get(named.removeprefix("attach://") if named.startswith("attach://") else kind)
    if upload is not None:
        return asked.world.files.keep(kind, upload)
    if not named:
        raise bad(f"there is no {kind.replace('_', ' ')} in the request")
    return asked.world.files.find(named)


def _sends(kind: str) -> Method:
    def send(asked: Asked) -> Json:
        chat = writable(asked)
        kept = file_of(asked, kind)
        text, entities = ("", []) if kind in NO_CAPTION else worded(asked, "caption")
        shown = {"has_media_spoiler": "has_spoiler", "show_caption_above_media": "show_caption_above_media"}
        extra = {name: True for name, param in shown.items() if asked.flag(param)}
        content = described(kept, kind)
        return post(asked, chat, RIGHT[kind], content=content, text=text, entities=entities, extra=extra).json()

    return send


def send_location(asked: Asked) -> Json:
    """https://core.telegram.org/bots/api#sendlocation"""
    chat = writable(asked)
    latitude, longitude = asked.decimal("latitude"), asked.decimal("longitude")
    if latitude is None or longitude is None:
        raise bad("wrong latitude or longitude specified")
    place = {"location": {"latitude": latitude, "longitude": longitude}}
    return post(asked, chat, "can_send_messages", content=place).json()


def _source(asked: Asked, number: int | None, verb: str) -> Message:
    origin = chat_of(asked, "from_chat_id")
    message = message_in(origin, number, asked.bot)
    if message is None:
        raise bad(f"message to {verb} not found")
    if message.service or message.protected:
        raise bad(f"message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return message


def forward_message(asked: Asked) -> Json:
    """https://core.telegram.org/bots/api#forwardmessage"""
    chat = writable(asked)
    source = _source(asked, asked.number("message_id"), "forward")
    fields = {"text": source.text, "entities": source.entities, "content": source.content}
    return post(asked, chat, _right(source), **fields, extra=_without_quote(source) | origin_of(source)).json()


def origin_of(source: Message) -> Json:
    """https://core.telegram.org/bots/api#messageorigin; a forward of a forward keeps its first origin."""
    if "forward_origin" in source.extra:
        return {"forward_origin": source.extra["forward_origin"]}
    date = stamp(source.date)
    if source.chat.type == "channel":
        channel = {"type": "channel", "date": date, "chat": source.chat.json(), "message_id": source.id}
        return {"forward_origin": channel}
    if source.sender_chat is not None:
        return {"forward_origin": {"type": "chat", "date": date, "sender_chat": source.sender_chat.json()}}
    sender = source.sender.json() if source.sender else {}
    return {"forward_origin": {"type": "user", "date": date, "sender_user": sender}}


def copy_message(asked: Asked) -> Json:
    """https://core.telegram.org/bots/api#copymessage"""
    return {"message_id": _copied(asked, asked.number("message_id")).id}


def copy_messages(asked: Asked) -> list[Json]:
    """https://core.telegram.org/bots/api#copymessages; what cannot be copied is skipped."""
    writable(asked)
    numbers = [int(number) for number in asked.list("message_ids")]
    origin = chat_of(asked, "from_chat_id")
    found = [(number, message_in(origin, number, asked.bot)) for number in numbers]
    able = [number for number, one in found if one is not None and not one.service and not one.protected]
    if not able:
        raise bad("there are no messages to copy")
    return [{"message_id": _copied(asked, number).id} for number in able]


def _copied(asked: Asked, number: int | None) -> Message:
    chat = writable(asked)
    source = _source(asked, number, "copy")
    text, entities = source.text, source.entities
    if asked.has("caption") and source.media is not None:
        text, entities = worded(asked, "caption")
    fields = {"text": text, "entities": entities, "content": source.content}
    return post(asked, chat, _right(source), **fields, extra=_without_quote(source))


def _without_quote(source: Message) -> Json:
    return {name: source.extra[name] for name in ("has_media_spoiler",) if name in source.extra}


def _right(source: Message) -> str:
    return RIGHT.get(source.media or "", "can_send_messages")


SEND_METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "sendLocation": send_location,
    "forwardMessage": forward_message,
    "copyMessage": copy_message,
    "copyMessages": copy_messages,
    "sendPhoto": _sends("photo"),
    "sendDocument": _sends("document"),
    "sendVideo": _sends("video"),
    "sendVideoNote": _sends("video_note"),
    "sendVoice": _sends("voice"),
    "sendAudio": _sends("audio"),
    "sendSticker": _sends("sticker"),
    "sendAnimation": _sends("animation"),
}
