"""Some weeks of two people as they might go, acted on the page for both, so that notes and their ribbon can be seen."""

import random
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from rehearsal.page import Stage
from rehearsal.people import Person
from rehearsal.things import Chat, Message

SEED = 5
DAY = timedelta(days=1)
LATELY = timedelta(days=3)  # so old are the buttons at most that anybody still taps
HALF = 0.5
QUICKLY = 0.02  # seconds without a call after which Kept has said what it had to say
MORNING, LUNCH, AFTER_LUNCH, AFTER_WORK, AT_HOME, EVENING = (
    time(9),
    time(12, 40),
    time(12, 50),
    time(19, 5),
    time(20),
    time(22, 5),
)
OVER_LUNCH = (
    "Soup, and rain.",
    "The bus was on time.",
    "Somebody brought cake.",
    "Long meeting, good coffee.",
    "Sun on the bench.",
    "A walk around the block.",
)
BEFORE_BED = (
    "Tired, but all right.",
    "Thanks for the tea this morning.",
    "I liked walking home with you.",
    "Early start tomorrow.",
    "A bit of everything today.",
    "Quiet, in a good way.",
)
SMALL_THINGS = (
    "call you on the way home",
    "buy bread",
    "book the dentist",
    "water the plants",
    "bring the parcel down",
    "fix the lamp",
    "send you the photos",
    "make the soup",
)
Does = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Week:
    """How a week goes: so many `lunches` of five days and `evenings` of six, and what becomes of what is promised.

    `dropped` is said and never come back to. `rests`: one of the two does, from Monday to Sunday morning.
    """

    lunches: int = 0
    evenings: int = 0
    kept: int = 0
    moved: int = 0
    mended: int = 0
    dropped: int = 0
    rests: bool = False


# First days, some more of them, a good week, one in which much is dropped, what comes of that, and a rest.
WEEKS = (
    Week(3, 2, kept=2),
    Week(4, 4, kept=2, moved=1),
    Week(5, 5, kept=3, moved=1, mended=1),
    Week(4, 4, kept=2, dropped=4),
    Week(2, 2, kept=1),
    Week(rests=True),
)


async def some_weeks(stage: Stage, told: Callable[[], None]) -> None:
    """All of them, from where the clock stands to the evening of the last Sunday. LookupError: time passes already."""
    stage.patience, before = QUICKLY, stage.patience
    try:
        life = Life(stage, told)
        await life.begins()
        for week in WEEKS:
            await life.goes_on(week)
    finally:
        stage.patience = before


@dataclass
class Life:
    """One such life on a stage; `told` is called whenever time has moved."""

    stage: Stage
    told: Callable[[], None]
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))  # noqa: S311 - a play, no secret
    promised: int = 0

    @property
    def two(self) -> tuple[Person, Person]:
        return self.stage.left, self.stage.right

    async def begins(self) -> None:
        """They have their evenings in their chat, where there is more to see."""
        await self._types(self.stage.left, "/bedtime here")
        await self._taps(self.stage.right, self.stage.room, "Yes")

    async def goes_on(self, week: Week) -> None:
        """Until the note at its end."""
        sunday = self.stage.sunday()
        begins = self.stage.world.now()
        acts = [act for act in self._acts(week, sunday) if act[0] > begins]
        for at, does in sorted(acts, key=lambda act: act[0]):
            if at > self.stage.world.now():
                await self.stage.comes_to(at, self.told)
            await does()
        await self.stage.comes_to(sunday, self.told)

    def _acts(self, week: Week, sunday: datetime) -> Iterator[tuple[datetime, Does]]:
        """What happens in it, in any order."""
        days = [day for back in range(6, 0, -1) if _at(day := sunday - back * DAY, LUNCH) > self.stage.world.now()]
        weekdays = days[:-1]
        for day in self._some(weekdays, week.lunches):
            yield _at(day, LUNCH), self._lunch
        for day in self._some(days, week.evenings):
            yield _at(day, EVENING), self._evening
        for day in [] if week.rests else days:
            yield _at(day, AT_HOME), self._carry_on
        yield from self._promises(week, weekdays)
        for day in (days[:4:3]) if week.rests else ():
            yield _at(day, MORNING), self._rest

    def _some(self, days: list[datetime], count: int) -> list[datetime]:
        return self.chance.sample(days, min(count, len(days)))

    # --- what they do ----------------------------------------------------------------------------------------

    async def _lunch(self) -> None:
        """One writes a line, the other says hello, or writes one too."""
        first, second = self.chance.sample(self.two, 2)
        if prompt := self._with(self.stage.room, "Just say hello"):
            first.writes(self.stage.room, self.chance.choice(OVER_LUNCH), reply_to=prompt)
            if self.chance.random() < HALF:
                second.taps(prompt, "Just say hello")
            await self.stage.settles()

    async def _evening(self) -> None:
        if line := self._with(self.stage.room, "Good night"):
            lines = self.chance.sample(BEFORE_BED, 2)
            for person, said in zip(self.chance.sample(self.two, 2), lines, strict=True):
                person.writes(self.stage.room, said, reply_to=line)
            await self.stage.settles()

    async def _rest(self) -> None:
        await self._types(self.stage.right, "/rest", self.stage.right.corner)
        await self._taps(self.stage.right, self.stage.right.corner, "Three days")

    async def _carry_on(self) -> None:
        """Whatever asks each of them alone whether it shall go on."""
        for person in self.two:
            while await self._taps(person, person.corner, "Open"):
                pass
            await self._taps(person, person.corner, "Carry on")

    def _promises(self, week: Week, days: list[datetime]) -> Iterator[tuple[datetime, Does]]:
        fates = ["dropped"] * week.dropped + ["mended"] * week.mended + ["moved"] * week.moved + ["kept"] * week.kept
        for place, fate in enumerate(fates):
            day = days[min(place // 2, len(days) - 1)] if days else None
            if day is not None:
                yield from self._promise(fate, day)

    def _promise(self, fate: str, day: datetime) -> Iterator[tuple[datetime, Does]]:
        """One that is said over lunch, and what becomes of it; they take turns."""
        maker, other = self.two if self.promised % 2 else self.two[::-1]
        words = SMALL_THINGS[self.promised % len(SMALL_THINGS)]
        self.promised += 1
        yield _at(day, AFTER_LUNCH), lambda: self._says(maker, f"{words} today at 18:00")
        if fate == "kept":
            yield _at(day, AFTER_WORK), lambda: self._notices(other, words)
        if fate == "moved":
            yield _at(day, AFTER_LUNCH) + timedelta(minutes=5), lambda: self._moves(maker, words)
            yield _at(day + DAY, AFTER_WORK), lambda: self._notices(other, words)
        if fate == "mended":
            yield _at(day + 2 * DAY, AFTER_LUNCH), lambda: self._lists(maker, words, "Done")

    async def _says(self, maker: Person, promise: str) -> None:
        await self._types(maker, f"/promise {promise}")
        await self._taps(maker, self.stage.room, "Yes")

    async def _moves(self, maker: Person, words: str) -> None:
        await self._lists(maker, words, "Move it")
        await self._types(maker, "tomorrow at 18:00", maker.corner)
        await self._taps(maker, maker.corner, "Send")

    async def _notices(self, other: Person, words: str) -> None:
        await self._taps(other, self.stage.room, "I noticed, thank you", words)

    async def _lists(self, maker: Person, words: str, verb: str) -> None:
        """In their corner, where one of several is picked first."""
        await self._types(maker, "/promises", maker.corner)
        await self._taps(maker, maker.corner, words)
        await self._taps(maker, maker.corner, verb)

    # --- how anything is done --------------------------------------------------------------------------------

    async def _types(self, person: Person, text: str, chat: Chat | None = None) -> None:
        """In the room, unless it is a corner; a command there names the bot."""
        name, _, rest = text.partition(" ")
        addressed = f"{name}@{self.stage.world.bot.username} {rest}" if chat is None and text[0] == "/" else text
        person.writes(chat or self.stage.room, addressed)
        await self.stage.settles()

    async def _taps(self, person: Person, chat: Chat, label: str, about: str = "") -> bool:
        """The last such button there, of a message `about` something; False where there is none."""
        found = self._with(chat, label, about)
        if found:
            person.taps(found, label)
            await self.stage.settles()
        return found is not None

    def _with(self, chat: Chat, label: str, about: str = "") -> Message | None:
        since = self.stage.world.now() - LATELY
        shown = (one for one in reversed(chat.messages) if one.date > since)
        return next((one for one in shown if label in one.buttons and about in one.text), None)


def _at(day: datetime, wall: time) -> datetime:
    """That hour of the day on the clock of the page."""
    return datetime.combine(day.date(), wall, day.tzinfo)
