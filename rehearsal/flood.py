"""Flood limits like Telegram's (https://core.telegram.org/bots/faq): a second per chat, twenty a minute per group."""

from collections import defaultdict, deque
from math import ceil

from rehearsal.clock import RehearsalClock
from rehearsal.things import Chat, Refused

# (messages, seconds): short bursts pass in a chat, a minute of a group and a second of the bot do not stretch.
CHAT = (5, 5.0)
GROUP = (20, 60.0)
OVERALL = (30, 1.0)


class Flood:
    """Counts accepted messages on the world's monotonic clock."""

    def __init__(self, clock: RehearsalClock, *, on: bool) -> None:
        self.on = on
        self._clock = clock
        self._sent: defaultdict[str, deque[float]] = defaultdict(deque)

    def check(self, bot_id: int, chat: Chat) -> None:
        """Counts one message, or raises Refused 429 with the seconds to wait."""
        if not self.on:
            return
        now = self._clock.monotonic()
        limits = [(f"{bot_id}", OVERALL), (f"{bot_id}/{chat.id}", CHAT)]
        if chat.type != "private":
            limits.append((f"{bot_id}/{chat.id}/minute", GROUP))
        wait = max(self._wait(key, limit, now) for key, limit in limits)
        if wait > 0:
            seconds = max(1, ceil(wait))
            raise Refused(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
        for key, _ in limits:
            self._sent[key].append(now)

    def _wait(self, key: str, limit: tuple[int, float], now: float) -> float:
        most, window = limit
        sent = self._sent[key]
        while sent and sent[0] <= now - window:
            sent.popleft()
        return sent[0] + window - now if len(sent) >= most else 0.0
