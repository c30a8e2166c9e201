"""Asked to end, `kept run` ends soon, in order, with nothing lost and nothing said twice by the next one."""

import asyncio
import signal
import sys
from pathlib import Path

import pytest

from tests.crash.houses import ROOT, Houses, Running, eventually
from tests.crash.real import GRACE, Place, telegram


async def ended(running: Running) -> int:
    async with asyncio.timeout(GRACE):
        return await running.end()


async def heard_once(place: Place, houses: Houses, strangers: list[int]) -> None:
    """The next Kept says what is still owed, and nothing again."""
    async with houses.kept("run", **place.settings, name="next") as running:
        await place.polled()
        await place.until(lambda: all(place.sends(one) for one in strangers))
        running.signal(signal.SIGTERM)
        assert await ended(running) == 0, running.said
    assert [place.sends(one) for one in strangers] == [1] * len(strangers)
    assert place.ask("SELECT DISTINCT state FROM inbox") == [("done",)]
    assert place.ask("SELECT DISTINCT state FROM outbox") == [("sent",)]
    assert place.ask("PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_under_load_it_ends_well_and_the_next_one_goes_on(
    houses: Houses, tmp_path: Path, number: signal.Signals
) -> None:
    async with telegram(tmp_path) as place:
        strangers = [one.id for one in place.knock(40)]
        async with houses.kept("run", **place.settings) as running:
            await place.until(lambda: sum(place.sends(one) for one in strangers) >= 5)
            running.signal(number)
            assert await ended(running) == 0, running.said
        assert sum(place.sends(one) for one in strangers) < 40
        assert place.ask("SELECT count(*) FROM outbox WHERE state = 'sending'") == [(0,)]
        await heard_once(place, houses, strangers)


async def test_in_the_middle_of_a_slow_send_it_waits_for_the_answer(houses: Houses, tmp_path: Path) -> None:
    async with telegram(tmp_path) as place:
        place.world.trouble.next("slow", method="sendMessage", seconds=2.0)
        (stranger,) = (one.id for one in place.knock(1))
        async with houses.kept("run", **place.settings) as running:
            await place.until(lambda: place.sends(stranger) == 1)
            running.signal(signal.SIGTERM)
            running.signal(signal.SIGTERM)
            assert await ended(running) == 0, running.said
        assert place.ask("SELECT state, unsure FROM outbox") == [("sent", 0)]
        await heard_once(place, houses, [stranger])


async def test_while_telegram_is_away_it_starts_stays_and_ends(houses: Houses, tmp_path: Path) -> None:
    async with telegram(tmp_path) as place:
        await place.server.stop()
        (stranger,) = (one.id for one in place.knock(1))
        async with houses.kept("run", **place.settings) as running:
            await eventually(lambda: "poll_failed" in running.said, every=0.05)
            running.signal(signal.SIGTERM)
            assert await ended(running) == 0, running.said
        async with houses.kept("run", **place.settings, name="patient") as running:
            await eventually(lambda: "poll_failed" in running.said, every=0.05)
            await place.server.start()
            await place.until(lambda: place.sends(stranger) == 1)
            running.signal(signal.SIGTERM)
            assert await ended(running) == 0, running.said
        await heard_once(place, houses, [stranger])


async def test_during_its_start_it_ends_at_any_moment_and_leaves_nothing_half_made(
    houses: Houses, tmp_path: Path
) -> None:
    async with telegram(tmp_path) as place:
        (stranger,) = (one.id for one in place.knock(1))
        codes = set()
        for number in range(6):
            async with houses.kept("run", **place.settings, name=f"start-{number}") as running:
                await asyncio.sleep(0.05 * number)
                running.signal(signal.SIGTERM)
                codes.add(await ended(running))
        assert codes <= {0, -signal.SIGTERM}  # before it can hear, the signal itself ends it
        assert 0 in codes
        await heard_once(place, houses, [stranger])


async def test_the_module_run_by_python_itself_ends_without_a_thread_left_behind(tmp_path: Path) -> None:
    async with telegram(tmp_path) as place:
        command = [sys.executable, "-m", "bot", "run"]
        process = await asyncio.create_subprocess_exec(
            *command, cwd=ROOT, env={"HOME": str(tmp_path), **place.settings}, stderr=asyncio.subprocess.PIPE
        )
        await place.polled()
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(GRACE):
            _, said = await process.communicate()
        assert process.returncode == 0, said
        assert b"Traceback" not in said
