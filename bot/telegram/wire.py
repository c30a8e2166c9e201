"""The HTTP line to Telegram, so that no answer, which may hold people's words, is ever written into a log."""

import json
import os

from telegram.error import TelegramError
from telegram.request import HTTPXRequest

# python-telegram-bot then tells lengths as timedelta, as its next major version will; otherwise it warns at each 429.
os.environ.setdefault("PTB_TIMEDELTA", "true")

POLL = 50  # seconds a getUpdates may stay open; the Bot API server caps it there
_SLACK = 15  # seconds more for its answer to come


class Wire(HTTPXRequest):
    """python-telegram-bot's own client, silent about what it cannot read."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, object]:
        """The answer as a dict. Raises TelegramError for anything that the Bot API would not say."""
        try:
            answer = json.loads(payload.decode("utf-8", "replace"))
        except (ValueError, RecursionError):
            # Without its cause, which carries the whole document.
            raise TelegramError("Invalid server response") from None
        if not isinstance(answer, dict) or not ("result" in answer or answer.get("ok") is False):
            raise TelegramError("Invalid server response")
        return answer


def line(connections: int = 64) -> Wire:
    """For everything but getUpdates; a read timeout of 5 s, the default, would manufacture unknown outcomes."""
    return Wire(
        connection_pool_size=connections,
        connect_timeout=10,
        read_timeout=20,
        write_timeout=10,
        media_write_timeout=30,
        pool_timeout=5,
        http_version="1.1",
    )


def long_line() -> Wire:
    """For getUpdates alone, which waits up to `POLL` seconds for something to happen."""
    return Wire(
        connection_pool_size=1,
        connect_timeout=10,
        read_timeout=POLL + _SLACK,
        write_timeout=10,
        pool_timeout=5,
        http_version="1.1",
    )
