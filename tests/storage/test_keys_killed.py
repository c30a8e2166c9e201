"""Killed before any line of making or destroying a key, the store holds whole keys or none, and can go on."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from storage.keys import KeyGone, KeyStore
from storage.vault import OperatorKeys

OURS = OperatorKeys(bytes(32))
ROOM = str(Path(__file__).parents[2] / "storage")


def killed_before_line(number: int, work: Callable[[], object]) -> bool:
    """Runs `work` in a child that kills itself before the `number`-th line of storage; False where it came through."""
    child = os.fork()
    if child == 0:
        left = number

        def trace(frame: FrameType, event: str, _: object) -> Any:
            nonlocal left
            if not frame.f_code.co_filename.startswith(ROOM):
                return None
            left -= event == "line"
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return trace

        sys.settrace(trace)
        work()
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def kill_everywhere(what: str, home: Path) -> None:
    """One directory for each line before which the child was killed; runs in a process without threads, to fork."""
    for number in range(1, 1_000):
        store = KeyStore(home / str(number), OURS)
        bystander = store.make("p")
        (home / f"{number}.bystander").write_text(bystander)
        work = partial(store.make, "p") if what == "make" else partial(store.destroy, store.make("p"))
        if not killed_before_line(number, work):
            return


def killed_stores(what: str, home: Path) -> list[tuple[KeyStore, str]]:
    """Each store that was left by a kill, with the key that nobody touched."""
    command = [sys.executable, "-m", "tests.storage.test_keys_killed", what, str(home)]
    subprocess.run(command, check=True, cwd=Path(ROOM).parent, timeout=60)
    numbers = sorted(int(path.stem) for path in home.glob("*.bystander"))[:-1]
    return [(KeyStore(home / str(n), OURS), (home / f"{n}.bystander").read_text()) for n in numbers]


def opens(store: KeyStore, key_id: str) -> bool:
    try:
        return len(store.open(key_id)) == 32
    except KeyGone:
        return False


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[KeyStore, str]]:
    return killed_stores("make", tmp_path_factory.mktemp("make"))


@pytest.fixture(scope="module")
def destroyed(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[KeyStore, str]]:
    return killed_stores("destroy", tmp_path_factory.mktemp("destroy"))


def test_there_was_a_kill_before_every_line(
    made: list[tuple[KeyStore, str]], destroyed: list[tuple[KeyStore, str]]
) -> None:
    assert len(made) > 25
    assert len(destroyed) > 15
    assert {len(store.list()) for store, _ in made} == {1, 2}
    assert {len(store.list()) for store, _ in destroyed} == {1, 2}


def test_a_making_cut_short_leaves_a_whole_key_or_none(made: list[tuple[KeyStore, str]]) -> None:
    for store, bystander in made:
        assert all(opens(store, key_id) for key_id in store.list())
        assert bystander in store.list()
        assert opens(store, store.make("p"))


def test_what_a_making_cut_short_leaves_beside_the_key_is_erased_with_it(made: list[tuple[KeyStore, str]]) -> None:
    for store, _ in made:
        found = store.list()
        for key_id in found:
            store.destroy(key_id)
        assert store.list() == ()
        beside = [path for path in store.directory.iterdir() if any(key_id in path.name for key_id in found)]
        assert all(not path.read_bytes().strip(b"\0") for path in beside)


def test_a_destruction_cut_short_leaves_a_whole_key_or_a_gone_one_and_can_be_finished(
    destroyed: list[tuple[KeyStore, str]],
) -> None:
    seen = set()
    for store, bystander in destroyed:
        victims = [key_id for key_id in store.list() if key_id != bystander]
        seen |= {opens(store, key_id) for key_id in victims}
        for key_id in victims:
            store.destroy(key_id)
            assert not opens(store, key_id)
        assert store.list() == (bystander,)
        assert opens(store, bystander)
    assert seen == {True, False}


if __name__ == "__main__":
    kill_everywhere(sys.argv[1], Path(sys.argv[2]))
