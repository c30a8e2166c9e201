"""The queue of updates that waits for a bot, and when Telegram stops waiting."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

# The published server keeps messages for a day and taps for 150 seconds (tdlib/telegram-bot-api, Client.cpp).
KEPT = timedelta(days=1)
TAP_KEPT = timedelta(seconds=150)
ONLY_IF_ASKED_FOR = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True)
class Waiting:
    """One update and the moment it is dropped unread."""

    id: int
    kind: str
    body: dict[str, Any]
    until: datetime


@dataclass
class Updates:
    """Numbered updates in order; `next_id` may be set to any number, as Telegram does after a silent week."""

    next_id: int = 900_000_001
    allowed: frozenset[str] | None = None
    waiting: list[Waiting] = field(default_factory=list)

    def push(self, kind: str, body: dict[str, Any], now: datetime) -> int | None:
        """Queues an update unless the bot did not ask for its kind; returns its id."""
        if not self.wants(kind):
            return None
        until = now + (TAP_KEPT if kind == "callback_query" else KEPT)
        self.waiting.append(Waiting(self.next_id, kind, body, until))
        self.next_id += 1
        return self.next_id - 1

    def wants(self, kind: str) -> bool:
        """Without a list, everything but what has to be asked for."""
        return kind not in ONLY_IF_ASKED_FOR if self.allowed is None else kind in self.allowed

    def allow(self, kinds: list[str] | None) -> None:
        """Remembers `allowed_updates`; an empty list means the default, None leaves it as it was."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def confirm(self, offset: int) -> None:
        """Forgets what came before `offset`; a negative one keeps that many from the end.

        An offset from the future forgets nothing, so a number that jumped down loses nothing.
        """
        if offset < 0:
            self.waiting = self.waiting[offset:]
            return
        ids = [one.id for one in self.waiting]
        if offset - 1 in ids:
            self.waiting = self.waiting[ids.index(offset - 1) + 1 :]
        elif 0 < offset <= self.next_id:
            self.waiting = [one for one in self.waiting if one.id >= offset]

    def pending(self, now: datetime, limit: int = 100) -> list[dict[str, Any]]:
        """The oldest `limit` updates that are not too old, as getUpdates returns them."""
        self.waiting = [one for one in self.waiting if one.until > now]
        return [{"update_id": one.id, one.kind: one.body} for one in self.waiting[:limit]]
