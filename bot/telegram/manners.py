"""When a message may come to somebody: quiet hours, an evening that is over, three unasked a day; with what sound."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from domain.clocks import first_awake_for_both
from domain.couple import Couple, Member
from domain.evening import Evening, Way
from domain.noise import UNASKED, Noise
from domain.quiet import awake, awake_for_both, morning, next_awake
from domain.recurrence import instant
from domain.ritual_day import BORDER, clock_of, ritual_day
from storage.keys import KeyGone, Unreadable
from storage.outbox import NEW, Owed
from storage.unit_of_work import UnitOfWork

MOST_A_DAY = 3
LATE = time(21, 30)  # from here to the end of the ritual day everything comes without a sound
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bearing:
    """`until` (UTC): it waits for that moment; `lapses`: it will not come; else it may go, `silent` or not."""

    silent: bool = False
    until: datetime | None = None
    lapses: bool = False


@dataclass(frozen=True, slots=True)
class _Reader:
    """One of those who will read it, the clock they live by, and their couple."""

    member: Member
    zone: str
    couple: Couple | None = None


class Manners:
    """Asked by the sender for each message, in the transaction that claims it."""

    def __init__(self, ranks: Mapping[str, Noise]) -> None:
        """`ranks`: what the hour of a ritual costs, by its name."""
        self._ranks = ranks
        self._evening = next((name for name, noise in ranks.items() if noise is Noise.BEDTIME), "")

    async def bearing(self, owed: Owed, uow: UnitOfWork) -> Bearing:
        """Whether that message may go now."""
        if owed.method not in NEW:
            return Bearing()
        readers = await _readers(owed, uow)
        heeds_quiet = owed.noise not in (Noise.DIRECT, Noise.EVENING) and not owed.agreed
        if heeds_quiet and (until := _moment(owed, readers, await self._open_from(readers, uow), uow.now)) is not None:
            return Bearing(until=until)
        if owed.noise in UNASKED and (full := await self._full(owed, readers, uow)) is not None:
            return full
        hushed = owed.silent or owed.agreed or owed.noise is Noise.EVENING
        return Bearing(silent=hushed or any(_late(reader, uow.now) for reader in readers))

    async def _open_from(self, readers: list[_Reader], uow: UnitOfWork) -> datetime:
        """Now, or in the morning once their evening has closed."""
        couple = readers[0].couple if readers else None
        if couple is None:
            return uow.now
        latest = await uow.evenings.latest(couple.id)
        if latest is not None and latest.own:
            ends = [(reader, await self._own_end(reader, latest, uow)) for reader in readers]
        else:
            closed = await uow.evenings.closed_at(couple.id)
            ends = [(reader, closed) for reader in readers]
        over = [(reader, end) for reader, end in ends if end is not None and end <= uow.now]
        return max([uow.now, *(morning(end, reader.zone, reader.member.quiet_hours) for reader, end in over)])

    async def _own_end(self, reader: _Reader, evening: Evening, uow: UnitOfWork) -> datetime | None:
        """When it ended for one who has it at an hour of their own; None where that hour is still ahead."""
        plan = await uow.rituals.plan(evening.couple, self._evening)
        begins = instant(evening.day, plan.wall, reader.zone) if plan else None
        if begins is None or begins > uow.now:
            return None
        lights = await uow.evenings.way(evening.couple) or Way()
        over = begins + lights.lights
        return over if evening.closed_at is None else min(over, max(begins, evening.closed_at))

    async def _full(self, owed: Owed, readers: list[_Reader], uow: UnitOfWork) -> Bearing | None:
        """Over the cap, what counts for less waits for tomorrow, or lapses where tomorrow it would be stale."""
        for reader in readers:
            if not await self._has_room(owed, reader, uow):
                tomorrow = morning(uow.now, reader.zone, reader.member.quiet_hours)
                return Bearing(until=tomorrow) if owed.stale_at is None else Bearing(lapses=True)
        return None

    async def _has_room(self, owed: Owed, reader: _Reader, uow: UnitOfWork) -> bool:
        """Three a day, and places are kept for what comes later today and counts for more."""
        begins, ends = _ritual_day(uow.now, reader.zone)
        couple = reader.couple
        chats = {reader.member.person, owed.chat, *([couple.room] if couple and couple.room else [])}
        spent = await uow.days.unasked(chats, begins)
        subjects = [f"p{reader.member.person}", *([couple.id] if couple else [])]
        coming = [self._ranks.get(name) for name in await uow.days.coming(subjects, ends)]
        rank = UNASKED.index(owed.noise)
        kept = sum(1 for each in coming if each is not None and UNASKED.index(each) < rank)
        return spent + kept < MOST_A_DAY


async def _readers(owed: Owed, uow: UnitOfWork) -> list[_Reader]:
    """Both in a group, and of the note wherever it goes; else the one whose corner it is; nobody of strangers."""
    try:
        reader = owed.person or owed.chat
        couple = await (uow.couples.get(owed.couple) if owed.couple else uow.couples.of(reader))
        if couple is None:
            alone = await uow.couples.joined(reader)
            return [_Reader(alone, alone.zone)] if alone and alone.zone else []
    except (KeyGone, Unreadable):
        return []
    mine = couple.member(reader) if owed.noise is not Noise.NOTE else None
    return [_of(member, couple, uow.now) for member in ([mine] if mine else couple.members)]


def _of(member: Member, couple: Couple, now: datetime) -> _Reader:
    return _Reader(member, couple.clock(member.person, now), couple)


def _moment(owed: Owed, readers: list[_Reader], start: datetime, now: datetime) -> datetime | None:
    """As `_waits`, but the note goes to both at the first quarter of an hour through which both are awake.

    Where they never are within a day, each corner gets it at its own first moment.
    """
    if owed.noise is not Noise.NOTE or not readers:
        return _waits(readers, start, now)
    one, other = ((reader.zone, reader.member.quiet_hours) for reader in readers)
    both = first_awake_for_both(start.replace(second=0, microsecond=0), one, other)
    if both is None:
        return _waits([reader for reader in readers if reader.member.person == owed.chat] or readers, start, now)
    return both if both > now else None


def _waits(readers: list[_Reader], start: datetime, now: datetime) -> datetime | None:
    """The moment from `start` on for which it waits, None where it need not: all are awake, or never at once in a day.

    In the latter case it comes as soon as one of them is awake.
    """
    clocks = [(reader.zone, reader.member.quiet_hours) for reader in readers]
    firsts = [next_awake(start, *clock) for clock in clocks]
    if all(first <= now for first in firsts):
        return None
    both = awake_for_both(start, clocks[0], clocks[-1])
    until = both or min(firsts)
    return until if until > now else None


def _late(reader: _Reader, now: datetime) -> bool:
    wall = now.astimezone(clock_of(reader.zone)).time()
    quiet = not awake(now, reader.zone, reader.member.quiet_hours)
    return quiet or wall >= LATE or wall < BORDER


def _ritual_day(now: datetime, zone: str) -> tuple[datetime, datetime]:
    """Where the present ritual day begins and ends on that clock, in UTC."""
    today = ritual_day(now, zone)
    begins = instant(today, BORDER, zone) or now
    ends = instant(today + A_DAY, BORDER, zone) or now + A_DAY
    return begins, ends
