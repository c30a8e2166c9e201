"""What became of a call to Telegram: a message that may have arrived must not be treated like a lost one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import httpx
from telegram import error as refusals


@dataclass(frozen=True, slots=True)
class Delivered:
    """Telegram complains that what was asked for is so already."""


@dataclass(frozen=True, slots=True)
class NotDelivered:
    """The request never left. `soon`: nothing but a slow moment; otherwise nobody listens there, so back off."""

    soon: bool


@dataclass(frozen=True, slots=True)
class Halted:
    """Too many requests; the chat is closed to us for `seconds`."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may have arrived, it may not; Telegram offers no key to ask."""


@dataclass(frozen=True, slots=True)
class ServerError:
    """Telegram, or what stands before it, is ill (5xx): it hardly arrived, yet nobody can be sure."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The group became a supergroup; the same message goes to `chat`."""

    chat: int


@dataclass(frozen=True, slots=True)
class Gone:
    """Nobody reads in this chat any more, for one of the `GONE` reasons."""

    reason: str


@dataclass(frozen=True, slots=True)
class Never:
    """This very request will never succeed, for one of the `NEVER` reasons."""

    reason: str


@dataclass(frozen=True, slots=True)
class Topic:
    """The topic is closed or lost; once more without `message_thread_id`."""


@dataclass(frozen=True, slots=True)
class NoRights:
    """We are in the chat and may not do this there."""


@dataclass(frozen=True, slots=True)
class Unauthorized:
    """The token is not, or no longer, ours."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else polls with the same token, or a webhook is set."""


Outcome = (
    Delivered
    | NotDelivered
    | Halted
    | Unknown
    | ServerError
    | Moved
    | Gone
    | Never
    | Topic
    | NoRights
    | Unauthorized
    | Conflict
)

# How Telegram's sentences begin (tdlib/telegram-bot-api, Client.cpp), in lower case, and our word for each.
# Only the beginning is compared and only our word is kept: the rest may quote what somebody wrote.
GONE: Mapping[str, str] = {
    "bot was blocked by the user": "blocked",
    "user_is_blocked": "blocked",
    "user is deactivated": "deactivated",
    "input_user_deactivated": "deactivated",
    "bot was kicked": "kicked",
    "bot is not a member": "kicked",
    "the group chat was deleted": "deleted",
    "group chat was deactivated": "deleted",
    "bot can't initiate conversation": "never started",
    "bot can't send messages to bots": "a bot",
    "chat not found": "never started",
    "peer_id_invalid": "never started",
    "": "forbidden",
}
NEVER: Mapping[str, str] = {
    "message to edit not found": "message gone",
    "message to delete not found": "message gone",
    "message to react not found": "message gone",
    "message to copy not found": "message gone",
    "message can't be edited": "too old",
    "message can't be deleted": "too old",
    "query is too old": "too old",
    "message to be replied not found": "reply target gone",
    "can't parse entities": "entities",
    "entity_bounds_invalid": "entities",
    "message is too long": "too long",
    "message caption is too long": "too long",
    "media_caption_too_long": "too long",
    "reply markup is too long": "too long",
    "request entity too large": "too long",
    "content too large": "too long",
    "message text is empty": "empty",
    "text must be non-empty": "empty",
    "button_data_invalid": "button",
    "can't parse inline keyboard": "button",
    "reaction_invalid": "reaction",
    "photo_invalid_dimensions": "picture",
    "image_process_failed": "picture",
    "method not found": "no such method",
    "": "refused",
}
_TOPIC = ("message thread not found", "topic_closed", "topic_deleted", "topic_id_invalid")
_NO_RIGHTS = (
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_admin_required",
    "chat_restricted",
    "chat_send_",
)
_ALREADY_SO = {"edit": ("message is not modified",), "delete": ("message to delete not found",)}
_TOO_LARGE = ("request entity too large", "content too large")

_SLOW_MOMENT = (httpx.ConnectTimeout, httpx.PoolTimeout)
_NOBODY_LISTENS = (httpx.ConnectError, httpx.ProxyError, httpx.UnsupportedProtocol)
# A 429 whose number got lost on the way: Telegram sends it as a 500, and python-telegram-bot drops a zero.
NUMBERLESS_HALT = 5.0


def classify(error: BaseException, method: str = "sendMessage") -> Outcome:
    """What became of the Bot API call `method` (its documented name) that ended in `error`.

    Judges by `__cause__` first: in python-telegram-bot a TimedOut covers both "never sent" and "delivered".
    """
    if isinstance(error, refusals.InvalidToken | refusals.EndPointNotFound) and error.__cause__:
        return classify(error.__cause__, method)
    if type(error) is refusals.NetworkError and isinstance(error.__cause__, refusals.TelegramError):
        return ServerError()  # a status that is no success, with a page instead of an answer
    if error.__cause__ is not None:
        return _from_the_wire(error.__cause__)
    match error:
        case refusals.RetryAfter():
            return Halted(_seconds(error.retry_after))
        case refusals.ChatMigrated():
            return Moved(error.new_chat_id)
        case refusals.Conflict():
            return Conflict()
        case refusals.TelegramError():
            return _from_the_words(error, _sentence(error), method)
    return Unknown()


def _from_the_wire(cause: BaseException) -> Outcome:
    """An answer that cannot be read is not Telegram's, whatever status it came with: a proxy's page, perhaps."""
    if isinstance(cause, _SLOW_MOMENT):
        return NotDelivered(soon=True)
    if isinstance(cause, _NOBODY_LISTENS):
        return NotDelivered(soon=False)
    return Unknown()


def _from_the_words(error: refusals.TelegramError, sentence: str, method: str) -> Outcome:
    if isinstance(error, refusals.InvalidToken):
        return Never(_word(NEVER, sentence)) if sentence.startswith("method not found") else Unauthorized()
    if isinstance(error, refusals.Forbidden | refusals.BadRequest):
        return _refused(isinstance(error, refusals.Forbidden), sentence, method)
    if sentence.startswith("too many requests"):
        return Halted(NUMBERLESS_HALT)
    if sentence.startswith(_TOO_LARGE):
        return Never(_word(NEVER, sentence))
    return ServerError() if type(error) is refusals.NetworkError else Unknown()


def _refused(forbidden: bool, sentence: str, method: str) -> Outcome:
    if any(method.startswith(verb) and sentence.startswith(words) for verb, words in _ALREADY_SO.items()):
        return Delivered()
    if sentence.startswith(_TOPIC):
        return Topic()
    if sentence.startswith(_NO_RIGHTS):
        return NoRights()
    if forbidden or any(sentence.startswith(start) for start in GONE if start):
        return Gone(_word(GONE, sentence))
    return Never(_word(NEVER, sentence))


def _sentence(error: refusals.TelegramError) -> str:
    """Telegram's description without the name of its status, in lower case."""
    sentence = error.message.lower()
    for status in ("bad request: ", "forbidden: ", "not found: ", "internal server error: "):
        sentence = sentence.removeprefix(status)
    return sentence


def _word(words: Mapping[str, str], sentence: str) -> str:
    return next(word for start, word in words.items() if sentence.startswith(start))


def _seconds(length: int | timedelta) -> float:
    return length.total_seconds() if isinstance(length, timedelta) else float(length)
