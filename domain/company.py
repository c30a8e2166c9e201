"""What becomes of a chat that is not said by anybody: who comes and goes, and what the bot may do there."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Change(StrEnum):
    """What happened."""

    ADDED = "added"  # the bot came into a group, or may write there again
    REMOVED = "removed"  # the bot was put out of a group, or left it
    MUTED = "muted"  # the bot is in the group and may not write
    JOINED = "joined"
    LEFT = "left"
    COUNTED = "counted"  # Telegram said how many are in the group
    BLOCKED = "blocked"  # somebody stopped the bot in their corner
    UNBLOCKED = "unblocked"


@dataclass(frozen=True, slots=True)
class Company:
    """A change in `chat` at `at` (UTC), by `person` where somebody did it; `who` are those it is about.

    `title` is the group's name as of now. `count` is the number of members, bots among them, for `COUNTED`.
    """

    change: Change
    chat: int
    at: datetime
    person: int | None = None
    name: str = ""
    language: str = ""
    title: str = ""
    who: tuple[int, ...] = ()
    count: int | None = None
