"""The room as its neighbours see it: transactions with everything they need in hand, and bells rung after a commit."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import TypeVar

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.catalogue import Lexicon
from domain.clock import Clock
from domain.couple import Couple
from domain.messages import Part, Rows
from storage.engine import Database
from storage.keys import KeyGone
from storage.outbox import Owed
from storage.parts import Unpacker
from storage.schema import day_keys, erasures
from storage.statements import insert
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

T = TypeVar("T")


class Storage:
    """`outgoing` and `incoming` are set after a commit that owes or stored something."""

    def __init__(self, database: Database, vault: Vault, lexicon: Lexicon, clock: Clock, chance: random.Random) -> None:
        self.database = database
        self.clock = clock
        self.chance = chance
        self.outgoing = asyncio.Event()
        self.incoming = asyncio.Event()
        self.vault = vault
        self._lexicon = lexicon
        self._log_holds_erased = True  # for all we know: a kill may have come before the log was emptied

    async def transact(self, work: Callable[[UnitOfWork], Awaitable[T]]) -> T:
        """Run `work` in one transaction; whatever it raises leaves no trace."""
        owes = erases = False

        async def with_hands_full(connection: AsyncConnection) -> T:
            nonlocal owes, erases
            uow = UnitOfWork(connection, self.vault, self._lexicon, self.clock.now(), self.chance)
            result = await work(uow)
            owes, erases = uow.owes, uow.erases
            return result

        result = await self.database.transact(with_hands_full)
        if owes:
            self.outgoing.set()
        if erases:
            await self.finish_erasures()
        return result

    def unpack(self, owed: Owed) -> tuple[tuple[Part, ...], Rows]:
        """The parts and buttons of an owed message. Raises KeyGone or Unreadable: then nothing of it may be said."""
        if owed.payload is None:
            raise KeyGone("its text was forgotten")
        return Unpacker(self.vault, f"outbox:{owed.ref}").unpack(owed.payload)

    async def meet(self, couple: Couple) -> None:
        """Two people become a couple, each with a key of their own, made just before the transaction.

        Both are taken to be in the group they share.
        """
        keys = {member.person: self.vault.keys.make("p") for member in couple.members}

        async def meet(uow: UnitOfWork) -> None:
            await uow.couples.meet(couple, keys)
            for person in keys:
                await uow.inbox.change_lane(person, couple.id)
                if couple.room is not None:
                    await uow.groups.see(couple.room, person)

        await self.transact(meet)

    async def day_key(self) -> str:
        """Today's key for people without consent (UTC days), made when the day begins."""
        today = self.clock.now().date()
        query = select(day_keys.c.key_id).where(day_keys.c.day == today)

        async def known(uow: UnitOfWork) -> str | None:
            return (await uow.connection.execute(query)).scalar()

        if key := await self.transact(known):
            return key
        made = self.vault.keys.make(f"d-{today.isoformat()}")

        async def keep(uow: UnitOfWork) -> str:
            row = insert(uow.connection, day_keys).values(day=today, key_id=made)
            await uow.connection.execute(row.on_conflict_do_nothing())
            return str((await uow.connection.execute(query)).scalar_one())

        return await self.transact(keep)

    async def erase(self, person: int) -> None:
        """Make a person's words unreadable, in three steps that a crash between them cannot undo."""
        await self.transact(lambda uow: uow.erase(person))

    async def forget_days(self) -> None:
        """Destroy the keys of all days but today (UTC); one with updates still undone gets a second day.

        A day still to come was made by a clock that was ahead.
        """
        await self.transact(_note_days)

    async def finish_erasures(self) -> None:
        """Destroy what is noted and note that it is done; called at every start until nothing is left to do."""
        for key in await self.transact(_pending):
            self.vault.keys.destroy(key)
            await self.transact(partial(_tick_off, key))
            self._log_holds_erased = True
        if self._log_holds_erased and await self.database.truncate_log():
            self._log_holds_erased = False


async def _pending(uow: UnitOfWork) -> list[str]:
    query = select(erasures.c.key_id).where(erasures.c.destroyed_at.is_(None))
    return list((await uow.connection.execute(query)).scalars())


async def _tick_off(key: str, uow: UnitOfWork) -> None:
    done = update(erasures).where(erasures.c.key_id == key).values(destroyed_at=uow.now)
    await uow.connection.execute(done)


async def _note_days(uow: UnitOfWork) -> None:
    today = uow.now.date()
    query = select(day_keys.c.day, day_keys.c.key_id).where(day_keys.c.day != today)
    for day, key in (await uow.connection.execute(query)).all():
        if abs(today - day) > timedelta(days=1) or not await uow.inbox.undone(key):
            await uow.erase_key(key)
            await uow.connection.execute(delete(day_keys).where(day_keys.c.day == day))
