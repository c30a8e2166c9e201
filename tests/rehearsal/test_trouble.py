"""What goes wrong on demand, seen as the real client sees it."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from time import perf_counter
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.error import BadRequest, Conflict, NetworkError, RetryAfter, TimedOut

from rehearsal.people import Person
from rehearsal.server import Server
from rehearsal.things import Chat
from rehearsal.world import World
from tests.rehearsal.conftest import client


async def test_a_refusal_is_played_as_often_as_it_was_set(bot: Bot, group: Chat, world: World) -> None:
    world.trouble.next("refuse", times=2, method="sendMessage", description="Bad Request: chat not found")
    for _ in range(2):
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(group.id, "Hello")
    await bot.send_message(group.id, "Hello")
    assert group.lines == ["Hello"]
    assert [call.ok for call in world.record] == [True, False, False, True]  # getMe came first


async def test_a_flood_says_how_long_and_can_be_of_one_chat_alone(bot: Bot, group: Chat, world: World) -> None:
    other = world.group("Others", members=[world.user("Dan"), world.bot])
    world.trouble.flood(37, chat=group.id)
    await bot.send_message(other.id, "Hello")
    with pytest.raises(RetryAfter) as halt:
        await bot.send_message(group.id, "Hello")
    assert halt.value.retry_after == timedelta(seconds=37)


@pytest.mark.parametrize("code", [500, 502, 503, 504])
async def test_a_broken_server_is_no_bad_request(code: int, bot: Bot, group: Chat, world: World) -> None:
    world.trouble.broken(code)
    with pytest.raises(NetworkError) as broken:
        await bot.send_message(group.id, "Hello")
    assert not isinstance(broken.value, BadRequest)
    assert group.lines == []


async def test_a_page_of_a_proxy_is_no_answer(bot: Bot, group: Chat, world: World) -> None:
    world.trouble.next("bad_gateway")
    with pytest.raises(NetworkError):
        await bot.send_message(group.id, "Hello")
    assert group.lines == []


async def test_a_lost_answer_leaves_the_message_and_no_trace_for_the_sender(
    bot: Bot, group: Chat, world: World
) -> None:
    world.trouble.next("lost_answer", method="sendMessage")
    with pytest.raises(NetworkError) as lost:
        await bot.send_message(group.id, "Hello")
    assert isinstance(lost.value.__cause__, httpx.RemoteProtocolError | httpx.ReadError)
    assert group.lines == ["Hello"]
    assert world.record[-1].trouble == "lost_answer"


async def test_a_lost_request_looks_the_same_and_leaves_nothing(bot: Bot, group: Chat, world: World) -> None:
    world.trouble.next("lost_request", method="sendMessage")
    with pytest.raises(NetworkError) as lost:
        await bot.send_message(group.id, "Hello")
    assert isinstance(lost.value.__cause__, httpx.RemoteProtocolError | httpx.ReadError)
    assert group.lines == []


async def test_a_slow_answer_times_out_though_the_message_stands(bot: Bot, group: Chat, world: World) -> None:
    world.trouble.next("slow", seconds=0.5)
    with pytest.raises(TimedOut):
        await bot.send_message(group.id, "Hello", read_timeout=0.1)
    assert group.lines == ["Hello"]


async def test_a_request_that_hangs_does_nothing(bot: Bot, group: Chat, world: World) -> None:
    world.trouble.next("hang")
    with pytest.raises(TimedOut):
        await bot.send_message(group.id, "Hello", read_timeout=0.1)
    assert group.lines == []


async def test_garbage_is_no_answer_though_the_message_stands(bot: Bot, group: Chat, world: World) -> None:
    world.trouble.next("garbage")
    with pytest.raises(Exception, match="Invalid server response"):
        await bot.send_message(group.id, "Hello")
    assert group.lines == ["Hello"]


async def test_an_outage_lasts_until_it_is_lifted(bot: Bot, group: Chat, ana: Person, world: World) -> None:
    with world.trouble.out():
        with pytest.raises(NetworkError):
            await bot.send_message(group.id, "Hello")
        with pytest.raises(NetworkError):
            await bot.get_updates()
        ana.writes(world.bot, "during it")
    await bot.send_message(group.id, "Hello")
    assert group.lines == ["Hello"]
    assert (await bot.get_updates())[-1].message is not None


async def test_polling_waits_for_what_comes(bot: Bot, ana: Person, world: World) -> None:
    began = perf_counter()
    async with asyncio.TaskGroup() as both:
        waiting = both.create_task(bot.get_updates(timeout=5))
        both.create_task(_after(0.1, lambda: ana.writes(world.bot, "here")))
    assert [one.message.text for one in waiting.result() if one.message] == ["here"]
    assert 0.1 <= perf_counter() - began < 2


async def test_polling_waits_no_longer_than_it_was_told(bot: Bot) -> None:
    began = perf_counter()
    assert await bot.get_updates(timeout=1) == ()
    assert 1 <= perf_counter() - began < 2


async def test_of_two_pollers_the_older_is_sent_away(bot: Bot, server: Server, ana: Person, world: World) -> None:
    async with client(server) as second:
        outcomes: tuple[Any, ...] = await asyncio.gather(
            bot.get_updates(timeout=5),
            _after(0.1, lambda: second.get_updates(timeout=5)),
            _after(0.2, lambda: ana.writes(world.bot, "for the newer")),
            return_exceptions=True,
        )
    older, newer, _ = outcomes
    assert isinstance(older, Conflict)
    assert older.message == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    assert isinstance(newer, tuple)
    assert len(newer) == 1


async def test_a_server_that_stops_ends_waiting_polls_and_comes_back_at_its_address(
    bot: Bot, server: Server, ana: Person
) -> None:
    outcome, _ = await asyncio.gather(bot.get_updates(timeout=5), _after(0.1, server.stop), return_exceptions=True)
    assert isinstance(outcome, NetworkError)
    with pytest.raises(NetworkError) as closed:
        await bot.get_updates()
    assert isinstance(closed.value.__cause__, httpx.ConnectError)
    ana.starts()
    await server.start()
    assert len(await bot.get_updates()) == 1


async def _after(seconds: float, act: Callable[[], Any]) -> Any:
    await asyncio.sleep(seconds)
    done = act()
    return await done if isinstance(done, Awaitable) else done
