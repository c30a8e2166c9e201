"""Time for a house in another process: waits are a hundredth as long, and the clock is told by the test."""

import asyncio
import mmap
import selectors
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rehearsal.clock import RehearsalClock

SPEED = 100.0
SPEED_WITH_A_SERVER = 20.0  # PostgreSQL must answer within the seconds that its driver and our lock allow it
_SHARED = struct.Struct("dd")  # when the clock was made, as a timestamp, and the seconds that have passed on it


class ShortSeconds(asyncio.SelectorEventLoop):
    """A loop whose seconds are short: every sleep, poll and time-out in it ends `speed` times sooner."""

    def __init__(self, speed: float = SPEED) -> None:
        super().__init__(_ShortWaits(speed))
        self._speed = speed

    def time(self) -> float:
        return super().time() * self._speed


class _ShortWaits(selectors.DefaultSelector):
    def __init__(self, speed: float) -> None:
        super().__init__()
        self._speed = speed

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        found: list[tuple[selectors.SelectorKey, int]] = super().select(timeout and timeout / self._speed)
        return found


class SharedClock(RehearsalClock):
    """One told time for several processes: it stands in a file, and passes by `move` alone."""

    def __init__(self, file: Path, start: datetime | None = None) -> None:
        """`start` (aware) makes the file; without it, the clock is the one that somebody made there."""
        if start is not None:
            file.write_bytes(_SHARED.pack(start.timestamp(), 0.0))
        with file.open("r+b") as opened:
            self._shared = mmap.mmap(opened.fileno(), _SHARED.size)
        self._start, _ = _SHARED.unpack(self._shared)
        super().__init__(datetime.fromtimestamp(self._start, UTC), frozen=True)

    def monotonic(self) -> float:
        return float(_SHARED.unpack(self._shared)[1])

    def now(self) -> datetime:
        return datetime.fromtimestamp(self._start, UTC) + timedelta(seconds=self.monotonic())

    def move(self, by: timedelta) -> datetime:
        if by < timedelta(0):
            raise ValueError("time does not pass backwards")
        self._shared[:] = _SHARED.pack(self._start, self.monotonic() + by.total_seconds())
        return self.now()
