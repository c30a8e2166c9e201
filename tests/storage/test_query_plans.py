"""What is asked for many times a second finds its rows by an index, however many settled ones lie beside them."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import event, insert, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import due, inbox, outbox, prompts
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork
from tests.storage.room import ANA, owe
from tests.storage.test_inbox import arrived, store

OFTEN: dict[str, tuple[Callable[[UnitOfWork], Awaitable[object]], set[str]]] = {
    "the worker claims": (lambda uow: uow.inbox.claim(["one", "two"]), {"ix_inbox_undone", "ix_inbox_lane"}),
    "the sender claims": (
        lambda uow: uow.outbox.claim([1, 2], 200),
        {"ix_outbox_answers", "ix_outbox_others", "ix_outbox_chat", "ix_outbox_stale"},
    ),
    "the sender reconsiders": (lambda uow: uow.outbox.reconsider(), {"ix_outbox_unsure"}),
    "the sender recovers": (lambda uow: uow.outbox.recover(), {"ix_outbox_unsure"}),
    "an update is looked at": (lambda uow: uow.outbox.anchor(chat=1, message=2), {"ix_outbox_message"}),
    "updates are forgotten": (lambda uow: uow.inbox.forget(), {"ix_inbox_settled_at"}),
    "messages are forgotten": (lambda uow: uow.outbox.forget(), {"ix_outbox_settled_at", "ix_outbox_unsure"}),
    "prompts are forgotten": (lambda uow: uow.rituals.forget(uow.now.date()), {"ix_prompts_day"}),
    "hours come due": (lambda uow: uow.rituals.due_keys(500), {"ix_due_at"}),
}


async def fill(uow: UnitOfWork) -> None:
    """Some thousand settled rows of each kind, as they lie there after a month."""
    now, numbers = {"settled_at": uow.now}, range(3000)
    of_inbox = {"author": ANA, "lane": "one", "key_id": "k", "state": "done", "stored_at": uow.now} | now
    of_outbox = {"method": "say", "kind": "prompt", "ritual": "lunch", "state": "sent", "made_at": uow.now} | now
    of_prompts = {"ritual": "lunch", "day": uow.now.date(), "wording": "w", "asked_at": uow.now}
    of_due = {"ritual": "lunch", "day": uow.now.date(), "at": uow.now + timedelta(days=1)}
    for table, values in (
        (inbox, [of_inbox | {"update_id": 1000 + n} for n in numbers]),
        (outbox, [of_outbox | {"ref": f"r{n}", "chat": n % 50, "message": n} for n in numbers]),
        (prompts, [of_prompts | {"subject": f"s{n}", "ref": f"r{n}"} for n in numbers]),
        (due, [of_due | {"subject": f"s{n}"} for n in numbers]),
    ):
        await uow.connection.execute(insert(table), values)


async def plan(connection: AsyncConnection, statement: str, params: Any) -> str:
    """How the engine goes about a statement."""
    explain = "EXPLAIN QUERY PLAN " if connection.dialect.name == "sqlite" else "EXPLAIN "
    found = await connection.exec_driver_sql(explain + statement, params)
    return "\n".join(str(row[-1]) for row in found)


async def plans(storage: Storage, work: Callable[[UnitOfWork], Awaitable[object]]) -> list[str]:
    seen: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, statement: str, params: Any, _context: object, _many: bool) -> None:
        seen.append((statement, params))

    async def explained(uow: UnitOfWork) -> list[str]:
        if not storage.database.is_sqlite:
            await uow.connection.execute(text("ANALYZE"))
        seen.clear()
        await work(uow)
        return [await plan(uow.connection, *one) for one in list(seen)]

    engine = storage.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        return await storage.transact(explained)
    finally:
        event.remove(engine, "before_cursor_execute", note)


def reads_all(plan: str) -> bool:
    return any("Seq Scan" in line or (line.startswith("SCAN") and "USING" not in line) for line in plan.splitlines())


async def test_what_is_asked_often_reads_no_table_whole(storage: Storage) -> None:
    await store(storage, *(arrived(number, f"p{number}", ANA) for number in range(20)))
    for number in range(20):
        await owe(storage, chat=number)
    await storage.transact(fill)
    for what, (work, indexes) in OFTEN.items():
        found = await plans(storage, work)
        assert found, what
        assert not any(reads_all(one) for one in found), (what, found)
        if storage.database.is_sqlite:  # PostgreSQL may sort twenty rows where that is cheaper
            assert not any("TEMP B-TREE" in one for one in found), (what, found)
            assert {index for index in indexes if any(index in one for one in found)} == indexes, (what, found)
