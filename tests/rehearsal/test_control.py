"""The strings behind the stage: people, trouble and time played from another process."""

import json
import subprocess
import sys
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, NetworkError

from rehearsal.server import Server
from rehearsal.world import World


class Strings:
    """Pulls them over HTTP."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session = session
        self.url = url

    async def post(self, what: str, **body: Any) -> Any:
        async with self.session.post(f"{self.url}/rehearsal/{what}", json=body) as answer:
            return await answer.json()

    async def get(self, what: str) -> Any:
        async with self.session.get(f"{self.url}/rehearsal/{what}") as answer:
            return await answer.json()


@pytest.fixture
async def strings(server: Server) -> AsyncIterator[Strings]:
    async with aiohttp.ClientSession() as session:
        yield Strings(session, server.url)


async def test_a_whole_scene_can_be_played_from_outside(bot: Bot, strings: Strings, world: World) -> None:
    ana = (await strings.post("users", name="Ana"))["id"]
    ben = (await strings.post("users", name="Ben", language="es"))["id"]
    room = (await strings.post("groups", title="Ana & Ben", members=[ana, ben, world.bot.id]))["id"]
    yes = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="y")]])
    sent = await bot.send_message(room, "Lunch", reply_markup=yes)
    word = await strings.post("act", person=ana, does="writes", chat=room, text="soup", reply_to=sent.message_id)
    assert word["message"]["reply_to_message"]["text"] == "Lunch"
    tap = (await strings.post("act", person=ben, does="taps", chat=room, message=sent.message_id, label="Yes"))["tap"]
    await bot.answer_callback_query(tap["id"], "Noted.")
    assert (await strings.get(f"taps/{tap['id']}"))["text"] == "Noted."
    assert [(one["text"], one["buttons"]) for one in (await strings.get(f"chats/{room}"))[1:]] == [
        ("Lunch", ["Yes"]),
        ("soup", []),
    ]
    assert [one["text"] for one in await strings.get(f"phones/{ben}")] == ["Kept: Lunch", "Ana: soup"]
    await strings.post("act", person=ana, does="starts", payload="token7")
    assert [one["text"] for one in await strings.get(f"chats/{ana}")] == ["/start token7"]
    new = (await strings.post("migrate", chat=room))["id"]
    assert await bot.get_chat_member_count(new) == 3


async def test_everything_asked_and_refused_is_on_record(bot: Bot, strings: Strings) -> None:
    with pytest.raises(BadRequest):
        await bot.send_message(-77, "Hello")
    call = (await strings.get("record"))[-1]
    assert (call["method"], call["ok"], call["description"]) == ("sendMessage", False, "Bad Request: chat not found")
    assert call["params"] == {"chat_id": -77, "text": "Hello"}


async def test_trouble_is_set_and_lifted_from_outside(bot: Bot, strings: Strings) -> None:
    await strings.post("trouble", kind="refuse", code=500, description="Internal Server Error", times=5)
    with pytest.raises(NetworkError, match="Internal Server Error"):
        await bot.get_me()
    assert await strings.post("trouble", clear=True, outage=True) == {"outage": True, "faults": 0}
    with pytest.raises(NetworkError):
        await bot.get_me()
    await strings.post("trouble", outage=False)
    assert (await bot.get_me()).username == "kept_bot"


async def test_the_clock_and_the_numbers_are_moved_from_outside(strings: Strings, world: World) -> None:
    moved = await strings.post("clock", move=3600)
    assert moved["now"] == "2026-03-02T13:00:00+00:00"
    assert (await strings.post("clock", set="2031-01-01T00:00:00+00:00"))["now"].startswith("2031")
    await strings.post("updates", next_id=5)
    assert world.bot.updates.next_id == 5


async def test_an_update_nobody_could_read_can_be_sent_in(strings: Strings, server: Server, world: World) -> None:
    await strings.post("updates", kind="message", body={"message_id": 1, "chat": {"id": 7}})
    await strings.post("updates", kind="telepathy", body={"thought": "hm"})
    broken, unknown = world.call("getUpdates")
    assert "type" not in broken["message"]["chat"]
    assert unknown["telepathy"] == {"thought": "hm"}


async def test_requests_are_read_from_an_address_from_json_and_not_from_noise(
    strings: Strings, server: Server, world: World
) -> None:
    world.user("Ana").starts()
    base = f"{server.url}/bot{world.bot.token}"
    async with strings.session.get(f"{base}/sendmessage", params={"chat_id": 5_000_000_001, "text": "a"}) as answer:
        assert (await answer.json())["result"]["text"] == "a"
    async with strings.session.post(f"{base}/SendMessage", json={"chat_id": 5_000_000_001, "text": "b"}) as answer:
        assert (await answer.json())["result"]["text"] == "b"
    async with strings.session.post(
        f"{base}/sendMessage", data=b"{", headers={"Content-Type": "application/json"}
    ) as no:
        assert no.status == 400
    async with strings.session.get(f"{server.url}/botnothing/getMe") as no:
        assert (no.status, (await no.json())["description"]) == (404, "Not Found")
    async with strings.session.get(f"{server.url}/file/bot{world.bot.token}/photos/none.jpg") as no:
        assert no.status == 404


async def test_company_is_kept_from_outside(strings: Strings, world: World) -> None:
    ana, ben = world.user("Ana"), world.user("Ben")
    room = world.group("Ana & Ben", members=[ana, ben])
    await strings.post("act", person=ana.id, does="adds", user=world.bot.id, chat=room.id)
    await strings.post("act", person=ana.id, does="permits", chat=room.id, rights=["can_send_photos"])
    await strings.post("act", person=ben.id, does="leaves", chat=room.id)
    await strings.post("act", person=ben.id, does="starts")
    await strings.post("act", person=ben.id, does="blocks")
    assert [one.user for one in room.inside] == [ana, world.bot]
    assert not room.permissions["can_send_messages"]
    assert world.bot.blocked_by == {ben.id}


async def test_what_cannot_be_done_is_said(strings: Strings, world: World) -> None:
    assert "error" in await strings.post("act", person=world.bot.id, does="writes", chat="bot", text="x")
    assert "error" in await strings.post("trouble", kind="earthquake")
    assert "error" in await strings.post("users")


def test_it_runs_alone_and_says_where() -> None:
    alone = subprocess.Popen([sys.executable, "-m", "rehearsal", "--token", "1:x"], stdout=subprocess.PIPE, text=True)
    try:
        assert alone.stdout is not None
        with alone.stdout:
            address = alone.stdout.readline().strip()
            assert fetched(f"{address}1:x/getMe")["result"]["username"] == "kept_bot"
    finally:
        alone.terminate()
        alone.wait(5)


def fetched(address: str) -> Any:
    from urllib.request import urlopen

    with urlopen(address) as answer:
        return json.loads(answer.read())
