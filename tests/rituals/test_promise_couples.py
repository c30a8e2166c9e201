"""Whatever two people do with the whole of Kept: promises stay small, private, counted once, and ended by a word."""

from datetime import time, timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from tests.rituals.promising_couples import NAMES, Couple

people = st.sampled_from(NAMES)
seldom = st.integers(0, 19).map(lambda one_of_twenty: one_of_twenty == 7)
whens = st.sampled_from(("today at 20:00", "tomorrow at 18:00", "in 2 hours", "friday at 17:00", "tomorrow", ""))
hours = st.sampled_from((1, 2, 5, 12, 26, 50)).map(lambda many: timedelta(hours=many))
FIRST = ("yes", "quietly", "done", "move", "miss", "way", "word", "notice", "works", "open", "pick", "send")
rests = st.sampled_from(("Tonight", "Three days", "Until I say"))
AN_HOUR = timedelta(hours=1)


class Couples(RuleBasedStateMachine):
    """Ana and Ben, from a Monday morning on."""

    def __init__(self) -> None:
        super().__init__()
        self.couple = Couple()

    @initialize(wall=st.sampled_from((None, time(22))))
    def begins(self, wall: time | None) -> None:
        self.couple.begin(wall)

    def teardown(self) -> None:
        if hasattr(self.couple, "kept"):
            self.couple.end()

    @precondition(lambda self: not self.couple.over)
    @rule(name=people, when=whens, in_room=st.booleans(), yes=st.booleans())
    def promises(self, name: str, when: str, in_room: bool, yes: bool) -> None:
        couple = self.couple
        command = f"/promise@{couple.kept.world.bot.username}" if in_room else "/promise"
        couple.writes(name, f"{command} polish {couple.token(name, shared=in_room)} {when}", in_room=in_room)
        if yes:
            self.tap(name, 0, "yes", "")

    @precondition(lambda self: not self.couple.over)
    @rule(name=people, place=st.integers(0, 30), wanted=st.sampled_from(FIRST) | st.just(""))
    def taps(self, name: str, place: int, wanted: str) -> None:
        self.tap(name, place, wanted, "")

    @precondition(lambda self: not self.couple.over)
    @rule(name=people, place=st.integers(0, 30), dies=st.sampled_from(("with it in hand", "while it answers")))
    def taps_and_the_house_dies(self, name: str, place: int, dies: str) -> None:
        self.tap(name, place, "", dies)

    def tap(self, name: str, place: int, wanted: str, dies: str) -> None:
        """One of those that stand there; where it is `wanted`, one that does that."""
        there = self.couple.buttons(name)
        fitting = [each for each in there if each[2].startswith(wanted)] or there
        if fitting:
            self.couple.taps(name, *fitting[place % len(fitting)], dies)

    @precondition(lambda self: not self.couple.over)
    @rule(name=people, when=whens, words=st.booleans())
    def writes(self, name: str, when: str, words: bool) -> None:
        text = f"polish {self.couple.token(name)} {when}" if words or not when else when
        self.couple.writes(name, text)

    @rule(by=hours)
    def time_passes(self, by: timedelta) -> None:
        self.couple.step(self.couple.lives_until(self.couple.kept.clock.now() + by))

    @precondition(lambda self: self.couple.now)
    @rule(place=st.integers(0, 5), later=hours)
    def one_comes_due(self, place: int, later: timedelta) -> None:
        dues = [given.promise.due for given in self.couple.now.values()]
        now = self.couple.kept.clock.now()
        self.couple.step(self.couple.lives_until(max(now, dues[place % len(dues)]) + later))

    @rule(by=st.integers(-30, 100).map(lambda many: timedelta(hours=many)))
    def the_clock_jumps(self, by: timedelta) -> None:
        self.couple.step(self.couple.jumps(by))

    @rule()
    def restarts(self) -> None:
        self.couple.restarts()

    @precondition(lambda self: not self.couple.over)
    @rule(name=people, long=rests)
    def rests(self, name: str, long: str) -> None:
        someone = self.couple.person(name)
        self.couple.writes(name, "/rest")
        self.couple.step(someone.taps(long, on=someone.person.corner.messages[-1]))

    @precondition(lambda self: not self.couple.over)
    @rule(name=people)
    def carries_on(self, name: str) -> None:
        someone = self.couple.person(name)
        self.couple.writes(name, "/rest")
        if "Carry on" in someone.person.corner.messages[-1].buttons:
            self.couple.step(someone.taps("Carry on", on=someone.person.corner.messages[-1]))

    @precondition(lambda self: not self.couple.over)
    @rule(name=people, really=seldom)
    def leaves(self, name: str, really: bool) -> None:
        if really:
            self.couple.leaves(name)


def lived(examples: int, steps: int) -> None:
    slow = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
    # What fails is told as it happened: to live a hundred shorter lives after it would take the rest of the day.
    how = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=slow,
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
    )
    run_state_machine_as_test(Couples, settings=how)


def test_whatever_a_couple_does_their_promises_stay_small_private_and_counted_once() -> None:
    lived(2, 12)


@pytest.mark.long
def test_whatever_many_couples_do() -> None:
    lived(25, 40)
