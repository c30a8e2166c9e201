"""The words by which one language says times, and the shapes into which it puts them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, Flag, auto

from domain.when.said import Part

LONGEST_PHRASE = 5  # words


class Link(Flag):
    """What a word before a time can lead to: an hour, a day, even by a shy word; and whether it means before it."""

    AT = auto()
    ON = auto()
    FIRMLY = auto()
    BEFORE = auto()


class Unit(Enum):
    """What is counted in "in two hours"; the value is its minutes."""

    MINUTES = 1
    HOURS = 60
    DAYS = 24 * 60
    WEEKS = 7 * 24 * 60
    MONTHS = 30 * 24 * 60


class Kind(Enum):
    """What a shape says, and so what must stand around it to be believed (`domain.when.phrases`)."""

    CLOCK = auto()  # "half past {h}": an hour wherever it stands
    NAMED = auto()  # "noon"
    BARE = auto()  # "{h}": an hour after "at" or a day
    EXACT = auto()  # "{h} h": the same by the 24-hour clock
    DAY = auto()  # "tomorrow"
    WEEKDAY = auto()  # "{w}"
    COMING = auto()  # "this {w}"
    NEXT = auto()  # "next {w}"
    DATE = auto()  # "{d} {month}"
    DAY_OF_MONTH = auto()  # "{nth}": only after "on the"
    NUMERIC = auto()  # 25/7, 2026-07-25
    LATER = auto()  # "in {n} {unit}"
    HERE = auto()  # "this morning"
    ALONE = auto()  # "in the morning"
    BESIDE = auto()  # "morning": only at a day or an hour
    FAR = auto()  # "next year"
    YEAR = auto()  # "{year}": only after "by"


@dataclass(frozen=True, slots=True)
class Shape:
    """Words, as `folded` leaves them, and slots in braces, in their order.

    `number` is what the shape adds: minutes of a clock (times {m}, where that is in it), days of a day, units of
    what is later; of what is exact it is the least hour. `part` is that of the day.
    """

    kind: Kind
    elements: tuple[str, ...]
    number: float = 0
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class WhenLexis:
    """All of one language; phrases as `folded` leaves them, of up to five words, one space between.

    `shapes` by their first element. `weekdays` (Monday is 0) hold stretches too, by their first and last day. `links`
    stand before a time and go with it, `tails` behind it. What follows an hour and is in `closing` does not make it a
    count of something. After a word in `apart` a time is no time of the promise; `joins` make two times one range;
    `shy` words mean something else as often; `leave` are phrases in which no time is looked for. The last three are
    what `written` writes: today and tomorrow, weekdays (Monday first), and the parts of another day and of today.
    """

    shapes: Mapping[str, tuple[Shape, ...]]
    numbers: Mapping[str, int]
    counts: Mapping[str, float]
    units: Mapping[str, Unit]
    weekdays: Mapping[str, tuple[int, ...]]
    months: Mapping[str, int]
    halves: Mapping[str, bool]
    ordinals: frozenset[str]
    links: Mapping[str, Link]
    tails: frozenset[str]
    closing: frozenset[str]
    apart: frozenset[str]
    joins: frozenset[str]
    shy: frozenset[str]
    leave: frozenset[str]
    month_first: bool
    today: str
    tomorrow: str
    short: tuple[str, ...]
    parts: Mapping[Part, str] = field(default_factory=dict)
    parts_today: Mapping[Part, str] = field(default_factory=dict)


def by_first(shapes: Iterable[Shape]) -> dict[str, tuple[Shape, ...]]:
    """The shapes by the word or slot with which they begin, in their order."""
    found: dict[str, tuple[Shape, ...]] = {}
    for shape in shapes:
        found[shape.elements[0]] = (*found.get(shape.elements[0], ()), shape)
    return found
