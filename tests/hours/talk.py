"""What the tests of hours say in few words: commands in the room and in a corner, and what came of them."""

from datetime import UTC, datetime, time

from domain.couple import Member
from domain.hours import Hours, Off
from rehearsal.things import Message
from storage.rituals import Plan
from storage.unit_of_work import UnitOfWork
from tests.house import Kept, Someone

WEEKDAYS = frozenset(range(5))
EVERY_DAY = frozenset(range(7))
LUNCH = Hours(time(12, 30), WEEKDAYS)
GONE = "These buttons are from earlier. Nothing has changed."
RESTING = "The rituals are resting."


def march(day: int, hour: int, minute: int = 0) -> datetime:
    """Of 2026, whose second is a Monday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


async def in_room(someone: Someone, text: str) -> str:
    """They type it in the room; gives back what the room reads last."""
    command, _, rest = text.partition(" ")
    await someone.writes(f"{command}@{someone.kept.world.bot.username} {rest}".strip())
    return someone.kept.said[-1].text


def latest(kept: Kept, text: str) -> Message:
    """The last message of the room that begins so."""
    return [message for message in kept.said if message.text.startswith(text)][-1]


async def plan(kept: Kept, ritual: str = "lunch") -> Plan | None:
    return await kept.storage.transact(lambda uow: uow.rituals.plan(kept.couple.id, ritual))


async def hours(kept: Kept) -> Hours | Off:
    """What lunch is set to, on the couple's clock."""
    found = await plan(kept)
    return Hours(found.wall, found.weekdays) if found else Off()


async def rests(someone: Someone) -> None:
    """Until they say."""
    await someone.kept.storage.transact(lambda uow: uow.rests.begin(someone.person.id, "rest", None))


async def goes_by(someone: Someone, **settings: str) -> None:
    """Their own zone or quiet hours, as if set before."""

    async def change(uow: UnitOfWork) -> None:
        member = await uow.couples.joined(someone.person.id)
        assert member is not None
        await uow.couples.change(Member(**{name: getattr(member, name) for name in Member.__slots__} | settings))

    await someone.kept.storage.transact(change)


async def carried(kept: Kept) -> None:
    """Their room is inside their two corners, which both have opened."""
    kept.ana.person.starts()
    kept.ben.person.starts()
    await kept.settles()
    await kept.storage.transact(lambda uow: uow.couples.set(kept.couple.id, room=None, place="carried"))
