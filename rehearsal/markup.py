"""Keyboards as Telegram accepts them."""

from typing import Any
from urllib.parse import urlsplit

from rehearsal.asked import Asked
from rehearsal.things import Chat, Json, bad

LONGEST_DATA = 64  # bytes
ACTIONS = (
    "callback_data",
    "url",
    "copy_text",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "pay",
)


def markup_of(asked: Asked, chat: Chat) -> Json | None:
    """The keyboard of a new message, any kind. Raises Refused."""
    markup = asked.object("reply_markup")
    if "keyboard" in markup:
        return _reply_keyboard(markup, chat)
    if "inline_keyboard" in markup:
        return inline(markup)
    return markup or None


def inline_of(asked: Asked) -> Json | None:
    """The keyboard of an edited message: inline or none. Raises Refused."""
    markup = asked.object("reply_markup")
    if markup and "inline_keyboard" not in markup:
        raise bad("inline keyboard expected")
    return inline(markup) if markup else None


def inline(markup: Json) -> Json | None:
    """An inline keyboard without empty rows; None when nothing is left. Raises Refused."""
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('can\'t parse inline keyboard: Field "inline_keyboard" must be an Array of Arrays')
    kept = [[_button(button) for button in row] for row in rows if row]
    return {"inline_keyboard": kept} if kept else None


def _button(button: Any) -> Json:
    if not isinstance(button, dict) or not str(button.get("text") or "").strip():
        raise bad('can\'t parse inline keyboard button: Field "text" must be non-empty')
    kinds = [kind for kind in ACTIONS if kind in button]
    if not kinds:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if "callback_data" in button and not 1 <= len(str(data).encode()) <= LONGEST_DATA:
        raise bad("BUTTON_DATA_INVALID")
    if "url" in button:
        return button | {"url": _address(str(button["url"]))}
    return dict(button)


def _address(url: str) -> str:
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme not in {"http", "https", "tg", "ton"} or not parts.netloc:
        raise bad(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if parts.scheme in {"http", "https"} and "." not in parts.netloc:
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return parts.geturl()


def _reply_keyboard(markup: Json, chat: Chat) -> Json:
    for row in markup["keyboard"]:
        for button in row:
            asks = button if isinstance(button, dict) else {"text": button}
            if not asks.get("text"):
                raise bad('can\'t parse keyboard button: Field "text" must be non-empty')
            for ask, what in (("request_location", "location"), ("request_contact", "phone number")):
                if asks.get(ask) and chat.type != "private":
                    raise bad(f"{what} can be requested in private chats only")
    return markup
