"""What the outcome of a call makes of the row that it was made for."""

from bot.telegram import outcome as became
from bot.telegram.outcome import Outcome
from storage.outbox import NEW, Owed
from storage.unit_of_work import UnitOfWork

MOST_CHANGES = 5


async def settle(owed: Owed, outcome: Outcome, uow: UnitOfWork) -> None:
    """What the outcome of a call makes of its row."""
    match outcome:
        case became.Delivered():
            await uow.outbox.sent(owed.id, None, owed.chat)
        case became.NotDelivered() | became.Conflict() | became.Unauthorized():
            await uow.outbox.again(owed.id)
        case became.Halted(seconds=seconds):
            await uow.outbox.again(owed.id)
            await uow.chats.halt(owed.chat, max(1, round(seconds)))
        case became.ServerError() | became.Unknown() if _pointless(owed):
            await uow.outbox.never(owed.id, "unsure")
        case became.ServerError():
            await uow.outbox.refused_for_now(owed.id)
        case became.Moved(chat=chat):
            await uow.moved(owed.chat, chat)
            await (uow.outbox.again(owed.id) if owed.method in NEW else uow.outbox.never(owed.id, "moved"))
        case became.Gone(reason=reason):
            await uow.chats.gone(owed.chat, reason)
            await uow.outbox.close_chat(owed.chat, reason)
            await uow.outbox.never(owed.id, reason)
        case became.Never() | became.Topic() | became.NoRights():
            await uow.outbox.never(owed.id, _reason(outcome))
        case _:
            await uow.outbox.unknown(owed.id)


def _reason(outcome: became.Never | became.Topic | became.NoRights) -> str:
    if isinstance(outcome, became.Never):
        return outcome.reason
    return "topic closed" if isinstance(outcome, became.Topic) else "no rights"


def _pointless(owed: Owed) -> bool:
    """A change may be repeated without harm, but one that never gets an answer must not hold up its chat for ever."""
    return owed.method not in NEW and owed.unsure + 1 >= MOST_CHANGES
