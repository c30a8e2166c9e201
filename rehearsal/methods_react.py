"""Reactions, answers to taps, and the line that says somebody is typing."""

from urllib.parse import parse_qs, urlsplit

from rehearsal.asked import Asked
from rehearsal.rooms import message_in, readable, writable
from rehearsal.table import Method
from rehearsal.texts import units
from rehearsal.things import Bot, bad
from rehearsal.updates import TAP_KEPT

# https://core.telegram.org/bots/api#reactiontypeemoji
# fmt: off
EMOJI = frozenset([
    "❤", "👍", "👎", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢", "🎉", "🤩", "🤮", "💩",
    "🙏", "👌", "🕊", "🤡", "🥱", "🥴", "😍", "🐳", "❤‍🔥", "🌚", "🌭", "💯", "🤣", "⚡", "🍌", "🏆",
    "💔", "🤨", "😐", "🍓", "🍾", "💋", "🖕", "😈", "😴", "😭", "🤓", "👻", "👨‍💻", "👀", "🎃", "🙈",
    "😇", "😨", "🤝", "✍", "🤗", "🫡", "🎅", "🎄", "☃", "💅", "🤪", "🗿", "🆒", "💘", "🙉", "🦄",
    "😘", "💊", "🙊", "😎", "👾", "🤷‍♂", "🤷", "🤷‍♀", "😡",
])
# fmt: on
ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
LONGEST_ALERT = 200


def set_reaction(asked: Asked) -> bool:
    """https://core.telegram.org/bots/api#setmessagereaction"""
    chat = readable(asked)
    message = message_in(chat, asked.number("message_id"), asked.bot)
    if message is None:
        raise bad("message to react not found")
    chosen = [str(one.get("emoji")) for one in asked.list("reaction") if one.get("type") == "emoji"]
    if len(chosen) < len(asked.list("reaction")) or any(emoji not in EMOJI for emoji in chosen):
        raise bad("REACTION_INVALID")
    if len(chosen) > 1:
        raise bad("REACTIONS_TOO_MANY")
    if chosen and (not chat.reactions_allowed or message.service):
        raise bad("REACTION_INVALID")
    message.reactions[asked.bot.id] = chosen
    asked.world.tell("reaction", chat, message, {"by": asked.bot.id, "emoji": chosen})
    return True


def answer_tap(asked: Asked) -> bool:
    """https://core.telegram.org/bots/api#answercallbackquery"""
    world = asked.world
    tap = world.taps.get(asked.text("callback_query_id"))
    mine = tap is not None and tap.message.sender is asked.bot
    if tap is None or not mine or tap.answered or world.now() - tap.at >= TAP_KEPT:
        raise bad(TOO_OLD)
    text, url = asked.text("text"), asked.text("url")
    if units(text) > LONGEST_ALERT:
        raise bad("MESSAGE_TOO_LONG")
    if url and not _may_open(asked.bot, url):
        raise bad("URL_INVALID")
    tap.answered, tap.text, tap.url, tap.alert = True, text or None, url or None, asked.flag("show_alert")
    detail = {"by": tap.user.id, "label": tap.label, "text": tap.text, "alert": tap.alert, "url": tap.url}
    world.tell("answer", tap.message.chat, tap.message, detail)
    return True


def _may_open(bot: Bot, url: str) -> bool:
    """A tap may open a link to the bot that was tapped, with a parameter, and nothing else."""
    parts = urlsplit(url)
    here = (
        parts.netloc.lower() in {"t.me", "telegram.me"}
        and parts.path.strip("/").lower() == (bot.username or "").lower()
    )
    payload = parse_qs(parts.query, keep_blank_values=True)
    return parts.scheme in {"http", "https"} and here and "start" in payload


def chat_action(asked: Asked) -> bool:
    """https://core.telegram.org/bots/api#sendchataction"""
    chat = writable(asked)
    action = asked.text("action")
    if action not in ACTIONS:
        raise bad("wrong parameter action in request")
    chat.actions.append(action)
    asked.world.tell("action", chat, detail={"action": action})
    return True


REACT_METHODS: dict[str, Method] = {
    "setMessageReaction": set_reaction,
    "answerCallbackQuery": answer_tap,
    "sendChatAction": chat_action,
}
