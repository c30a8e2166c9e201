"""Updates a second through Kept, from a stored update to the sent reply, on SQLite with every commit on the disk."""

import asyncio
import time
from functools import partial

from bot.main import House
from bot.telegram.manners import Manners
from bot.telegram.pace import Pace
from bot.telegram.post import Pen
from bot.telegram.router import tell_of
from bot.telegram.sender import Sender
from rehearsal.clock import RehearsalClock
from rehearsal.world import Happening, World
from tests.bench.parts import EACH, PEOPLE, folder, percentile, report
from tests.house import catalogue, opened_house


class Unhurried(Pace):
    """Telegram's limits put aside: what is measured is Kept, not its patience."""

    def wait(self, chat: int, now: float, *, answer: bool = False) -> float:
        return 0.0


class Ear:
    """Hears when replies stand in the chats."""

    def __init__(self, world: World) -> None:
        self.heard: list[float] = []
        self._enough = asyncio.Event()
        self._awaited = 0
        world.listen(self._hear)

    async def until(self, replies: int) -> None:
        self._awaited = replies
        if len(self.heard) < replies:
            self._enough.clear()
            await self._enough.wait()

    def _hear(self, happening: Happening) -> None:
        if happening.message and happening.kind == "message" and happening.message.sender is not None:
            if happening.message.sender.is_bot:
                self.heard.append(time.perf_counter())
            if len(self.heard) >= self._awaited:
                self._enough.set()


async def measure() -> dict[str, float]:
    world = World(RehearsalClock())
    ear = Ear(world)
    people = [world.user(f"P{number}") for number in range(PEOPLE)]
    async with opened_house(folder(), world=world) as house, asyncio.TaskGroup() as group:
        pen, noticed = Pen(house.application.bot, catalogue), partial(tell_of, ())
        sender = Sender(house.storage, pen, world.clock, Unhurried(), noticed, Manners({}))
        tasks = [group.create_task(house.worker.run()), group.create_task(sender.run())]
        waits: list[float] = []
        began = time.perf_counter()
        for burst in range(EACH):
            for person in people:
                person.writes(world.bot, "/start")
            stored = await _stored(house)
            await ear.until((burst + 1) * PEOPLE)
            waits += [heard - stored for heard in ear.heard[burst * PEOPLE :]]
        passed = time.perf_counter() - began
        house.worker.stop()
        sender.stop()
        await asyncio.wait(tasks)
    return {"a_second": PEOPLE * EACH / passed, "p50": percentile(waits, 0.5), "p99": percentile(waits, 0.99)}


async def _stored(house: House) -> float:
    """When the burst was stored."""
    while await house.intake.poll():
        pass
    return time.perf_counter()


report(asyncio.run(measure()))
