"""A process with everything imported that forks one Kept after another: a start then costs a moment, not seconds.

Each Kept is a process of its own, with a guard as its parent that tells how it ended; none outlives the tests.
"""

import asyncio
import ctypes
import gc
import json
import os
import random
import select
import signal
import socket
import sys
from pathlib import Path
from typing import Any, NoReturn

import bot.cli
from bot.logs import configure
from bot.main import furnish, opened
from bot.settings import Settings
from bot.telegram.client import build
from rehearsal.clock import RehearsalClock
from rehearsal.world import TOKEN
from tests.crash import life

PR_SET_PDEATHSIG = 1  # prctl(2)


def serve(door: Path) -> dict[str, Any]:
    """Gives back orders, in the forked process that shall follow them; the warm one ends with its stdin."""
    _warm_up(door.parent)
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(door))
        listening.listen()
        sys.stdout.write("warm\n")
        sys.stdout.flush()
        while True:
            ready, _, _ = select.select([listening, sys.stdin], [], [])
            if sys.stdin in ready:
                sys.exit()
            caller, _ = listening.accept()
            if os.fork() == 0:
                _die_with_parent()
                listening.close()
                return _guarded(caller)
            caller.close()


def _warm_up(folder: Path) -> None:
    """What is imported at its first use is imported here."""
    settings = Settings(
        _env_file=None, bot_token=None, data_dir=folder / "data", keys_dir=folder / "keys", secret_key="a" * 43
    )

    clock = RehearsalClock(frozen=True)
    configure("WARNING", clock)

    async def start_and_stop() -> None:
        async with opened(settings, life.catalogue, clock, random.Random(7)) as storage:
            application = build(TOKEN, "http://localhost:9/bot", request=life.line(), get_updates_request=life.line())
            furnish(storage, application, life.catalogue, clock)
            await storage.day_key()

    asyncio.run(start_and_stop())


def _guarded(caller: socket.socket) -> dict[str, Any]:
    """The guard stays here; only its child comes back."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with caller.makefile() as lines:
        orders: dict[str, Any] = json.loads(lines.readline())
    child = os.fork()
    if child:
        _guard(caller, child)
    _die_with_parent()
    caller.close()
    return orders


def _guard(caller: socket.socket, child: int) -> NoReturn:
    caller.sendall(f"{child}\n".encode())
    _, status = os.waitpid(child, 0)
    caller.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())
    os._exit(0)


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def follow(orders: dict[str, Any]) -> None:
    """Be the program `kept` with these arguments, or a house with short seconds."""
    os.environ.clear()
    os.environ.update(orders["environment"])
    os.chdir(orders["folder"])
    with Path(orders["log"]).open("ab") as log:
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
    if "arguments" in orders:
        sys.argv = ["kept", *orders["arguments"]]
        bot.cli.main()
    else:
        life.lead(life.Life(**orders["life"]))


if __name__ == "__main__":
    follow(serve(Path(sys.argv[1])))
