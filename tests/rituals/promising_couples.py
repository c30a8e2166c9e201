"""Ana and Ben with the whole of Kept, who promise, tap and write in any order while clocks jump and the house dies.

Every word that is written has a token in it, so that it can be seen who came to read it.
"""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from itertools import count
from pathlib import Path
from string import ascii_lowercase
from typing import Any, TypeVar

from domain.promise import MOST_OPEN, State
from rehearsal.happenings import Happening
from rehearsal.things import Message
from rehearsal.world import Tap
from storage.promises import Given
from storage.schema import outbox, week_sums
from tests.house import Kept, Someone
from tests.rituals.promises import couple_with_promises

T = TypeVar("T")
NAMES = ("ana", "ben")
OURS = "promise:"
STEPS = 400  # on the way to a moment, until a house that is never done is a fault


@dataclass(frozen=True)
class Deed:
    """`who` tapped `label`, which stood for `action`, on a message with these words."""

    who: str
    action: str
    label: str
    text: str


@dataclass
class Couple:
    """What they may do, each followed by all that has to hold whatever they did before."""

    seen: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in NAMES})
    author: dict[str, str] = field(default_factory=dict)  # of each token
    shared: set[str] = field(default_factory=set)  # tokens that their author has meant for the other
    counted: Counter[str] = field(default_factory=Counter)
    asked: dict[tuple[str, datetime], set[datetime]] = field(default_factory=dict)
    lost: bool = False  # a house died with messages in flight
    over: bool = False  # one of them has left

    def begin(self, wall: time | None) -> None:
        self._runner = asyncio.Runner()
        self._rooms = AsyncExitStack()
        self._folder = tempfile.TemporaryDirectory()
        self._numbers = count()
        self._last: dict[int, str] = {}
        home = couple_with_promises(Path(self._folder.name), wall=wall)
        self.kept: Kept = self.run(self._rooms.enter_async_context(home))
        self.kept.world.listen(self._hear)
        self.now = self.run(self._promises())

    def end(self) -> None:
        self.run(self._rooms.aclose())
        self._runner.close()
        self._folder.cleanup()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._runner.run(work)

    # --- what they see -----------------------------------------------------------------------------------------

    def _hear(self, happening: Happening) -> None:
        message = happening.message
        if (
            happening.kind not in ("message", "edited")
            or message is None
            or self._last.get(id(message)) == message.text
        ):
            return  # a change of its buttons says nothing
        self._last[id(message)] = message.text
        for name in NAMES:
            if message.chat in (self.kept.room, self.person(name).person.corner):
                self._reads(name, message.text)

    def _reads(self, name: str, text: str) -> None:
        self.seen[name].append(text)
        for token, author in self.author.items():
            assert token not in text or author == name or token in self.shared, "what was not meant for them"

    def person(self, name: str) -> Someone:
        return self.kept.people[name]

    def token(self, author: str, *, shared: bool = False) -> str:
        """A word that nobody has written before."""
        tens, ones = divmod(next(self._numbers), len(ascii_lowercase))
        token = f"kettle{ascii_lowercase[tens]}{ascii_lowercase[ones]}"
        self.author[token] = author
        if shared:
            self.shared.add(token)
        return token

    def buttons(self, name: str) -> list[tuple[Message, str, str]]:
        """All that stand on their phone and are about promises: message, label, action; the latest first."""
        corner, room = self.person(name).person.corner.messages, self.kept.room.messages
        found = [message for message in (*corner[-25:], *room[-25:]) if not message.deleted]
        rows = [(one, row) for one in reversed(found) for row in (one.markup or {}).get("inline_keyboard", [])]
        keys = [(one, key) for one, row in rows for key in row if str(key.get("callback_data")).startswith(OURS)]
        return [(one, key["text"], key["callback_data"].split(":")[1]) for one, key in keys]

    # --- what they do ------------------------------------------------------------------------------------------

    def writes(self, name: str, text: str, *, in_room: bool = False) -> None:
        place = None if in_room else self.person(name).person.corner
        self.step(self.person(name).writes(text, place))

    def taps(self, name: str, message: Message, label: str, action: str, dies: str = "") -> None:
        """`dies`: so far the house comes with it before it is killed and begins anew."""
        deed = Deed(name, action, label, message.text)
        if action == "yes" or (action == "send" and label == "Send"):  # a quiet one is sent to nobody
            self.shared |= {token for token in self.author if token in message.text}
        self.step(self._dying(deed, message, dies) if dies else self.person(name).taps(label, on=message), deed)

    async def _dying(self, deed: Deed, message: Message, dies: str) -> Tap:
        tap = self.person(deed.who).person.taps(message, deed.label)
        await self.kept.hears()
        if dies != "with it in hand":
            await self.kept.works()
            await self.kept.house.sender.claim()
            self.lost = True
        await self.kept.restarts()
        await self.kept.settles()
        return tap

    def restarts(self) -> None:
        before = self.now
        self.step(self.kept.restarts())
        assert self.now == before

    def leaves(self, name: str) -> None:
        """Of what they promised nothing is left, and the other reads nothing of it."""
        other, person = self.person(self.other(name)), self.person(name)
        told = len(self.seen[self.other(name)])

        async def leave() -> None:
            await person.writes("/leave", person.person.corner)
            for label in ("Leave", "Leave now"):
                await person.taps(label)

        self.over = True
        self.step(leave())
        assert [given for given in self.now.values() if given.person != other.person.id] == []
        assert len(self.seen[self.other(name)]) == told

    async def lives_until(self, target: datetime) -> None:
        """Everything on the way comes at its hour."""
        for _ in range(STEPS):
            at = await self.kept.storage.transact(lambda uow: uow.timers.earliest(self.kept.couple.id))
            if at is None or at >= target:
                return await self.kept.is_at(max(target, self.kept.clock.now()))
            await self.kept.is_at(max(at, self.kept.clock.now()))
            await self.kept.house.moments.tick(patient=True)  # the clock is believed, even after a jump
        raise AssertionError("time never came there")

    async def jumps(self, by: timedelta) -> None:
        """The machine's clock, and not time."""
        self.kept.clock.set(self.kept.clock.now() + by)
        await self.kept.house.heartbeat.look()
        await self.kept.settles()

    # --- what holds --------------------------------------------------------------------------------------------

    def step(self, work: Coroutine[Any, Any, Any], deed: Deed | None = None) -> None:
        before, told = self.now, {name: len(self.seen[name]) for name in NAMES}
        self.run(work)
        self.now = self.run(self._promises())
        for given in self.now.values():
            self._assert_ended_by(before.get(given.ref), given, deed)
            self._assert_asked(given)
            self._count(before.get(given.ref), given)
        if deed is not None and deed.action.startswith("miss-"):
            other = self.other(deed.who)
            assert self.seen[other][told[other] :] == [], "a miss is seen by its maker alone"
        self._assert_small()
        self._assert_told_once()
        assert self.run(self._sum()) == sum(self.counted.values())
        assert set(self.counted.values()) <= {0, 1}

    def other(self, name: str) -> str:
        return NAMES[1 - NAMES.index(name)]

    def _assert_ended_by(self, before: Given | None, after: Given, deed: Deed | None) -> None:
        """Kept by its maker's Done or the other's I noticed, mended by the new act or a plain word; else by nothing."""
        state = after.promise.state
        if state not in (State.KEPT, State.MENDED) or (before is not None and before.promise.state is state):
            return
        assert deed is not None, "nothing but somebody's word ends one"
        mine = self.person(deed.who).person.id == after.person
        verb = deed.action.partition("-")[0]
        ends = {(True, "done"), (False, "notice")} if state is State.KEPT else {(True, "done"), (True, "send")}
        assert (mine, verb) in ends

    def _assert_asked(self, given: Given) -> None:
        asked = self.asked.setdefault((given.ref, given.promise.due), set())
        asked.update(given.promise.asked)
        assert len(asked) <= 2

    def _count(self, before: Given | None, after: Given) -> None:
        was = before is not None and before.counted is not None
        self.counted[after.ref] += (after.counted is not None) - was

    def _assert_small(self) -> None:
        for name in NAMES:
            mine = [one for one in self.now.values() if one.person == self.person(name).person.id]
            assert sum(one.promise.is_open for one in mine) <= MOST_OPEN

    def _assert_told_once(self) -> None:
        """Each shared one has one message in the room, and nothing says that one did not happen."""
        own = {id(one) for one in self.kept.said}
        said = [one for one in self.kept.said if not one.deleted and id(one.reply_to) not in own]
        told = Counter(t for one in said if ", " in one.text.split(":")[0] for t in self.shared if t in one.text)
        assert set(told.values()) <= {1}
        assert not any("happen" in one.text or "put right" in one.text for one in self.kept.said)
        if not self.lost:
            shared = [one for one in self.now.values() if not one.promise.quiet and one.promise.state is State.OPEN]
            owed = {row.ref for row in self.run(self.kept.rows(outbox)) if row.state in ("ready", "sent")}
            assert {one.ref for one in shared} <= owed  # in quiet hours it waits for the morning

    async def _promises(self) -> dict[str, Given]:
        found = await self.kept.storage.transact(lambda uow: uow.promises.of_couple(self.kept.couple.id))
        return {given.ref: given for given in found}

    async def _sum(self) -> int:
        return sum(row.times for row in await self.kept.rows(week_sums))
