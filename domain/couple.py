"""Who two people are to Kept, and whose clock their shared hours follow."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Member:
    """One of the two: a Telegram user id, the name they go by, an IANA zone, an IETF language tag, a style or ""."""

    person: int
    name: str
    zone: str
    language: str = "en"
    style: str = ""


@dataclass(frozen=True, slots=True)
class Couple:
    """Two members and the group they share; `room` is its chat id, None while they have none."""

    id: str
    room: int | None
    language: str
    style: str
    members: tuple[Member, Member]

    def zone(self, at: datetime) -> str:
        """The couple's clock at `at` (aware): their common zone, else the one in which an evening hour comes later."""
        return min((member.zone for member in self.members), key=lambda zone: (_offset(zone, at), zone))

    def member(self, person: int) -> Member | None:
        return next((member for member in self.members if member.person == person), None)


def _offset(zone: str, at: datetime) -> timedelta:
    return at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
