"""The heart beats on by the real APScheduler, in a process whose clock is set back, set on, and stopped."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import pytest

PATIENCE = 60.0  # seconds until a process that fell silent is ended
ROOT = Path(__file__).resolve().parents[2]
FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
needs_faketime = pytest.mark.skipif(FAKETIME is None, reason="needs Debian's package libfaketime")


@contextmanager
def stepping(clock: Path) -> Iterator[subprocess.Popen[str]]:
    """A process whose clock is told by the file `clock`, as an offset in seconds."""
    told = {
        "LD_PRELOAD": str(FAKETIME),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "NO_FAKE_STAT": "1",
    }
    command = [sys.executable, "-m", "tests.scheduler.stepping"]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | told, stdout=subprocess.PIPE, text=True) as process:
        silent = Timer(PATIENCE, process.kill)
        silent.start()
        yield process
        process.terminate()
        assert process.wait() == 0
        silent.cancel()


def hears(process: subprocess.Popen[str], word: str) -> None:
    """Wait for a line that begins with `word`."""
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith(word):
            return
    raise AssertionError(f"it ended without saying {word!r}")


def ticks_again(process: subprocess.Popen[str]) -> None:
    hears(process, "tick")
    hears(process, "tick")


@needs_faketime
def test_ticks_go_on_when_the_clock_is_set_back_and_on(tmp_path: Path) -> None:
    clock = tmp_path / "clock"
    clock.write_text("+0")
    with stepping(clock) as process:
        ticks_again(process)
        for offset in ("-7200", "+0", "+157680000", "+0"):
            clock.write_text(offset)
            hears(process, "jumped")
            ticks_again(process)
        clock.write_text("-300")  # no jump of hours, and yet APScheduler would wait for five minutes
        ticks_again(process)


@pytest.fixture(scope="module")
def last_words(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], str, int]:
    """What the one that ends said, what it complained of, and its exit code."""
    command = [sys.executable, "-m", "tests.scheduler.beating", str(tmp_path_factory.mktemp("beating"))]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)
    return ended.stdout.splitlines(), ended.stderr, ended.returncode


def test_when_it_is_cancelled_no_task_is_left_and_nothing_ticks_on(last_words: tuple[list[str], str, int]) -> None:
    assert last_words[0][:4] == ["tick 1", "tick 2", "tick 3", "left 0 after 3"]


def test_work_that_fails_ends_the_pulse_with_its_error(last_words: tuple[list[str], str, int]) -> None:
    said, complaint, code = last_words
    assert code == 1
    assert said[4:] == ["tick 1", "tick 2", "tick 3"]
    assert complaint.splitlines()[-1] == "LookupError"
