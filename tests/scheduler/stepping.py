"""A heart on the real APScheduler and the machine's clock, which says what it is asked for and does nothing else.

`python -m tests.scheduler.stepping` prints `tick` for each tick, and `jumped` when hours were to be set anew, until
SIGTERM: whoever is killed would leave libfaketime's memory behind.
"""

import asyncio
import signal
import sys

from bot.clock import SystemClock
from scheduler.due import DueRows
from scheduler.heartbeat import Heartbeat
from scheduler.moments import Moments
from scheduler.sweeps import Sweeps


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


class Says(DueRows):
    def __init__(self) -> None:
        """Without a storage."""

    async def start(self) -> None:
        say("started")

    async def tick(self) -> int:
        say("tick")
        return 0

    async def recompute(self) -> None:
        say("jumped")


class Still(Moments):
    def __init__(self) -> None:
        """Without a storage."""

    async def tick(self, *, patient: bool = False) -> int:
        return 0

    async def recompute(self) -> None:
        pass


class Swept(Sweeps):
    def __init__(self) -> None:
        """Without a storage."""

    async def sweep(self) -> None:
        pass


class Quick(Heartbeat):
    """Its seconds take a fifth of one."""

    tick = 0.2


async def live() -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    async with asyncio.TaskGroup() as group:
        beating = group.create_task(Quick(Says(), Still(), Swept(), SystemClock()).run())
        await stop.wait()
        beating.cancel()


if __name__ == "__main__":
    asyncio.run(live())
