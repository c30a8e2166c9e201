"""Trying Kept leaves nothing behind."""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.trial import APART

SCRIPT = "import asyncio, sys; from bot import trial; asyncio.run(trial.play(sys.stdout, port={port}))"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_it_names_a_free_port_runs_until_it_is_stopped_and_leaves_nothing(tmp_path: Path, number: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        environment = os.environ | {"TMPDIR": str(tmp_path), "CI": "1"}
        command = [sys.executable, "-c", SCRIPT.format(port=port)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            lines = iter(process.stdout.readline, "")
            address = next(found for line in lines if (found := re.search(r"http://127\.0\.0\.1:(\d+)/ ", line)))
            assert int(address[1]) != port
            assert any(f"{APART}." in line for line in lines)
            assert [path.name.startswith("kept-try-") for path in tmp_path.iterdir()] == [True]
            process.send_signal(number)
            assert process.wait(30) == 0
    assert list(tmp_path.iterdir()) == []
