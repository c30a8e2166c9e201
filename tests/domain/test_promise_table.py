"""Who may do what to a promise, pair by pair, against a table that was written without looking at the other one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.errors import Refusal
from domain.promise import Action, Promise, State, Who, Why
from domain.promise_steps import transition
from domain.promise_time import Present, seen
from domain.rest import Rest
from tests.domain.promising import at, hour, present

# A state is what it becomes, "=" that it stays, "<" that it is too early, "." that it is too late (or never, for time).
# Nobody else may do any of this.
TABLE = """
                    DRAFT   OPEN    MOVED   DUE     LATE    MISSED  MENDING KEPT    MENDED  ASIDE   LET_GO  GONE
maker confirm       OPEN    .       .       .       .       .       .       .       .       .       .       .
maker quietly       OPEN    .       .       .       .       .       .       .       .       .       .       .
maker change        GONE    .       .       .       .       .       .       .       .       .       .       .
maker reminder      <       =       =       .       .       .       =       .       .       .       .       .
maker done          <       KEPT    KEPT    KEPT    MENDED  MENDED  MENDED  .       .       .       .       .
maker move          <       MOVED   =       MENDING MENDING MENDING =       .       .       .       .       .
maker smaller       <       LET_GO  LET_GO  .       .       .       .       .       .       .       .       .
maker let_go        <       LET_GO  LET_GO  .       .       .       .       .       .       .       .       .
maker miss          <       <       <       MISSED  MISSED  .       MISSED  .       .       .       .       .
maker tomorrow      <       <       <       =       .       .       =       .       .       .       .       .
maker another_way   <       <       <       <       <       MENDING .       .       .       .       .       .
maker plain_word    <       <       <       <       <       MENDED  .       .       .       .       .       .
maker leave_it      <       <       <       <       <       =       .       .       .       .       .       .
maker pick_up       <       <       <       <       <       <       <       <       <       GONE    .       .
maker leave_out     <       =       =       =       =       =       =       =       =       =       .       .
maker forget        GONE    LET_GO  LET_GO  LET_GO  LET_GO  LET_GO  LET_GO  GONE    GONE    GONE    GONE    =
other notice        <       <       <       KEPT    KEPT    =       =       =       =       =       =       =
other works         <       <       =       .       .       .       .       .       .       .       .       .
other no_need       <       <       LET_GO  .       .       .       .       .       .       .       .       .
time  remind        .       =       =       .       .       .       =       .       .       .       .       .
time  come          .       .       .       =       =       .       .       .       .       .       .       .
time  ask           .       .       .       =       .       .       =       .       .       .       .       .
time  slide         .       .       .       OPEN    .       .       =       .       .       .       .       .
time  let_go        .       .       .       LET_GO  .       .       LET_GO  .       .       .       .       .
time  set_aside     .       .       .       .       ASIDE   ASIDE   ASIDE   .       .       .       .       .
time  close         .       .       .       =       =       .       .       =       =       =       =       =
time  lapse         GONE    .       .       .       .       .       .       .       .       GONE    .       .
"""
NOW = present("wed 12:00")
NOON = NOW.now
AHEAD, LONG_AGO = at("thu 18:00"), at("2026-04-20 18:00")
OPEN = Promise(AHEAD, at("tue 9:00"), State.OPEN, remind_at=at("thu 17:00"))
MISSED = Promise(at("mon 18:00"), at("tue 19:00"), State.MISSED, asked=(at("mon 19:00"),))
DUE = replace(OPEN, due=at("wed 9:00"), remind_at=None)
LATE = replace(DUE, due=at("mon 18:00"), asked=(at("mon 19:00"), at("tue 22:00")))
STANDS = at("wed 18:00")
# Of each state some, so that each thing that time may do to it finds one to which it can.
THERE = {
    State.DRAFT: [Promise(AHEAD, at("wed 11:55"))],
    State.OPEN: [OPEN],
    State.MOVED: [replace(OPEN, moved=True)],
    State.DUE: [replace(DUE, asked=(at("wed 10:00"),), notice_until=at("fri 9:00")), DUE],
    State.LATE: [replace(LATE, notice_until=STANDS), LATE],
    State.MISSED: [MISSED],
    State.MENDING: [replace(MISSED, state=State.MENDING, due=AHEAD, asked=(), remind_at=at("thu 17:00"))],
    State.KEPT: [replace(DUE, state=State.KEPT, notice_until=STANDS)],
    State.MENDED: [replace(DUE, state=State.MENDED, notice_until=STANDS)],
    State.ASIDE: [replace(LATE, state=State.ASIDE, since=NOON, notice_until=STANDS)],
    State.LET_GO: [replace(DUE, state=State.LET_GO, notice_until=STANDS)],
    State.GONE: [replace(DUE, state=State.GONE, notice_until=STANDS)],
}
SLIDING = [replace(each, slid_from=LONG_AGO) for state in (State.DUE, State.MENDING) for each in THERE[state]]
LATER = [timedelta(0), timedelta(hours=6), timedelta(hours=29), timedelta(days=2), timedelta(days=15)]


def cells() -> list[tuple[State, Action, Who, str]]:
    """The table above, and NOT_YOURS for whoever is not in it."""
    head, *rows = TABLE.strip().splitlines()
    said = {}
    for row in rows:
        who, action, *becomes = row.split()
        said[Who[who.upper()], Action[action.upper()]] = dict(zip(head.split(), becomes, strict=True))
    return [
        (state, action, who, said.get((who, action), {}).get(state.name, Why.NOT_YOURS))
        for state in State
        for action in Action
        for who in Who
    ]


def expected(state: State, cell: str) -> str:
    words = {"=": state.name, "<": Why.NOT_YET, ".": Why.GONE}
    return words.get(cell, cell)


def becomes(promise: Promise, action: Action, who: Who, now: Present) -> str:
    """What it is then, or why not."""
    when = hour(at("thu 12:00") if action is Action.REMINDER else at("fri 18:00"))
    try:
        after, _ = transition(promise, action, who, now, when=when, others_open=0)
    except Refusal as refusal:
        return refusal.word
    slid = action is Action.SLIDE  # by one day, however many have passed
    return seen(after, replace(now, now=min(now.now, after.due - timedelta(minutes=1))) if slid else now).name


def test_the_table_speaks_of_every_state_action_and_person() -> None:
    assert len(cells()) == len(State) * len(Action) * len(Who)
    assert {action for _, action, _, cell in cells() if cell != Why.NOT_YOURS} == set(Action)


@pytest.mark.parametrize("state", State)
def test_each_example_is_what_it_is_called(state: State) -> None:
    assert {seen(each, NOW) for each in THERE[state]} == {state}


@pytest.mark.parametrize("who", [Who.MAKER, Who.OTHER])
@pytest.mark.parametrize("state", State)
def test_each_may_do_what_the_table_says_and_nothing_else(state: State, who: Who) -> None:
    said = {action: expected(state, cell) for there, action, whose, cell in cells() if (there, whose) == (state, who)}
    for promise in THERE[state][:1]:
        assert {action: becomes(promise, action, who, NOW) for action in Action} == said


@pytest.mark.parametrize("state", State)
def test_time_does_sooner_or_later_what_the_table_says_and_nothing_else(state: State) -> None:
    may = {action: cell for there, action, who, cell in cells() if (there, who) == (state, Who.TIME)}
    said = {(action, expected(state, cell)) for action, cell in may.items() if cell not in (".", Why.NOT_YOURS)}
    assert what_time_does(state) == said


def what_time_does(state: State) -> set[tuple[Action, str]]:
    """Everything that comes of the examples in rest and out of it, while they are seen in that state."""
    found = set()
    for promise in [*THERE[state], *(each for each in SLIDING if seen(each, NOW) is state)]:
        for later in LATER:
            for rests in ((), (Rest(at("2026-05-31 9:00")),)):
                now = replace(NOW, now=NOON + later, rests=rests)
                if seen(promise, now) is state:
                    found |= {(action, becomes(promise, action, Who.TIME, now)) for action in Action}
    return {(action, what) for action, what in found if what in State.__members__}
