"""How fast we may talk: Telegram's limits kept on our side, so that no evening is lost to a flood wait."""

from collections import deque

# core.telegram.org/bots/faq, "My bot is hitting limits": about 1 message a second to one chat, 20 a minute to a group,
# 30 a second in all. 3.1 s lets 19 or 20 into any minute of a group; 25 leaves room for what is not counted here.
PRIVATE_GAP = 1.0
GROUP_GAP = 3.1
WINDOW = 1.0
OVERALL = 25
RESERVE = 5
FLOODED_CHATS = 3
_FORGET_EVERY = 60.0


class Pace:
    """Says how long a message must wait. Every `now` is monotonic, in seconds, and never goes back.

    Ask and tell without an await between them: `if pace.wait(...) == 0: pace.sent(...)`, then send. Edits count as
    messages do. A chat id below zero is a group's.
    """

    def __init__(self, group_gap: float = GROUP_GAP) -> None:
        """A rehearsal, where no Telegram minds, may take a shorter `group_gap` (seconds)."""
        self._group_gap = group_gap
        self._last: dict[int, float] = {}  # chat -> when something last left for it
        self._halts: dict[int, float] = {}  # chat -> when it opens again
        self._flood: deque[tuple[float, int, float]] = deque()  # (when told, chat, when it opens again)
        self._closed_until = float("-inf")
        self._all: deque[float] = deque(maxlen=OVERALL)
        self._ordinary: deque[float] = deque(maxlen=OVERALL - RESERVE)
        self._forgot = float("-inf")

    def wait(self, chat: int, now: float, *, answer: bool = False) -> float:
        """Seconds until a message may leave for `chat`; 0.0 is now. `answer`: to what a person just did."""
        opens = [self._closed_until, self._halts.get(chat, now), self._last.get(chat, float("-inf")) + self._gap(chat)]
        counted = (self._all,) if answer else (self._all, self._ordinary)
        opens.extend(sends[0] + WINDOW for sends in counted if len(sends) == sends.maxlen)
        return max(0.0, max(opens) - now)

    def sent(self, chat: int, now: float, *, answer: bool = False) -> None:
        """A message leaves for `chat` at this moment."""
        self._last[chat] = now
        self._all.append(now)
        if not answer:
            self._ordinary.append(now)
        if now - self._forgot >= _FORGET_EVERY:
            self._forget(now)

    def halt(self, chat: int, seconds: float, now: float, *, news: bool = True) -> None:
        """Telegram closed `chat` for `seconds`. A shorter halt never ends a longer one.

        Three chats closed within a second mean that all of us is flooded: then nothing leaves until the first of them
        opens. A halt that was only kept over a restart is no `news` and says nothing about the others.
        """
        self._halts[chat] = until = max(self._halts.get(chat, now), now + seconds)
        if not news:
            return
        self._flood.append((now, chat, until))
        while now - self._flood[0][0] > WINDOW:
            self._flood.popleft()
        latest = {flooded: opens for _, flooded, opens in self._flood}
        if len(latest) >= FLOODED_CHATS:
            self._closed_until = max(self._closed_until, min(latest.values()))

    def moved(self, old: int, new: int) -> None:
        """The group became a supergroup: what was counted for the old id counts for the new one."""
        for times in (self._last, self._halts):
            if old in times:
                times[new] = max(times.pop(old), times.get(new, float("-inf")))

    @property
    def remembered(self) -> int:
        """How many entries are held; stays flat however many chats there ever were."""
        return len(self._last) + len(self._halts) + len(self._flood)

    def _gap(self, chat: int) -> float:
        return self._group_gap if chat < 0 else PRIVATE_GAP

    def _forget(self, now: float) -> None:
        self._last = {chat: at for chat, at in self._last.items() if now - at < GROUP_GAP}
        self._halts = {chat: until for chat, until in self._halts.items() if until > now}
        self._forgot = now
