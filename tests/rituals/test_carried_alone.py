"""Whatever two people type, tap and answer in whatever order: no word goes over that was not said to the room."""

import asyncio
import tempfile
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.ritual import BoxKind, Ritual
from bot.rituals import RITUALS
from domain.messages import Incoming, Kind, Line, Say
from domain.questions import Box
from rehearsal.things import Message
from storage.unit_of_work import UnitOfWork
from tests.house import Kept, couple_at_home
from tests.rituals.rooms import LINES, begun, kept_apart, lunch_carried
from tests.someone import Someone

ACTS = (
    "writes",
    "replies",
    "replies",
    "replies",
    "sends",
    "edits",
    "deletes",
    "boxes",
    "taps",
    "taps",
    "commands",
    "waits",
)
act = st.tuples(st.sampled_from(("ana", "ben")), st.sampled_from(ACTS), st.integers(0, 30))
days = st.lists(act, min_size=5, max_size=16)


async def hears(_incoming: Incoming, _box: Box, _uow: UnitOfWork) -> None:
    """Words for a box are nobody else's."""


TEA = Ritual("tea", boxes={"leaf": BoxKind(hears, "lunch-hello", takes_media=True)})


@dataclass
class Lunch:
    """What was written, by whom; `meant` is what its author has said to the room."""

    kept: Kept
    written: list[tuple[Someone, Message]] = field(default_factory=list)
    words: dict[str, Message] = field(default_factory=dict)
    meant: set[Message] = field(default_factory=set)
    boxes: set[str] = field(default_factory=set)

    def word(self) -> str:
        """One that was never written before."""
        return f"word{len(self.words):03d}"

    async def does(self, someone: Someone, what: str, number: int) -> None:
        corner = someone.person.corner
        match what:
            case "writes":
                self.note(someone, await someone.writes(self.word(), corner))
            case "replies" | "sends":
                await self.answers(someone, number, photo=what == "sends")
            case "edits" | "deletes":
                await self.changes(someone, number, gone=what == "deletes")
            case "boxes":
                await self.asks(someone)
            case "taps":
                await self.taps(someone, number)
            case "commands":
                self.note(
                    someone,
                    await someone.writes(f"/{('cancel', 'rituals', 'nothing')[number % 3]} {self.word()}", corner),
                )
            case _:
                await self.kept.passes(timedelta(minutes=number))

    def note(self, someone: Someone, message: Message) -> None:
        self.written.append((someone, message))
        self.words[message.text.split()[-1]] = message

    async def answers(self, someone: Someone, number: int, *, photo: bool) -> None:
        """To any message of their corner; one of the room's is meant for the room, unless a box makes that unclear."""
        corner = someone.person.corner
        to = corner.messages[-1 - number % min(len(corner.messages), 5)]
        unclear = await self.kept.storage.transact(lambda uow: uow.boxes.open_ones(someone.person.id))
        if photo:
            said = someone.person.sends(corner, "photo", reply_to=to, caption=self.word())
        else:
            said = someone.person.writes(corner, self.word(), reply_to=to)
        if _of_the_room(to) and not unclear:
            self.meant.add(said)
        self.note(someone, said)
        await self.kept.settles()

    async def changes(self, someone: Someone, number: int, *, gone: bool) -> None:
        mine = [message for one, message in self.written if one is someone and not message.deleted]
        if not mine:
            return
        message = mine[number % len(mine)]
        if gone:
            someone.person.deletes(message)
        else:
            self.words[self.word()] = message
            someone.person.edits(message, list(self.words)[-1])
        await self.kept.settles()

    async def asks(self, someone: Someone) -> None:
        person, ref = someone.person.id, f"box-{len(self.boxes)}"
        self.boxes.add(ref)

        async def write(uow: UnitOfWork) -> None:
            box = Box(ref, person, "tea", "leaf", uow.now + timedelta(hours=3))
            await uow.ask(box, Say(person, "tea", (Line("lunch-noted"),), Kind.ANSWER, person=person))

        await self.kept.storage.transact(write)
        await self.kept.settles()

    async def taps(self, someone: Someone, number: int) -> None:
        """Any button of their corner; only "For" the other says that something is meant for them."""
        shown = [(message, label) for message in someone.person.corner.messages for label in message.buttons]
        if not shown:
            return
        message, label = shown[-1 - number % min(len(shown), 8)]
        if label in ("For Ana", "For Ben") and message.reply_to is not None:
            self.meant.add(message.reply_to)
        await someone.taps(label, on=message)

    def judge(self) -> None:
        for someone in (self.kept.ana, self.kept.ben):
            read = " ".join(someone.heard)
            foreign = {word: m for word, m in self.words.items() if m.sender is not someone.person and word in read}
            assert all(message in self.meant for message in foreign.values())


def _of_the_room(message: Message) -> bool:
    line = message.reply_to if message.media and message.reply_to else message
    return line.text.partition("\n")[0] in LINES


async def spend(day: list[tuple[str, str, int]], folder: Path) -> None:
    async with couple_at_home(folder, rituals=(*RITUALS, TEA)) as kept:
        await begun(kept)
        await kept_apart(kept)
        await lunch_carried(kept)
        lunch = Lunch(kept)
        for name, what, number in day:
            await lunch.does(kept.people[name], what, number)
            lunch.judge()
        await kept.passes(timedelta(hours=20))
        lunch.judge()


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(days)
def test_no_word_goes_over_that_was_not_said_to_the_room(day: list[tuple[str, str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(spend(day, Path(folder)))
