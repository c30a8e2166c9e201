"""A house whose heart beats by the real APScheduler, and that says so: `python -m tests.scheduler.beating <folder>`.

It prints `tick <n>` for each tick, is cancelled after the third and counts the tasks that are left; then it beats anew
until the third tick raises.
"""

import asyncio
import sys
from pathlib import Path

from bot.clock import SystemClock
from bot.main import House
from scheduler.due import DueRows
from scheduler.heartbeat import Heartbeat
from scheduler.sweeps import Sweeps
from storage.storage import Storage
from tests.house import opened_house
from tests.scheduler.stepping import Quick, say

THIRD = 3


class Speaks(DueRows):
    """Due rows that say what they do. Raises LookupError at the third tick when told to fail."""

    def __init__(self, storage: Storage, *, fails: bool = False) -> None:
        super().__init__(storage, {}, SystemClock())
        self._fails = fails
        self._inside = 0
        self.ticks = 0
        self.third = asyncio.Event()

    async def tick(self) -> int:
        self.ticks += 1
        self._inside += 1
        say(f"tick {self.ticks}" if self._inside == 1 else "two at once")
        if self.ticks == THIRD:
            self.third.set()
            if self._fails:
                raise LookupError
        done = await super().tick()
        self._inside -= 1
        return done


def heart(house: House, due: Speaks) -> Heartbeat:
    return Quick(due, house.moments, Sweeps(house.storage, house.moments, lambda: 0), SystemClock())


async def live(folder: Path) -> None:
    async with opened_house(folder) as house:
        due, others = Speaks(house.storage), asyncio.all_tasks()
        async with asyncio.TaskGroup() as group:
            beating = group.create_task(heart(house, due).run())
            await due.third.wait()
            beating.cancel()
        await asyncio.sleep(3 * Quick.tick)
        say(f"left {len(asyncio.all_tasks() - others)} after {due.ticks}")
        await heart(house, Speaks(house.storage, fails=True)).run()


if __name__ == "__main__":
    asyncio.run(live(Path(sys.argv[1])))
