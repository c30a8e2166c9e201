"""Starts Kept in processes of its own, forked from a warm one, and tells how each ended."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.crash.life import Life

ROOT = Path(__file__).resolve().parents[2]
AT_MOST = 60.0  # seconds of the machine that anything here may take


@dataclass
class Running:
    """A process that somebody started; `log` holds all it wrote."""

    pid: int
    log: Path
    ended: asyncio.Task[int]

    def signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)

    async def end(self) -> int:
        """Its exit code when it has ended; below zero the signal that killed it."""
        return await asyncio.shield(self.ended)

    @property
    def said(self) -> str:
        return self.log.read_text() if self.log.exists() else ""


@dataclass
class Houses:
    """The way to the warm process."""

    door: Path
    folder: Path

    @asynccontextmanager
    async def live(self, life: Life, name: str = "house") -> AsyncIterator[Running]:
        """A house with short seconds; killed at the end, if it still runs."""
        async with self._started({"life": asdict(life), "environment": dict(os.environ)}, name) as running:
            yield running

    @asynccontextmanager
    async def kept(self, *arguments: str, name: str = "kept", **environment: str) -> AsyncIterator[Running]:
        """The program itself, with nothing in its environment but this."""
        orders = {"arguments": arguments, "environment": {"HOME": str(self.folder), **environment}}
        async with self._started(orders, name) as running:
            yield running

    @asynccontextmanager
    async def _started(self, orders: dict[str, Any], name: str) -> AsyncIterator[Running]:
        log = self.folder / f"{name}.log"
        reader, writer = await asyncio.open_unix_connection(self.door)
        orders |= {"folder": str(self.folder), "log": str(log)}
        writer.write(f"{json.dumps(orders)}\n".encode())
        pid = int(await reader.readline())
        running = Running(pid, log, asyncio.get_running_loop().create_task(_ending(reader)))
        try:
            yield running
        finally:
            running.signal(signal.SIGKILL)
            await running.end()
            writer.close()


async def eventually(seen: Callable[[], bool], every: float) -> None:
    """Until it is seen; looks again after so many seconds of the loop."""
    while not seen():  # noqa: ASYNC110 - what another process does rings no bell here
        await asyncio.sleep(every)


async def _ending(reader: asyncio.StreamReader) -> int:
    return int(await reader.readline())


@contextmanager
def warm_process(folder: Path) -> Iterator[Path]:
    """The door (a socket) behind which a warm process forks houses; it is gone at the end."""
    door = folder / "door"
    command = [sys.executable, "-m", "tests.crash.warm", str(door)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"warm\n"
        yield door
        process.communicate(timeout=AT_MOST)
