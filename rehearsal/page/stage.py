"""Who stands on the page: two people, the room between them, whoever else comes in, and the time that passes."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from rehearsal.page.where import CITIES, Where, city
from rehearsal.people import Person
from rehearsal.things import Chat, Message
from rehearsal.world import World

PLACES = ("left", "room", "right")
SUNDAY, SUNDAY_AT = 6, time(18)
TAKEN_WITHIN = 20.0  # seconds a bot has for what came due, before time passes on without it
QUIET_AFTER = 0.3  # seconds without a call of a bot that has nothing in hand: it has said what it had to say
WAITED = timedelta(seconds=1)
LOOKS = 0.05


@dataclass(frozen=True, slots=True)
class Coming:
    """Something the bot will do by itself: its name as people read it ("" for what has none), and when (aware)."""

    name: str
    at: datetime


Comes = Callable[[], Awaitable[Sequence[Coming]]]
Busy = Callable[[], Awaitable[bool]]
Lives = Callable[["Stage", Callable[[], None]], Awaitable[None]]


@dataclass
class Stage:
    """`zone` is the IANA name of the clock that the visitor reads; everybody is there until they go elsewhere.

    `comes` tells what the bot will do next by itself, the earliest first, `busy` whether it has anything in hand;
    `hurry` lets it look at its clock at once. `lives` acts for both of them through some weeks, and tells at each step
    that time has moved. `patience` is the seconds without a call after which the bot has said what it had to say.
    `apart`: their shared chat is not played until the bot is in it.
    """

    world: World
    left: Person
    right: Person
    group: Chat
    zone: str
    comes: Comes
    busy: Busy
    scene: str = ""
    hurry: Callable[[], None] = lambda: None
    lives: Lives | None = None
    patience: float = QUIET_AFTER
    apart: bool = False
    passing: bool = False
    third: Person | None = field(default=None, init=False)
    whereabouts: dict[int, Where] = field(default_factory=dict, init=False)

    @property
    def room(self) -> Chat:
        """The shared chat, also after it was upgraded."""
        return self.group.migrated_to or self.group

    @property
    def shares(self) -> bool:
        """Whether the shared chat is played."""
        return self.bot_inside or not self.apart

    def other(self, person: Person) -> Person:
        """Of the two, the one that `person` is not."""
        return self.left if person is self.right else self.right

    @property
    def people(self) -> list[Person]:
        """Everyone the visitor can be just now."""
        third = [self.third] if self.third is not None and self.room.member(self.third).inside else []
        return [self.left, self.right, *third]

    def person(self, number: int) -> Person:
        """Raises LookupError for somebody who is not here."""
        found = next((one for one in self.people if one.id == number), None)
        if found is None:
            raise LookupError("Nobody of that name is here.")
        return found

    def chat(self, place: str) -> Chat:
        """Raises LookupError for a place the page has not."""
        chats = {"left": self.left.corner, "room": self.room, "right": self.right.corner}
        if place not in chats:
            raise LookupError(f"There is no place called {place}.")
        return chats[place]

    def place(self, chat: Chat | None) -> str | None:
        """Where on the page a chat stands; None for one that is not shown."""
        if chat is self.group:
            return "room"
        return next((place for place in PLACES if self.chat(place) is chat), None)

    def messages(self, place: str) -> list[Message]:
        """Everything that stands there, in order."""
        return self.left.sees(self.chat(place))

    def message(self, key: str) -> Message:
        """By the name the page knows it under. Raises LookupError."""
        chat, _, number = key.partition(":")
        for one in (self.group, self.room, self.left.corner, self.right.corner):
            if str(one.id) == chat and number.isdecimal() and int(number) in one.history:
                return one.history[int(number)]
        raise LookupError("That message is gone.")

    # --- company ---------------------------------------------------------------------------------------------

    def where(self, person: Person) -> Where:
        """The city whose clock a person's phone shows."""
        return self.whereabouts.get(person.id) or next(one for one in CITIES if one.zone == self.zone)

    def goes(self, person: Person, name: str) -> None:
        """To another city. Raises LookupError for one that nobody can be in."""
        self.whereabouts[person.id] = city(name)
        self.world.tell("goes")

    @property
    def bot_inside(self) -> bool:
        """Whether the bot is a member of the shared chat."""
        return self.room.member(self.world.bot).inside

    def adds_bot(self) -> None:
        """The left one brings the bot into the shared chat."""
        if not self.bot_inside:
            self.left.adds(self.world.bot, self.group)

    def removes_bot(self) -> None:
        """The left one takes it out again. Raises LookupError when it is not there."""
        self.left.kicks(self.world.bot, self.group)

    def comes_back(self, person: Person) -> None:
        """Into the shared chat, after having left it."""
        if not self.room.member(person).inside:
            person.joins(self.group)

    def cuts_off(self) -> None:
        """From here nothing passes between the bot and Telegram; people go on writing to each other."""
        self.world.trouble.outage = True

    def reaches(self) -> None:
        """From here it passes again."""
        self.world.trouble.outage = False

    def third_joins(self, name: str) -> None:
        """Somebody who is neither of the two comes into the shared chat."""
        self.third = self.third or self.world.user(name)
        if not self.room.member(self.third).inside:
            self.third.joins(self.group)

    def third_leaves(self) -> None:
        """And goes. Raises LookupError when nobody came."""
        if self.third is None:
            raise LookupError("Nobody else is here.")
        self.third.leaves(self.group)

    # --- time ------------------------------------------------------------------------------------------------

    def sunday(self) -> datetime:
        """The next Sunday evening on their clock (aware), never now."""
        now = self.world.now().astimezone(ZoneInfo(self.zone))
        for days in range(8):
            at = datetime.combine(now.date() + timedelta(days), SUNDAY_AT, now.tzinfo)
            if at.weekday() == SUNDAY and at > now:
                return at
        raise AssertionError("a week has a Sunday")

    async def prompt(self) -> Coming | None:
        """The next that has a name."""
        return next((one for one in await self.comes() if one.name), None)

    async def passes(self, until: datetime, told: Callable[[], None]) -> None:
        """Lets time pass (`until` is aware), pausing at whatever comes on the way so that the bot can act at its hour.

        `told` is called at each pause. Raises LookupError while time is passing already.
        """
        with self._time_passes(told):
            await self.comes_to(until, told)

    async def lives_on(self, told: Callable[[], None]) -> None:
        """Some weeks pass, in which both do what they might. Raises LookupError where that cannot be."""
        if self.lives is None:
            raise LookupError("Weeks are played in a shared chat.")
        if await self.prompt() is None:
            raise LookupError("Nothing comes by itself yet: the two have not met.")
        with self._time_passes(told):
            await self.lives(self, told)

    @contextmanager
    def _time_passes(self, told: Callable[[], None]) -> Iterator[None]:
        if self.passing:
            raise LookupError("Time is passing already.")
        self.passing = True
        try:
            yield
        finally:
            self.passing = False
            told()

    async def comes_to(self, until: datetime, told: Callable[[], None]) -> None:
        """The same for whoever acts while time passes: see `lives`."""
        while (coming := await self.comes()) and coming[0].at <= until:
            self._moves(coming[0].at)
            told()
            if not await self._taken(coming[0]):
                break
        self._moves(until)
        told()

    def _moves(self, until: datetime) -> None:
        self.world.clock.move(max(until - self.world.now(), timedelta(0)))
        self.hurry()

    async def _taken(self, coming: Coming) -> bool:
        """Waits, on real time, until the bot has done what was due, and has said what follows from it."""
        try:
            async with asyncio.timeout(TAKEN_WITHIN):
                while coming in await self.comes():  # noqa: ASYNC110 - nobody tells when an hour is done
                    await asyncio.sleep(min(LOOKS, self.patience))
                await self.settles()
        except TimeoutError:
            return False
        return True

    async def settles(self) -> None:
        """Waits, on real time, until the bot has said what it had to say."""
        calls = -1
        while calls != len(self.world.record) or await self._busy():
            if calls == len(self.world.record):
                self._moves(self.world.now() + WAITED)  # it waits until it may say more: nobody has to watch that
            calls = len(self.world.record)
            await asyncio.sleep(self.patience)

    async def _busy(self) -> bool:
        return not self.world.trouble.outage and await self.busy()
