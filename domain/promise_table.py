"""Who may do what to a promise, and what follows: one table."""

from typing import NamedTuple

from domain.promise import Action, Effect, State, Who, Why

_A, _E, _S = Action, Effect, State
_AHEAD = (_S.OPEN, _S.MOVED)
_AFTER = (_S.DUE, _S.LATE)
_LIVE = (*_AHEAD, *_AFTER, _S.MISSED, _S.MENDING)
_OVER = (_S.KEPT, _S.MENDED, _S.ASIDE, _S.LET_GO, _S.GONE)


class Row(NamedTuple):
    """In any of the states `seen`, `who` may do `action`; then it is in state `then`, or stays (None)."""

    seen: tuple[State, ...]
    who: Who
    action: Action
    then: State | None = None
    effects: tuple[Effect, ...] = ()


TABLE = (
    Row((_S.DRAFT,), Who.MAKER, _A.CONFIRM, _S.OPEN, (_E.TELL_PROMISE,)),
    Row((_S.DRAFT,), Who.MAKER, _A.QUIETLY, _S.OPEN),
    Row((_S.DRAFT,), Who.MAKER, _A.CHANGE, _S.GONE),
    Row((*_AHEAD, _S.MENDING), Who.MAKER, _A.REMINDER),
    Row((*_AHEAD, _S.DUE), Who.MAKER, _A.DONE, _S.KEPT, (_E.TELL_DONE,)),
    Row((_S.LATE, _S.MISSED, _S.MENDING), Who.MAKER, _A.DONE, _S.MENDED, (_E.TELL_MENDED,)),
    Row((_S.OPEN,), Who.MAKER, _A.MOVE, _S.MOVED, (_E.TELL_MOVED,)),
    Row((_S.MOVED,), Who.MAKER, _A.MOVE, None, (_E.OFFER_SMALLER,)),
    Row((*_AFTER, _S.MISSED, _S.MENDING), Who.MAKER, _A.MOVE, _S.MENDING, (_E.TELL_NEW_TIME,)),
    Row(_AHEAD, Who.MAKER, _A.SMALLER, _S.LET_GO),
    Row(_AHEAD, Who.MAKER, _A.LET_GO, _S.LET_GO, (_E.TELL_LET_GO,)),
    Row((*_AFTER, _S.MENDING), Who.MAKER, _A.MISS, _S.MISSED, (_E.OFFER_MEND,)),
    Row((_S.DUE, _S.MENDING), Who.MAKER, _A.TOMORROW),
    Row((_S.MISSED,), Who.MAKER, _A.ANOTHER_WAY, _S.MENDING, (_E.TELL_ANOTHER_WAY,)),
    Row((_S.MISSED,), Who.MAKER, _A.PLAIN_WORD, _S.MENDED, (_E.TELL_PLAIN_WORD,)),
    Row((_S.MISSED,), Who.MAKER, _A.LEAVE_IT),
    Row((_S.ASIDE,), Who.MAKER, _A.PICK_UP, _S.GONE, (_E.BEGIN_ANEW,)),
    Row((*_LIVE, _S.KEPT, _S.MENDED, _S.ASIDE), Who.MAKER, _A.LEAVE_OUT),
    Row(_LIVE, Who.MAKER, _A.FORGET, _S.LET_GO),
    Row((_S.DRAFT, *_OVER), Who.MAKER, _A.FORGET, _S.GONE),
    Row(_AFTER, Who.OTHER, _A.NOTICE, _S.KEPT, (_E.TELL_NOTICED,)),
    Row((_S.KEPT, _S.MENDED), Who.OTHER, _A.NOTICE, None, (_E.TELL_NOTICED,)),
    Row((_S.MISSED, _S.MENDING, _S.ASIDE, _S.LET_GO, _S.GONE), Who.OTHER, _A.NOTICE, None, (_E.NOTED,)),
    Row((_S.MOVED,), Who.OTHER, _A.WORKS, None, (_E.TELL_WORKS,)),
    Row((_S.MOVED,), Who.OTHER, _A.NO_NEED, _S.LET_GO, (_E.TELL_LET_GO,)),
    Row((*_AHEAD, _S.MENDING), Who.TIME, _A.REMIND, None, (_E.REMIND,)),
    Row(_AFTER, Who.TIME, _A.COME, None, (_E.SHOW_NOTICE,)),
    Row((_S.DUE, _S.MENDING), Who.TIME, _A.ASK, None, (_E.ASK,)),
    Row((_S.DUE, _S.MENDING), Who.TIME, _A.SLIDE),
    Row((_S.DUE, _S.MENDING), Who.TIME, _A.LET_GO, _S.LET_GO),
    Row((_S.LATE, _S.MISSED, _S.MENDING), Who.TIME, _A.SET_ASIDE, _S.ASIDE),
    Row((*_AFTER, *_OVER), Who.TIME, _A.CLOSE),
    Row((_S.DRAFT, _S.ASIDE), Who.TIME, _A.LAPSE, _S.GONE),
)
_ROWS = {(state, row.who, row.action): row for row in TABLE for state in row.seen}
_ORDER = list(State)


def row_for(stage: State, who: Who, action: Action) -> Row | None:
    """What follows when `who` does `action` to a promise that is seen in `stage`; None where they may not."""
    return _ROWS.get((stage, who, action))


def why_not(stage: State, who: Who, action: Action) -> Why:
    """What to say where there is no row."""
    stages = [each for each, *rest in _ROWS if rest == [who, action]]
    if not stages:
        return Why.NOT_YOURS
    return Why.NOT_YET if _ORDER.index(stage) < min(map(_ORDER.index, stages)) else Why.GONE
