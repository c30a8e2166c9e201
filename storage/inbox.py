"""What came in: stored before Telegram is told that it arrived, done in the order of its lane, forgotten once done."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.couple import NOBODY
from storage.asked_often import UNDONE
from storage.schema import inbox
from storage.statements import insert, rows_touched, spelled

IDS_KEPT = timedelta(days=30)
ASIDE_KEPT = timedelta(days=7)
TIDIABLE = timedelta(hours=48)  # older ones Telegram lets no bot delete: core.telegram.org/bots/api#deletemessage


@dataclass(frozen=True, slots=True)
class Arrived:
    """An update about to be stored, its body sealed under `key_id` with the context `inbox:<update_id>`.

    `message` is the id of what its author wrote in their corner.
    """

    update_id: int
    lane: str
    author: int
    key_id: str
    body: bytes
    message: int | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update whose turn has come; `body` is None when it was erased meanwhile."""

    seq: int
    update_id: int
    lane: str
    author: int
    key_id: str
    body: bytes | None
    attempts: int
    stored_at: datetime


class Inbox:
    """The rows of one transaction."""

    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def store(self, arrived: Sequence[Arrived]) -> int:
        """Keep a batch; an id that is known already is passed over, whatever its place in the sequence."""
        stored = 0
        for one in arrived:
            values = {name: getattr(one, name) for name in Arrived.__slots__}
            statement = insert(self._connection, inbox).values(**values, stored_at=self._now)
            stored += await rows_touched(self._connection, statement.on_conflict_do_nothing())
        return stored

    async def claim(self, resting: Collection[str] = ()) -> Waiting | None:
        """The oldest undone row of a lane that has none earlier; lanes in `resting` wait for another try."""
        row = (await self._connection.execute(UNDONE, {"resting": list(resting)})).mappings().first()
        return Waiting(**{name: row[name] for name in Waiting.__slots__}) if row else None

    async def done(self, seq: int) -> None:
        """Its effect is in this transaction; its body is forgotten in the same one."""
        await self._settle(seq, "done", keep_body=False)

    async def failed(self, seq: int, error: str) -> int:
        """Count a failure, named by its type only; gives back how many there were."""
        statement = update(inbox).where(inbox.c.seq == seq).values(attempts=inbox.c.attempts + 1, error=error[:80])
        return int((await self._connection.execute(statement.returning(inbox.c.attempts))).scalar_one())

    async def set_aside(self, seq: int, error: str) -> None:
        """Out of the way of the rest, its body kept for a week for whoever mends the fault."""
        await self._settle(seq, "aside", keep_body=True, error=error[:80])

    async def _settle(self, seq: int, state: str, *, keep_body: bool, error: str | None = None) -> None:
        values = {"state": state, "settled_at": self._now, "error": error} | ({} if keep_body else {"body": None})
        await self._connection.execute(update(inbox).where(inbox.c.seq == seq).values(**values))

    async def change_lane(self, author: int, lane: str) -> None:
        """From now on this author's rows wait in another queue (two people became a couple)."""
        mine = (inbox.c.author == author) & (inbox.c.state == spelled("ready"))
        await self._connection.execute(update(inbox).where(mine).values(lane=lane))

    async def drop_key(self, key_id: str) -> None:
        """Nothing under this key is read any more."""
        sealed = update(inbox).where(inbox.c.key_id == key_id, inbox.c.body.is_not(None))
        await self._connection.execute(sealed.values(body=None, state="done", settled_at=self._now))

    async def written(self, author: int) -> list[int]:
        """The ids of what somebody wrote in their corner and can still be deleted."""
        lately = inbox.c.stored_at > self._now - TIDIABLE
        query = select(inbox.c.message).where(inbox.c.author == author, inbox.c.message.is_not(None), lately)
        return list((await self._connection.execute(query)).scalars())

    async def disown(self, author: int) -> None:
        """What is settled of somebody keeps its number alone, so that it is never heard twice."""
        settled = update(inbox).where(inbox.c.author == author, inbox.c.state != spelled("ready"))
        await self._connection.execute(settled.values(author=NOBODY, lane="", message=None))

    async def undone(self, key_id: str | None = None) -> int:
        """How many updates wait, of all or under one key."""
        query = select(func.count()).select_from(inbox).where(inbox.c.state == spelled("ready"))
        if key_id is not None:
            query = query.where(inbox.c.key_id == key_id)
        return int((await self._connection.execute(query)).scalar_one())

    async def forget(self) -> None:
        """Set-aside bodies after a week, ids after thirty days, those of messages in a corner after two."""
        too_old = (inbox.c.message.is_not(None)) & (inbox.c.stored_at < self._now - TIDIABLE)
        await self._connection.execute(update(inbox).where(too_old).values(message=None))
        aside = (inbox.c.state == "aside") & inbox.c.body.is_not(None) & (inbox.c.settled_at < self._now - ASIDE_KEPT)
        await self._connection.execute(update(inbox).where(aside).values(body=None))
        old = (inbox.c.state != "ready") & (inbox.c.settled_at < self._now - IDS_KEPT)
        await self._connection.execute(delete(inbox).where(old))
