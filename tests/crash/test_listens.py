"""`kept run` in a process of its own says how it is where KEPT_LISTEN tells it to, and nowhere else."""

import asyncio
import json
import socket
from pathlib import Path

import aiohttp

from tests.crash.houses import AT_MOST, Houses
from tests.crash.real import telegram


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
    return port


async def asked(port: int) -> tuple[int, list[str]]:
    """The status, and the loops that are told of; waits until somebody listens."""
    async with aiohttp.ClientSession() as session, asyncio.timeout(AT_MOST):
        while True:
            try:
                async with session.get(f"http://127.0.0.1:{port}/health") as answer:
                    return answer.status, sorted(json.loads(await answer.text())["loops"])
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.05)


async def test_it_answers_where_it_is_told_to(houses: Houses, tmp_path: Path) -> None:
    port = free_port()
    async with telegram(tmp_path) as place, houses.kept("run", **place.settings, KEPT_LISTEN=f"127.0.0.1:{port}"):
        assert await asked(port) == (200, ["hours", "intake", "sender", "worker"])


async def test_a_place_that_is_taken_ends_it_with_a_line(houses: Houses, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        async with telegram(tmp_path) as place, houses.kept("run", **place.settings, KEPT_LISTEN=address) as running:
            async with asyncio.timeout(AT_MOST):
                assert await running.end() == 78
            assert running.said.splitlines()[-1].startswith(f"KEPT_LISTEN: nothing can be served at {address}")
