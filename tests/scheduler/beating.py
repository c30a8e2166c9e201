"""A process whose heart beats by the real APScheduler, and that says so: `python -m tests.scheduler.beating <folder>`.

It prints `tick <n>` for each tick, `jumped` once hours were set anew, and ends as told by the word after the folder:
`fails` (the third tick raises) or `stops` (it is cancelled after the third, and counts the tasks that are left).
"""

import asyncio
import sys
from datetime import timedelta
from pathlib import Path

from bot.clock import SystemClock
from scheduler.due import DueRows
from scheduler.heartbeat import Heartbeat
from scheduler.sweeps import Sweeps
from storage.storage import Storage
from tests.house import opened_house

THIRD = 3


class Speaks(DueRows):
    """Due rows that say what they do. Raises LookupError at the third tick when told to fail."""

    def __init__(self, storage: Storage, *, fails: bool) -> None:
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

    async def recompute(self) -> None:
        await super().recompute()
        say("jumped")


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


async def beat(folder: Path, ending: str) -> None:
    async with opened_house(folder) as house:
        due = Speaks(house.storage, fails=ending == "fails")
        running = asyncio.current_task()
        others = asyncio.all_tasks()
        heart = Heartbeat(due, house.moments, Sweeps(house.storage, house.moments, lambda: 0), SystemClock())
        async with asyncio.TaskGroup() as group:
            beating = group.create_task(heart.run())
            if ending == "stops":
                await due.third.wait()
                beating.cancel()
        assert running is not None
        await asyncio.sleep(timedelta(seconds=1.5).total_seconds())
        say(f"left {len(asyncio.all_tasks() - others)} after {due.ticks}")


if __name__ == "__main__":
    asyncio.run(beat(Path(sys.argv[1]), sys.argv[2]))
