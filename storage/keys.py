"""The keys under which words are sealed, one small file each, so that destroying a file makes the words unreadable."""

import fcntl
import os
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import token_bytes, token_hex
from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict, ValidationError

from storage.private import (
    KeysUnusable,
    beside,
    erase,
    erase_one_name,
    private_directory,
    read_private,
    replace,
    write_once,
)

KEY_BYTES = 32
KEY_ID = re.compile(r"[a-z][a-z0-9-]{0,30}-[0-9a-f]{32}")
HIDDEN = re.compile(rf"\.{KEY_ID.pattern}\.[0-9a-f]{{16}}")  # what a kill may leave beside a key
LOCK = ".lock"
LONGEST_MAKING = timedelta(hours=1)  # no process is still at work on a hidden file so old


class KeyGone(Exception):
    """There is no such key (any more): what was sealed under it is gone for everybody."""


class Unreadable(Exception):
    """The key or the sealed words are damaged, or stand where they were not written."""


class WrongKey(Unreadable, KeysUnusable):
    """The key was wrapped by an operator's key that was not given."""


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A key as it may lie on a disk; `operator` is the fingerprint of the operator's key around it."""

    operator: str
    body: bytes


class Wrap(Protocol):
    """The operator's key at work; what was wrapped for one key id never opens under another."""

    @property
    def current(self) -> str:
        """The fingerprint under which `wrap` wraps."""
        ...

    @property
    def known(self) -> frozenset[str]:
        """The fingerprints of all that `unwrap` opens."""
        ...

    def wrap(self, key_id: str, key: bytes) -> Wrapped: ...

    def unwrap(self, key_id: str, wrapped: Wrapped) -> bytes:
        """Raises WrongKey where the fingerprint is unknown, Unreadable where the body was changed."""
        ...


class KeyFile(BaseModel):
    """What stands in a file; `wrapped` in base64."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)

    version: Literal[1]
    id: str
    operator: str
    wrapped: str


class KeyStore:
    """Keys in `directory` (made with mode 0700), read from the disk at every use: what is destroyed is gone at once.

    Several processes may share a directory. Raises OpenToOthers where others may read it.
    """

    def __init__(self, directory: Path, wrap: Wrap) -> None:
        private_directory(directory)
        self.directory = directory
        self._wrap = wrap

    @property
    def newest_opener(self) -> str:
        """The fingerprint of the operator's key under which keys are made."""
        return self._wrap.current

    @property
    def openers(self) -> frozenset[str]:
        """The fingerprints of all operator's keys that are given."""
        return self._wrap.known

    def make(self, purpose: str) -> str:
        """Makes a random key of 256 bits, durable on return, and returns its id: `purpose`, a hyphen, 128 random bits.

        `purpose` is "p" for a person's, "d-2026-11-23" for a day's. An id is never used twice.
        """
        key_id = f"{purpose}-{token_hex(16)}"
        wrapped = self._wrap.wrap(key_id, token_bytes(KEY_BYTES))
        if not write_once(self._path(key_id), _text(key_id, wrapped)):
            raise FileExistsError(f"key {key_id} was drawn twice")
        return key_id

    def open(self, key_id: str) -> bytes:
        """The key itself. Raises KeyGone, Unreadable (a damaged or swapped file), WrongKey or OpenToOthers."""
        return self._wrap.unwrap(key_id, _wrapped(key_id, self.body(key_id)))

    def destroy(self, key_id: str) -> None:
        """Erases the key, durable on return. An absent one is fine; after a kill at any step, destroy again."""
        path = self._path(key_id)
        with self._alone():
            erase(beside(path))  # what a killed rewrap may have left holds the same key
            erase(path)

    def rewrap(self, key_id: str) -> bool:
        """Wraps a key anew under the operator's present key; False where it is so already.

        A kill at any step leaves it openable with one of the two; one that is being destroyed stays destroyed, since
        both work under the same lock. Raises as `open` does.
        """
        with self._alone():
            wrapped = _wrapped(key_id, self.body(key_id))
            if wrapped.operator == self._wrap.current:
                return False
            anew = self._wrap.wrap(key_id, self._wrap.unwrap(key_id, wrapped))
            replace(self._path(key_id), _text(key_id, anew))
        return True

    def body(self, key_id: str) -> bytes:
        """The file as it lies on the disk, for a copy of it. Raises KeyGone, OpenToOthers."""
        # Zeros may be all that is left of a file that was wrapped anew between our opening and our reading it.
        body = self._read(key_id) or self._read(key_id)
        if not body:
            raise KeyGone(f"key {key_id} is gone")
        return body

    def fits(self, key_id: str, body: bytes) -> bool:
        """Whether a copy would open under `key_id`. Raises WrongKey where it was wrapped by a key that is not given."""
        try:
            self._wrap.unwrap(key_id, _wrapped(key_id, body))
        except WrongKey:
            raise
        except Unreadable:
            return False
        return True

    def adopt(self, key_id: str, body: bytes) -> None:
        """Takes in a copy that `fits`, in place of what lies under its name, whole or not at all."""
        with self._alone():
            replace(self._path(key_id), body)

    def sweep(self, now: datetime) -> int:
        """Removes what kills have left beside the keys more than an hour ago; gives back how many there were."""
        swept = 0
        with os.scandir(self.directory) as entries:
            beside = [entry for entry in entries if HIDDEN.fullmatch(entry.name)]
        for entry in beside:
            written = datetime.fromtimestamp(entry.stat(follow_symlinks=False).st_mtime, UTC)
            if now - written > LONGEST_MAKING:
                erase_one_name(self.directory / entry.name)
                swept += 1
        return swept

    def list(self) -> tuple[str, ...]:
        """The ids of all keys, in no order; one whose destruction was cut short is among them, to be finished."""
        with os.scandir(self.directory) as entries:
            return tuple(entry.name for entry in entries if KEY_ID.fullmatch(entry.name))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else destroys or wraps anew meanwhile; the lock goes with the process."""
        handle = os.open(self.directory / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def _read(self, key_id: str) -> bytes:
        try:
            body = read_private(self._path(key_id))
        except FileNotFoundError:
            return b""
        return body if body.strip(b"\0") else b""

    def _path(self, key_id: str) -> Path:
        if not KEY_ID.fullmatch(key_id):
            raise ValueError("a key id is its purpose in small letters, digits and hyphens, a hyphen and 32 hex digits")
        return self.directory / key_id


def holds_keys(directory: Path) -> bool:
    """Whether any key lies in `directory`, which need not exist; changes nothing there."""
    try:
        with os.scandir(directory) as entries:
            return any(KEY_ID.fullmatch(entry.name) for entry in entries)
    except FileNotFoundError:
        return False


def _text(key_id: str, wrapped: Wrapped) -> bytes:
    body = b64encode(wrapped.body).decode()
    return KeyFile(version=1, id=key_id, operator=wrapped.operator, wrapped=body).model_dump_json().encode()


def _wrapped(key_id: str, body: bytes) -> Wrapped:
    wrapped = _parsed(key_id, body)
    if wrapped is None:
        raise Unreadable(f"the file of key {key_id} is damaged or stands in another's place")
    return wrapped


def _parsed(key_id: str, body: bytes) -> Wrapped | None:
    try:
        file = KeyFile.model_validate_json(body)
        wrapped = Wrapped(file.operator, b64decode(file.wrapped, validate=True))
    except (ValidationError, ValueError):
        return None
    return wrapped if file.id == key_id else None
