"""The word that makes a tapped button stop spinning: said at once, after the commit, and missed by nobody if lost."""

import asyncio
from dataclasses import dataclass

import structlog
from telegram.error import TelegramError

from bot.telegram.client import Client
from domain.catalogue import Render
from domain.messages import Alert, Reader

log = structlog.get_logger()

AT_ONCE = 8
LONGEST = 200  # characters of an alert: core.telegram.org/bots/api#answercallbackquery


@dataclass(frozen=True, slots=True)
class Answer:
    """What one tap hears: a line, a link to open, or just that it was heard."""

    callback: str
    text: str | None = None
    url: str | None = None
    loud: bool = False


class Answers:
    """Answers taps aside from everything else, a few at a time, so that a slow one holds up no other."""

    def __init__(self, client: Client, render: Render) -> None:
        self._client = client
        self._render = render
        self._queue: asyncio.Queue[Answer] = asyncio.Queue()

    def worded(self, callback: str, alert: Alert, reader: Reader) -> Answer:
        """An alert in its reader's language."""
        text = self._render.label(alert.key, alert.params, reader)[:LONGEST] if alert.key else None
        url = f"https://t.me/{self._client.bot.username}?start={alert.token}" if alert.token else None
        return Answer(callback, text, url, loud=alert.loud and bool(text))

    def put(self, answer: Answer) -> None:
        self._queue.put_nowait(answer)

    async def run(self) -> None:
        """For ever."""
        async with asyncio.TaskGroup() as group:
            for _ in range(AT_ONCE):
                group.create_task(self._answer_all())

    async def settle(self) -> None:
        """Answer what waits now."""
        while not self._queue.empty():
            await self._answer(self._queue.get_nowait())

    async def _answer_all(self) -> None:
        while True:
            await self._answer(await self._queue.get())

    async def _answer(self, one: Answer) -> None:
        try:
            await self._client.answer_callback_query(one.callback, one.text, show_alert=one.loud, url=one.url)
        except TelegramError as error:
            log.info("tap_not_answered", error=type(error).__name__)
