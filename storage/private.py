"""Files that hold secrets: written once and durably, read by nobody else, gone for good when they are erased."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

OTHERS = stat.S_IRWXG | stat.S_IRWXO
LARGEST = 65_536  # bytes; what lies here is a few hundred at most


class KeysUnusable(Exception):
    """Kept cannot start like this; the text is one line for the operator, without any key."""


class OpenToOthers(KeysUnusable):
    """A file or directory of secrets can be read by other users, and is not ours to close."""


def private_directory(path: Path) -> None:
    """Makes `path` with mode 0700 or closes it to others. Raises OpenToOthers where it belongs to somebody else."""
    path.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _close_to_others(handle, path)
    finally:
        os.close(handle)


def read_private(path: Path) -> bytes:
    """The content of a file that we alone may read. Raises FileNotFoundError, OpenToOthers, other OSErrors."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        _close_to_others(handle, path)
        return os.read(handle, LARGEST)
    finally:
        os.close(handle)


def write_once(path: Path, body: bytes) -> bool:
    """Writes a file of mode 0600 that survives a power cut; returns False, and changes nothing, where one exists.

    A kill leaves all of it or nothing under its name, and at worst a second, hidden name beside it.
    """
    hidden = path.with_name(f".{path.name}.{token_hex(8)}")
    try:
        _write_new(hidden, body)
        os.link(hidden, path)  # a rename would replace what another process has just made
    except FileExistsError:
        return False
    finally:
        hidden.unlink(missing_ok=True)
        sync_directory(path.parent)
    return True


def replace(path: Path, body: bytes) -> None:
    """Puts a durable file of mode 0600 in the place of another, which is overwritten with zeros once it is out of it.

    A kill leaves the old one or the new one whole under the name, and perhaps the new one `beside` it. Not for two at
    once on one path.
    """
    erase(beside(path))
    before = _opened_to_write(path)
    try:
        _write_new(beside(path), body)
        beside(path).replace(path)
        sync_directory(path.parent)
        if before is not None:
            _zero(before)
    finally:
        if before is not None:
            os.close(before)


def beside(path: Path) -> Path:
    """The hidden name under which `replace` writes."""
    return path.with_name(f".{path.name}.{'0' * 16}")


def erase_one_name(path: Path) -> None:
    """Erases a file; one that has another name keeps its content and loses this name only."""
    with suppress(FileNotFoundError):
        if path.stat(follow_symlinks=False).st_nlink == 1:
            erase(path)
        else:
            path.unlink()
            sync_directory(path.parent)


def erase(path: Path) -> None:
    """Overwrites the file with zeros in place, then unlinks it; durable on return, and an absent file is fine.

    In place reaches every name of the file. A copy-on-write disk or an SSD may keep the old blocks for a while.
    """
    with suppress(FileNotFoundError):
        try:
            _overwrite(path)
        finally:
            path.unlink()
    sync_directory(path.parent)


def sync_directory(path: Path) -> None:
    """Makes the names in `path`, not only the contents behind them, survive a power cut."""
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_new(path: Path, body: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, stat.S_IRUSR | stat.S_IWUSR)
    with os.fdopen(handle, "wb") as file:
        file.write(body)
        file.flush()
        os.fsync(handle)


def _overwrite(path: Path) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_NOFOLLOW)
    try:
        _zero(handle)
    finally:
        os.close(handle)


def _opened_to_write(path: Path) -> int | None:
    try:
        return os.open(path, os.O_WRONLY | os.O_NOFOLLOW)
    except FileNotFoundError:
        return None


def _zero(handle: int) -> None:
    os.pwrite(handle, bytes(os.fstat(handle).st_size), 0)
    os.fsync(handle)


def _close_to_others(handle: int, path: Path) -> None:
    found = os.fstat(handle)
    if not found.st_mode & OTHERS:
        return
    if found.st_uid != os.geteuid():
        raise OpenToOthers(f"{path} can be read by others and belongs to somebody else: chmod go= {path}")
    os.fchmod(handle, stat.S_IMODE(found.st_mode) & ~OTHERS)
