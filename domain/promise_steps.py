"""What follows when somebody, or time, does something to a promise: what it becomes, and what is to be done next."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from domain.errors import Refusal
from domain.messages import Moment
from domain.promise import SHOWN, Action, Count, Effect, Promise, State, Who, Why, outcome
from domain.promise_size import check_room, check_time, time_of
from domain.promise_table import row_for, why_not
from domain.promise_time import MOST_ASKED, NOTICE_STANDS, Present, ahead, mend_until, reminder, seen, slid
from domain.when import NoTime, Time

Effects = tuple[Effect | Count, ...]
Step = tuple[Promise, Effects]

# What time does without a word, so that it may be made up for at any moment.
_SILENT = frozenset({Action.LAPSE, Action.SLIDE, Action.LET_GO, Action.SET_ASIDE})
_STORED = {State.MOVED: State.OPEN, State.DUE: State.OPEN, State.LATE: State.OPEN}


@dataclass(frozen=True, slots=True)
class _Deed:
    stage: State
    present: Present
    when: Time | NoTime
    others_open: int | None
    note_at: datetime | None


def transition(
    promise: Promise,
    action: Action,
    who: Who,
    present: Present,
    *,
    when: Time | NoTime = NoTime.UNSAID,
    others_open: int | None = None,
    note_at: datetime | None = None,
) -> Step:
    """The promise after `action` by `who`, and what is to be done next. Raises Refusal with one of `Why`.

    `when` is the new time of MOVE, ANOTHER_WAY and REMINDER. `others_open`: how many other open promises its maker has,
    for what opens one (CONFIRM, QUIETLY, and MOVE or ANOTHER_WAY after a miss). `note_at`: when the last note went, for
    LEAVE_OUT.
    """
    effects: Effects = ()
    if who is Who.OTHER and promise.quiet:
        raise Refusal(Why.GONE)
    if who is not Who.TIME:
        promise, effects = _pass(promise, present, _SILENT)
    elif not any(each is action and moment <= present.now for moment, each in ahead(promise, present)):
        raise Refusal(Why.NOT_YET)
    deed = _Deed(seen(promise, present), present, when, others_open, note_at)
    after, more = _done(promise, who, action, deed)
    return after, effects + more


def passes(promise: Promise, present: Present, but: Collection[Action] = ()) -> Step:
    """All that time has done to it by now, in its order, `but` for what is put off."""
    return _pass(promise, present, frozenset(Action).difference(but))


def _pass(promise: Promise, present: Present, actions: Collection[Action]) -> Step:
    effects: Effects = ()
    while due := [each for at, each in ahead(promise, present) if at <= present.now and each in actions]:
        promise, more = transition(promise, due[0], Who.TIME, present)
        effects += more
    return promise, effects


def _done(promise: Promise, who: Who, action: Action, deed: _Deed) -> Step:
    row = row_for(deed.stage, who, action)
    if row is None:
        raise Refusal(why_not(deed.stage, who, action))
    if _said_already(promise, action):
        return promise, (Effect.NOTED,)
    changed = _CHANGES.get(action, _as_it_is)(promise, deed)
    state = promise.state if row.then is None else _STORED.get(row.then, row.then)
    after = replace(changed, state=state, since=_since(promise, state, deed.present.now))
    effects: Effects = (*row.effects, *_no_longer(promise, after), *_counting(promise, after))
    return after, tuple(effect for effect in effects if not (after.quiet and effect in SHOWN))


def _said_already(promise: Promise, action: Action) -> bool:
    gone = action is Action.NOTICE and promise.notice_until is None
    return gone or (action is Action.WORKS and promise.works)


def _since(promise: Promise, state: State, now: datetime) -> datetime:
    same = promise.state is state or {promise.state, state} == {State.MISSED, State.MENDING}
    return promise.since if same else now


def _no_longer(before: Promise, after: Promise) -> Iterator[Effect]:
    """What stands in a chat and is over."""
    if before.notice_until is not None and after.notice_until is None:
        yield Effect.HIDE_NOTICE
    if before.is_open and before.asked and not (after.is_open and after.asked):
        yield Effect.CLOSE_QUESTION


def _counting(before: Promise, after: Promise) -> Iterator[Count]:
    """Once, when it ends; that it is forgotten takes nothing back."""
    was, ended = outcome(before), outcome(after)
    if was is None and ended is not None:
        yield Count(ended)
    elif was is not None and after.left_out:
        yield Count(was, -1)


def _as_it_is(promise: Promise, _: _Deed) -> Promise:
    return promise


def _confirm(promise: Promise, deed: _Deed) -> Promise:
    _check_room(deed)
    check_time(promise.due, deed.present)
    return replace(promise, remind_at=reminder(promise.due, deed.present))


def _confirm_quietly(promise: Promise, deed: _Deed) -> Promise:
    if promise.in_room:
        raise Refusal(Why.SAID)
    return replace(_confirm(promise, deed), quiet=True)


def _move(promise: Promise, deed: _Deed) -> Promise:
    if deed.stage is State.MOVED:
        return promise
    due, by_day = time_of(deed.when, deed.present)
    if not promise.is_open:
        _check_room(deed)
    if deed.stage in (State.MISSED, State.MENDING) and due >= (end := mend_until(promise.since, deed.present)):
        raise Refusal(Why.FAR, {"when": Moment(end)})
    return replace(
        promise,
        due=due,
        by_day=by_day,
        moved=True,
        asked=(),
        remind_at=reminder(due, deed.present),
        slid_from=None,
        notice_until=None,
    )


def _set_reminder(promise: Promise, deed: _Deed) -> Promise:
    at, _ = time_of(deed.when, deed.present)
    if at >= promise.due:
        raise Refusal(Why.LATE_REMINDER, {"when": Moment(promise.due)})
    return replace(promise, remind_at=at)


def _done_now(promise: Promise, deed: _Deed) -> Promise:
    return replace(promise, notice_until=None if promise.quiet else deed.present.now + NOTICE_STANDS)


def _tomorrow(promise: Promise, _: _Deed) -> Promise:
    if len(promise.asked) >= MOST_ASKED:
        raise Refusal(Why.NOT_AGAIN)
    return promise


def _plain_word(promise: Promise, _: _Deed) -> Promise:
    if promise.quiet:
        raise Refusal(Why.QUIET)
    return promise


def _leave_out(promise: Promise, deed: _Deed) -> Promise:
    if outcome(promise) is not None and deed.note_at is not None and promise.since <= deed.note_at:
        raise Refusal(Why.NOTE_GONE)
    return replace(promise, left_out=True)


def _slide(promise: Promise, deed: _Deed) -> Promise:
    due, first = slid(promise, deed.present), promise.slid_from or promise.due
    return replace(promise, due=due, slid_from=first, remind_at=reminder(due, deed.present), notice_until=None)


def _check_room(deed: _Deed) -> None:
    if deed.others_open is None:
        raise ValueError("What opens a promise has to know how many others are open.")
    check_room(deed.others_open)


_CHANGES: Mapping[Action, Callable[[Promise, _Deed], Promise]] = {
    Action.CONFIRM: _confirm,
    Action.QUIETLY: _confirm_quietly,
    Action.REMINDER: _set_reminder,
    Action.DONE: _done_now,
    Action.MOVE: _move,
    Action.TOMORROW: _tomorrow,
    Action.MISS: lambda promise, _: replace(promise, notice_until=None),
    Action.ANOTHER_WAY: _move,
    Action.PLAIN_WORD: _plain_word,
    Action.LEAVE_OUT: _leave_out,
    Action.NOTICE: lambda promise, _: replace(promise, noticed=True, notice_until=None),
    Action.WORKS: lambda promise, _: replace(promise, works=True),
    Action.REMIND: lambda promise, _: replace(promise, remind_at=None),
    Action.COME: lambda promise, _: replace(promise, notice_until=promise.due + NOTICE_STANDS),
    Action.ASK: lambda promise, deed: replace(promise, asked=(*promise.asked, deed.present.now)),
    Action.SLIDE: _slide,
    Action.CLOSE: lambda promise, _: replace(promise, notice_until=None),
}
