"""Before words go to a group: would anybody read them but the two whose room it is?"""

from dataclasses import replace
from datetime import timedelta
from enum import Enum, auto

from bot.telegram.post import Letter
from domain.couple import Couple
from domain.messages import Reader
from storage.keys import KeyGone, Unreadable
from storage.outbox import NEW, Owed
from storage.unit_of_work import UnitOfWork

COUNTED_LATELY = timedelta(minutes=1)
THE_TWO_AND_US = 3  # another bot counts; who is no admin cannot ask for more than the number


class Ears(Enum):
    """Who would read a message."""

    THE_TWO = auto()
    OTHERS = auto()
    UNKNOWN = auto()  # until Telegram says how many there are


async def ears(owed: Owed, uow: UnitOfWork) -> Ears:
    """Who would read it; what holds nobody's words may be read by anybody."""
    if not owed.key_ids or owed.chat > 0:
        return Ears.THE_TWO
    chat = await uow.chats.now_at(owed.chat)
    if owed.couple and not await _is_room(chat, await _couple(owed, uow), uow):
        return Ears.OTHERS
    count = await uow.chats.lately_counted(chat, COUNTED_LATELY)
    if count is None:
        return Ears.UNKNOWN
    return Ears.THE_TWO if count == THE_TWO_AND_US else Ears.OTHERS


async def headcount(owed: Owed, uow: UnitOfWork) -> Letter:
    """The question that comes before such a message: how many are there? It has no row of its own."""
    asking = replace(owed, id=0, method="count", target=None, chat=await uow.chats.now_at(owed.chat))
    return Letter(asking, (), (), Reader(), None)


async def take_elsewhere(owed: Owed, uow: UnitOfWork) -> None:
    """What others would read goes to both corners where the room is carried; else it goes nowhere."""
    couple = await _couple(owed, uow)
    if couple is not None and couple.place == "carried" and owed.method in NEW:
        await uow.go_carried(couple)
    await uow.outbox.never(owed.id, "overheard")


async def _is_room(chat: int, couple: Couple | None, uow: UnitOfWork) -> bool:
    if couple is None or couple.place != "group" or couple.room != chat:
        return False
    return {member.person for member in couple.members} <= (await uow.groups.seen(chat)).keys()


async def _couple(owed: Owed, uow: UnitOfWork) -> Couple | None:
    try:
        return await uow.couples.get(owed.couple) if owed.couple else None
    except (KeyGone, Unreadable):
        return None
