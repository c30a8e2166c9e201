"""What must not be left of somebody who leaves, and of two of whom one has: whole tables are searched, not a list."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.inbox import TIDIABLE
from storage.owed import FORGOTTEN, NEW
from storage.schema import (
    WORDS,
    boxes,
    chats,
    consents,
    couples,
    inbox,
    invitations,
    members,
    metadata,
    outbox,
    prompts,
)
from storage.statements import spelled

AT_ONCE = 100  # messages that one call deletes: core.telegram.org/bots/api#deletemessages


@dataclass(frozen=True, slots=True)
class Corner:
    """What of ours stands in somebody's corner and can still be deleted; `arriving` are the refs of what is under way.

    `messages` are ids, the latest first.
    """

    messages: tuple[int, ...]
    arriving: tuple[str, ...]


class Leaving:
    """The rows of one transaction."""

    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def corner(self, person: int, but: str | None) -> Corner:
        """`but`: the ref of the one message that stays."""
        mine = and_(outbox.c.chat == person, outbox.c.method.in_(NEW), outbox.c.ref != (but or ""))
        stands = and_(mine, outbox.c.message.is_not(None), outbox.c.settled_at > self._now - TIDIABLE)
        ids = (await self._connection.execute(select(outbox.c.message).where(stands))).scalars().all()
        under_way = select(outbox.c.ref).where(mine, outbox.c.state == spelled("sending"))
        refs = (await self._connection.execute(under_way)).scalars().all()
        return Corner(tuple(sorted(ids, reverse=True)), tuple(refs))

    async def forget_corner(self, person: int, but: str | None) -> None:
        """Nothing that waits for that corner ever goes there, and what went is forgotten."""
        mine = and_(outbox.c.chat == person, outbox.c.ref != (but or ""))
        under_way = outbox.c.state == spelled("sending")
        await self._connection.execute(delete(outbox).where(mine, ~under_way))
        await self._connection.execute(update(outbox).where(mine).values(**FORGOTTEN, stale_at=self._now))

    async def forget_person(self, person: int) -> None:
        """Every row that names them, but for the messages of their corner and the numbers of their updates."""
        for table in reversed(metadata.sorted_tables):
            if "person" in table.c and table is not outbox:
                await self._connection.execute(delete(table).where(table.c.person == person))
            if "guest" in table.c:
                await self._connection.execute(delete(table).where(table.c.guest == person))
            if "subject" in table.c:
                await self._connection.execute(delete(table).where(table.c.subject == f"p{person}"))
        nobody = update(prompts).where(prompts.c.awaits == person).values(awaits=None)
        await self._connection.execute(nobody)

    async def tidied(self, person: int, before: datetime) -> None:
        """Not even the numbers of what stood in that corner then are needed any more."""
        mine = and_(outbox.c.chat == person, outbox.c.made_at <= before)
        await self._connection.execute(delete(outbox).where(mine))
        await self._connection.execute(delete(chats).where(chats.c.chat == person))

    async def waits_for_another(self, person: int) -> bool:
        """Whether they have said yes to somebody new, or invited somebody."""
        yes = select(consents.c.person).where(consents.c.person == person)
        invites = select(invitations.c.person).where(invitations.c.person == person)
        return (await self._connection.execute(yes.union_all(invites))).first() is not None

    async def dissolve(self, couple: str, room: int | None) -> list[int]:
        """Two are a couple no more; gives back who is left of them. Their own words stay with their authors."""
        query = select(members.c.person).where(members.c.couple == couple, members.c.erased_at.is_(None))
        left = list((await self._connection.execute(query)).scalars())
        for table in reversed(metadata.sorted_tables):
            if "couple" in table.c and table is not members and not table.info.get(WORDS):
                await self._connection.execute(delete(table).where(table.c.couple == couple))
            if "subject" in table.c:
                subjects = [couple, *(f"p{person}" for person in left)]
                await self._connection.execute(delete(table).where(table.c.subject.in_(subjects)))
            if "chat" in table.c and room is not None and table is not outbox:
                await self._connection.execute(delete(table).where(table.c.chat == room))
        await self._connection.execute(delete(boxes).where(boxes.c.couple == couple))
        await self._let_go(couple, left)
        return left

    async def _let_go(self, couple: str, left: list[int]) -> None:
        await self._connection.execute(delete(members).where(members.c.couple == couple, members.c.person.not_in(left)))
        await self._connection.execute(update(members).where(members.c.couple == couple).values(couple=None))
        for person in left:
            theirs = update(inbox).where(inbox.c.lane == couple, inbox.c.author == person)
            await self._connection.execute(theirs.values(lane=f"p{person}"))
        await self._connection.execute(update(inbox).where(inbox.c.lane == couple).values(lane=""))
        await self._connection.execute(delete(couples).where(couples.c.id == couple))


def in_calls(messages: tuple[int, ...]) -> list[str]:
    """Payloads of so many calls as it takes to delete them."""
    return [json.dumps(messages[start : start + AT_ONCE]) for start in range(0, len(messages), AT_ONCE)]
