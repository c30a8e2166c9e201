"""Keys must be whole or gone, read by us alone, and never found in another's place."""

import json
import os
import re
import stat
from pathlib import Path

import pytest

from storage.keys import KeyGone, KeyStore, Unreadable, WrongKey, holds_keys
from storage.private import OpenToOthers
from storage.vault import OperatorKeys

OURS = OperatorKeys(bytes(range(32)))
NOBODY = 65_534


@pytest.fixture
def store(tmp_path: Path) -> KeyStore:
    return KeyStore(tmp_path / "keys", OURS)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_key_has_256_bits_and_opens_in_another_process_too(store: KeyStore) -> None:
    key_id = store.make("p")
    assert re.fullmatch(r"p-[0-9a-f]{32}", key_id)
    assert len(store.open(key_id)) == 32
    assert KeyStore(store.directory, OURS).open(key_id) == store.open(key_id)


def test_no_two_keys_are_the_same(store: KeyStore) -> None:
    ids = [store.make("d-2026-11-23") for _ in range(20)]
    assert len({store.open(key_id) for key_id in ids}) == len(set(ids)) == 20
    assert set(store.list()) == set(ids)


def test_the_file_holds_neither_the_key_nor_the_operators(store: KeyStore) -> None:
    key_id = store.make("p")
    body = (store.directory / key_id).read_bytes()
    assert set(json.loads(body)) == {"version", "id", "operator", "wrapped"}
    for secret in (store.open(key_id), bytes(range(32))):
        assert secret not in body
        assert secret.hex().encode() not in body


def test_directory_and_files_are_ours_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        store = KeyStore(tmp_path / "deep" / "keys", OURS)
        key_id = store.make("p")
    finally:
        os.umask(before)
    assert mode(store.directory) == 0o700
    assert mode(store.directory / key_id) == 0o600
    assert [entry.name for entry in store.directory.iterdir()] == [key_id]


def test_what_is_ours_and_stands_open_is_closed(store: KeyStore) -> None:
    key_id = store.make("p")
    store.directory.chmod(0o755)
    (store.directory / key_id).chmod(0o644)
    KeyStore(store.directory, OURS).open(key_id)
    assert mode(store.directory) == 0o700
    assert mode(store.directory / key_id) == 0o600


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_what_is_open_and_belongs_to_somebody_else_is_refused(store: KeyStore) -> None:
    key_id = store.make("p")
    path = store.directory / key_id
    path.chmod(0o640)
    os.chown(path, NOBODY, NOBODY)
    with pytest.raises(OpenToOthers, match=key_id):
        store.open(key_id)
    store.directory.chmod(0o750)
    os.chown(store.directory, NOBODY, NOBODY)
    with pytest.raises(OpenToOthers, match="chmod"):
        KeyStore(store.directory, OURS)


def test_a_destroyed_key_is_gone_at_once_for_every_process(store: KeyStore) -> None:
    key_id, other = store.make("p"), store.make("p")
    second = KeyStore(store.directory, OURS)
    second.open(key_id)
    store.destroy(key_id)
    with pytest.raises(KeyGone, match=key_id):
        second.open(key_id)
    assert store.list() == (other,)
    assert len(second.open(other)) == 32


def test_destroying_twice_is_destroying_once(store: KeyStore) -> None:
    key_id = store.make("p")
    store.destroy(key_id)
    store.destroy(key_id)
    assert store.list() == ()


def test_destroying_overwrites_every_name_of_the_file(store: KeyStore, tmp_path: Path) -> None:
    key_id = store.make("p")
    (tmp_path / "kept aside").hardlink_to(store.directory / key_id)
    size = (tmp_path / "kept aside").stat().st_size
    store.destroy(key_id)
    assert (tmp_path / "kept aside").read_bytes() == bytes(size)


def test_a_key_whose_destruction_was_cut_short_is_gone_and_still_listed(store: KeyStore) -> None:
    key_id = store.make("p")
    path = store.directory / key_id
    path.write_bytes(bytes(path.stat().st_size))
    with pytest.raises(KeyGone):
        store.open(key_id)
    assert store.list() == (key_id,)
    store.destroy(key_id)
    assert store.list() == ()


@pytest.mark.parametrize("damage", ["{}", "[]", "null", "\udcff", '{"version":1', "a" * 5_000, "[" * 5_000])
def test_garbage_is_unreadable_and_says_so_without_quoting_it(store: KeyStore, damage: str) -> None:
    key_id = store.make("p")
    (store.directory / key_id).write_bytes(damage.encode("utf-8", "surrogateescape"))
    with pytest.raises(Unreadable) as refused:
        store.open(key_id)
    assert str(refused.value) == f"the file of key {key_id} is damaged or stands in another's place"


def test_a_truncated_file_never_opens(store: KeyStore) -> None:
    key_id = store.make("p")
    path = store.directory / key_id
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises((KeyGone, Unreadable)):
            store.open(key_id)
    path.write_bytes(whole)
    assert len(store.open(key_id)) == 32


def test_no_changed_byte_of_a_file_opens_as_another_key(store: KeyStore) -> None:
    key_id = store.make("p")
    path = store.directory / key_id
    whole, key = path.read_bytes(), store.open(key_id)
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises((Unreadable, KeyGone)):
            store.open(key_id)
    path.write_bytes(whole)
    assert store.open(key_id) == key


def test_swapped_files_do_not_open_even_when_their_names_are_forged(store: KeyStore) -> None:
    ana, ben = store.make("p"), store.make("p")
    body = (store.directory / ana).read_text()
    (store.directory / ben).write_text(body)
    with pytest.raises(Unreadable, match="another's place"):
        store.open(ben)
    (store.directory / ben).write_text(body.replace(ana, ben))
    with pytest.raises(Unreadable, match="changed"):
        store.open(ben)


def test_a_link_in_place_of_a_file_is_not_followed(store: KeyStore, tmp_path: Path) -> None:
    key_id = store.make("p")
    path = store.directory / key_id
    (tmp_path / "elsewhere").write_bytes(path.read_bytes())
    path.unlink()
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic links"):
        store.open(key_id)
    with pytest.raises(OSError, match="symbolic links"):
        store.destroy(key_id)
    assert (tmp_path / "elsewhere").read_bytes().startswith(b"{")
    assert store.list() == ()


@pytest.mark.parametrize("name", ["", "p", "../secret.key", "p-" + "g" * 32, "P-" + "0" * 32, "p-" + "0" * 32 + "\n"])
def test_what_is_no_key_id_never_becomes_a_path(store: KeyStore, name: str) -> None:
    for ask in (store.open, store.destroy):
        with pytest.raises(ValueError, match="key id"):
            ask(name)


@pytest.mark.parametrize("purpose", ["", "../p", "P", "p" * 40])
def test_a_purpose_that_makes_no_key_id_makes_no_file(store: KeyStore, purpose: str) -> None:
    with pytest.raises(ValueError, match="key id"):
        store.make(purpose)
    assert list(store.directory.iterdir()) == []


def test_keys_of_a_former_operators_key_open_as_long_as_it_is_given(store: KeyStore) -> None:
    key_id = store.make("p")
    new = bytes(reversed(range(32)))
    both = KeyStore(store.directory, OperatorKeys(new, old=bytes(range(32))))
    assert both.open(key_id) == store.open(key_id)
    made_later = both.make("p")
    assert len(KeyStore(store.directory, OperatorKeys(new)).open(made_later)) == 32
    with pytest.raises(WrongKey, match="KEPT_SECRET_KEY"):
        KeyStore(store.directory, OperatorKeys(new)).open(key_id)


def test_only_keys_count_as_keys(tmp_path: Path) -> None:
    assert not holds_keys(tmp_path / "absent")
    (tmp_path / "secret.key").touch()
    (tmp_path / "keys").mkdir()
    assert not holds_keys(tmp_path)
    KeyStore(tmp_path, OURS).make("p")
    assert holds_keys(tmp_path)
