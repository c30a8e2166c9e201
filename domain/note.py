"""Which sentences a week earns on Sunday, and in which order; how they are worded is the catalogue's."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from domain.reliability import Label
from domain.style import Style
from domain.week import Came, Quantity, Shape, Week, quantity, shape

MOST_LINES = 5
_MOST_OF_THIN = 4


class Fact(StrEnum):
    """What a sentence says; `Sentence` has what its wording needs to know."""

    FIRST = "first"
    GOOD = "good"
    STEADY = "steady"
    THIN = "thin"
    ROUGH = "rough"
    EVENINGS = "evenings"
    LUNCHES = "lunches"
    CARRIED = "carried"  # promises, the mended ones among them
    MOVED = "moved"
    MENDED = "mended"
    BEST = "best"  # what held best
    REST = "rest"  # part of it was rest
    LESS = "less"  # it might help to carry less
    HELP = "help"  # if it was more than a rough week
    NICEST = "nicest"
    KEEP = "keep"
    NEXT = "next"
    EASIER = "easier"
    TEA = "tea"  # no question this week


_OPENING_FACTS = (Fact.FIRST, Fact.GOOD, Fact.STEADY, Fact.THIN, Fact.ROUGH)
_SAID = (Fact.EVENINGS, Fact.LUNCHES, Fact.CARRIED, Fact.MOVED, Fact.MENDED, Fact.BEST, Fact.REST, Fact.LESS, Fact.HELP)
# Where it grows too long these are left out, one after the other: most of them the picture shows as well.
_SPARED = (Fact.MOVED, Fact.LUNCHES, Fact.REST, Fact.EVENINGS)
# What is said at all where few words are wanted: gently how the week was, what was mended and where to turn;
# practically some facts, in this order of weight.
_GENTLY = (*_OPENING_FACTS, Fact.MENDED, Fact.HELP)
_PLAINLY = (Fact.EVENINGS, Fact.CARRIED, Fact.MENDED, Fact.MOVED, Fact.LUNCHES, Fact.REST)
_MOST_PLAIN = 3
_OPENING = {Shape.FIRST: Fact.FIRST, Shape.GOOD: Fact.GOOD, Shape.THIN: Fact.THIN, Shape.HARD: Fact.ROUGH}
_QUESTION = {Shape.FIRST: Fact.NICEST, Shape.GOOD: Fact.NICEST, Shape.THIN: Fact.NEXT, Shape.HARD: Fact.EASIER}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A fact, how much of it there was, and for `Fact.BEST` the kind of promise."""

    fact: Fact
    much: Quantity | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """The same for both: at most five lines, of which the first opens it, and one for the sofa, or none."""

    shape: Shape
    lines: tuple[Sentence, ...]
    sofa: Sentence | None


def note(week: Week, label: Label = Label.QUIET, best: str | None = None, style: Style = Style.OPEN) -> Note | None:
    """What is said of this week, None while there is no note.

    `label` is the one that holds (`reliability.turned`); `best` a kind that two Sundays name (`held_best.agreed`);
    `style` that of the two.
    """
    kind = shape(week)
    if kind is None:
        return None
    held = label if week.ribbon else Label.QUIET
    opening, sofa = _OPENING[kind], _QUESTION[kind]
    if kind is Shape.GOOD and held is Label.STEADY:
        opening, sofa = Fact.STEADY, Fact.KEEP
    if kind is Shape.HARD and held is Label.HEAVY:
        sofa = Fact.TEA
    lines = [Sentence(opening), *_earned(week, kind, held, best)]
    if style is not Style.OPEN:
        return Note(kind, _gently(lines) if style is Style.GENTLE else _plainly(lines), None)
    return Note(kind, _spared(lines, kind), Sentence(sofa))


def _gently(lines: list[Sentence]) -> tuple[Sentence, ...]:
    """How the week was, and what was mended; what came to nothing is never touched on."""
    return tuple(line for line in lines if line.fact in _GENTLY)


def _plainly(lines: list[Sentence]) -> tuple[Sentence, ...]:
    """A few facts; an opening where the week was not simply a good one, or where there are no facts at all."""
    known = {line.fact for line in lines}
    said = [fact for fact in _PLAINLY if fact in known][:_MOST_PLAIN]
    opening = lines[:1] if lines[0].fact is not Fact.GOOD or not said else []
    return (*opening, *(line for line in lines if line.fact in (*said, Fact.HELP)))


def _earned(week: Week, kind: Shape, held: Label, best: str | None) -> Iterator[Sentence]:
    """What the week has to say after its opening, in order."""
    much = _much(week, bare=kind in (Shape.HARD, Shape.THIN))
    plain = {
        Fact.BEST: kind is Shape.GOOD and best is not None,
        Fact.REST: week.rest > 0,
        Fact.LESS: kind is Shape.HARD,
        Fact.HELP: kind is Shape.HARD and held is Label.HEAVY,
    }
    for fact in _SAID:
        if much.get(fact) or plain.get(fact):
            yield Sentence(fact, much.get(fact), best if fact is Fact.BEST else None)


def _much(week: Week, *, bare: bool) -> dict[Fact, Quantity | None]:
    """How much of each came; `bare`: of promises no part of a whole, for the other part would be what stayed open."""

    def promises(count: int) -> Quantity | None:
        word = quantity(Came(count, week.due))
        return Quantity.SOME if bare and word in (Quantity.HALF, Quantity.MOST) else word

    return {
        Fact.CARRIED: promises(week.carried) if week.carried > week.mended else None,
        Fact.MOVED: promises(week.moved),
        Fact.MENDED: promises(week.mended),
        Fact.EVENINGS: quantity(week.evenings),
        Fact.LUNCHES: quantity(week.lunches),
    }


def _spared(lines: list[Sentence], kind: Shape) -> tuple[Sentence, ...]:
    """No more of them than the shape bears."""
    most = _MOST_OF_THIN if kind is Shape.THIN else MOST_LINES
    for fact in _SPARED:
        if len(lines) > most:
            lines = [line for line in lines if line.fact is not fact]
    return tuple(lines)
