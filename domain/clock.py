"""The seam through which every room learns the time, so that tests can tell it and a wrong clock can be survived."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Two readings: wall time, which may jump, and monotonic time, which may not."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds from an arbitrary start; only differences mean anything."""
        ...
