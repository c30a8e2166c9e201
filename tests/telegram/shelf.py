"""What lies in the tables, read by whoever tests, and messages owed without a ritual."""

from collections import Counter
from datetime import timedelta
from typing import Any

from domain.messages import Edit, Kind, Say, Words
from rehearsal.things import Chat
from storage.rituals import Prompt
from storage.schema import inbox, outbox
from storage.unit_of_work import UnitOfWork
from tests.house import Kept


async def came(kept: Kept) -> Counter[str]:
    """How many updates are in which state."""
    return Counter(row.state for row in await kept.rows(inbox))


async def errors(kept: Kept) -> list[str]:
    """Of what was set aside."""
    return [row.error for row in await kept.rows(inbox) if row.state == "aside"]


async def states(kept: Kept) -> list[str]:
    """Of everything owed so far, in order."""
    return [row.state for row in await kept.rows(outbox)]


async def row(kept: Kept, ref: str) -> Any:
    """The owed row of that name."""
    return next(one for one in await kept.rows(outbox) if one.ref == ref)


def to_room(kept: Kept, text: str, kind: Kind = Kind.NOTICE, **how: Any) -> Say:
    """A line of Ana's, for both to read; its ritual is lunch."""
    how = dict[str, Any](couple=kept.couple.id, ref=text.replace(" ", "-")) | how
    return Say(kept.room.id, "lunch", (Words(kept.ana.person.id, text),), kind, **how)


def to_corner(kept: Kept, person: str, text: str, kind: Kind = Kind.NOTICE, **how: Any) -> Say:
    """The same for one of them alone."""
    reader = kept.people[person].person.id
    how = dict[str, Any](person=reader, ref=text.replace(" ", "-")) | how
    return Say(reader, "lunch", (Words(kept.ana.person.id, text),), kind, **how)


async def owe(kept: Kept, *owed: Say | Edit) -> None:
    """Owe all of it in one transaction, and send nothing yet."""

    async def write(uow: UnitOfWork) -> None:
        for one in owed:
            await (uow.say(one) if isinstance(one, Say) else uow.edit(one))

    await kept.storage.transact(write)


async def owe_lunch(kept: Kept, say: Say) -> None:
    """Owe it as the prompt of today's lunch."""
    now = kept.clock.now()
    prompt = Prompt(kept.couple.id, "lunch", now.date(), say.ref or "", "lunch-prompt-01", now, answered=False)
    await kept.storage.transact(lambda uow: uow.rituals.asked(prompt))
    await owe(kept, say)


def texts(kept: Kept, chat: Chat | None = None) -> list[str]:
    """What Kept said in the room, or in another chat, and still stands there."""
    said = (chat or kept.room).messages
    return [message.text for message in said if message.sender is kept.world.bot and not message.service]


def calls(kept: Kept, *methods: str) -> list[Any]:
    """What Telegram was asked, polls aside."""
    return [call for call in kept.world.record if call.method in methods]


async def corners(kept: Kept, *names: str) -> None:
    """These have begun a chat with Kept, and it is quiet there by now."""
    for name in names:
        kept.people[name].person.starts()
    await kept.settles()
    kept.clock.move(timedelta(seconds=4))


async def at_home(kept: Kept) -> None:
    """The room is open to us, and somebody has just looked that nobody else is in it."""

    async def back(uow: UnitOfWork) -> None:
        await uow.chats.back(kept.room.id)
        await uow.chats.counted(kept.room.id, 3)
        await uow.couples.set(kept.couple.id, place="group")

    await kept.storage.transact(back)
