"""What is owed: written in the transaction that owes it, sent in the order of its chat, settled after the answer.

States: ready -> sending (committed before the call) -> sent | never | ready again | unknown. At a start `sending` is
`unknown`: nobody knows whether it arrived, and its kind decides (Telegram has no idempotency key:
https://github.com/tdlib/telegram-bot-api/issues/126).
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, and_, case, delete, exists, func, or_, select, update

from domain.couple import NOBODY, Couple
from domain.messages import Anchor
from domain.noise import Noise, Shown
from storage.asked_often import ANSWERS, EVIDENCE_WAIT, MOST_COPIES, OTHERS, READY_COPIES, STALE, UNSURE
from storage.forwarding import Forwarding
from storage.owed import FORGOTTEN, NEW, TO_NOTHING, Owed, Target, each_way, owed_of
from storage.schema import chats, outbox
from storage.statements import insert, rows_touched, spelled

__all__ = ["EVIDENCE_WAIT", "FORGOTTEN", "MOST_COPIES", "NEW", "Outbox", "Owed", "Target"]

TEXT_KEPT = timedelta(hours=48)
IDS_KEPT = timedelta(days=30)
FAREWELLS = ("tidy", "leave")  # forgotten once they are done: their chat is nobody's any more


class Outbox(Forwarding):
    """The rows of one transaction."""

    async def add(self, **values: Any) -> bool:
        """Owe a message; False when its dedupe key is known. To a chat that is closed to us it is never sent."""
        nobody = "left" if values["chat"] == NOBODY else None
        gone = nobody or await self._value(select(chats.c.gone).where(chats.c.chat == values["chat"]))
        if gone:
            values |= FORGOTTEN | {"state": "never", "error": gone, "settled_at": self._now}
        statement = insert(self._connection, outbox).values(**values, made_at=self._now)
        return bool(await rows_touched(self._connection, statement.on_conflict_do_nothing(index_elements=["dedupe"])))

    async def claim(self, busy: Collection[int], most: int) -> list[Owed]:
        """The first ready row of each chat that is not busy, `most` in all: answers first, then oldest first."""
        await self._connection.execute(STALE, {"at": self._now})
        answers = await self._heads(ANSWERS, busy, most)
        return answers + await self._heads(OTHERS, busy, most - len(answers))

    async def _heads(self, heads: Select[Any], busy: Collection[int], most: int) -> list[Owed]:
        rows = await self._connection.execute(heads, {"at": self._now, "busy": list(busy), "most": most})
        return [owed_of(row) for row in rows.mappings()]

    async def together(self, heads: Collection[Owed]) -> dict[int, list[int]]:
        """By row, the copies with which it goes at one moment, or not yet: those of a note for both corners."""
        letters = {one.letter for one in heads if one.noise is Noise.NOTE and one.letter}
        if not letters:
            return {}
        rows = (await self._connection.execute(READY_COPIES, {"at": self._now, "letters": list(letters)})).all()
        return {one.id: [row.id for row in rows if row.letter == one.letter] for one in heads if one.letter in letters}

    async def hold(self, row: int, until: datetime) -> None:
        """Its moment comes then (UTC)."""
        await self._connection.execute(update(outbox).where(outbox.c.id == row).values(not_before=until))

    async def put_off(self, ref: str, until: datetime) -> None:
        """That message is on its way, and arrives then (UTC) at the earliest."""
        mine = and_(outbox.c.ref == ref, outbox.c.state == spelled("ready"))
        await self._connection.execute(update(outbox).where(mine).values(not_before=until))

    async def take_back(self, ref: str) -> bool:
        """It never leaves, and what it said is forgotten; False where it has left."""
        mine = and_(outbox.c.ref == ref, outbox.c.state == "ready")
        gone = update(outbox).where(mine).values(state="never", error="taken back", settled_at=self._now, **FORGOTTEN)
        return bool(await rows_touched(self._connection, gone))

    async def held_until(self, ref: str) -> datetime | None:
        """The moment (UTC) for which that message waits; None where it has gone, or may go now."""
        held = and_(outbox.c.ref == ref, outbox.c.state == spelled("ready"), outbox.c.not_before > self._now)
        at: datetime | None = await self._value(select(outbox.c.not_before).where(held))
        return at

    async def next_held(self) -> datetime | None:
        """The earliest moment for which anything is held back (UTC)."""
        held = and_(outbox.c.state == spelled("ready"), outbox.c.not_before > self._now)
        at: datetime | None = await self._value(select(func.min(outbox.c.not_before)).where(held))
        return at

    async def rewrite(self, ref: str, payload: str, key_ids: str) -> None:
        """It says something else, before anybody has read it."""
        mine = and_(outbox.c.ref == ref, outbox.c.state == "ready")
        await self._connection.execute(update(outbox).where(mine).values(payload=payload, key_ids=key_ids))

    async def in_flight(self) -> bool:
        """Whether any call is under way."""
        return bool(await self._value(select(exists().where(outbox.c.state == spelled("sending")))))

    async def sending(self, ids: Collection[int]) -> None:
        """To be committed before the call."""
        if ids:
            await self._set(outbox.c.id.in_(ids), state="sending")

    async def sent(self, row: int, message: int | None, chat: int) -> None:
        """It arrived in `chat`, which may have moved since; what was carried is forgotten with that."""
        mine = and_(outbox.c.id == row, outbox.c.state != "sent")
        carried = and_(mine, outbox.c.source_message.is_not(None))
        await self._connection.execute(update(outbox).where(carried).values(FORGOTTEN))
        await self._set(mine, state="sent", message=message, chat=chat, error=None)

    async def again(self, row: int) -> None:
        """It surely did not arrive: back to its place."""
        await self._set(and_(outbox.c.id == row, outbox.c.state == "sending"), state="ready")

    async def refused_for_now(self, row: int) -> None:
        """Answered with a server's error: it hardly arrived; once more, but never more than two copies."""
        mine = and_(outbox.c.id == row, outbox.c.state == "sending")
        once_more = case((outbox.c.unsure + 1 < MOST_COPIES, "ready"), else_="unknown")
        await self._set(mine, state=once_more, unsure=outbox.c.unsure + 1)

    async def unknown(self, row: int) -> None:
        """No answer came."""
        mine = and_(outbox.c.id == row, outbox.c.state == "sending")
        await self._set(mine, state="unknown", unsure=outbox.c.unsure + 1)

    async def never(self, row: int, why: str) -> None:
        """`why` is a word of ours, never Telegram's. What is known to have arrived stays sent."""
        await self._set(and_(outbox.c.id == row, outbox.c.state != "sent"), state="never", error=why, **FORGOTTEN)
        await self._connection.execute(delete(outbox).where(outbox.c.id == row, outbox.c.method.in_(FAREWELLS)))

    async def emptied(self, row: int) -> None:
        """What it said need not be known here any more."""
        await self._connection.execute(update(outbox).where(outbox.c.id == row).values(FORGOTTEN))

    async def drop(self, row: int) -> None:
        """It is done, and names a chat that is nobody's any more."""
        await self._connection.execute(delete(outbox).where(outbox.c.id == row))

    async def recover(self) -> None:
        """At a start: what was in flight is unknown."""
        await self._set(outbox.c.state == spelled("sending"), state="unknown", unsure=outbox.c.unsure + 1)

    async def reconsider(self) -> None:
        """What may be said again is ready again: edits and the like at once, reveals once, prompts after a while."""
        await self._connection.execute(UNSURE, {"at": self._now, "waited": self._now - EVIDENCE_WAIT})

    async def arrived(self, ref: str, message: int | None, chat: int) -> None:
        """Evidence: somebody tapped or answered it in `chat`; it is there, whatever the wire said or we gave up."""
        unplaced = and_(outbox.c.ref == ref, outbox.c.method.in_(NEW), outbox.c.message.is_(None))
        await self._set(unplaced, state="sent", message=message, chat=chat, error=None)

    async def anchor(self, *, ref: str | None = None, chat: int = 0, message: int = 0) -> Anchor | None:
        """The message of ours that a tap or a reply is about, by its token or by where it stands."""
        found = outbox.c.ref == ref if ref else and_(outbox.c.chat == chat, outbox.c.message == message)
        query = select(outbox).where(found, outbox.c.method.in_(NEW))
        row = (await self._connection.execute(query)).mappings().first()
        if row is None:
            return None
        return Anchor(**{name: row[name] for name in Anchor.__slots__} | {"ref": row["letter"] or row["ref"]})

    async def copies(self, ref: str, only: int | None = None) -> list[str]:
        """The refs of all messages that stand for this one: two in a carried room, else itself.

        With `only`: save the copy in the other's corner.
        """
        query = select(outbox.c.ref).where(or_(outbox.c.letter == ref, outbox.c.ref == ref), outbox.c.method.in_(NEW))
        if only is not None:
            query = query.where(or_(outbox.c.letter.is_(None), outbox.c.chat == only))
        return list((await self._connection.execute(query.order_by(outbox.c.id))).scalars())

    async def copy_in(self, ref: str, chat: int) -> str | None:
        """The ref of the one that stands for this message in that chat."""
        copies = or_(outbox.c.letter == ref, outbox.c.ref == ref)
        query = select(outbox.c.ref).where(copies, outbox.c.method.in_(NEW), outbox.c.chat == chat)
        found: str | None = await self._value(query)
        return found

    async def last_said(self, chat: int) -> str | None:
        """The ref of the last message of ours that was, or will be, said there."""
        said = and_(outbox.c.chat == chat, outbox.c.method.in_(NEW), outbox.c.state != "never")
        ref: str | None = await self._value(select(outbox.c.ref).where(said).order_by(outbox.c.id.desc()).limit(1))
        return ref

    async def target(self, ref: str) -> Target | None:
        """Where the message stands that an edit or a deletion is about, or that another is a reply to."""
        query = select(outbox.c.chat, outbox.c.message, outbox.c.method, outbox.c.state).where(outbox.c.ref == ref)
        row = (await self._connection.execute(query)).first()
        if row is None:
            return None
        return Target(row.chat, row.message, captioned=row.method in ("photo", "copy"), never=row.state == "never")

    async def said(self, *dedupe: str) -> bool:
        """Whether any of these dedupe keys is known."""
        return bool(await self._value(select(exists().where(outbox.c.dedupe.in_(dedupe)))))

    async def said_as(self, dedupe: str, couple: Couple) -> str | None:
        """The ref of what was told to both under that dedupe key."""
        ways = each_way(dedupe, couple)
        query = select(func.coalesce(outbox.c.letter, outbox.c.ref)).where(outbox.c.dedupe.in_(ways)).limit(1)
        ref: str | None = await self._value(query)
        return ref

    async def faces(self, ref: str) -> list[tuple[str, str]]:
        """What a message said at first and was made to say since, the latest first: each row's ref and payload."""
        rows = or_(outbox.c.ref == ref, outbox.c.target == ref)
        query = select(outbox.c.ref, outbox.c.payload).where(rows, outbox.c.payload.is_not(None))
        found = await self._connection.execute(query.order_by(outbox.c.id.desc()))
        return [(row.ref, row.payload) for row in found]

    async def without_reply(self, row: int) -> None:
        """Once more, as an answer to nothing."""
        await self.again(row)
        await self._connection.execute(update(outbox).where(outbox.c.id == row).values(TO_NOTHING))

    async def withdraw(self, key_id: str) -> None:
        """Nothing with words under this key is sent any more, and what was sent is forgotten."""
        holds = outbox.c.key_ids.contains(key_id, autoescape=True)
        await self._set(and_(holds, outbox.c.state.in_(("ready", "unknown"))), state="never", error="withdrawn")
        await self._connection.execute(update(outbox).where(holds).values(FORGOTTEN))

    async def forget(self) -> None:
        """Text after 48 hours, ids after thirty days; what nobody knows the end of is given up with its text."""
        old_text = self._now - TEXT_KEPT
        given_up = and_(outbox.c.state == spelled("unknown"), outbox.c.made_at < old_text)
        await self._set(given_up, state="never", error="unsure", **FORGOTTEN)
        settled = outbox.c.state.in_(("sent", "never"))
        words = or_(outbox.c.payload.is_not(None), outbox.c.photo.is_not(None))
        lately = or_(outbox.c.payload.is_not(None), outbox.c.opened_at > self._now - TEXT_KEPT)
        lies = and_(outbox.c.shown == Shown.MINE, outbox.c.state == "sent", lately)  # under its line
        old = and_(settled, words, ~lies, outbox.c.settled_at < old_text)
        await self._connection.execute(update(outbox).where(old).values(FORGOTTEN))
        over = and_(settled, ~lies, outbox.c.settled_at < self._now - IDS_KEPT)
        await self._connection.execute(delete(outbox).where(over))

    async def _value(self, query: Select[Any]) -> Any:
        return (await self._connection.execute(query)).scalar()
