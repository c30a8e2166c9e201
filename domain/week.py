"""What a Sunday note may know of a week: what came through, in words instead of figures, and nobody in particular."""

from dataclasses import dataclass
from enum import StrEnum

from domain.active_days import WEEK
from domain.reliability import LEAST_DAYS

_FIRST_NOTE = 3  # active days before there is a note at all
_GOOD_DAYS, _GOOD_SEEN = 4, 4
_HARD_DUE = 2
_COUNTED = 2  # up to here there is a word for each number
_SOME, _HALF = 0.40, 0.75


class Shape(StrEnum):
    """How a note speaks."""

    FIRST = "first"  # the ribbon has not begun
    GOOD = "good"
    THIN = "thin"  # little to say, so little is said
    HARD = "hard"  # not smoothed over


class Quantity(StrEnum):
    """How much, in words; there is none for nothing, which is left unsaid, and none for all."""

    ONE = "one"
    TWO = "two"
    SOME = "some"
    HALF = "half"
    MOST = "most"


@dataclass(frozen=True, slots=True)
class Came:
    """Something came `seen` of `asked` times. ValueError unless 0 <= seen <= asked."""

    seen: int
    asked: int

    def __post_init__(self) -> None:
        if not 0 <= self.seen <= self.asked:
            raise ValueError("What came is between nothing and what was asked.")


@dataclass(frozen=True, slots=True)
class Week:
    """Seven ritual days of two people together.

    `active` of them were not rest, `rest` were; `days` were active since the beginning, these included. `lunches` are
    the days with a hello, of those with a lunch; `evenings` those that came, of those with a bedtime. Then the shared
    promises by how they ended; `both`: what came to nothing had more than one maker, which is all that is known of
    makers. ValueError for a count below 0 or for more than seven days.
    """

    days: int
    active: int
    rest: int = 0
    lunches: Came = Came(0, 0)
    evenings: Came = Came(0, 0)
    kept: int = 0
    moved: int = 0
    mended: int = 0
    nothing: int = 0
    both: bool = False

    def __post_init__(self) -> None:
        counts = (self.days - self.active, self.active, self.rest, self.kept, self.moved, self.mended, self.nothing)
        if min(counts) < 0 or max(self.active + self.rest, self.lunches.asked, self.evenings.asked) > WEEK:
            raise ValueError("A week has seven days, and nothing comes less than never.")

    @property
    def carried(self) -> int:
        """Promises that were kept, moved in time or mended: they count the same."""
        return self.kept + self.moved + self.mended

    @property
    def due(self) -> int:
        """Shared promises that came to an end."""
        return self.carried + self.nothing

    @property
    def seen(self) -> int:
        """Everything that came through."""
        return self.lunches.seen + self.evenings.seen + self.carried

    @property
    def hard(self) -> bool:
        """Two or more promises were due, and half or more came to nothing."""
        return self.due >= _HARD_DUE and 2 * self.nothing >= self.due

    @property
    def ribbon(self) -> bool:
        """Whether there may be a ribbon, and words about a level."""
        return self.days >= LEAST_DAYS


def quantity(came: Came) -> Quantity | None:
    """The word for it: one, two, then by its part of what was asked; None for nothing."""
    if came.seen <= _COUNTED:
        return (None, Quantity.ONE, Quantity.TWO)[came.seen]
    part = came.seen / came.asked
    return Quantity.SOME if part <= _SOME else Quantity.HALF if part <= _HALF else Quantity.MOST


def shape(week: Week) -> Shape | None:
    """How a note on this week speaks; None before the third active day: there is no note yet.

    Where all that came to nothing had one maker, a hard week looks like one with little to say: words would name them.
    """
    if week.days < _FIRST_NOTE:
        return None
    if week.hard and week.both:
        return Shape.HARD
    if not week.ribbon:
        return Shape.FIRST
    enough = week.active >= _GOOD_DAYS and week.seen >= _GOOD_SEEN
    return Shape.GOOD if enough and not week.hard else Shape.THIN
