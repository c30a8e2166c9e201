"""What an operator does to a house: bring it up to date, copy it, put it back, and change the key around the keys."""

from dataclasses import dataclass
from pathlib import Path

from bot.main import standing_vault
from bot.parting import part
from bot.settings import Settings
from bot.words import Catalogue
from domain.clock import Clock
from storage.backup import back_up
from storage.engine import Database
from storage.key_copies import copy_keys, prune
from storage.keys import KeyStore
from storage.lock import AlreadyRunning, RunLock
from storage.look import check_belongs, living_keys, operator_keys
from storage.migrate import migrate as take_the_steps
from storage.reading import snapshot, sqlite_file
from storage.rekey import Rekeyed
from storage.rekey import rekey as wrap_anew
from storage.restore import Order, Restored
from storage.restore import restore as bring_back
from storage.vault import KeysUnusable

# What the rows of a backup are called before people; all other tables are left out.
CALLED = {"couples": "couples", "members": "people", "plans": "hours", "inbox": "updates", "outbox": "messages"}
ALL_OPEN = (
    "All open under KEPT_SECRET_KEY alone. Run `kept backup --keys` again, remove KEPT_SECRET_KEY_OLD and restart "
    "Kept; the old key is then needed for no copy but older ones."
)


@dataclass(frozen=True, slots=True)
class Report:
    """What is printed, line by line, and whether all of it is well."""

    lines: tuple[str, ...]
    well: bool = True


async def migrate(settings: Settings) -> Report:
    """Take the database to this version's tables. Raises AlreadyRunning."""
    database = Database(settings.database)
    lock = RunLock(database)
    try:
        await lock.take()
        before, after = await take_the_steps(database)
    finally:
        await lock.release()
        await database.close()
    if before == after:
        return Report((f"The database is of revision {after} already.",))
    return Report((f"The database went from {f'revision {before}' if before else 'empty'} to revision {after}.",))


async def backup(settings: Settings, file: Path | None, keys: Path | None) -> Report:
    """Copy the database to `file`, then the people's keys to `keys`; either may be None.

    Raises NoDatabase, NotWhole, KeysUnusable, OSError.
    """
    lines = []
    if file is not None:
        made = await back_up(settings.database, file)
        lines.append(f"{file}: {_size(made.size)}, revision {made.revision}, read again and whole: {_held(made.rows)}.")
    if keys is not None:
        lines += await _back_up_keys(settings, keys)
    return Report(tuple(lines))


async def _back_up_keys(settings: Settings, place: Path) -> list[str]:
    store = standing_vault(settings).keys
    async with snapshot(settings.database) as connection:
        await check_belongs(connection, store)
    path = sqlite_file(settings.database)
    copied = copy_keys(store, place, (settings.data_dir, *([path.parent] if path else [])))
    async with snapshot(settings.database) as connection:  # anew, to see what was erased meanwhile
        kept = prune(place, copied, await living_keys(connection))
    lines = [f"{place}: {kept.held} keys; {kept.pruned} that were destroyed here are destroyed there."]
    if kept.lost_here:
        lines.append(f"{kept.lost_here} keys lie there alone: KEPT_KEYS_DIR has lost them. See `kept doctor`.")
    return lines


async def restore(settings: Settings, clock: Clock, file: Path, keys: Path | None, **how: bool) -> Report:
    """Put a backup in the place of the database. `how`: `replace`, `moving`. Raises what storage.restore raises."""
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    order = Order(file, settings.database, settings.data_dir, keys, **how)
    done = await bring_back(order, standing_vault(settings), Catalogue.load(), clock, part)
    return Report(tuple(_told(done)))


def _told(done: Restored) -> list[str]:
    lines = [f"Restored: {_held(done.rows)}."]
    if done.keys:
        lines.append(f"{done.keys} keys came back from the second place.")
    if done.settled.erased:
        lines.append(f"{done.settled.erased} people are marked erased, because their keys are gone.")
    if done.settled.given_up or done.settled.dropped:
        lines.append(
            f"{done.settled.given_up} messages that were on their way are given up, and {done.settled.dropped} updates "
            "that waited are dropped: both may have been done after the backup."
        )
    if done.aside:
        lines.append(f"What was there before lies in {done.aside}; delete it when all is well.")
    return [*lines, "Now start Kept again."]


async def rekey(settings: Settings, clock: Clock) -> Report:
    """Wrap every key under KEPT_SECRET_KEY. Raises KeysUnusable, AlreadyRunning."""
    store = standing_vault(settings).keys
    async with snapshot(settings.database) as connection:
        await check_belongs(connection, store)
    database = Database(settings.database)
    lock = RunLock(database)
    try:
        await _take_or_trust(lock, settings.database, store)
        done = wrap_anew(store)
    finally:
        await lock.release()
        await database.close()
    store.sweep(clock.now())
    return _rekeyed(done)


async def _take_or_trust(lock: RunLock, url: str, store: KeyStore) -> None:
    """Nobody runs, or whoever runs can open what is wrapped anew."""
    try:
        await lock.take()
    except AlreadyRunning:
        async with snapshot(url) as connection:
            known = await operator_keys(connection)
        if store.newest_opener not in known:
            raise KeysUnusable(
                "The running kept was started without this KEPT_SECRET_KEY: start it again with the new key in "
                "KEPT_SECRET_KEY and the old one in KEPT_SECRET_KEY_OLD first."
            ) from None


def _rekeyed(done: Rekeyed) -> Report:
    lines = [f"{done.anew} keys were wrapped anew, {done.already} were so already."]
    lines += [f"{key_id} is damaged: take it from the second place with `kept restore`." for key_id in done.damaged]
    lines += [f"{key_id} was wrapped under another key than the two that are given." for key_id in done.foreign]
    if len(lines) > 1:
        return Report((*lines, "Keep the old secret key until these open."), well=False)
    return Report((*lines, ALL_OPEN))


def _held(rows: dict[str, int]) -> str:
    return ", ".join(f"{rows[name]} {called}" for name, called in CALLED.items() if name in rows)


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
