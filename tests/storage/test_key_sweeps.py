"""What kills leave beside the keys goes, without taking a key along that a second name still holds."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.keys import KeyStore
from storage.vault import OperatorKeys

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
OURS = OperatorKeys(bytes(32))


def beside(store: KeyStore, key_id: str, age: timedelta, *, linked: bool) -> Path:
    path = store.directory / f".{key_id}.0123456789abcdef"
    if linked:
        os.link(store.directory / key_id, path)
    else:
        path.write_bytes(b"x" * 200)
    stamp = (NOW - age).timestamp()
    os.utime(path, (stamp, stamp))
    return path


def test_after_an_hour_a_hidden_file_is_gone(tmp_path: Path) -> None:
    store = KeyStore(tmp_path, OURS)
    left = beside(store, store.make("p"), timedelta(minutes=61), linked=False)
    swept = store.sweep(NOW)
    assert (swept, left.exists()) == (1, False)


def test_the_second_name_of_a_key_goes_and_the_key_stays(tmp_path: Path) -> None:
    store = KeyStore(tmp_path, OURS)
    key_id = store.make("p")
    secret = store.open(key_id)
    left = beside(store, key_id, timedelta(minutes=61), linked=True)
    assert store.sweep(NOW) == 1
    assert not left.exists()
    assert store.open(key_id) == secret


def test_what_another_process_may_still_be_writing_is_left_to_it(tmp_path: Path) -> None:
    store = KeyStore(tmp_path, OURS)
    left = beside(store, store.make("p"), timedelta(minutes=59), linked=False)
    assert store.sweep(NOW) == 0
    assert left.exists()


def test_files_of_other_names_are_nobodys_business(tmp_path: Path) -> None:
    store = KeyStore(tmp_path, OURS)
    other = tmp_path / ".notes"
    other.write_text("x")
    os.utime(other, (0, 0))
    assert store.sweep(NOW) == 0
    assert other.exists()
