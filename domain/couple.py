"""Who two people are to Kept, and whose clock their shared hours follow."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.clocks import far_apart
from domain.quiet import USUAL, Quiet
from domain.ritual_day import ritual_day

_HALF = 0.5
NOBODY = 0  # the person who stands, without a name, for the one of two who has left
NOWHERE_YET = "UTC"  # the clock of two people of whom neither has said where they are


@dataclass(frozen=True, slots=True)
class Member:
    """One of the two: a Telegram user id, the name they go by, an IANA zone, an IETF language tag, a style or "".

    `zone` is "" until they say where they are. `quiet` is "HH:MM-HH:MM" on their own clock, "" for none. `nudge`: they
    asked for one. `tidy`: what they write into a box of bedtime leaves their chat once it is stored. `wishes` are what
    they picked before there was another to agree with, by ritual. `ours`: the zone they gave the two, or "".
    """

    person: int
    name: str
    zone: str
    language: str = "en"
    style: str = ""
    quiet: str = f"{USUAL.start:%H:%M}-{USUAL.end:%H:%M}"
    nudge: bool = False
    tidy: bool = False
    wishes: Mapping[str, str] = field(default_factory=dict)
    ours: str = ""

    @property
    def quiet_hours(self) -> Quiet | None:
        """None means none at all."""
        start, _, end = self.quiet.partition("-")
        return Quiet(time.fromisoformat(start), time.fromisoformat(end)) if end else None


@dataclass(frozen=True, slots=True)
class Couple:
    """Two members and the group they share; `room` is its chat id, None while they have none.

    `place` says where what both may see is said: "group", "carried" (inside the two corners), or "nowhere" for now.
    """

    id: str
    room: int | None
    language: str
    style: str
    members: tuple[Member, Member]
    place: str = "group"

    def zone(self, at: datetime) -> str:
        """The couple's clock at `at` (aware): their common zone, else the one that either gave the two, else the one in
        which an evening hour comes later.
        """
        if self.clocks_differ and (given := next((member.ours for member in self.members if member.ours), "")):
            return given
        known = [member.zone for member in self.members if member.zone]
        return min(known, key=lambda zone: (_offset(zone, at), zone), default=NOWHERE_YET)

    @property
    def clocks_differ(self) -> bool:
        """Whether both have said where they are, and it is not the same zone."""
        first, second = self.members
        return bool(first.zone and second.zone) and first.zone != second.zone

    def clock(self, person: int, at: datetime) -> str:
        """The zone whose clock one of them reads at `at`: their own, or the couple's until they say."""
        member = self.member(person)
        return member.zone if member and member.zone else self.zone(at)

    def ahead(self, person: int, at: datetime) -> timedelta:
        """How far the clock of one of them is ahead of the couple's at `at`; negative where it is behind."""
        return _offset(self.clock(person, at), at) - _offset(self.zone(at), at)

    def far_apart(self, at: datetime) -> bool:
        """Whether an hour of theirs means each one's own wall clock at `at`."""
        one, other = (self.clock(member.person, at) for member in self.members)
        return far_apart(one, other, at)

    def shift(self, person: int, at: datetime) -> timedelta:
        """How far an hour of theirs moves where one of them reads it at `at`; not at all where each has their own."""
        return timedelta() if self.far_apart(at) else self.ahead(person, at)

    def quiet(self, at: datetime, *, own: bool = False) -> tuple[Quiet | None, ...]:
        """The quiet hours of both as the couple's clock reads them at `at`; `own`: as an hour of theirs is read."""
        read = self.shift if own else self.ahead
        both = ((each.quiet_hours, read(each.person, at)) for each in self.members)
        return tuple(quiet and quiet.moved(-ahead) for quiet, ahead in both)

    def in_turn(self, at: datetime) -> tuple[Member, Member]:
        """The two in an order that is drawn anew each ritual day, wherever their names stand together."""
        first, second = self.members
        drawn = random.Random(f"{self.id}:{ritual_day(at, self.zone(at))}")  # noqa: S311 - a courtesy, no secret
        return (second, first) if drawn.random() < _HALF else (first, second)

    def member(self, person: int) -> Member | None:
        return next((member for member in self.members if member.person == person), None)

    def other(self, person: int) -> Member:
        """Raises KeyError for neither of the two."""
        first, second = self.members
        return {first.person: second, second.person: first}[person]


def _offset(zone: str, at: datetime) -> timedelta:
    return at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
