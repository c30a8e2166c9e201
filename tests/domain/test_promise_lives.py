"""Couples who promise, notice, mend, rest and leave in any order, on clocks that jump: what holds all the same."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from domain.errors import Refusal
from domain.promise import MOST_OPEN, Action, Count, Effect, Promise, State, Who
from domain.promise_size import Said, draft
from domain.promise_steps import Effects, passes, transition
from domain.promise_table import row_for
from domain.promise_time import Present, seen, wakes_at
from domain.rest import Rest, resting
from domain.ritual_day import clock_of
from domain.when import Day, Hour, NoTime, Time
from tests.domain.promising import answer, shown

ANA, BEN = "Ana", "Ben"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OF_OTHER = (Action.NOTICE, Action.WORKS, Action.NO_NEED)
RARE = {Action.FORGET, Action.LET_GO, Action.SMALLER}
KEPT_BY = {(Who.MAKER, Action.DONE), (Who.OTHER, Action.NOTICE)}
MENDED_BY = {(Who.MAKER, Action.DONE), (Who.MAKER, Action.PLAIN_WORD)}
people = st.sampled_from([ANA, BEN])
hours = st.sampled_from([1, 2, 5, 12, 26, 50, 90]).map(lambda many: timedelta(hours=many))
seldom = st.integers(0, 9).map(lambda one_of_ten: one_of_ten == 7)


@dataclass
class Life:
    """One promise, and everything that ever followed."""

    maker: str
    promise: Promise
    asked: dict[datetime, int] = field(default_factory=dict)
    counted: list[int] = field(default_factory=list)


class Couple(RuleBasedStateMachine):
    """Ana and Ben; `now` is what Kept's clock says."""

    @initialize(zone=st.sampled_from(["Europe/Berlin", "America/St_Johns", "Pacific/Auckland"]), late=st.booleans())
    def begins(self, zone: str, late: bool) -> None:
        bedtime = time(0, 30) if late else time(22)
        self.lives: list[Life] = []
        self.present = Present(datetime(2026, 3, 26, 9, tzinfo=UTC), zone, bedtime)
        self.rested: set[date] = set()

    def day(self, at: datetime) -> date:
        return (at.astimezone(clock_of(self.present.zone)).replace(tzinfo=None) - 4 * HOUR).date()

    def open_of(self, maker: str, but: Life | None = None) -> int:
        return sum(life.promise.is_open for life in self.lives if life.maker == maker and life is not but)

    def when(self, ahead: timedelta, by_day: bool) -> Time:
        at = self.present.now + ahead
        return Day(self.day(at)) if by_day else Hour(self.day(at), at.time(), at)

    def one_of_them(self, data: st.DataObject) -> Life:
        """Rather one of which something may still come."""
        alive = [life for life in self.lives if life.promise.is_open or life.promise.state is State.MISSED]
        return data.draw(st.sampled_from([*self.lives, *alive * 3]))

    @rule(maker=people, ahead=hours, by_day=st.booleans(), in_room=seldom, quietly=st.booleans())
    def says(self, maker: str, ahead: timedelta, by_day: bool, in_room: bool, quietly: bool) -> None:
        said = Said("call you", 8, self.when(ahead, by_day), in_room)
        try:
            life = Life(maker, draft(said, (), self.open_of(maker), self.present))
        except Refusal:
            return
        self.lives.append(life)
        self.acts(life, Action.QUIETLY if quietly else Action.CONFIRM, Who.MAKER)

    @precondition(lambda self: self.lives)
    @rule(data=st.data(), ahead=hours, by_day=seldom, rare=seldom)
    def its_maker_acts(self, data: st.DataObject, ahead: timedelta, by_day: bool, rare: bool) -> None:
        life = self.one_of_them(data)
        stage = seen(life.promise, self.present)
        may = [action for action in Action if row_for(stage, Who.MAKER, action) and (action in RARE) is rare]
        action = data.draw(st.sampled_from(may or list(Action)))
        self.acts(life, action, Who.MAKER, self.when(ahead, by_day))

    @precondition(lambda self: self.lives)
    @rule(data=st.data(), action=st.sampled_from(OF_OTHER))
    def the_other_acts(self, data: st.DataObject, action: Action) -> None:
        self.acts(self.one_of_them(data), action, Who.OTHER)

    @precondition(lambda self: self.lives)
    @rule(data=st.data(), later=hours)
    def its_time_comes(self, data: st.DataObject, later: timedelta) -> None:
        """And goes by, which is when most happens."""
        self.live_until(max(self.present.now, self.one_of_them(data).promise.due) + later)

    @rule(until=hours)
    def time_passes(self, until: timedelta) -> None:
        self.live_until(self.present.now + until)

    def live_until(self, target: datetime) -> None:
        while wakes := [at for life in self.lives if (at := wakes_at(life.promise, self.present)) and at <= target]:
            self.ticks(min(wakes))
        self.ticks(target)

    @rule(by=st.integers(-24 * 5, 24 * 9).map(lambda many: timedelta(hours=many)))
    def the_clock_jumps(self, by: timedelta) -> None:
        self.ticks(self.present.now + by)

    @precondition(lambda self: not self.present.rests)
    @rule(long=st.none() | hours)
    def one_rests(self, long: timedelta | None) -> None:
        now = self.present.now
        self.present = replace(self.present, rests=(Rest(now, now + long if long else None),))
        self.ticks(now)

    @precondition(lambda self: self.present.rests)
    @rule()
    def carries_on(self) -> None:
        self.present = replace(self.present, rests=())

    @precondition(lambda self: self.lives)
    @rule(maker=people, really=seldom)
    def leaves(self, maker: str, really: bool) -> None:
        for life in self.lives:
            if really and life.maker == maker:
                assert shown(self.acts(life, Action.FORGET, Who.MAKER)) == []

    def acts(self, life: Life, action: Action, who: Who, when: Time | NoTime = NoTime.UNSAID) -> Effects:
        before = life.promise
        try:
            others = self.open_of(life.maker, life)
            after, effects = transition(before, action, who, self.present, when=when, others_open=others)
        except Refusal:
            return ()
        if before.quiet:
            assert who is not Who.OTHER
        if action is Action.MISS:
            assert set(shown(effects)) <= {Effect.HIDE_NOTICE}
        self.follow(life, after, effects, (who, action))
        return effects

    def ticks(self, now: datetime) -> None:
        """Time does what it has to; what has been rested is remembered."""
        self.present = replace(self.present, now=now)
        if any(rest.holds(now) for rest in self.present.rests):
            self.rested.add(self.day(now))
        self.present = replace(self.present, rest_days=frozenset(self.rested))
        for life in self.lives:
            before = life.promise
            after, effects = passes(before, self.present)
            if before.state is State.MISSED:
                assert shown(effects) == []
            self.follow(life, after, effects, None)
            assert (wakes_at(after, self.present) or now + HOUR) > now

    def follow(self, life: Life, after: Promise, effects: Effects, deed: tuple[Who, Action] | None) -> None:
        before, life.promise = life.promise, after
        if after.state is not before.state:
            self.assert_well_ended(before, after, deed)
        for effect in effects:
            if isinstance(effect, Count):
                life.counted.append(effect.by)
            if effect is Effect.ASK:
                life.asked[after.due] = life.asked.get(after.due, 0) + 1
        if before.quiet or after.quiet:
            assert shown(effects) == []

    def assert_well_ended(self, before: Promise, after: Promise, deed: tuple[Who, Action] | None) -> None:
        if after.state is State.KEPT:
            assert deed in KEPT_BY
        if after.state is State.MENDED:
            assert deed in MENDED_BY
        if after.state is State.ASIDE:
            start = before.due if before.state is State.OPEN else before.since
            between = (self.day(self.present.now) - self.day(start)).days
            days = [self.day(start) + each * DAY for each in range(1, between)]
            assert len([day for day in days if day not in self.rested]) >= 7

    @invariant()
    def each_has_three_open_at_most(self) -> None:
        assert all(self.open_of(maker) <= MOST_OPEN for maker in (ANA, BEN))

    @invariant()
    def one_is_asked_twice_at_most_for_one_time(self) -> None:
        assert all(many <= 2 for life in self.lives for many in life.asked.values())

    @invariant()
    def each_counts_once_at_most(self) -> None:
        for life in self.lives:
            assert life.counted in ([], [1], [1, -1])

    @invariant()
    def what_the_other_gets_to_see_of_a_miss_is_what_silence_looks_like(self) -> None:
        for life in self.lives:
            if life.promise.state is State.MISSED:
                assert not life.promise.in_room_at(self.present.now)
                silent = replace(life.promise, state=State.OPEN, notice_until=None)
                past = self.present.now >= silent.due and not resting(silent.due, self.present.rests)
                for action in OF_OTHER if past else ():
                    assert self.read(life.promise, action) == self.read(silent, action)

    def read(self, promise: Promise, action: Action) -> str | tuple[bool, list[Effect]]:
        """What the other reads when they do that."""
        told = answer(promise, action, Who.OTHER, self.present)
        return told if isinstance(told, str) else (Effect.NOTED in told, shown(told))


def lived(examples: int, steps: int) -> None:
    slow = [HealthCheck.too_slow, HealthCheck.filter_too_much]
    how = settings(max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=slow)
    run_state_machine_as_test(Couple, settings=how)


def test_whatever_two_people_do_their_promises_stay_small_private_and_counted_once() -> None:
    lived(50, 40)


@pytest.mark.long
def test_whatever_hundreds_of_couples_do() -> None:
    lived(500, 50)
