"""`kept try`: the whole bot on one machine, with a stand-in for Telegram, a clock to move, and a lunch to watch."""

import asyncio
import random
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from secrets import token_urlsafe
from typing import TextIO
from zoneinfo import ZoneInfo

from bot.introduce import introduce
from bot.main import House, furnish, live, opened
from bot.settings import Settings
from bot.telegram.client import build
from bot.words import Catalogue
from domain.couple import Couple, Member
from rehearsal.clock import RehearsalClock
from rehearsal.people import Person
from rehearsal.server import Server
from rehearsal.things import Chat, Message
from rehearsal.world import TOKEN, Happening, World

ZONE = "Europe/London"
PATIENCE = 20.0  # seconds for anything that should happen at once


class Stalled(Exception):
    """Something that should have happened did not."""


class Scene:
    """Ana, Ben and the chat they share with Kept; what happens there is printed as it happens."""

    def __init__(self, world: World, out: TextIO) -> None:
        self.world = world
        self.ana: Person = world.user("Ana", language="en")
        self.ben: Person = world.user("Ben", language="en")
        self.room: Chat = world.group("Ana & Ben", [self.ana, self.ben])
        self._out = out
        self._happened = asyncio.Event()
        self.ana.adds(world.bot, self.room)
        world.listen(self._tell)

    def couple(self) -> Couple:
        both = tuple(Member(one.id, one.first_name, ZONE) for one in (self.ana, self.ben))
        return Couple("trial", self.room.id, "en", "", (both[0], both[1]))

    async def until(self, seen: Callable[[], bool]) -> None:
        """Wait until it is so. Raises Stalled."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not seen():
                    self._happened.clear()
                    await self._happened.wait()
        except TimeoutError:
            raise Stalled("Kept did not do what it should have done by now.") from None

    def say(self, line: str = "") -> None:
        print(line, file=self._out, flush=True)

    def _tell(self, happening: Happening) -> None:
        self._happened.set()
        message = happening.message
        if message is None or message.service:
            return
        if happening.kind == "message":
            self._show(message)
        elif happening.kind == "reaction":
            emoji = " ".join(each for given in message.reactions.values() for each in given)
            self.say(f"  {self._time()}  {emoji} on “{message.text}”")

    def _show(self, message: Message) -> None:
        who = message.sender.name if message.sender else ""
        text = message.text.replace("\n", f"\n{' ' * 23}")
        self.say(f"  {self._time()}  {who:>8}  {text}")
        if message.buttons:
            self.say(f"{' ' * 23}{'  '.join(f'[ {label} ]' for label in message.buttons)}")

    def _time(self) -> str:
        return f"{self.world.clock.now().astimezone(ZoneInfo(ZONE)):%a %H:%M}"


async def play(out: TextIO) -> None:
    """Play a lunch and end."""
    clock = RehearsalClock()
    catalogue = Catalogue.load()
    with tempfile.TemporaryDirectory(prefix="kept-try-") as folder:
        settings = _settings(Path(folder))
        async with Server(World(clock)) as server, opened(settings, catalogue, clock, random.SystemRandom()) as storage:
            application = build(TOKEN, f"{server.url}/bot", f"{server.url}/file/bot")
            house = furnish(storage, application, catalogue, clock)
            scene = Scene(server.world, out)
            stop = asyncio.Event()
            async with asyncio.TaskGroup() as group:
                group.create_task(live(house, stop))
                try:
                    await _lunch(scene, house, clock)
                finally:
                    stop.set()


async def _lunch(scene: Scene, house: House, clock: RehearsalClock) -> None:
    room, couple = scene.room, scene.couple()
    await introduce(house.storage, couple)
    due = await house.storage.transact(lambda uow: uow.rituals.next_due(couple.id, "lunch"))
    if due is None:
        raise Stalled("No lunch was agreed on.")
    scene.say("Ana and Ben share a chat with Kept. Their lunch is at 12:30, Monday to Friday.")
    scene.say(f"The clock moves on to {due[1].astimezone(ZoneInfo(ZONE)):%A, %d %B, %H:%M} in {ZONE}.\n")
    clock.until(due[1])
    await scene.until(lambda: any(message.buttons for message in room.messages))
    prompt = next(message for message in room.messages if message.buttons)
    clock.move(timedelta(minutes=4))
    line = scene.ana.writes(room, "Soup, and a dog asleep under the table.", reply_to=prompt)
    await scene.until(lambda: bool(line.reactions))
    clock.move(timedelta(minutes=9))
    scene.ben.taps(prompt, prompt.buttons[0])
    await scene.until(lambda: "Ben" in room.messages[-1].text)
    scene.say("\nThat was lunch. Nothing of it is kept on this machine.")


def _settings(folder: Path) -> Settings:
    return Settings(
        _env_file=None,
        data_dir=folder / "data",
        keys_dir=folder / "keys",
        database_url=None,
        secret_key=token_urlsafe(32),
        secret_key_old=None,
    )
