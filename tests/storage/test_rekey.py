"""A new secret key reaches every key while others read and destroy; killed anywhere, each opens with one of the two."""

import os
import shutil
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from storage.keys import KeyGone, KeyStore, WrongKey
from storage.rekey import Rekeyed, rekey
from storage.vault import OperatorKeys
from tests.storage.test_keys_killed import ROOM, killed_before_line

OLD, NEW = bytes(31) + b"1", bytes(31) + b"2"
KEYS = 100


def before(directory: Path) -> KeyStore:
    return KeyStore(directory, OperatorKeys(OLD))


def between(directory: Path) -> KeyStore:
    return KeyStore(directory, OperatorKeys(NEW, OLD))


def back_again(directory: Path) -> KeyStore:
    return KeyStore(directory, OperatorKeys(OLD, NEW))


def after(directory: Path) -> KeyStore:
    return KeyStore(directory, OperatorKeys(NEW))


def kill_everywhere(home: Path) -> None:
    """One store for each line of wrapping anew before which a child was killed; runs in a process without threads."""
    for number in range(1, 1_000):
        directory = home / str(number)
        key_id = before(directory).make("p")
        if not killed_before_line(number, partial(between(directory).rewrap, key_id)):
            (home / "came through").touch()
            return


def at_once(home: Path) -> None:
    """One process wraps all keys anew, another destroys them in the same order."""
    keys = [before(home).make("p") for _ in range(KEYS)]
    wrapper = _fork(lambda: rekey(between(home)))
    eraser = _fork(lambda: deque(map(before(home).destroy, sorted(keys)), maxlen=0))
    for child in (wrapper, eraser):
        os.waitpid(child, 0)


def read_meanwhile(home: Path) -> None:
    """Ends with 1 where a reader ever took a key that is being wrapped anew for a gone one."""
    key_id = before(home).make("p")
    both, back = between(home), back_again(home)
    writer = _fork(lambda: [both.rewrap(key_id) and back.rewrap(key_id) for _ in range(100_000)])
    try:
        for _ in range(3_000):
            both.open(key_id)
    finally:
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)


def _fork(work: Callable[[], object]) -> int:
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The stores that kills have left, one for each line."""
    home = tmp_path_factory.mktemp("killed")
    in_a_process_of_its_own("kill", home)
    assert (home / "came through").exists()
    return sorted(path for path in home.iterdir() if path.is_dir())


def in_a_process_of_its_own(what: str, home: Path) -> None:
    command = [sys.executable, "-m", "tests.storage.test_rekey", what, str(home)]
    subprocess.run(command, check=True, cwd=Path(ROOM).parent, timeout=120)


def test_every_key_is_wrapped_anew_once_and_then_opens_without_the_old_secret(tmp_path: Path) -> None:
    keys = {key_id: before(tmp_path).open(key_id) for key_id in [before(tmp_path).make("p") for _ in range(5)]}
    young = after(tmp_path).make("p")
    assert rekey(between(tmp_path)) == Rekeyed(5, 1, (), ())
    assert rekey(between(tmp_path)) == Rekeyed(0, 6, (), ())
    assert {key_id: after(tmp_path).open(key_id) for key_id in keys} == keys
    assert len(after(tmp_path).open(young)) == 32
    with pytest.raises(WrongKey):
        before(tmp_path).open(young)


def test_nothing_that_the_old_secret_opens_stays_on_the_disk(tmp_path: Path) -> None:
    key_id = before(tmp_path / "keys").make("p")
    os.link(tmp_path / "keys" / key_id, tmp_path / "another name of the same file")
    rekey(between(tmp_path / "keys"))
    assert not (tmp_path / "another name of the same file").read_bytes().strip(b"\0")
    assert sorted(path.name for path in (tmp_path / "keys").iterdir()) == [".lock", key_id]


def test_what_is_damaged_foreign_or_half_destroyed_is_told_apart_and_left_as_it_is(tmp_path: Path) -> None:
    damaged, going, sound = (before(tmp_path).make("p") for _ in range(3))
    foreign = KeyStore(tmp_path, OperatorKeys(bytes(32))).make("p")
    (tmp_path / damaged).write_bytes(b"{")
    (tmp_path / going).write_bytes(bytes(200))
    was = (tmp_path / foreign).read_bytes()
    assert rekey(between(tmp_path)) == Rekeyed(1, 0, (damaged,), (foreign,))
    assert len(after(tmp_path).open(sound)) == 32
    assert (tmp_path / damaged).read_bytes() == b"{"
    assert (tmp_path / foreign).read_bytes() == was
    assert not (tmp_path / going).read_bytes().strip(b"\0")


def test_killed_before_any_line_the_key_opens_with_one_of_the_two_and_can_still_be_erased(
    killed: list[Path], tmp_path: Path
) -> None:
    assert len(killed) > 30
    done = set()
    for directory in killed:
        copy = Path(shutil.copytree(directory, tmp_path / directory.name))
        [key_id] = between(copy).list()
        secret = between(copy).open(key_id)
        done.add(rekey(between(copy)).anew)
        assert after(copy).open(key_id) == secret
        between(copy).destroy(key_id)
        assert [path.name for path in copy.iterdir()] == [".lock"]
    assert done == {0, 1}


def test_a_kill_followed_by_an_erasure_leaves_no_copy_behind(killed: list[Path]) -> None:
    left = 0
    for directory in killed:
        [key_id] = before(directory).list()
        left += any(path.name.startswith(f".{key_id}") for path in directory.iterdir())
        before(directory).destroy(key_id)
        assert [path.name for path in directory.iterdir()] == [".lock"]
    assert left > 5


def test_a_key_that_is_destroyed_at_the_same_moment_never_comes_back(tmp_path: Path) -> None:
    in_a_process_of_its_own("race", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]


def test_a_reader_never_takes_a_key_that_is_being_wrapped_anew_for_a_gone_one(tmp_path: Path) -> None:
    in_a_process_of_its_own("read", tmp_path)
    [key_id] = between(tmp_path).list()
    assert len(between(tmp_path).open(key_id)) == 32
    between(tmp_path).destroy(key_id)
    with pytest.raises(KeyGone):
        between(tmp_path).open(key_id)


if __name__ == "__main__":
    {"kill": kill_everywhere, "race": at_once, "read": read_meanwhile}[sys.argv[1]](Path(sys.argv[2]))
