"""Hours put into the house without ceremony: couples in any zone, plans by the thousand, rituals that only remember."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from domain.couple import Couple, Member
from domain.messages import Due
from domain.recurrence import EVERY_DAY
from domain.ritual_day import ritual_day
from rehearsal.things import Chat
from scheduler.hours import schedule
from storage.rituals import Plan
from storage.schema import due, plans, prompts
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork
from tests.house import Kept

LUNCH = "lunch"
HALF_PAST_TWELVE = time(12, 30)


@dataclass
class Remembers:
    """A ritual's hour that writes down what came due; `fails` names the subjects for which it raises instead."""

    stale_after: timedelta = timedelta(hours=3)
    fails: set[int | None] = field(default_factory=set)
    came: list[Due] = field(default_factory=list)

    async def on_due(self, due: Due, uow: UnitOfWork) -> None:
        if due.person in self.fails:
            raise LookupError("what Ana wrote")
        self.came.append(due)

    @property
    def how_often(self) -> Counter[tuple[int | None, date]]:
        return Counter((due.person, due.day) for due in self.came)


@dataclass(frozen=True)
class Pair:
    """Two people in a room of their own, whose lunch is in `zone`."""

    id: str
    room: Chat
    zone: str

    def lunches(self, kept: Kept) -> list[datetime]:
        """When lunch was asked there, on the pair's own clock."""
        said = [message for message in self.room.messages if message.sender is kept.world.bot and not message.service]
        return [message.date.astimezone(ZoneInfo(self.zone)) for message in said]


async def pair_in(
    kept: Kept,
    zone: str,
    wall: time = HALF_PAST_TWELVE,
    weekdays: frozenset[int] = EVERY_DAY,
    first: date | None = None,
) -> Pair:
    """A couple that lives in `zone` and has lunch at `wall`, from `first` on (today, unless given)."""
    people = [kept.world.user(f"{name} {zone}") for name in ("Fay", "Gus")]
    room = kept.world.group(zone, people)
    people[0].adds(kept.world.bot, room)
    members = [Member(person.id, person.first_name, zone) for person in people]
    couple = Couple(f"pair-{people[0].id}", room.id, "en", "", (members[0], members[1]))
    await kept.storage.meet(couple)
    first = first or ritual_day(kept.clock.now(), zone)
    inside = not time(7, 30) <= wall < time(22, 30)  # their quiet hours: both agreed
    await agree(kept.storage, Plan(couple.id, LUNCH, couple.id, None, wall, weekdays, first, inside))
    return Pair(couple.id, room, zone)


async def agree(storage: Storage, plan: Plan) -> None:
    """Keep an hour and set what comes next."""

    async def work(uow: UnitOfWork) -> None:
        await uow.rituals.agree(plan)
        await schedule(plan, uow)

    await storage.transact(work)


async def crowd(kept: Kept, count: int, at: datetime, ritual: str = "crowd", since: int = 0) -> None:
    """`count` hours of one ritual, all due at `at`, told apart by person."""
    day = ritual_day(at, "Europe/London")
    people = range(since, since + count)
    agreed = {"couple": kept.couple.id, "ritual": ritual, "wall": "12:30", "weekdays": "0123456", "first_day": day}
    rows = [agreed | {"subject": f"p{person}", "person": person} for person in people]
    next_ones = [{"subject": f"p{person}", "ritual": ritual, "day": day, "at": at} for person in people]

    async def put(uow: UnitOfWork) -> None:
        await uow.connection.execute(insert(plans), rows)
        await uow.connection.execute(insert(due), next_ones)

    await kept.storage.transact(put)


async def next_lunch(kept: Kept, subject: str | None = None) -> tuple[date, datetime]:
    """The ritual day and the moment (UTC) of what comes next."""
    found = await kept.storage.transact(lambda uow: uow.rituals.next_due(subject or kept.couple.id, LUNCH))
    assert found is not None
    return found


async def lives_until(kept: Kept, end: datetime) -> None:
    """Let time pass from one due hour to the next, as often as any comes before `end`."""
    while (following := await kept.storage.transact(lambda uow: uow.rituals.earliest())) and following <= end:
        await kept.is_at(max(following, kept.clock.now()))
    await kept.is_at(max(end, kept.clock.now()))


async def days_asked(kept: Kept, subject: str | None = None) -> list[date]:
    """The ritual days on which lunch was asked, in the order of the days."""
    return [row.day for row in await kept.rows(prompts) if row.subject == (subject or kept.couple.id)]
