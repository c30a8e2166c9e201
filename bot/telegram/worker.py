"""Turns a stored update into its effect: once, in the order of its lane, all of it or nothing."""

import asyncio
import json
from dataclasses import dataclass, replace

import structlog
from telegram import Update

from bot.telegram.answers import Answer, Answers
from bot.telegram.arrivals import incoming, open_chat, ref_below, replied_to, tap_of
from bot.telegram.client import KeptApplication
from bot.telegram.intake import context
from bot.telegram.router import Turn, turn
from domain.clock import Clock
from domain.errors import NotYet
from domain.messages import Anchor, Incoming, Kind, Line, Say
from storage.inbox import Waiting
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork
from storage.vault import KeyGone

log = structlog.get_logger()

TRIED_AGAIN_AFTER = (0.0, 1.0, 5.0, 30.0)  # seconds; the next failure sets the update aside
LONGEST_NAP = 1.0


class Unreadable(Exception):
    """No update that python-telegram-bot could read; trying again would change nothing."""


@dataclass(slots=True)
class _Try:
    """What one transaction took in hand: the row, and the tap that waits for an answer."""

    row: Waiting | None = None
    callback: str | None = None


class Worker:
    """One update at a time, each in a transaction of its own."""

    def __init__(self, storage: Storage, application: KeptApplication, answers: Answers, clock: Clock) -> None:
        self._storage = storage
        self._application = application
        self._answers = answers
        self._clock = clock
        self._resting: dict[str, float] = {}  # lane -> monotonic second of its next try
        self._stopping = False
        self.turned_at = clock.monotonic()

    async def run(self) -> None:
        """Until `stop`; ends with the row in hand."""
        while not self._stopping:
            self.turned_at = self._clock.monotonic()
            self._storage.incoming.clear()
            if not await self.step():
                await self._nap()

    def stop(self) -> None:
        self._stopping = True
        self._storage.incoming.set()

    async def step(self) -> bool:
        """Do the next update whose turn it is; False when none is."""
        now = self._clock.monotonic()
        self._resting = {lane: until for lane, until in self._resting.items() if until > now}
        this = _Try()

        async def work(uow: UnitOfWork) -> Answer | None:
            this.row = await uow.inbox.claim(list(self._resting))
            if this.row is None:
                return None
            answer = await self._do(this, this.row, uow)
            await uow.inbox.done(this.row.seq)
            return answer

        try:
            answer = await self._storage.transact(work)
        except NotYet as waits:
            await waits.prepare()
            return True
        except Exception as error:
            if this.row is None:
                raise
            answer = await self._failed(this.row, error, this.callback)
        if answer:
            self._answers.put(answer)
        return this.row is not None

    async def _do(self, this: _Try, row: Waiting, uow: UnitOfWork) -> Answer | None:
        """The whole effect of an update; gives back what its tap hears once that is committed."""
        found = self._read(row)
        if found is None:
            return None
        update, act = found
        this.callback = update.callback_query.id if update.callback_query else None
        if (chat := open_chat(update)) is not None:
            await uow.chats.back(chat)
        if act is None:
            return Answer(this.callback) if this.callback else None
        act = replace(act, anchor=await _anchor(update, uow))
        token = turn.set(Turn(uow, act))
        try:
            await self._application.process_update(update)
        finally:
            turn.reset(token)
        return await self._answer(act, uow)

    async def _answer(self, act: Incoming, uow: UnitOfWork) -> Answer | None:
        if act.callback is None:
            return None
        if not uow.alerts:
            return Answer(act.callback)
        reader = await uow.couples.reader(None, act.person, act.language)
        return self._answers.worded(*uow.alerts[-1], reader)

    def _read(self, row: Waiting) -> tuple[Update, Incoming | None] | None:
        """The update, and the act it tells of; None when its key was destroyed while it waited."""
        if row.body is None:
            return None
        try:
            body = self._storage.vault.unseal(row.key_id, row.body, context(row.update_id))
        except KeyGone:
            return None
        try:
            update = Update.de_json(json.loads(body), self._application.bot)
            return update, incoming(update, row.stored_at)
        except Exception as error:  # noqa: BLE001 - it fails in as many ways as updates can be wrong
            raise Unreadable(type(error).__name__) from None

    async def _failed(self, row: Waiting, error: Exception, callback: str | None) -> Answer | None:
        """Count it; once set aside, the tap, if it was one, need not spin any longer."""
        name = type(error).__name__

        async def count(uow: UnitOfWork) -> int:
            attempts = await uow.inbox.failed(row.seq, name)
            if attempts > len(TRIED_AGAIN_AFTER) or isinstance(error, Unreadable):
                await uow.inbox.set_aside(row.seq, name)
                await self._own_up(row, uow)
                return 0
            return attempts

        attempts = await self._storage.transact(count)
        log.error("update_failed", seq=row.seq, attempts=attempts, error=name, exc_info=error)
        if attempts:
            self._resting[row.lane] = self._clock.monotonic() + TRIED_AGAIN_AFTER[attempts - 1]
            return None
        return Answer(callback) if callback else None

    async def _own_up(self, row: Waiting, uow: UnitOfWork) -> None:
        """One honest sentence, in their corner, to a partner who waited."""
        if row.author in await uow.couples.rows([row.author]):
            await uow.say(Say(row.author, "", (Line("own-fault"),), Kind.ANSWER, person=row.author))

    async def _nap(self) -> None:
        waits = [until - self._clock.monotonic() for until in self._resting.values()]
        try:
            async with asyncio.timeout(max(0.0, min([LONGEST_NAP, *waits]))):
                await self._storage.incoming.wait()
        except TimeoutError:
            return


async def _anchor(update: Update, uow: UnitOfWork) -> Anchor | None:
    """The message of ours this is about. That somebody answers it proves that it arrived, unless the tap is forged."""
    message, tap = replied_to(update), tap_of(update)
    if message is None:
        return None
    ref = tap.ref if tap else ref_below(message)
    if ref is None:
        return await uow.outbox.anchor(chat=message.chat.id, message=message.message_id)
    anchor = await uow.outbox.anchor(ref=ref)
    if anchor is None or anchor.chat not in (message.chat.id, await uow.chats.now_at(message.chat.id)):
        return None
    if anchor.message is None and ref == ref_below(message):
        await uow.outbox.arrived(ref, message.message_id, message.chat.id)
    return anchor
