"""The statements that run many times a second, built once: to build one takes longer than to run it."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, Update, and_, bindparam, exists, or_, select, update

from domain.messages import Kind
from storage.engine import UtcDateTime
from storage.owed import FORGOTTEN, NEW
from storage.schema import inbox, outbox
from storage.statements import spelled

EVIDENCE_WAIT = timedelta(minutes=10)
MOST_COPIES = 2

_now = bindparam("at", type_=UtcDateTime())


def _may_go(columns: Any) -> ColumnElement[bool]:
    """What waits for its moment holds up nothing behind it."""
    return or_(columns.not_before.is_(None), columns.not_before <= _now)


def _heads(which: ColumnElement[bool]) -> Select[Any]:
    """The first ready row of each chat, oldest first: at most `most`, of no chat in `busy`, as of `at` (UTC)."""
    earlier = outbox.alias()
    waits = and_(earlier.c.state == spelled("ready"), _may_go(earlier.c))
    first = ~exists().where(waits, earlier.c.chat == outbox.c.chat, earlier.c.id < outbox.c.id)
    ready = and_(outbox.c.state == spelled("ready"), _may_go(outbox.c))
    free = outbox.c.chat.not_in(bindparam("busy", expanding=True))
    return select(outbox).where(ready, which, free, first).order_by(outbox.c.id).limit(bindparam("most"))


def _once_more() -> Update:
    """What may be said again as of `at` (UTC): edits and the like, reveals once, prompts that settled by `waited`.

    A clock that went back does not lengthen the wait.
    """
    waited = or_(outbox.c.settled_at <= bindparam("waited", type_=UtcDateTime()), outbox.c.settled_at > _now)
    single = outbox.c.unsure < MOST_COPIES
    safe = or_(
        outbox.c.method.not_in(NEW),
        and_(outbox.c.kind == Kind.REVEAL, single),
        and_(outbox.c.kind == Kind.PROMPT, single, waited),
    )
    return update(outbox).where(outbox.c.state == spelled("unknown"), safe).values(state="ready", settled_at=_now)


def _next() -> Select[Any]:
    """The oldest undone update of a lane that has none earlier and is not in `resting`."""
    earlier = inbox.alias()
    waits = earlier.c.state == spelled("ready")
    first = ~exists().where(waits, earlier.c.lane == inbox.c.lane, earlier.c.seq < inbox.c.seq)
    awake = inbox.c.lane.not_in(bindparam("resting", expanding=True))
    query = select(inbox).where(inbox.c.state == spelled("ready"), awake, first)
    return query.order_by(inbox.c.seq).limit(1).with_for_update(skip_locked=True)


def _copies() -> Select[Any]:
    """What may go of the copies of these letters, as of `at` (UTC)."""
    ready = and_(outbox.c.state == spelled("ready"), _may_go(outbox.c))
    query = select(outbox.c.id, outbox.c.letter)
    return query.where(ready, outbox.c.letter.in_(bindparam("letters", expanding=True)))


_stale = and_(outbox.c.state == spelled("ready"), outbox.c.stale_at <= _now)
_answer = spelled(Kind.ANSWER.value)

STALE = update(outbox).where(_stale).values(state="never", error="stale", settled_at=_now, **FORGOTTEN)
ANSWERS = _heads(outbox.c.kind == _answer)
OTHERS = _heads(outbox.c.kind != _answer)
UNSURE = _once_more()
UNDONE = _next()
READY_COPIES = _copies()
