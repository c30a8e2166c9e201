"""Wherever two live and whenever they move: one prompt for each day and person, nobody woken, nothing opened alone."""

import asyncio
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from domain.noise import Noise
from domain.quiet import USUAL, awake
from domain.ritual_day import ONE_DAY, ritual_day
from storage.owed import NEW
from storage.schema import outbox
from tests.clocks.ocean import boxes, lives, moves
from tests.house import Someone
from tests.rituals.corners import taps
from tests.rituals.evenings import couple_with_evenings, latest, writes
from tests.rituals.rooms import kept_apart

NAMES = ("ana", "ben")
ZONES = (
    "Europe/London",
    "America/New_York",
    "America/Sao_Paulo",  # two hours from New York in one month, one in another
    "Pacific/Auckland",
    "Pacific/Honolulu",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Asia/Kolkata",
    "Africa/Cairo",
)
# Before the clocks of America, of Europe and of New Zealand change, each on another weekend.
STARTS = tuple(datetime(2026, month, day, 12, tzinfo=UTC) for month, day in ((3, 1), (3, 6), (3, 27), (10, 23)))
A_BREATH = timedelta(seconds=30)  # for one message after another to go out

people, zones = st.sampled_from(NAMES), st.sampled_from(ZONES)


class Pair(RuleBasedStateMachine):
    """Ana and Ben, with lunch and bedtime, from a noon in London on."""

    def __init__(self) -> None:
        super().__init__()
        self.runner, self.stack = asyncio.Runner(), AsyncExitStack()
        self.folder = TemporaryDirectory()
        self.zones = dict.fromkeys(NAMES, "Europe/London")
        self.seen: set[int] = set()

    @initialize(at=st.sampled_from(STARTS), hers=zones, his=zones, carried=st.booleans())
    def begins(self, at: datetime, hers: str, his: str, carried: bool) -> None:
        self.runner.run(self._begin(at, carried=carried))
        self.moves("ana", hers)
        self.moves("ben", his)

    async def _begin(self, at: datetime, *, carried: bool) -> None:
        self.kept = await self.stack.enter_async_context(couple_with_evenings(Path(self.folder.name), at=at))
        if carried:
            await kept_apart(self.kept)

    @rule(name=people, zone=zones)
    def moves(self, name: str, zone: str) -> None:
        self.zones[name] = zone
        self.runner.run(moves(self.kept.people[name], zone))

    @rule(hours=st.sampled_from((1, 3, 8, 14, 26)))
    def time_passes(self, hours: int) -> None:
        self.runner.run(self._lives(timedelta(hours=hours)))

    @rule(name=people)
    def finishes(self, name: str) -> None:
        self.runner.run(self._finish(self.kept.people[name]))

    @rule()
    def a_day_of_writing(self) -> None:
        """Each writes as soon as there is a box."""
        for _ in range(9):
            self.time_passes(3)
            for name in NAMES:
                self.finishes(name)

    async def _lives(self, time: timedelta) -> None:
        await lives(self.kept, self.kept.clock.now() + time)

    async def _finish(self, someone: Someone) -> None:
        """Where a box lies open; a line says of which evening it is."""
        if "Done" in str([one.buttons for one in someone.person.corner.messages]):
            evening, _ = await latest(self.kept)
            await writes(someone, f"{someone.person.first_name} of {evening.day}")
            if any("Done" in one.buttons for one in someone.person.corner.messages):
                await taps(someone, "Done")

    @invariant()
    def nothing_is_opened_before_both_wrote(self) -> None:
        if not hasattr(self, "kept"):
            return
        bot = self.kept.world.bot
        for chat in (self.kept.room, *(self.kept.people[name].person.corner for name in NAMES)):
            for message in chat.messages:
                if message.sender is bot and " of 2026" in message.text:
                    days = [line.partition(" of ")[::2] for line in message.text.splitlines() if " of 2026" in line]
                    assert {name for name, _ in days} == {"Ana", "Ben"}
                    assert len({day for _, day in days}) == 1

    @invariant()
    def nobody_is_woken_and_nobody_asked_twice(self) -> None:
        if not hasattr(self, "kept"):
            return
        rows = [row for row in self.runner.run(self._sent()) if row.id not in self.seen]
        self.seen |= {row.id for row in rows}
        for row in rows:
            if row.noise not in (Noise.DIRECT, Noise.EVENING) and not row.agreed:
                self._suits(row)

    def _suits(self, row: Any) -> None:
        """Whoever reads it is awake when it goes out; in a group both are."""
        for name in NAMES:
            if row.chat in (self.kept.people[name].person.id, self.kept.room.id):
                zone, at = self.zones[name], row.settled_at
                assert awake(at, zone, USUAL) or awake(at - A_BREATH, zone, USUAL), (name, zone, row)

    async def _sent(self) -> list[Any]:
        mine = {self.kept.room.id, *(self.kept.people[name].person.id for name in NAMES)}
        rows = await self.kept.rows(outbox)
        return [row for row in rows if row.chat in mine and row.method in NEW and row.state == "sent"]

    def teardown(self) -> None:
        try:
            if hasattr(self, "kept"):
                self._each_was_asked_once_a_day()
        finally:
            self.runner.run(self.stack.aclose())
            self.runner.close()
            self.folder.cleanup()

    def _each_was_asked_once_a_day(self) -> None:
        """Once they stay where they are, each has one bedtime on each of their ritual days, by what the tables say."""
        self.runner.run(self._lives(2 * ONE_DAY))
        begins = self.kept.clock.now()
        self.runner.run(self._lives(3 * ONE_DAY))
        for name in NAMES:
            came = [one.date for one in boxes(self.kept.people[name]) if one.date > begins]
            days = [ritual_day(at, self.zones[name]) for at in came]
            assert len(days) == len(set(days)) == 3, (name, self.zones, came)


def lived(examples: int, steps: int) -> None:
    how = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
    )
    run_state_machine_as_test(Pair, settings=how)


def test_a_few_pairs_of_clocks() -> None:
    lived(2, 5)


@pytest.mark.long
def test_any_pair_of_clocks() -> None:
    lived(12, 20)
