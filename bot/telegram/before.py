"""What keeps a message from going now, or for good: what it is about has not come, or the room is nowhere."""

from datetime import timedelta

from storage.outbox import NEW, Owed, Target
from storage.unit_of_work import UnitOfWork

LOOKED_AGAIN = timedelta(minutes=15)


async def kept_back(owed: Owed, target: Target | None, uow: UnitOfWork) -> bool:
    """Whether it does not go now; it is held, or ended, accordingly."""
    if owed.target and owed.method not in NEW and (target is None or target.message is None):
        if (until := await uow.outbox.held_until(owed.target)) is not None:
            await uow.outbox.hold(owed.id, until)  # a change waits with what it changes
        else:
            await uow.outbox.never(owed.id, "nothing to change")
        return True
    if owed.source_message is not None and target is not None and target.never:
        await uow.outbox.never(owed.id, "taken back")
        return True
    if await _waits_for_a_room(owed, uow):
        await uow.outbox.hold(owed.id, uow.now + LOOKED_AGAIN)
        return True
    return False


async def _waits_for_a_room(owed: Owed, uow: UnitOfWork) -> bool:
    """What is carried waits as long as the room of the two is nowhere; what they wrote, as long as either rests."""
    if owed.person is not None or owed.chat < 0 or owed.couple is None:
        return False
    if owed.source_message is not None:
        return await uow.rests.resting(owed.couple)
    return await uow.couples.place(owed.couple) == "nowhere"
