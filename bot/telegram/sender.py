"""The way out: claims what is owed, sends it at a pace Telegram bears, and settles each row by what became of it."""

import asyncio

import structlog
from telegram.error import TelegramError

from bot.telegram import outcome as became
from bot.telegram.intake import NotOurs
from bot.telegram.outcome import Outcome, classify
from bot.telegram.pace import Pace
from bot.telegram.post import DOCUMENTED, Letter, Pen
from domain.clock import Clock
from domain.messages import Kind
from storage.outbox import Owed
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork
from storage.vault import KeyGone, Unreadable

log = structlog.get_logger()

IN_FLIGHT = 8  # so many repeats a kill can cause at most
CANDIDATES = 200
LONGEST_NAP = 1.0
SLOWEST = 30.0
SOON = 0.1


class Sender:
    """At most one message in flight for each chat, `IN_FLIGHT` in all. One at a time for each token."""

    def __init__(self, storage: Storage, pen: Pen, clock: Clock, pace: Pace) -> None:
        self._storage = storage
        self._pen = pen
        self._clock = clock
        self._pace = pace
        self._busy: set[int] = set()
        self._stopping = False
        self._rest_until = float("-inf")
        self._rest = 0.0

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
                self._storage.outgoing.clear()
                letters, wait = await self.claim()
                for letter in letters:
                    group.create_task(self._deliver(letter))
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
                await self._deliver(letter)

    async def claim(self) -> tuple[list[Letter], float | None]:
        """Mark as `sending`, and open, what may go now; else seconds until something may, None when nothing waits."""
        rest = self._rest_until - self._clock.monotonic()
        if rest > 0:
            return [], rest

        async def work(uow: UnitOfWork) -> tuple[list[Letter], float | None]:
            await uow.outbox.reconsider()
            owed, wait = self._paced(await uow.outbox.claim(self._busy, CANDIDATES))
            letters = [letter for one in owed if (letter := await self._open(one, uow))]
            await uow.outbox.sending([letter.owed.id for letter in letters])
            return letters, 0.0 if owed and not letters else wait

        letters, wait = await self._storage.transact(work)
        now = self._clock.monotonic()
        for letter in letters:
            self._busy.add(letter.owed.chat)
            self._pace.sent(letter.owed.chat, now, answer=letter.owed.kind is Kind.ANSWER)
        return letters, wait

    def _paced(self, owed: list[Owed]) -> tuple[list[Owed], float | None]:
        now, free = self._clock.monotonic(), IN_FLIGHT - len(self._busy)
        waits = {one.id: self._pace.wait(one.chat, now, answer=one.kind is Kind.ANSWER) for one in owed}
        ready = [one for one in owed if not waits[one.id]][:free]
        return ready, min(waits.values(), default=None)

    async def _open(self, owed: Owed, uow: UnitOfWork) -> Letter | None:
        """The row with its words readable; None, and never sent, when they are not, or there is nothing to change."""
        reader = await uow.couples.reader(owed.couple, owed.person, owed.language)
        target = await uow.outbox.target(owed.target) if owed.target else None
        if owed.target and (target is None or target.message is None):
            await uow.outbox.never(owed.id, "nothing to change")
            return None
        if owed.method in ("delete", "react"):
            return Letter(owed, (), (), reader, target)
        try:
            parts, rows = self._storage.unpack(owed)
        except (KeyGone, Unreadable) as error:
            await uow.outbox.never(owed.id, type(error).__name__)
            return None
        return Letter(owed, parts, rows, reader, target)

    async def _deliver(self, letter: Letter) -> None:
        owed = letter.owed
        try:
            message = await self._pen.send(letter)
        except TelegramError as error:
            await self._settle(owed, classify(error, DOCUMENTED[owed.method]))
        except (KeyError, ValueError, LookupError) as error:
            log.error("message_not_rendered", row=owed.id, error=type(error).__name__, exc_info=error)
            await self._settle(owed, became.Never("not rendered"))
        else:
            self._rest = 0.0
            await self._storage.transact(lambda uow: uow.outbox.sent(owed.id, message))
        finally:
            self._busy.discard(owed.chat)
            self._storage.outgoing.set()

    async def _settle(self, owed: Owed, outcome: Outcome) -> None:
        log.info("message_settled", row=owed.id, method=owed.method, outcome=type(outcome).__name__)
        now = self._clock.monotonic()
        match outcome:
            case became.Unauthorized():
                raise NotOurs("Telegram no longer knows this bot token.")
            case became.NotDelivered(soon=soon):
                self._take_rest(now, SOON if soon else None)
            case became.ServerError():
                self._take_rest(now, None)
            case became.Halted(seconds=seconds):
                self._pace.halt(owed.chat, seconds, now)
            case became.Moved(chat=chat):
                self._pace.moved(owed.chat, chat)
            case _:
                pass
        await self._storage.transact(lambda uow: settle(owed, outcome, uow))

    def _take_rest(self, now: float, seconds: float | None) -> None:
        """Nobody listens there: the same is true for every chat."""
        self._rest = min(SLOWEST, self._rest * 2 or 0.5) if seconds is None else seconds
        self._rest_until = now + self._rest

    async def _nap(self, wait: float | None) -> None:
        try:
            async with asyncio.timeout(min(LONGEST_NAP, LONGEST_NAP if wait is None else wait)):
                await self._storage.outgoing.wait()
        except TimeoutError:
            return


async def settle(owed: Owed, outcome: Outcome, uow: UnitOfWork) -> None:
    """What the outcome of a call makes of its row."""
    match outcome:
        case became.Delivered():
            await uow.outbox.sent(owed.id, None)
        case became.NotDelivered() | became.Conflict():
            await uow.outbox.again(owed.id)
        case became.Halted(seconds=seconds):
            await uow.outbox.again(owed.id)
            await uow.chats.halt(owed.chat, max(1, round(seconds)))
        case became.ServerError():
            await uow.outbox.refused_for_now(owed.id)
        case became.Moved(chat=chat):
            await uow.moved(owed.chat, chat)
            await uow.outbox.again(owed.id)
        case became.Gone(reason=reason):
            await uow.chats.gone(owed.chat, reason)
            await uow.outbox.close_chat(owed.chat, reason)
            await uow.outbox.never(owed.id, reason)
        case became.Never(reason=reason):
            await uow.outbox.never(owed.id, reason)
        case became.Topic() | became.NoRights():
            await uow.outbox.never(owed.id, type(outcome).__name__)
        case _:
            await uow.outbox.unknown(owed.id)
