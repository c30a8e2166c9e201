"""One owed message and the one call that sends it."""

import json
from collections.abc import Coroutine
from dataclasses import dataclass

from telegram import (
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Message,
    MessageId,
    ReactionTypeEmoji,
    ReplyParameters,
)

from bot.telegram.client import Client
from bot.telegram.entities import cleaned, entities, keyboard
from bot.telegram.painter import Painter
from domain.catalogue import Render
from domain.messages import Mark, Part, Reader, Rendered, Rows
from storage.notes import to_draw
from storage.outbox import NEW, Owed, Target
from storage.parts import Unpacker

PROBE = 5.0  # seconds
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)  # a fetched page would tell its server that somebody wrote of it
DOCUMENTED = {
    "say": "sendMessage",
    "photo": "sendPhoto",
    "file": "sendDocument",
    "edit": "editMessageText",
    "delete": "deleteMessage",
    "react": "setMessageReaction",
    "copy": "copyMessage",
    "count": "getChatMemberCount",
    "leave": "leaveChat",
    "tidy": "deleteMessages",
}


@dataclass(frozen=True, slots=True)
class Letter:
    """An owed row, opened: what it says, to whom, and where the message stands that it changes."""

    owed: Owed
    parts: tuple[Part, ...]
    rows: Rows
    reader: Reader
    target: Target | None


class Unsayable(Exception):
    """A message that cannot be put into words or into Telegram's shapes; its cause says why. Nothing was sent."""


class Pen:
    """Renders for the reader of this moment and makes the call."""

    def __init__(self, client: Client, render: Render) -> None:
        self._client = client
        self._render = render
        self._paint = Painter(render)

    async def send(self, letter: Letter) -> int | None:
        """The id of the new message; None where there is no new one. Raises TelegramError, or Unsayable before it."""
        try:
            call = self._call(letter)
        except Exception as error:
            raise Unsayable(type(error).__name__) from error
        message = await call
        if isinstance(message, bool) or letter.owed.method not in NEW:
            return None
        return message.message_id

    async def mark(self, chat: int, message: int, emoji: str) -> None:
        """A reaction to somebody's message, once more if it is there already. Raises TelegramError."""
        await self._client.set_message_reaction(chat, message, ReactionTypeEmoji(emoji))

    async def count(self, chat: int) -> int:
        """How many are in a group, bots among them. Raises TelegramError."""
        return await self._client.get_chat_member_count(chat)

    async def probe(self) -> None:
        """A call that changes nothing, and does not wait long. Raises TelegramError."""
        await self._client.get_me(read_timeout=PROBE, connect_timeout=PROBE)

    def _call(self, letter: Letter) -> Coroutine[None, None, Message | MessageId | bool]:
        """The call, not begun: whatever can be wrong with the message shows here."""
        match letter.owed.method:
            case "say":
                return self._say(letter)
            case "photo":
                return self._photo(letter)
            case "file":
                return self._file(letter)
            case "copy":
                return self._copy(letter)
            case "edit":
                return self._edit(letter)
            case "delete":
                return self._client.delete_message(*_place(letter))
            case "tidy":
                return self._client.delete_messages(letter.owed.chat, json.loads(letter.owed.payload or ""))
            case "leave":
                return self._client.leave_chat(letter.owed.chat)
            case _:
                return self._react(letter)

    def _say(self, letter: Letter) -> Coroutine[None, None, Message]:
        text = self._text(letter)
        return self._client.send_message(
            letter.owed.chat,
            text.text,
            entities=entities(text),
            reply_markup=self._keyboard(letter, letter.owed.ref),
            reply_parameters=_reply(letter),
            disable_notification=letter.owed.silent,
            link_preview_options=NO_PREVIEW,
        )

    def _photo(self, letter: Letter) -> Coroutine[None, None, Message]:
        """A picture above a hidden text is hidden too."""
        if not letter.owed.photo:
            raise LookupError("its picture was forgotten")
        text = self._text(letter)
        return self._client.send_photo(
            letter.owed.chat,
            self._paint(to_draw(letter.owed.photo), letter.reader),
            caption=text.text,
            caption_entities=entities(text),
            has_spoiler=any(span.mark is Mark.SPOILER for span in text.spans),
            reply_markup=self._keyboard(letter, letter.owed.ref),
            reply_parameters=_reply(letter),
            disable_notification=letter.owed.silent,
        )

    def _file(self, letter: Letter) -> Coroutine[None, None, Message]:
        """As plain text, whatever marks its lines have."""
        body = self._text(letter).text.encode()
        name = Unpacker.file(letter.owed.payload or "{}")
        return self._client.send_document(
            letter.owed.chat,
            InputFile(body, filename=name),
            reply_markup=self._keyboard(letter, letter.owed.ref),
            disable_notification=letter.owed.silent,
            disable_content_type_detection=True,
        )

    def _copy(self, letter: Letter) -> Coroutine[None, None, MessageId]:
        """What somebody has sent, as it stands now: https://core.telegram.org/bots/api#copymessage"""
        owed = letter.owed
        if owed.source_chat is None or owed.source_message is None:
            raise LookupError("nobody knows any more what is to be copied")
        return self._client.copy_message(
            owed.chat,
            owed.source_chat,
            owed.source_message,
            reply_parameters=_reply(letter),
            disable_notification=owed.silent,
        )

    def _edit(self, letter: Letter) -> Coroutine[None, None, Message | bool]:
        chat, message = _place(letter)
        markup = self._keyboard(letter, letter.owed.target or "")
        if not letter.parts:
            return self._client.edit_message_reply_markup(chat, message, reply_markup=markup)
        text = self._text(letter)
        if letter.target and letter.target.captioned:
            return self._client.edit_message_caption(
                chat, message, caption=text.text, caption_entities=entities(text), reply_markup=markup
            )
        return self._client.edit_message_text(
            text.text, chat, message, entities=entities(text), reply_markup=markup, link_preview_options=NO_PREVIEW
        )

    def _react(self, letter: Letter) -> Coroutine[None, None, bool]:
        owed = letter.owed
        emoji = json.loads(owed.payload or "{}")["emoji"]
        return self._client.set_message_reaction(owed.chat, owed.target_message or 0, ReactionTypeEmoji(emoji))

    def _text(self, letter: Letter) -> Rendered:
        return cleaned(self._render(letter.parts, letter.reader))

    def _keyboard(self, letter: Letter, ref: str) -> InlineKeyboardMarkup | None:
        return keyboard(
            letter.rows,
            lambda key, params: self._render.label(key, params, letter.reader),
            letter.owed.ritual,
            ref,
        )


def _place(letter: Letter) -> tuple[int, int]:
    if letter.target is None or letter.target.message is None:
        raise LookupError("nobody knows where that message stands")
    return letter.target.chat, letter.target.message


def _reply(letter: Letter) -> ReplyParameters | None:
    message = letter.target.message if letter.target else letter.owed.target_message
    return None if message is None else ReplyParameters(message, allow_sending_without_reply=True)
