"""The same world without a network: plugged into python-telegram-bot as its line."""

import asyncio
from collections.abc import AsyncIterator
from typing import IO, Any

import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError
from telegram.request import BaseRequest, RequestData

from rehearsal.files import Upload
from rehearsal.people import Person
from rehearsal.things import Chat
from rehearsal.wire import Cut, Wire
from rehearsal.world import Happening, World
from tests.rehearsal.test_media import PICTURE


class Line(BaseRequest):
    """What a test of Kept plugs in instead of HTTP."""

    def __init__(self, world: World) -> None:
        self.wire = Wire(world)

    @property
    def read_timeout(self) -> float | None:
        return 5.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **kwargs: Any
    ) -> tuple[int, bytes]:
        params = request_data.json_parameters if request_data else {}
        parts = request_data.multipart_data if request_data else {}
        files = {name: upload(*field) for name, field in parts.items()}
        token, name = url.split("/bot", 1)[1].split("/", 1)
        try:
            answer = await self.wire.carry(name, params, files, token)
        except Cut as cut:
            raise NetworkError(str(cut)) from cut
        return answer.status, answer.body


def upload(name: str, data: bytes | IO[bytes], mime: str) -> Upload:
    """A file as the client holds it."""
    return Upload(name, data if isinstance(data, bytes) else data.read(), mime)


@pytest.fixture
async def plugged(world: World) -> AsyncIterator[Bot]:
    line = Line(world)
    async with Bot(world.bot.token, base_url="http://telegram/bot", request=line, get_updates_request=line) as talking:
        yield talking


async def test_everything_is_there_without_a_network(plugged: Bot, ana: Person, group: Chat) -> None:
    sent = await plugged.send_photo(group.id, PICTURE, caption="This week")
    assert sent.photo[0].width == 640
    ana.writes(group, "lovely", reply_to=group.messages[-1])
    assert (await plugged.get_updates())[-1].message is not None
    with pytest.raises(BadRequest, match="Chat not found"):
        await plugged.send_message(-77, "Hello")


async def test_trouble_is_there_too(plugged: Bot, group: Chat, world: World) -> None:
    world.trouble.next("lost_answer")
    with pytest.raises(NetworkError) as lost:
        await plugged.send_message(group.id, "Hello")
    assert isinstance(lost.value.__cause__, Cut)
    assert lost.value.__cause__.acted
    assert group.messages[-1].text == "Hello"


async def test_an_outage_ends_a_poll_that_waits(plugged: Bot, world: World) -> None:
    async def fails() -> None:
        await asyncio.sleep(0.05)
        world.trouble.outage = True

    outcome, _ = await asyncio.gather(plugged.get_updates(timeout=5), fails(), return_exceptions=True)
    assert isinstance(outcome, NetworkError)


async def test_whoever_listens_hears_everything_in_order(plugged: Bot, ana: Person, group: Chat, world: World) -> None:
    heard: list[Happening] = []
    silence = world.listen(heard.append)
    markup = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    world.call("sendMessage", {"chat_id": group.id, "text": "Lunch", "reply_markup": markup})
    tap = ana.taps(group.messages[-1], "Yes")
    await plugged.answer_callback_query(tap.id, "Noted.")
    ana.edits(ana.writes(group, "soup"), "stew")
    silence()
    ana.writes(group, "unheard")
    assert [one.kind for one in heard] == ["message", "tap", "answer", "message", "edited"]
    assert heard[2].detail["text"] == "Noted."


async def test_a_world_is_the_same_at_every_run() -> None:
    def ids() -> tuple[int, int, int, int]:
        world = World()
        ana = world.user("Ana")
        room = world.group("Ana & Ben", members=[ana, world.bot])
        return ana.id, room.id, ana.writes(room, "x").id, world.bot.id

    assert ids() == ids()
