"""Which rituals come at an hour that is the couple's to choose, and what is usual for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from domain.hours import Hours

WEEKDAYS = frozenset(range(5))
SUNDAY = frozenset({6})


@dataclass(frozen=True, slots=True)
class Habit:
    """`usual` is on the couple's clock, or on each one's `own` where the two are far apart.

    A `weekly` one comes on a single weekday; `also` tells what else is typed. One on the second `shelf` is listed only
    while it is on.
    """

    usual: Hours
    weekly: bool = False
    own: bool = False
    also: str | None = None  # catalogue key
    shelf: bool = False


# In the order in which they are shown. A ritual that has its row here takes `hours.command` among its commands.
HABITS: Mapping[str, Habit] = {
    "lunch": Habit(Hours(time(12, 30), WEEKDAYS), own=True),
    "bedtime": Habit(Hours(time(22)), own=True, also="bedtime-also"),
    "coffee": Habit(Hours(time(7, 45)), shelf=True),
    "sunday": Habit(Hours(time(18), SUNDAY), weekly=True, also="sunday-also"),
}
