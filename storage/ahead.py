"""What was written while the clock was ahead is brought back, so that it neither haunts nor outlives its keeping."""

from datetime import timedelta

from sqlalchemy import delete, or_, update

from storage.schema import inbox, notes, outbox, prompts
from storage.statements import spelled
from storage.unit_of_work import UnitOfWork

A_STEP = timedelta(hours=1)
NO_ZONE_IS_THERE = timedelta(days=2)  # nobody's ritual day is further ahead than that


async def bring_back(uow: UnitOfWork) -> None:
    """To be called by a clock that is believed: to one that is behind, all that is true looks ahead."""
    for table in (inbox, outbox):
        settled = update(table).where(table.c.settled_at > uow.now + A_STEP)
        await uow.connection.execute(settled.values(settled_at=uow.now))
    far = uow.now + NO_ZONE_IS_THERE
    unsent = or_(outbox.c.state == spelled("ready"), outbox.c.state == spelled("unknown"))
    made_ahead = update(outbox).where(unsent, outbox.c.made_at > far)
    never = {"state": "never", "error": "clock was ahead", "payload": None, "photo": None, "settled_at": uow.now}
    await uow.connection.execute(made_ahead.where(outbox.c.stale_at.is_not(None)).values(never))
    await uow.connection.execute(made_ahead.values(made_at=uow.now))
    for table in (prompts, notes):
        await uow.connection.execute(delete(table).where(table.c.day > far.date()))
