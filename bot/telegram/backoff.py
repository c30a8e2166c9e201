"""When all of us must wait because Telegram cannot be reached or is ill, and when to ask before risking a message."""

SHORTEST = 0.5
SLOWEST = 30.0


class Backoff:
    """Waits that grow while nothing works. Every `now` is monotonic, in seconds."""

    def __init__(self) -> None:
        self._length = 0.0
        self._until = float("-inf")
        self.doubted = False  # a call ended in a way that says nothing about the message: ask something harmless first

    @property
    def failing(self) -> bool:
        """Whether nothing has worked since something failed."""
        return self._length > 0

    def wait(self, now: float) -> float:
        """Seconds until the next try; 0.0 is now."""
        return max(0.0, self._until - now)

    def fails(self, now: float, seconds: float | None = None) -> None:
        """Wait `seconds`, or twice as long as last time; a call that was under way when a wait began is no news."""
        if now < self._until:
            return
        if seconds is None:
            self._length = seconds = min(SLOWEST, self._length * 2 or SHORTEST)
        self._until = now + seconds

    def works(self) -> None:
        """Something arrived."""
        self._length = 0.0
