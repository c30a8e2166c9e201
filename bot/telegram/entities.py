"""The last step to Telegram's shapes: marks in its units, text it accepts, buttons that find their way back."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity
from telegram.constants import InlineKeyboardButtonLimit

from domain.messages import Button, Link, Mark, Param, Rendered, Rows, Span, Tap

_REFUSED = re.compile("[\x00\ud800-\udfff]")  # cannot stand in the UTF-8 that the Bot API takes
_DATA_PART = re.compile(r"[!-9;-~]+", re.ASCII)  # printable, neither space nor colon

Label = Callable[[str, Mapping[str, Param]], str]


def clean(text: str) -> str:
    """`text` without NUL and lone surrogates, for which Telegram would refuse all of it."""
    return _REFUSED.sub("", text)


def cleaned(rendered: Rendered) -> Rendered:
    """`clean` for a message: spans move with their text, and what ends up empty or outside of it goes."""
    text = clean(rendered.text)
    spans = []
    for span in rendered.spans:
        end = len(clean(rendered.text[: span.start + span.length]))
        start = len(clean(rendered.text[: span.start]))
        if end > start:
            spans.append(replace(span, start=start, length=end - start))
    return Rendered(text, tuple(spans))


def entities(rendered: Rendered) -> list[MessageEntity]:
    """The spans of a `cleaned` message in UTF-16 units, as core.telegram.org/bots/api#messageentity counts.

    Raises ValueError for a moment that does not say when.
    """
    return list(
        MessageEntity.adjust_message_entities_to_utf_16(rendered.text, [_entity(span) for span in rendered.spans])
    )


def _entity(span: Span) -> MessageEntity:
    if span.mark is not Mark.MOMENT:
        return MessageEntity(span.mark.value, span.start, span.length)
    if span.at is None or span.at.tzinfo is None:
        raise ValueError("a moment needs an aware time")
    return MessageEntity(
        span.mark.value, span.start, span.length, unix_time=span.at, date_time_format=span.form or None
    )


def button_data(ritual: str, action: str, ref: str) -> str:
    """`ritual:action:ref`. Raises ValueError unless all are printable ASCII without a colon, and 64 bytes at most."""
    data = f"{ritual}:{action}:{ref}"
    if not all(_DATA_PART.fullmatch(part) for part in (ritual, action, ref)):
        raise ValueError("button data takes printable ASCII without colons")
    if len(data) > InlineKeyboardButtonLimit.MAX_CALLBACK_DATA:
        raise ValueError("button data is longer than 64 bytes")
    return data


def read_tap(data: str | None) -> Tap | None:
    """What a pressed button says, None for what no button of ours would say."""
    parts = (data or "").split(":")
    if len(parts) != 3 or not all(_DATA_PART.fullmatch(part) for part in parts):
        return None
    return Tap(*parts)


def keyboard(rows: Rows, label: Label, ritual: str, ref: str) -> InlineKeyboardMarkup | None:
    """The buttons below the message `ref`; `label` renders (catalogue key, params). None where there are none.

    Raises ValueError for data that is too long, and for an empty label, which Telegram would refuse.
    """
    buttons = [[_button(button, label, ritual, ref) for button in row] for row in rows if row]
    return InlineKeyboardMarkup(buttons) if buttons else None


def _button(button: Button | Link, label: Label, ritual: str, ref: str) -> InlineKeyboardButton:
    text = clean(label(button.label, button.params if isinstance(button, Button) else {})).strip()
    if not text:
        raise ValueError(f"the label {button.label} is empty")
    if isinstance(button, Link):
        return InlineKeyboardButton(text, url=button.url if isinstance(button.url, str) else button.url.text)
    return InlineKeyboardButton(text, callback_data=button_data(ritual, button.action, ref))
