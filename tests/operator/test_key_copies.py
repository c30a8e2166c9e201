"""The second place follows the first: what is destroyed here is destroyed there, and what is lost here is not."""

import os
from pathlib import Path

import pytest

from storage.key_copies import Copied, WrongPlace, bring_back, copy_keys, prune, refuse_half_a_store
from storage.keys import KeyStore
from storage.private import KeysUnusable
from storage.vault import OperatorKeys, WrongKey

OLD, NEW = bytes(31) + b"1", bytes(31) + b"2"
OURS = OperatorKeys(OLD)


@pytest.fixture
def store(tmp_path: Path) -> KeyStore:
    return KeyStore(tmp_path / "keys", OURS)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "second"


def follow(store: KeyStore, place: Path, living: set[str]) -> Copied:
    return prune(place, copy_keys(store, place, ()), living)


def test_the_second_place_holds_the_living_set_and_nothing_else(store: KeyStore, place: Path) -> None:
    ana, ben = store.make("p"), store.make("p")
    assert follow(store, place, {ana, ben}) == Copied(2, 0, 0)
    assert {path.name: path.read_bytes() for path in place.iterdir()} == {
        key_id: (store.directory / key_id).read_bytes() for key_id in (ana, ben)
    }
    os.link(place / ana, place.parent / "watched")
    store.destroy(ana)
    assert follow(store, place, {ben}) == Copied(1, 1, 0)
    assert [path.name for path in place.iterdir()] == [ben]
    assert not (place.parent / "watched").read_bytes().strip(b"\0")


def test_a_key_that_was_lost_here_stays_there(store: KeyStore, place: Path) -> None:
    ana, ben = store.make("p"), store.make("p")
    follow(store, place, {ana, ben})
    (store.directory / ana).unlink()
    assert follow(store, place, {ana, ben}) == Copied(1, 0, 1)
    assert (place / ana).exists()


def test_an_emptied_store_does_not_empty_the_second_place(store: KeyStore, place: Path) -> None:
    ana = store.make("p")
    follow(store, place, {ana})
    (store.directory / ana).unlink()
    with pytest.raises(WrongPlace, match="holds no keys"):
        follow(store, place, set())
    assert (place / ana).exists()


def test_a_key_wrapped_anew_is_copied_anew(store: KeyStore, place: Path) -> None:
    ana = store.make("p")
    follow(store, place, {ana})
    both = KeyStore(store.directory, OperatorKeys(NEW, OLD))
    both.rewrap(ana)
    follow(both, place, {ana})
    assert KeyStore(place, OperatorKeys(NEW)).open(ana) == both.open(ana)


def test_what_a_killed_copying_left_goes_with_the_next(store: KeyStore, place: Path) -> None:
    ana = store.make("p")
    follow(store, place, {ana})
    (place / f".{ana}.0123456789abcdef").write_bytes(b"half")
    os.link(place / ana, place / f".{ana}.fedcba9876543210")
    follow(store, place, {ana})
    assert [path.name for path in place.iterdir()] == [ana]
    assert KeyStore(place, OURS).open(ana) == store.open(ana)


def test_the_second_place_is_apart_and_of_its_own(store: KeyStore, tmp_path: Path) -> None:
    store.make("p")
    data = tmp_path / "data"
    (tmp_path / "photos").mkdir(mode=0o755)
    (tmp_path / "photos" / "cat.jpg").touch()
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(store.directory)
    wrong = [store.directory, store.directory / "in", tmp_path, data, data / "in", tmp_path / "photos"]
    for place in (*wrong, tmp_path / "file", tmp_path / "link"):
        with pytest.raises(WrongPlace):
            copy_keys(store, place, (data,))
    assert (tmp_path / "photos").stat().st_mode & 0o777 == 0o755
    assert not data.exists()


def test_an_empty_store_takes_back_all_but_the_erased(store: KeyStore, place: Path) -> None:
    ana, ben = store.make("p"), store.make("p")
    follow(store, place, {ana, ben})
    fresh = KeyStore(place.parent / "fresh", OURS)
    assert bring_back(fresh, place, {ana}) == 1
    assert fresh.list() == (ben,)
    assert fresh.open(ben) == store.open(ben)
    refuse_half_a_store(fresh.directory)


def test_a_store_with_others_takes_back_damaged_keys_alone(store: KeyStore, place: Path) -> None:
    ana, ben, cleo = store.make("p"), store.make("p"), store.make("p")
    secret = store.open(ana)
    follow(store, place, {ana, ben, cleo})
    (store.directory / ana).write_bytes(b"{")
    store.destroy(ben)
    (store.directory / cleo).write_bytes(bytes(200))  # a destruction that was cut short
    assert bring_back(store, place, ()) == 1
    assert store.open(ana) == secret
    assert set(store.list()) == {ana, cleo}


def test_a_damaged_or_overwritten_copy_brings_nothing_back(store: KeyStore, place: Path) -> None:
    ana, ben = store.make("p"), store.make("p")
    follow(store, place, {ana, ben})
    (place / ana).write_bytes(b"{")
    (place / ben).write_bytes(bytes(200))
    fresh = KeyStore(place.parent / "fresh", OURS)
    assert bring_back(fresh, place, ()) == 0
    assert fresh.list() == ()


def test_copies_under_another_secret_are_refused_before_anything_is_taken(store: KeyStore, place: Path) -> None:
    follow(store, place, {store.make("p")})
    fresh = KeyStore(place.parent / "fresh", OperatorKeys(NEW))
    with pytest.raises(WrongKey):
        bring_back(fresh, place, ())
    assert fresh.list() == ()
    refuse_half_a_store(fresh.directory)


def test_keys_that_are_only_partly_back_do_not_make_the_others_pass_for_erased(store: KeyStore, place: Path) -> None:
    ana, ben = store.make("p"), store.make("p")
    follow(store, place, {ana, ben})
    fresh = KeyStore(place.parent / "fresh", OURS)
    fresh.adopt(ana, (place / ana).read_bytes())
    (fresh.directory / ".restoring").touch()  # as a kill between the two leaves it
    with pytest.raises(KeysUnusable, match="cut short"):
        refuse_half_a_store(fresh.directory)
    assert bring_back(fresh, place, ()) == 2
    assert set(fresh.list()) == {ana, ben}
    refuse_half_a_store(fresh.directory)
