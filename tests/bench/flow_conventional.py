"""The same through a conventional bot: run by python-telegram-bot, replies sent straight from the handler."""

import asyncio
import time

from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes

from rehearsal.clock import RehearsalClock
from rehearsal.world import TOKEN, World
from tests.bench.parts import EACH, PEOPLE, percentile, report
from tests.wire import WorldWire


async def start(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.effective_message:
        await update.effective_message.reply_text("Hello. I am Kept, small rituals for two people.")


async def measure() -> dict[str, float]:
    world = World(RehearsalClock())
    people = [world.user(f"P{number}") for number in range(PEOPLE)]
    wire = WorldWire(world)
    application = Application.builder().token(TOKEN).request(wire).get_updates_request(wire).build()
    application.add_handler(CommandHandler("start", start))
    waits: list[float] = []
    async with application:
        began = time.perf_counter()
        for _ in range(EACH):
            written = time.perf_counter()
            for person in people:
                person.writes(world.bot, "/start")
            for update in await application.bot.get_updates(offset=world.bot.updates.next_id - PEOPLE, timeout=0):
                await application.process_update(update)
                waits.append(time.perf_counter() - written)
        passed = time.perf_counter() - began
    return {"a_second": PEOPLE * EACH / passed, "p50": percentile(waits, 0.5), "p99": percentile(waits, 0.99)}


report(asyncio.run(measure()))
