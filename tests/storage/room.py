"""What the tests of this room say in few words: a lexicon, a couple, owing, claiming, looking into the tables."""

import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Table, select

from domain.clock import Clock
from domain.couple import Couple, Member
from domain.messages import Kind, Line, Param, Say
from domain.sunday import Picture
from domain.week import Week
from storage.engine import Database
from storage.keys import KeyStore
from storage.outbox import Owed
from storage.schema import outbox
from storage.storage import Storage
from storage.vault import OperatorKeys, Vault

MONDAY_NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
ANA, BEN, CLEO, DAN, EVE = 101, 102, 103, 104, 105
ROOM, OTHER_ROOM = -1001, -1002
PICTURE = Picture(Week(7, 7))


class Phrases:
    """Four lines: `hello` and `bye` want nothing, `said` wants `name` and `text`, `room-line` two names."""

    wanted: Mapping[str, frozenset[str]] = {
        "hello": frozenset(),
        "bye": frozenset(),
        "said": frozenset({"name", "text"}),
        "room-line": frozenset({"first", "second"}),
    }

    def check(self, key: str, params: Mapping[str, Param]) -> None:
        if missing := self.wanted[key] - params.keys():
            raise KeyError(f"{key} lacks {sorted(missing)}")

    def variants(self, prefix: str) -> tuple[str, ...]:
        return tuple(key for key in self.wanted if key.startswith(prefix))


Opens = Callable[[str], Database]


@contextmanager
def child(code: str, *args: str) -> Iterator[subprocess.Popen[str]]:
    """A process that runs `code` and has said a first line; it is killed (SIGKILL) when the context is left."""
    command = [sys.executable, "-W", "ignore", "-c", code, *args]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline().endswith("\n"), "it ended before it said anything"
            yield process
        finally:
            process.kill()


def opened(url: str, folder: Path, clock: Clock) -> Storage:
    """A storage on `url`, its keys in `folder`; opened again, it reads what it sealed before."""
    vault = Vault(KeyStore(folder / "keys", OperatorKeys(bytes(32))))
    return Storage(Database(url), vault, Phrases(), clock, random.SystemRandom())


def couple(name: str = "ana-and-ben", room: int = ROOM, first: str = "Ana", second: str = "Ben") -> Couple:
    """Ana and Ben in London; with other names Dan and Eve."""
    people = {"Ana": ANA, "Ben": BEN, "Dan": DAN, "Eve": EVE}
    both = (Member(people[first], first, "Europe/London"), Member(people[second], second, "Europe/London"))
    return Couple(name, room, "en", "", both)


async def owe(storage: Storage, **changes: Any) -> str | None:
    """Owe a notice to the room, but for what is changed; gives back its ref."""
    say = replace(Say(ROOM, "lunch", (Line("hello"),)), **changes)
    return await storage.transact(lambda uow: uow.say(say))


async def claim(storage: Storage, busy: tuple[int, ...] = (), most: int = 100) -> list[Owed]:
    """What the sender would be given, without taking it."""
    return await storage.transact(lambda uow: uow.outbox.claim(busy, most))


async def in_flight(storage: Storage, **changes: Any) -> Owed:
    """A message owed, claimed and about to be sent."""
    ref = await owe(storage, **changes)
    [owed] = [one for one in await claim(storage) if one.ref == ref]
    await storage.transact(lambda uow: uow.outbox.sending([owed.id]))
    return owed


async def unknown(storage: Storage, kind: Kind = Kind.PROMPT, **changes: Any) -> Owed:
    """A message sent, of which nobody knows whether it arrived."""
    owed = await in_flight(storage, kind=kind, **changes)
    await storage.transact(lambda uow: uow.outbox.unknown(owed.id))
    return owed


async def rows(storage: Storage, table: Table) -> list[dict[str, Any]]:
    """All of a table in the order of its keys."""
    found = await storage.database.transact(lambda c: c.execute(select(table).order_by(*table.primary_key)))
    return [dict(row) for row in found.mappings()]


async def row(storage: Storage, ref: str | None) -> dict[str, Any]:
    """One row of the outbox."""
    [found] = [one for one in await rows(storage, outbox) if one["ref"] == ref]
    return found


async def state(storage: Storage, ref: str | None) -> str:
    return str((await row(storage, ref))["state"])
