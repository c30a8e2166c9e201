"""`kept try`: the whole bot on one machine, with a stand-in for Telegram, a clock to move, and a page to play on."""

import asyncio
import random
import signal
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_urlsafe
from typing import TextIO
from zoneinfo import ZoneInfo

from bot.introduce import give_bedtime, give_sunday, introduce
from bot.life import some_weeks
from bot.main import House, furnish, live, opened
from bot.rituals import RITUALS
from bot.settings import Settings
from bot.telegram.client import build
from bot.telegram.pace import PRIVATE_GAP, Pace
from bot.words import Catalogue
from domain.couple import Couple, Member
from rehearsal.aloud import Aloud
from rehearsal.clock import RehearsalClock
from rehearsal.page import Coming, Stage, Theatre, served, show_in_browser
from rehearsal.people import Person
from rehearsal.server import Server
from rehearsal.things import Chat
from rehearsal.world import TOKEN, Happening, World
from storage.unit_of_work import UnitOfWork

ZONE = "Europe/London"
PATIENCE = 20.0  # seconds for anything that should happen at once
PORT = 8130
SOON = 0.2  # seconds from one look at what is due to the next: whoever moved the clock is waiting for it
HOURS = frozenset(ritual.name for ritual in RITUALS if ritual.on_due is not None)
APART, MET, CARRIED = "Not met yet", "Already met", "Without a group"


class Stalled(Exception):
    """Something that should have happened did not."""


class Scene:
    """Ana, Ben and the chat they share; what happens there is printed as it happens."""

    def __init__(self, world: World, out: TextIO) -> None:
        self.world = world
        self.ana: Person = world.user("Ana", language="en")
        self.ben: Person = world.user("Ben", language="en")
        self.room: Chat = world.group("Ana & Ben", [self.ana, self.ben])
        self.say = Aloud(world, out, ZONE).say
        self._happened = asyncio.Event()
        world.listen(self._hear)

    async def meet(self, house: House) -> Couple:
        """They share their chat with Kept, and are a couple."""
        couple = await self._introduced(house, "group", self.room.id)
        self.ana.adds(self.world.bot, self.room)
        return couple

    async def meet_apart(self, house: House) -> None:
        """They are a couple, and Kept is in no chat of theirs."""
        await self._introduced(house, "carried", None)

    async def _introduced(self, house: House, place: str, room: int | None) -> Couple:
        both = tuple(Member(one.id, one.first_name, ZONE) for one in (self.ana, self.ben))
        couple = Couple("trial", room, "en", "", (both[0], both[1]), place)
        await introduce(house.storage, couple)
        await give_bedtime(house.storage, couple)
        await give_sunday(house.storage, couple)
        return couple

    async def until(self, seen: Callable[[], bool]) -> None:
        """Wait until it is so. Raises Stalled."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not seen():
                    self._happened.clear()
                    await self._happened.wait()
        except TimeoutError:
            raise Stalled("Kept did not do what it should have done by now.") from None

    def _hear(self, _: Happening) -> None:
        self._happened.set()


# --- a lunch that plays itself -----------------------------------------------------------------------------------


async def play_lunch(out: TextIO) -> None:
    """Play a lunch and end. Raises Stalled."""
    clock = RehearsalClock()
    async with Server(World(clock)) as server, _at_work(server, clock) as house:
        await _lunch(Scene(server.world, out), house, clock)


async def _lunch(scene: Scene, house: House, clock: RehearsalClock) -> None:
    room, couple = scene.room, await scene.meet(house)
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


# --- the page ----------------------------------------------------------------------------------------------------


async def play(
    out: TextIO,
    *,
    port: int = PORT,
    start: datetime | None = None,
    stop: asyncio.Event | None = None,
    browse: bool = True,
) -> None:
    """Serve the page on this machine until Ctrl-C or SIGTERM, or until `stop` is set where it is given.

    `port` is the first to be tried (0: any free one); each scene's clock starts at `start` (aware; None is now).
    """
    theatre = Theatre((APART, MET, CARRIED), lambda server, wanted: _set(server, wanted, out, start))
    server = await served(theatre.page, port)
    try:
        print(f"Try Kept at {server.url}/ (Ctrl-C ends it, and nothing is kept).\n", file=out, flush=True)
        if browse:
            await show_in_browser(f"{server.url}/")
        async with asyncio.TaskGroup() as group:
            playing = group.create_task(theatre.play(server))
            await (stop or _interrupted()).wait()
            theatre.end()
            await playing
    finally:
        await server.stop()


@asynccontextmanager
async def _set(server: Server, wanted: str, out: TextIO, start: datetime | None) -> AsyncIterator[Stage]:
    """A fresh world and database with one of the scenes."""
    clock = RehearsalClock(start)
    server.turn_to(World(clock))
    async with _at_work(server, clock) as house:
        scene = Scene(server.world, out)
        scene.say(f"{wanted}.")
        if wanted != APART:
            await (scene.meet(house) if wanted == MET else scene.meet_apart(house))
            scene.ana.starts()
            scene.ben.starts()

        async def comes() -> list[Coming]:
            return await house.storage.transact(lambda uow: _coming((scene.ana.id, scene.ben.id), uow))

        async def busy() -> bool:
            return bool(scene.world.bot.updates.waiting) or await house.storage.transact(_in_hand)

        def hurry() -> None:
            """Whatever waits for a moment looks whether that has come."""
            house.heartbeat.hurry()
            house.storage.outgoing.set()

        of_theirs = (scene.world, scene.ana, scene.ben, scene.room, ZONE)
        lives = None if wanted == CARRIED else some_weeks
        yield Stage(*of_theirs, comes, busy, wanted, hurry, lives, apart=wanted == CARRIED)


async def _coming(people: tuple[int, int], uow: UnitOfWork) -> list[Coming]:
    """What Kept will do next by itself, for these two: hours by their name, then what merely stirs at its moment."""
    couples = {row.couple for row in (await uow.couples.rows(list(people))).values() if row.couple}
    subjects = [*couples, *(f"p{person}" for person in people)]
    found = [Coming(ritual.capitalize(), at) for ritual, at in await uow.rituals.coming(subjects) if ritual in HOURS]
    found += [Coming("", at) for at in (await uow.timers.next(), await uow.outbox.next_held()) if at]
    return sorted(found, key=lambda one: one.at)


async def _in_hand(uow: UnitOfWork) -> bool:
    """Whether anything that came in or is owed still waits for Kept."""
    return bool(await uow.inbox.undone() or await uow.outbox.in_flight() or await uow.outbox.claim((), 1))


@asynccontextmanager
async def _at_work(server: Server, clock: RehearsalClock) -> AsyncIterator[House]:
    """All of Kept, running, on a database that goes with it."""
    catalogue = Catalogue.load()
    with tempfile.TemporaryDirectory(prefix="kept-try-") as folder:
        async with opened(_settings(Path(folder)), catalogue, clock, random.SystemRandom()) as storage:
            application = build(TOKEN, f"{server.url}/bot", f"{server.url}/file/bot")
            house = furnish(storage, application, catalogue, clock, pace=Pace(group_gap=PRIVATE_GAP))
            house.heartbeat.tick = SOON
            stop = asyncio.Event()
            async with asyncio.TaskGroup() as group:
                group.create_task(live(house, stop))
                try:
                    yield house
                finally:
                    stop.set()


def _interrupted() -> asyncio.Event:
    """Set by the first Ctrl-C or SIGTERM; a second one ends the process the rough way."""
    event, loop, signals = asyncio.Event(), asyncio.get_running_loop(), (signal.SIGINT, signal.SIGTERM)

    def interrupt() -> None:
        for number in signals:
            loop.remove_signal_handler(number)
        event.set()

    for number in signals:
        loop.add_signal_handler(number, interrupt)
    return event


def _settings(folder: Path) -> Settings:
    return Settings(
        _env_file=None,
        data_dir=folder / "data",
        keys_dir=folder / "keys",
        database_url=None,
        secret_key=token_urlsafe(32),
        secret_key_old=None,
    )
