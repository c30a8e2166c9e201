"""What kind of promise one is: for the same day or a later one, for the evening or not; its words are not looked at."""

from datetime import datetime, time
from enum import StrEnum

from domain.ritual_day import BORDER, Zone, clock_of, ritual_day

_EVENING = time(18)


class PromiseKind(StrEnum):
    TODAY = "today"
    TONIGHT = "tonight"
    BY_DAY = "by day"  # of a later day
    EVENING = "evening"  # of a later day


def kind(said_at: datetime, due: datetime, zone: Zone) -> PromiseKind:
    """Of one said at `said_at` for `due` (both aware), on the clock of `zone`."""
    wall = due.astimezone(clock_of(zone)).time()
    evening = wall >= _EVENING or wall < BORDER
    if ritual_day(said_at, zone) == ritual_day(due, zone):
        return PromiseKind.TONIGHT if evening else PromiseKind.TODAY
    return PromiseKind.EVENING if evening else PromiseKind.BY_DAY
