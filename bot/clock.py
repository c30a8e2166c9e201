"""The one place that asks the machine for the time."""

import time
from datetime import UTC, datetime


class SystemClock:
    """The machine's own clock, as `domain.clock.Clock` asks for it."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC; it may jump when somebody sets the clock."""
        return datetime.now(UTC)  # noqa: TID251

    def monotonic(self) -> float:
        """Seconds from an arbitrary start that never go back."""
        return time.monotonic()  # noqa: TID251
