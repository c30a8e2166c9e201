"""The way out: claims what is owed, sends it at a pace Telegram bears, and settles each row by what became of it."""

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import replace

import structlog
from telegram.error import TelegramError

from bot.telegram import outcome as became
from bot.telegram.backoff import Backoff
from bot.telegram.before import kept_back
from bot.telegram.covers import covered
from bot.telegram.intake import NotOurs
from bot.telegram.manners import Manners
from bot.telegram.outcome import Outcome, classify
from bot.telegram.pace import Pace
from bot.telegram.post import DOCUMENTED, Letter, Pen, Unsayable
from bot.telegram.rooms import Ears, ears, headcount, take_elsewhere
from bot.telegram.settlement import Noticed, settle
from bot.telegram.standing import hindered
from bot.telegram.turns import LONGEST_NAP, turn
from domain.clock import Clock
from domain.company import Change, Company
from domain.messages import Kind, Reader
from storage.outbox import FAREWELLS, Owed
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork
from storage.vault import KeyGone, Unreadable

log = structlog.get_logger()

WORDLESS = ("delete", "tidy", "react", "count", "leave", "copy")
IN_FLIGHT = 8  # so many repeats a kill can cause at most
CANDIDATES = 200
SOON = 0.1
REFUSED = "Telegram no longer knows this bot token."


class Sender:
    """At most one message in flight for each chat, `IN_FLIGHT` in all. One at a time for each token."""

    def __init__(
        self, storage: Storage, pen: Pen, clock: Clock, pace: Pace, noticed: Noticed, manners: Manners
    ) -> None:
        """`noticed` hears what Telegram tells of a group, in a transaction."""
        self._storage = storage
        self._manners = manners
        self._noticed = noticed
        self._pen = pen
        self._clock = clock
        self._pace = pace
        self._backoff = Backoff()
        self._busy: set[int] = set()
        self._stopping = False
        self.turned_at = clock.monotonic()

    async def recover(self) -> None:
        """At a start: what was in flight is unknown, and a halt goes on."""

        async def work(uow: UnitOfWork) -> dict[int, float]:
            await uow.outbox.recover()
            return await uow.chats.halts()

        for chat, seconds in (await self._storage.transact(work)).items():
            self._pace.halt(chat, seconds, self._clock.monotonic(), news=False)

    async def run(self) -> None:
        """Until `stop`; ends with the messages in hand. Raises NotOurs when Telegram refuses the token."""
        async with asyncio.TaskGroup() as group:
            while not self._stopping:
                self.turned_at = self._clock.monotonic()
                self._storage.outgoing.clear()
                letters, wait = await self.claim()
                for letter in letters:
                    group.create_task(self.deliver(letter))
                if not letters:
                    await self._nap(wait)

    def stop(self) -> None:
        self._stopping = True
        self._storage.outgoing.set()

    async def step(self) -> float | None:
        """Send all that may go now, one after the other; seconds until more may, None when nothing waits."""
        while True:
            letters, wait = await self.claim()
            if not letters:
                return wait
            for letter in letters:
                await self.deliver(letter)

    async def claim(self) -> tuple[list[Letter], float | None]:
        """Mark as `sending`, and open, what may go now; else seconds until something may, None when nothing waits."""
        if self._backoff.doubted and not self._backoff.wait(self._clock.monotonic()):
            await self._probe()
        if rest := self._backoff.wait(self._clock.monotonic()):
            return [], rest

        async def work(uow: UnitOfWork) -> tuple[list[Letter], float | None]:
            await uow.outbox.reconsider()
            in_hand = frozenset(self._busy)  # the set itself shrinks while the database is asked
            busy = {await uow.chats.now_at(chat) for chat in in_hand} | in_hand
            heads = await uow.outbox.claim(busy, CANDIDATES)
            owed, wait = self._paced(heads, await uow.outbox.together(heads))
            letters = [letter for one in owed if (letter := await self._open(one, uow))]
            await uow.outbox.sending([letter.owed.id for letter in letters])
            return letters, 0.0 if owed and not letters else wait

        letters, wait = await self._storage.transact(work)
        now = self._clock.monotonic()
        for letter in letters:
            self._busy.add(letter.owed.chat)
            if letter.owed.method != "count":
                self._pace.sent(letter.owed.chat, now, answer=letter.owed.kind is Kind.ANSWER)
        return letters, wait

    def _paced(self, owed: list[Owed], together: Mapping[int, Collection[int]]) -> tuple[list[Owed], float | None]:
        now = self._clock.monotonic()
        free = max(0, (1 if self._backoff.failing else IN_FLIGHT) - len(self._busy))
        waits = {one.id: self._pace.wait(one.chat, now, answer=one.kind is Kind.ANSWER) for one in owed}
        if owed and not free:
            return [], LONGEST_NAP  # the next call that ends rings
        return turn(owed, waits, together, free)

    async def _open(self, owed: Owed, uow: UnitOfWork) -> Letter | None:
        """The row with its words readable; None, and never sent, when they are not, or there is nothing to change."""
        target = await uow.outbox.target(owed.target) if owed.target else None
        if await kept_back(owed, target, uow):
            return None
        bearing = await self._manners.bearing(owed, uow)
        if bearing.lapses:
            await uow.outbox.never(owed.id, "enough for today")
            return None
        if bearing.until is not None:
            await uow.outbox.hold(owed.id, bearing.until)
            return None
        match await ears(owed, uow):
            case Ears.UNKNOWN:
                return await headcount(owed, uow)
            case Ears.OTHERS:
                await take_elsewhere(owed, uow)
                return None
        owed = replace(owed, silent=bearing.silent)
        if owed.method in WORDLESS:
            return Letter(owed, (), (), Reader(), target)
        try:
            reader = await uow.couples.reader(owed.couple, owed.person, owed.language)
            parts, rows = covered(owed, *self._storage.unpack(owed))
        except (KeyGone, Unreadable, KeyError, TypeError, ValueError) as error:
            await uow.outbox.never(owed.id, type(error).__name__)
            return None
        return Letter(owed, parts, rows, reader, target)

    async def _probe(self) -> None:
        """Is Telegram well again? A call that harms nobody finds out, so that no outage uses up a message's tries."""
        try:
            await self._pen.probe()
        except TelegramError as error:
            outcome = classify(error, "getMe")
            if isinstance(outcome, became.Unauthorized):
                raise NotOurs(REFUSED) from None
            seconds = outcome.seconds if isinstance(outcome, became.Halted) else None
            self._backoff.fails(self._clock.monotonic(), seconds)
        else:
            self._backoff.doubted = False

    async def deliver(self, letter: Letter) -> None:
        owed = letter.owed
        try:
            if owed.method == "count":
                return await self._count(owed)
            if no := await hindered(owed, self._pen):
                return await self._settle(owed, no)
            message = await self._pen.send(letter)
        except TelegramError as error:
            await self._settle(owed, classify(error, DOCUMENTED[owed.method]))
        except Unsayable as error:
            log.error("message_not_rendered", row=owed.id, error=type(error.__cause__).__name__, exc_info=error)
            await self._settle(owed, became.Never("not rendered"))
        except Exception as error:  # an answer that python-telegram-bot cannot read
            log.error("answer_not_read", row=owed.id, error=type(error).__name__, exc_info=error)
            await self._settle(owed, became.Unknown())
        else:
            self._backoff.works()
            await self._storage.transact(lambda uow: self._arrived(owed, message, uow))
        finally:
            self._busy.discard(owed.chat)
            self._storage.outgoing.set()

    async def _arrived(self, owed: Owed, message: int | None, uow: UnitOfWork) -> None:
        if owed.method in FAREWELLS:
            await uow.outbox.drop(owed.id)
        else:
            await uow.outbox.sent(owed.id, message, owed.chat)
        if owed.method == "file":
            await uow.outbox.emptied(owed.id)

    async def _count(self, owed: Owed) -> None:
        count = await self._pen.count(owed.chat)

        async def work(uow: UnitOfWork) -> None:
            await uow.outbox.sent(owed.id, None, owed.chat)
            await uow.chats.counted(owed.chat, count)
            await self._noticed(Company(Change.COUNTED, owed.chat, uow.now, count=count), uow)

        self._backoff.works()
        await self._storage.transact(work)

    async def _settle(self, owed: Owed, outcome: Outcome) -> None:
        log.info("message_settled", row=owed.id, method=owed.method, outcome=type(outcome).__name__)
        now = self._clock.monotonic()
        match outcome:
            case became.NotDelivered(soon=soon):
                self._backoff.fails(now, SOON if soon else None)
            case became.Conflict():
                self._backoff.fails(now)
            case became.ServerError():
                self._backoff.doubted = True
                self._backoff.fails(now)
            case became.Unknown():
                self._backoff.doubted = True
                if owed.method == "count":  # asked again before the message that waits for it, but not at once
                    self._pace.halt(owed.chat, LONGEST_NAP, now, news=False)
            case became.Halted(seconds=seconds):
                self._pace.halt(owed.chat, seconds, now)
            case became.Moved(chat=chat):
                self._pace.moved(owed.chat, chat)
            case _:
                pass
        await self._storage.transact(lambda uow: settle(owed, outcome, uow, self._noticed))
        if isinstance(outcome, became.Unauthorized):
            raise NotOurs(REFUSED)

    async def _nap(self, wait: float | None) -> None:
        try:
            async with asyncio.timeout(min(LONGEST_NAP, LONGEST_NAP if wait is None else wait)):
                await self._storage.outgoing.wait()
        except TimeoutError:
            return
