"""What the outcome of a call makes of the row that it was made for."""

import json
from collections.abc import Awaitable, Callable

from bot.telegram import outcome as became
from bot.telegram.outcome import Outcome
from domain.company import Change, Company
from domain.messages import Kind, Line, Say
from storage.outbox import NEW, Owed
from storage.unit_of_work import UnitOfWork

MOST_CHANGES = 5


Refused = became.Gone | became.Topic | became.NoRights | became.Never
Noticed = Callable[[Company, UnitOfWork], Awaitable[None]]


async def settle(owed: Owed, outcome: Outcome, uow: UnitOfWork, noticed: Noticed) -> None:
    """What the outcome of a call makes of its row; `noticed` hears what it tells of a chat."""
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
        case became.Gone() | became.Topic() | became.NoRights() | became.Never():
            await _refused(owed, outcome, uow, noticed)
        case _:
            await uow.outbox.unknown(owed.id)


async def _refused(owed: Owed, outcome: Refused, uow: UnitOfWork, noticed: Noticed) -> None:
    """It will not be done; what else that says of the chat, rituals hear."""
    match outcome:
        case became.Gone(reason=reason):
            await uow.outbox.again(owed.id)
            await uow.chats.gone(owed.chat, reason)
            await noticed(_of(Change.BLOCKED if owed.chat > 0 else Change.REMOVED, owed, uow), uow)
            await uow.outbox.close_chat(owed.chat, reason)
        case became.Topic() if (owed.target or owed.target_message) and owed.method in NEW:
            await uow.outbox.without_reply(owed.id)  # which may have led into the closed topic
        case became.Topic() | became.NoRights() if owed.method in NEW and owed.chat < 0:
            await uow.outbox.again(owed.id)
            await noticed(_of(Change.MUTED, owed, uow), uow)
            await uow.outbox.never(owed.id, _reason(outcome))
        case _ if owed.method == "count":
            await uow.chats.counted(owed.chat, 0)  # nobody can say who is there
            await noticed(_of(Change.COUNTED, owed, uow), uow)
            await uow.outbox.never(owed.id, _reason(outcome))
        case _:
            await uow.outbox.never(owed.id, _reason(outcome))
            if owed.method == "tidy":
                await _spare_one(owed, uow)
            if owed.method == "copy":
                await _take_the_line_away(owed, _reason(outcome), uow)


async def _spare_one(owed: Owed, uow: UnitOfWork) -> None:
    """One of several messages cannot be deleted any more, so that none was: each half by itself."""
    messages = tuple(json.loads(owed.payload or "[]"))
    half = len(messages) // 2
    for part in (messages[:half], messages[half:]) if half else ():
        await uow.tidy(owed.chat, part)


async def _take_the_line_away(owed: Owed, reason: str, uow: UnitOfWork) -> None:
    """What was to stand below it was taken back, of which nobody is told, or cannot be copied."""
    if owed.letter is not None:
        await uow.delete(owed.letter)
    if reason != "message gone" and owed.source_chat is not None:
        line, reply = Line("room-cannot-carry"), owed.source_message
        await uow.say(Say(owed.source_chat, "", (line,), Kind.ANSWER, person=owed.source_chat, reply_to=reply))


def _reason(outcome: Refused) -> str:
    if isinstance(outcome, became.Never | became.Gone):
        return outcome.reason
    return "topic closed" if isinstance(outcome, became.Topic) else "no rights"


def _of(change: Change, owed: Owed, uow: UnitOfWork) -> Company:
    person = owed.chat if owed.chat > 0 else None
    return Company(change, owed.chat, uow.now, person=person, count=0 if change is Change.COUNTED else None)


def _pointless(owed: Owed) -> bool:
    """A change may be repeated without harm, but one that never gets an answer must not hold up its chat for ever."""
    return owed.method not in NEW and owed.unsure + 1 >= MOST_CHANGES
