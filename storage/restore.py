"""The way back from a backup, which brings neither the erased back nor anything said twice."""

import random
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.catalogue import Lexicon
from domain.clock import Clock
from storage.backup import back_up, verify
from storage.copying import empty, pour
from storage.engine import Database
from storage.key_copies import bring_back
from storage.lock import RunLock
from storage.look import check_belongs, counts, revision, whole
from storage.migrate import is_known, migrate
from storage.private import sync_directory
from storage.reading import Unreachable, snapshot
from storage.settling import Part, Settled, settle
from storage.storage import Storage
from storage.vault import Vault

OUR_OWN = frozenset({"facts", "alembic_version"})  # what is there before anybody has come
ERASED = text("SELECT key_id FROM erasures UNION SELECT key_id FROM members WHERE erased_at IS NOT NULL")


class Refused(Exception):
    """Nothing was changed; the text is one line for the operator."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to restore and where: `url` is the database, `folder` where the data lie.

    `keys` is a second place to take keys from. `moving` says that nothing has run since the backup was made.
    """

    file: Path
    url: str
    folder: Path
    keys: Path | None = None
    replace: bool = False
    moving: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of it; `aside` is the copy of what was there before."""

    rows: dict[str, int]
    keys: int
    settled: Settled
    aside: Path | None


@dataclass(frozen=True, slots=True)
class Present:
    """The database that is there: whether it holds anything, whether it can be read, whose keys it says are erased."""

    empty: bool
    whole: bool
    erased: frozenset[str]


async def restore(order: Order, vault: Vault, lexicon: Lexicon, clock: Clock, part: Part) -> Restored:
    """Puts a backup in the place of the database. Raises Refused, NotWhole, AlreadyRunning, KeysUnusable.

    `part` lets a person leave, in a transaction; whoever was erased after the backup leaves once more.

    Whatever happens before the last step leaves the database as it was; that step is one rename, or one transaction.
    """
    async with _held(order.url) as database:
        await _check_file(order.file)
        present = await _look(order.url)
        if not present.empty and not order.replace:
            raise Refused("The database is not empty. With --replace it is kept aside as a copy, and replaced.")
        with TemporaryDirectory(prefix=".restore-", dir=order.folder) as room:
            copy = Path(room) / "kept.db"
            shutil.copyfile(order.file, copy)
            erased = present.erased | await _erased(copy)
            aside = await _set_aside(order, present, f"{clock.now():%Y-%m-%d-%H%M%S}")
            came = bring_back(vault.keys, order.keys, erased) if order.keys else 0
            house = _House(vault, lexicon, clock, part)
            settled = await _prepare(copy, house, erased, moving=order.moving)
            await _put(copy, database, present, aside)
        return Restored(await _finish(order.url, house), came, settled, aside)


@dataclass(frozen=True, slots=True)
class _House:
    """What a storage needs besides its database."""

    vault: Vault
    lexicon: Lexicon
    clock: Clock
    part: Part

    def storage(self, database: Database) -> Storage:
        return Storage(database, self.vault, self.lexicon, self.clock, random.SystemRandom())


@asynccontextmanager
async def _held(url: str) -> AsyncIterator[Database]:
    """The database, with no other Kept running on it."""
    database = Database(url)
    lock = RunLock(database)
    try:
        await lock.take()
        yield database
    finally:
        await lock.release()
        await database.close()


async def _check_file(file: Path) -> None:
    found = await verify(file)
    if not is_known(found.revision):
        raise Refused(f"{file} was made by a newer version of Kept (revision {found.revision}); use that one.")


async def _look(url: str) -> Present:
    try:
        async with snapshot(url) as connection:
            if not await whole(connection):
                return Present(empty=False, whole=False, erased=frozenset())
            held, at = await counts(connection), await revision(connection)
            rows = sum(count for name, count in held.items() if name not in OUR_OWN)
            erased = frozenset((await connection.execute(ERASED)).scalars()) if at else frozenset()
    except Unreachable:
        return Present(empty=False, whole=False, erased=frozenset())
    return Present(empty=not rows, whole=True, erased=erased)


async def _erased(copy: Path) -> frozenset[str]:
    async with snapshot(_address(copy)) as connection:
        return frozenset((await connection.execute(ERASED)).scalars())


async def _set_aside(order: Order, present: Present, stamp: str) -> Path | None:
    """A verified copy of what is there; of a damaged file only its new name, to be taken in the last step."""
    if present.empty:
        return None
    if not present.whole:
        return order.folder / f"damaged-{stamp}.db"
    aside = order.folder / f"before-restore-{stamp}.db"
    await back_up(order.url, aside)
    return aside


async def _prepare(copy: Path, house: _House, erased: frozenset[str], *, moving: bool) -> Settled:
    database = Database(_address(copy))
    try:
        await migrate(database)
        storage = house.storage(database)
        await storage.transact(lambda uow: check_belongs(uow.connection, house.vault.keys, erased))
        settled = await settle(storage, erased, house.part, moving=moving)
        await database.truncate_log()
    finally:
        await database.close()
    return settled


async def _put(copy: Path, database: Database, present: Present, aside: Path | None) -> None:
    path = database.path
    if path is None:
        await _pour_in(copy, database)
        return
    if present.whole and not await database.truncate_log():
        raise Refused("Somebody is reading the database; try again.")
    await database.close()
    _exchange(copy, path, None if present.whole else aside)


def _exchange(copy: Path, path: Path, damaged: Path | None) -> None:
    if damaged:
        path.rename(damaged)
    for ending in ("-wal", "-shm"):  # emptied above; an old log must never meet the new file
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)
    copy.replace(path)
    sync_directory(path.parent)


async def _pour_in(copy: Path, database: Database) -> None:
    before, _ = await migrate(database)
    async with snapshot(_address(copy)) as source:

        async def pour_in(target: AsyncConnection) -> None:
            if before:
                await empty(target)
            await pour(source, target)

        await database.transact(pour_in)


async def _finish(url: str, house: _House) -> dict[str, int]:
    """Destroys the keys that must go, and counts what is there now."""
    database = Database(url)
    try:
        await house.storage(database).finish_erasures()
        return await database.transact(counts)
    finally:
        await database.close()


def _address(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"
