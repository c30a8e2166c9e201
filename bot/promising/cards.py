"""Promises as their maker sees them in the corner: with the buttons that its state allows, or to choose from."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.promising.lines import echo, label, said
from bot.promising.maker import Maker
from domain.messages import Button, Line, Part, Rows, Words
from domain.promise import State, outcome
from domain.promise_time import MOST_ASKED, seen
from storage.promises import Given, Sort

AHEAD = (State.OPEN, State.MOVED)
AFTER = (State.DUE, State.LATE)
BACK = Button("promise-back", "back")
Labels = tuple[tuple[tuple[str, str], ...], ...]  # of buttons, by row, each with its verb


@dataclass(frozen=True, slots=True)
class Face:
    """What a message says and offers."""

    parts: tuple[Part, ...]
    rows: Rows = ()


def face(found: Mapping[str, Given], maker: Maker, sort: Sort) -> Face:
    """A message about these, by letter: the one card, or all of them to choose from."""
    if sort is Sort.NOTE and len(found) == 1:
        return card(*next(iter(found.items())), maker, sort)
    head = Line("promise-several" if sort is Sort.NOTE else "promise-yours-are")
    lines = tuple(_item(given, maker) for given in found.values())
    rows = tuple((Button("promise-pick", f"pick-{place}", {"words": label(given)}),) for place, given in found.items())
    return Face((head, *lines), rows)


def card(place: str, given: Given, maker: Maker, sort: Sort, *, back: bool = False) -> Face:
    """One promise, what can be done with it, and the way back."""
    stage = seen(given.promise, maker.present)
    parts: tuple[Part, ...] = (_head(given, stage, maker),)
    if given.promise.quiet:
        parts += (Line("promise-between-us"),)
    if given.why and stage in (*AHEAD, State.MENDING):
        parts += (Line("promise-you-wrote", {"words": Words(given.person, given.why)}),)
    rows = buttons(_rows(given, stage, maker, sort), place)
    return Face(parts, (*rows, (BACK,)) if back else rows)


def buttons(labels: Labels, place: str) -> Rows:
    """For the promise of that letter."""
    return tuple(tuple(Button(key, f"{verb}-{place}") for key, verb in row) for row in labels if row)


def _item(given: Given, maker: Maker) -> Line:
    """One of several."""
    stage = seen(given.promise, maker.present)
    if stage in AHEAD or (stage is State.MENDING and maker.present.now < given.promise.due):
        return echo(given.person, given.words, given.promise, maker.present.zone)
    return Line("promise-item", {"stage": stage.name.lower(), **said(given.person, given.words)})


def _head(given: Given, stage: State, maker: Maker) -> Line:
    if stage in AFTER or (stage is State.MENDING and maker.present.now >= given.promise.due):
        return Line("promise-asked", said(given.person, given.words))
    return _item(given, maker)


def _rows(given: Given, stage: State, maker: Maker, sort: Sort) -> Labels:
    listed = sort is Sort.LIST
    if stage in AHEAD or (stage is State.MENDING and maker.present.now < given.promise.due):
        return _ahead(given, stage) if listed else _ahead(given, stage)[:1]
    if stage in (*AFTER, State.MENDING):
        return _due(given, listed=listed)
    if stage is State.MISSED:
        return mends(given)
    pick_up = (("promise-pick-up", "pick-up"),) if stage is State.ASIDE else ()
    return ((*pick_up, *_leave_out(given)),)


def _ahead(given: Given, stage: State) -> Labels:
    let_go = (("promise-let-it-go", "let-go"),) if stage in AHEAD else ()
    return (
        (("promise-done-already", "done"), ("promise-move-it", "move")),
        (("promise-other-reminder", "remind"), ("promise-why", "why")),
        (*let_go, *_leave_out(given)),
    )


def _leave_out(given: Given) -> tuple[tuple[str, str], ...]:
    """Where the note could have it at all."""
    promise = given.promise
    ends = outcome(promise) is not None or promise.is_open or promise.state is State.MISSED
    return (("promise-leave-out", "leave-out"),) if ends and not promise.quiet and not promise.left_out else ()


def _due(given: Given, *, listed: bool) -> Labels:
    rows = (
        (("promise-is-done", "done"), ("promise-moving-it", "move")),
        (("promise-did-not-happen", "miss"),),
    )
    if listed or len(given.promise.asked) >= MOST_ASKED:
        return rows
    return rows[0], (*rows[1], ("promise-ask-tomorrow", "tomorrow"))


def mends(given: Given) -> Labels:
    """How what did not happen can be put right, or left."""
    word = () if given.promise.quiet else (("promise-plain-word", "word"),)
    return (
        (("promise-new-time-button", "move"), ("promise-another-way", "way")),
        (*word, ("promise-leave-it", "leave-it")),
    )
