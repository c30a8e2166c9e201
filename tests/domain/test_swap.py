"""If the note cannot tell who is who, it cannot compare them: exchange the two and nothing that sums up changes."""

import ast
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pytest

from bot.beta import MpmathBeta
from bot.picture import drawing
from domain import held_best, note, reliability
from domain.active_days import ActiveDays
from domain.reliability import Settled
from domain.week import Came, Week
from tests.docs.tree import ROOT
from tests.domain.test_active_days import FIRST, day
from tests.picture.samples import CAPTIONS

BETA = MpmathBeta()
DAYS = ActiveDays(FIRST)
RULES = {f"domain/{name}.py" for name in ("active_days", "reliability", "held_best", "week", "note", "style", "sunday")}


@dataclass(frozen=True)
class Lived:
    """What really happened, its maker included."""

    maker: str
    on: date
    kind: str
    outcome: str


def lived(seed: int) -> list[Lived]:
    drawn = random.Random(seed)
    outcomes = ("kept", "kept", "kept", "moved", "mended", "nothing")
    return [
        Lived(drawn.choice("AB"), day(drawn.randint(1, 70)), drawn.choice(["today", "later"]), drawn.choice(outcomes))
        for _ in range(60)
    ]


def swapped(life: Iterable[Lived]) -> list[Lived]:
    return [Lived({"A": "B", "B": "A"}[each.maker], each.on, each.kind, each.outcome) for each in life]


def summed(life: list[Lived]) -> tuple[list[Settled], Week]:
    """The sums of a couple: what ended on which day, and one bit for more than one maker."""

    def both(some: Iterable[Lived]) -> bool:
        return len({each.maker for each in some}) > 1

    def week_of(each: Lived) -> int:
        return (each.on - FIRST).days // 7

    settled = [
        Settled(
            each.on,
            each.outcome != "nothing",
            kind=each.kind,
            both=both(o for o in life if (o.kind, week_of(o)) == (each.kind, week_of(each))),
        )
        for each in life
    ]
    last = [each for each in life if week_of(each) == 9]
    ended = Counter(each.outcome for each in last)
    nothing = both(each for each in last if each.outcome == "nothing")
    return settled, Week(70, 7, 0, Came(3, 5), Came(4, 7), **ended, both=nothing)


@pytest.mark.parametrize("seed", range(8))
def test_exchanging_the_two_changes_no_word_and_no_line_of_the_picture(seed: int) -> None:
    assert told(lived(seed)) == told(swapped(lived(seed)))


def told(life: list[Lived]) -> tuple[object, ...]:
    """Everything that sums up."""
    settled, last = summed(life)
    levels = [reliability.level(settled, [], DAYS, day(7 * sunday)) for sunday in range(3, 11)]
    label = reliability.label(levels[-1], BETA)
    best = held_best.held_best(settled, DAYS, day(70), BETA)
    ribbon = [reliability.stretch(each, BETA) for each in levels]
    return levels, label, best, note.note(last, label, best), drawing(last, ribbon, CAPTIONS)


def test_nothing_that_sums_up_has_a_place_for_a_person() -> None:
    """By what these rules import, and by the names of all that they take and keep."""
    nodes = [node for name in RULES for node in ast.walk(ast.parse((ROOT / name).read_text("utf-8")))]
    imported = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {f"{name.replace('.', '/')}.py" for name in imported if name.startswith("domain")} <= RULES
    kept = {node.target.id for node in nodes if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)}
    taken = {node.arg for node in nodes if isinstance(node, ast.arg)}
    assert (kept | taken) & {"author", "maker", "makers", "member", "name", "person", "who"} == set()
