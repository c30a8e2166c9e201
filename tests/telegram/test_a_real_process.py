"""`kept run` in a process of its own, against a rehearsed Telegram over HTTP, answers /start and ends when told."""

import asyncio
import os
import sys
from pathlib import Path

from rehearsal.server import Server
from rehearsal.world import TOKEN, World

ROOT = Path(__file__).resolve().parents[2]


async def test_kept_run_answers_a_start_with_one_line_and_ends_when_told(tmp_path: Path) -> None:
    async with Server(World()) as server, asyncio.timeout(60):
        ana, answered = server.world.user("Ana"), asyncio.Event()
        server.world.listen(lambda _: answered.set() if len(ana.corner.messages) > 1 else None)
        ana.starts()
        settings = {
            "KEPT_BOT_TOKEN": TOKEN,
            "KEPT_TELEGRAM_API": server.url,
            "KEPT_DATA_DIR": str(tmp_path / "data"),
            "KEPT_KEYS_DIR": str(tmp_path / "keys"),
            "HOME": str(tmp_path),
            "PATH": os.environ["PATH"],
        }
        command = (sys.executable, "-m", "bot", "run")
        process = await asyncio.create_subprocess_exec(*command, env=settings, cwd=ROOT, stderr=asyncio.subprocess.PIPE)
        try:
            await answered.wait()
        finally:
            process.terminate()
            _, log = await process.communicate()
        assert process.returncode == 0
        assert [one.text[:6] for one in ana.corner.messages] == ["/start", "Hello."]
        assert TOKEN.encode() not in log
