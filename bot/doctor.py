"""`kept doctor`: looks at everything a running house stands on, changes nothing, and names nobody."""

import shutil
import stat
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TextIO

from bot.finding import Finding, attention, note, show, well
from bot.lags import waiting
from bot.main import standing_vault
from bot.reach import ask_telegram
from bot.settings import Settings, WrongSettings, load, unknown_settings
from domain.clock import Clock
from storage.keys import KEY_ID, KeyGone, KeyStore, Unreadable, WrongKey, holds_keys
from storage.look import Contents, contents, revision, whole
from storage.migrate import is_known, newest
from storage.private import OTHERS, KeysUnusable
from storage.reading import NoDatabase, Unreachable, snapshot, sqlite_file, sqlite_version

LEAST_FREE = 500_000_000  # bytes


async def examine(clock: Clock, out: TextIO) -> bool:
    """Print one line a check; True when nothing needs attention."""
    findings = [finding async for finding in _every(clock)]
    show(findings, out)
    return all(finding.mark != "look" for finding in findings)


async def _every(clock: Clock) -> AsyncIterator[Finding]:
    for line in unknown_settings():
        yield attention("settings", line)
    try:
        settings = load()
    except WrongSettings as wrong:
        for line in wrong.lines:
            yield attention("settings", line)
        return
    yield _token(settings)
    findings, found = await _database(settings, clock)
    for finding in (*findings, *_keys(settings, found), *_machine(settings)):
        yield finding
    async for finding in ask_telegram(settings, clock):
        yield finding


def _token(settings: Settings) -> Finding:
    if settings.bot_token is None:
        return attention("settings", "KEPT_BOT_TOKEN is missing; @BotFather in Telegram gives one.")
    return well("settings", "complete")


async def _database(settings: Settings, clock: Clock) -> tuple[list[Finding], Contents | None]:
    try:
        async with snapshot(settings.database) as connection:
            if not await whole(connection):
                return [attention("database", "The file is damaged: stop Kept and restore it from a backup.")], None
            at = await revision(connection)
            if at != newest():
                return [_outdated(at)], None
            found = await contents(connection, clock.now())
    except NoDatabase as none:
        return [note("database", f"{none} `kept run` makes it.")], None
    except Unreachable as why:
        return [attention("database", f"It cannot be opened ({why}): see KEPT_DATABASE_URL and KEPT_DATA_DIR.")], None
    return [well("database", f"reachable, whole, revision {at}"), *waiting(found, clock.now())], found


def _outdated(at: str) -> Finding:
    if not at:
        return note("database", "It is empty; `kept run` or `kept migrate` makes its tables.")
    if is_known(at):
        return attention("database", f"It is of revision {at}: run `kept migrate`, or `kept run`, which does it too.")
    return attention("database", f"Revision {at} is of a newer version of Kept: use that one.")


def _keys(settings: Settings, found: Contents | None) -> Iterator[Finding]:
    """Modes first: opening the store closes what stands open."""
    if settings.keys_dir.is_dir() and (open_ones := _open_to_others(settings.keys_dir)):
        yield attention("keys", f"{open_ones} paths in KEPT_KEYS_DIR are open to others: chmod -R go= it.")
        return
    if not holds_keys(settings.keys_dir):
        yield _no_keys(settings, found)
        return
    try:
        store = standing_vault(settings).keys
        yield from _opened(store)
    except KeysUnusable as wrong:
        yield attention("keys", str(wrong))
        return
    if found is not None:
        yield from _matched(store, found)


def _no_keys(settings: Settings, found: Contents | None) -> Finding:
    if found is not None and found.living:
        return attention(
            "keys", f"{settings.keys_dir} holds none of the {len(found.living)} people's keys: see KEPT_KEYS_DIR."
        )
    return note("keys", f"There is none in {settings.keys_dir} yet; `kept run` makes what it needs.")


def _open_to_others(directory: Path) -> int:
    paths = [directory, *(path for path in directory.iterdir() if KEY_ID.fullmatch(path.name))]
    return sum(bool(stat.S_IMODE(path.lstat().st_mode) & OTHERS) for path in paths)


def _opened(store: KeyStore) -> Iterator[Finding]:
    damaged, foreign, going, sound = [], 0, 0, 0
    for key_id in store.list():
        try:
            store.open(key_id)
            sound += 1
        except WrongKey:
            foreign += 1
        except KeyGone:
            going += 1
        except Unreadable:
            damaged.append(key_id)
    if foreign:
        yield attention("keys", f"{foreign} keys do not open under the secret key that is given: see KEPT_SECRET_KEY.")
    for key_id in damaged:
        yield attention("keys", f"{key_id} is damaged: `kept restore --keys` takes it from the second place.")
    if going:
        yield note("keys", f"{going} are half destroyed; the next start finishes it.")
    if not foreign and not damaged:
        yield well("keys", f"all {sound} open, and to nobody else")


def _matched(store: KeyStore, found: Contents) -> Iterator[Finding]:
    here = frozenset(store.list())
    if missing := len(found.living - here):
        yield attention("keys", f"{missing} of {len(found.living)} people's keys are missing: see KEPT_KEYS_DIR.")
    if orphans := len(here - found.named):
        yield note("keys", f"{orphans} belong to nothing in the database; Kept destroys them after a week.")


def _machine(settings: Settings) -> Iterator[Finding]:
    if sqlite_file(settings.database):
        yield _sqlite()
    for folder in {settings.data_dir, settings.keys_dir}:
        if folder.is_dir() and (free := shutil.disk_usage(folder).free) < LEAST_FREE:
            yield attention("disk", f"Only {free / 1_000_000:.0f} MB are free at {folder}: make room.")
        elif folder.is_dir():
            yield well("disk", f"{free / 1_000_000_000:.1f} GB free at {folder}")


def _sqlite() -> Finding:
    version, sound = sqlite_version()
    if sound:
        return well("sqlite", version)
    return note(
        "sqlite",
        f"{version} can lose a commit when two programs write to one file (https://sqlite.org/wal.html#walresetbug). "
        "Kept writes alone; let nothing else write or checkpoint its file.",
    )
