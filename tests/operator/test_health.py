"""Whoever watches from outside is told that Kept is at work, or what is stuck, and nothing of anybody."""

import asyncio
import json
import socket
from dataclasses import dataclass
from datetime import timedelta

import aiohttp
import pytest
from sqlalchemy import text

from bot.health import CannotListen, Health
from tests.house import Kept
from tests.operator.places import owes


@dataclass
class Round:
    """A loop that went round just now."""

    turned_at: float


def health(kept: Kept, **loops: Round) -> Health:
    return Health(kept.storage, loops, kept.clock, ("127.0.0.1", 0))


async def ailing(kept: Kept) -> list[str]:
    well, told = await health(kept).examine()
    assert well == (not told["ailing"])
    found: list[str] = told["ailing"]
    return found


async def test_a_house_at_work_is_well(kept_on_both: Kept) -> None:
    await kept_on_both.lunch()
    assert await ailing(kept_on_both) == []


async def test_a_loop_that_stands_still_is_named(kept: Kept) -> None:
    loops = {"sender": Round(kept.clock.monotonic()), "worker": Round(kept.clock.monotonic() - 181)}
    well, told = await health(kept, **loops).examine()
    assert (well, told["ailing"]) == (False, ["worker"])
    assert told["loops"] == {"sender": 0, "worker": 181}


async def test_every_loop_of_kept_goes_round(kept: Kept) -> None:
    house, began = kept.house, kept.clock.monotonic()
    parts = (house.intake, house.worker, house.heartbeat, house.sender)
    kept.clock.move(timedelta(minutes=5))
    assert {part.turned_at for part in parts} == {began}
    async with asyncio.TaskGroup() as group:
        running = [group.create_task(part.run()) for part in parts]
        async with asyncio.timeout(10):
            while any(part.turned_at == began for part in parts):  # noqa: ASYNC110 - a round rings no bell
                await asyncio.sleep(0)
        for task in running:
            task.cancel()


async def test_what_nobody_does_is_named_by_its_pile(kept: Kept) -> None:
    kept.ana.person.starts()
    await kept.hears()
    kept.clock.move(timedelta(minutes=3))
    assert await ailing(kept) == ["inbox"]
    await kept.works()
    kept.clock.move(timedelta(minutes=11))
    assert await ailing(kept) == ["outbox"]
    await kept.settles()
    kept.clock.move(timedelta(days=1))
    assert await ailing(kept) == ["hours"]


async def test_a_message_that_waits_for_its_moment_ails_nobody(kept: Kept) -> None:
    await owes(kept, kept.ana, "good morning")
    (row,) = await kept.storage.transact(lambda uow: uow.outbox.claim((), 1))
    morning = kept.clock.now() + timedelta(hours=9)
    await kept.storage.transact(lambda uow: uow.outbox.hold(row.id, morning))
    assert await kept.storage.transact(lambda uow: uow.outbox.next_held()) == morning
    kept.clock.move(timedelta(hours=3))
    assert "outbox" not in await ailing(kept)


async def test_a_database_that_does_not_answer_is_named(kept: Kept) -> None:
    await kept.storage.database.transact(lambda connection: connection.execute(text("DROP TABLE timers")))
    well, told = await health(kept).examine()
    assert (well, told["ailing"], told["waits"]) == (False, ["database"], {})


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
    return port


async def test_it_is_asked_over_http_and_tells_no_name_and_no_id(kept: Kept, free_port: int) -> None:
    await kept.lunch()
    told = Health(kept.storage, {"sender": Round(kept.clock.monotonic())}, kept.clock, ("127.0.0.1", free_port))
    async with asyncio.TaskGroup() as group, aiohttp.ClientSession() as session:
        serving = group.create_task(told.run())
        address = f"http://127.0.0.1:{free_port}/health"
        status, words = await asked(session, address)
        assert (status, json.loads(words)["ailing"]) == (200, [])
        kept.clock.move(timedelta(days=1))
        assert (await asked(session, address))[0] == 503
        assert (await asked(session, address.removesuffix("health")))[0] == 404
        serving.cancel()
    ids = (str(kept.ana.person.id), str(kept.room.id), kept.couple.id)
    assert not [word for word in ("Ana", "Ben", *ids) if word in words]


async def asked(session: aiohttp.ClientSession, address: str) -> tuple[int, str]:
    """The status and the words; waits until somebody listens."""
    async with asyncio.timeout(10):
        while True:
            try:
                async with session.get(address) as answer:
                    return answer.status, await answer.text()
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.05)


async def test_an_address_that_cannot_be_had_is_named(kept: Kept, free_port: int) -> None:
    with socket.create_server(("127.0.0.1", free_port)), pytest.raises(CannotListen, match="KEPT_LISTEN"):
        await Health(kept.storage, {}, kept.clock, ("127.0.0.1", free_port)).run()
