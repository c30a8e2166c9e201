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
def beating(folder: Path, ending: str, clock: Path | None = None) -> Iterator[subprocess.Popen[str]]:
    """The process, its clock told by the file `clock` as an offset in seconds."""
    told = {
        "LD_PRELOAD": str(FAKETIME),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    command = [sys.executable, "-m", "tests.scheduler.beating", str(folder), ending]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | (told if clock else {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        silent = Timer(PATIENCE, process.kill)
        silent.start()
        try:
            yield process
        finally:
            silent.cancel()
            process.kill()


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
    with beating(tmp_path, "", clock) as process:
        ticks_again(process)
        for offset in ("-7200", "+0", "+157680000", "+0"):
            clock.write_text(offset)
            hears(process, "jumped")
            ticks_again(process)
        clock.write_text("-30")
        ticks_again(process)


def test_work_that_fails_ends_the_pulse_with_its_error(tmp_path: Path) -> None:
    with beating(tmp_path, "fails") as process:
        said, complaint = process.communicate()
    assert process.returncode == 1
    assert said.splitlines() == ["tick 1", "tick 2", "tick 3"]
    assert "LookupError" in complaint


def test_when_it_is_cancelled_no_task_is_left_and_nothing_ticks_on(tmp_path: Path) -> None:
    with beating(tmp_path, "stops") as process:
        said, complaint = process.communicate()
    assert said.splitlines()[-1] == "left 0 after 3"
    assert (process.returncode, complaint) == (0, "")
