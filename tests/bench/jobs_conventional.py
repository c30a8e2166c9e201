"""The conventional way: one job of python-telegram-bot's JobQueue for each couple, a hundred thousand of them."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

from telegram.ext import Application, ContextTypes

from rehearsal.clock import RehearsalClock
from rehearsal.world import TOKEN, World
from tests.bench.parts import report, resident
from tests.wire import WorldWire

JOBS = 100_000
DUE = 1_000
ran: list[float] = []


async def lunch(_context: ContextTypes.DEFAULT_TYPE) -> None:
    ran.append(time.perf_counter())


async def measure() -> dict[str, float]:
    wire = WorldWire(World(RehearsalClock()))
    application = Application.builder().token(TOKEN).request(wire).get_updates_request(wire).build()
    queue = application.job_queue
    assert queue is not None
    before, began = resident(), time.perf_counter()
    await queue.start()
    hour = (datetime.now(UTC) + timedelta(hours=5)).timetz()  # noqa: TID251
    for _ in range(JOBS - DUE):
        queue.run_daily(lunch, hour)
    added = time.perf_counter() - began
    memory = resident() - before
    soon = datetime.now(UTC) + timedelta(seconds=20)  # noqa: TID251
    for _ in range(DUE):
        queue.run_once(lunch, soon)
    wait = (soon - datetime.now(UTC)).total_seconds()  # noqa: TID251
    due_at = time.perf_counter() + wait
    await asyncio.sleep(max(0.0, wait) + 15)
    await queue.stop(wait=False)
    late = max(ran) - due_at if ran else float("nan")
    return {"start": added, "memory": memory, "ran": len(ran), "late": late}


report(asyncio.run(measure()))
