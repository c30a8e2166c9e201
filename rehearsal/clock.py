"""The rehearsal's own time, so that an evening can pass in a second and a wrong clock can be played."""

import time
from datetime import UTC, datetime, timedelta


class RehearsalClock:
    """Runs on from real time unless frozen; `move` lets time pass, `set` only puts the wall clock elsewhere."""

    def __init__(self, start: datetime | None = None, *, frozen: bool = False) -> None:
        """`start` is aware; without it the clock begins at the machine's own time."""
        self._wall = (start or datetime.now(UTC)).astimezone(UTC)  # noqa: TID251 - the rehearsal's one look at a watch
        self._steady = 1000.0
        self._read_at = self._tick()
        self._frozen = frozen

    @staticmethod
    def _tick() -> float:
        return time.monotonic()  # noqa: TID251 - the rehearsal's one look at a watch

    @property
    def frozen(self) -> bool:
        """Whether time stands still until it is moved."""
        return self._frozen

    def now(self) -> datetime:
        """The world's wall time, aware, in UTC."""
        self._catch_up()
        return self._wall

    def monotonic(self) -> float:
        """Seconds from an arbitrary start; `move` counts, `set` does not."""
        self._catch_up()
        return self._steady

    def move(self, by: timedelta) -> datetime:
        """Lets `by` pass on both readings. Raises ValueError for a negative span (see `set`)."""
        if by < timedelta(0):
            raise ValueError("time does not pass backwards: use set() to put the wall clock back")
        self._catch_up()
        self._wall += by
        self._steady += by.total_seconds()
        return self._wall

    def until(self, at: datetime) -> datetime:
        """Lets time pass until the wall clock reads `at` (aware, not before now)."""
        return self.move(at - self.now())

    def set(self, at: datetime) -> datetime:
        """Puts the wall clock to `at` (aware), as a person or a time server would; no time passes."""
        self._catch_up()
        self._wall = at.astimezone(UTC)
        return self._wall

    def freeze(self) -> None:
        """Time stands still from here."""
        self._catch_up()
        self._frozen = True

    def run(self) -> None:
        """Time runs on with the machine's own."""
        self._catch_up()
        self._frozen = False

    def _catch_up(self) -> None:
        tick = self._tick()
        passed, self._read_at = tick - self._read_at, tick
        if not self._frozen:
            self._wall += timedelta(seconds=passed)
            self._steady += passed
