"""What is written once stays as it was first written, and leaves nothing beside it."""

import threading
from pathlib import Path

import pytest

from storage.private import erase, read_private, write_once


def test_the_first_to_write_wins_and_the_second_is_told(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    assert write_once(path, b"first")
    assert not write_once(path, b"second")
    assert read_private(path) == b"first"
    assert list(tmp_path.iterdir()) == [path]


def test_of_many_writers_at_once_exactly_one_wins(tmp_path: Path) -> None:
    path, won, gate = tmp_path / "secret", [], threading.Barrier(8)

    def write(number: int) -> None:
        gate.wait(timeout=10)
        if write_once(path, bytes([number])):
            won.append(number)

    writers = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [bytes(won)] == [read_private(path)]
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="File name too long"):
        write_once(tmp_path / ("x" * 300), b"body")
    assert list(tmp_path.iterdir()) == []


def test_erasing_what_is_absent_is_fine_but_its_directory_must_exist(tmp_path: Path) -> None:
    erase(tmp_path / "absent")
    with pytest.raises(FileNotFoundError):
        erase(tmp_path / "nowhere" / "absent")
