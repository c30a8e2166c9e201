"""One owed message and the one call that sends it."""

import json
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup, LinkPreviewOptions, ReactionTypeEmoji, ReplyParameters

from bot.telegram.client import Client
from bot.telegram.entities import cleaned, entities, keyboard
from domain.messages import Mark, Part, Reader, Render, Rendered, Rows
from storage.outbox import Owed, Target

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)  # a fetched page would tell its server that somebody wrote of it
DOCUMENTED = {
    "say": "sendMessage",
    "photo": "sendPhoto",
    "edit": "editMessageText",
    "delete": "deleteMessage",
    "react": "setMessageReaction",
}


@dataclass(frozen=True, slots=True)
class Letter:
    """An owed row, opened: what it says, to whom, and where the message stands that it changes."""

    owed: Owed
    parts: tuple[Part, ...]
    rows: Rows
    reader: Reader
    target: Target | None


class Pen:
    """Renders for the reader of this moment and makes the call. Raises TelegramError."""

    def __init__(self, client: Client, render: Render) -> None:
        self._client = client
        self._render = render

    async def send(self, letter: Letter) -> int | None:
        """The id of the new message; None where there is no new one."""
        match letter.owed.method:
            case "say":
                return await self._say(letter)
            case "photo":
                return await self._photo(letter)
            case "edit":
                await self._edit(letter)
            case "delete":
                await self._client.delete_message(*_place(letter))
            case _:
                await self._react(letter)
        return None

    async def _say(self, letter: Letter) -> int:
        text = self._text(letter)
        message = await self._client.send_message(
            letter.owed.chat,
            text.text,
            entities=entities(text),
            reply_markup=self._keyboard(letter, letter.owed.ref),
            reply_parameters=_reply(letter.owed),
            disable_notification=letter.owed.silent,
            link_preview_options=NO_PREVIEW,
        )
        return message.message_id

    async def _photo(self, letter: Letter) -> int:
        """A picture above a hidden text is hidden too."""
        text = self._text(letter)
        message = await self._client.send_photo(
            letter.owed.chat,
            letter.owed.photo or b"",
            caption=text.text,
            caption_entities=entities(text),
            has_spoiler=any(span.mark is Mark.SPOILER for span in text.spans),
            reply_markup=self._keyboard(letter, letter.owed.ref),
            reply_parameters=_reply(letter.owed),
            disable_notification=letter.owed.silent,
        )
        return message.message_id

    async def _edit(self, letter: Letter) -> None:
        chat, message = _place(letter)
        markup = self._keyboard(letter, letter.owed.target or "")
        if not letter.parts:
            await self._client.edit_message_reply_markup(chat, message, reply_markup=markup)
            return
        text = self._text(letter)
        if letter.target and letter.target.photo:
            await self._client.edit_message_caption(
                chat, message, caption=text.text, caption_entities=entities(text), reply_markup=markup
            )
            return
        await self._client.edit_message_text(
            text.text, chat, message, entities=entities(text), reply_markup=markup, link_preview_options=NO_PREVIEW
        )

    async def _react(self, letter: Letter) -> None:
        owed = letter.owed
        emoji = json.loads(owed.payload or "{}").get("emoji")
        await self._client.set_message_reaction(owed.chat, owed.target_message or 0, ReactionTypeEmoji(emoji))

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


def _reply(owed: Owed) -> ReplyParameters | None:
    if owed.target_message is None:
        return None
    return ReplyParameters(owed.target_message, allow_sending_without_reply=True)
