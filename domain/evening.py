"""An evening of two: four small lines, said in their room or written apart, and the rule by which the latter open."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

STEPS = (1, 2, 3, 4)
LAST = STEPS[-1]
DROPPED = "-"  # in the place of the wording of a step that an evening is without
LIGHTS_OUT_AFTER = timedelta(hours=1)
SHORTEST, LONGEST_OPEN = timedelta(minutes=15), timedelta(hours=3)  # that an evening may be set to
LATER = timedelta(minutes=30)
LONGEST_OF_TWO = timedelta(days=1) - LATER  # from the first hour of two clocks; put off, it ends before the next one
LONGEST = 200  # characters of a line, as a person counts them
NIGHTS = 4  # a week that two look for, until they say
NOT_AGAIN_WITHIN = timedelta(days=14)  # days in which no wording returns


@dataclass(frozen=True, slots=True)
class Way:
    """How two have their evenings: `here`, in their chat, or apart; and how many `nights` a week they look for.

    `lights` go out so long after the bedtime hour.
    """

    here: bool = False
    nights: int = NIGHTS
    lights: timedelta = LIGHTS_OUT_AFTER


@dataclass(frozen=True, slots=True)
class Evening:
    """The evening of a ritual day. `ref` names it; `line` is the message in their room that carries its buttons now.

    `apart`: it is written apart. `wordings` are of the opening and of the four steps: numbers, or `DROPPED`. `later`:
    it was put off by half an hour, which happens once. From `lights_out` on, or once it is closed, nothing of it opens.
    All in UTC.
    `own`: it began for each at an hour of their own; then what both had finished opens once both are awake.
    """

    ref: str
    couple: str
    day: date
    line: str
    wordings: tuple[str, ...]
    lights_out: datetime
    apart: bool = True
    later: bool = False
    closed_at: datetime | None = None
    own: bool = False

    def lasts(self, now: datetime) -> bool:
        """Whether anything can be done in it."""
        return self.closed_at is None and now < self.lights_out

    @property
    def latest(self) -> datetime:
        """When lights are out, whatever the two may still tap."""
        return self.lights_out if self.later else self.lights_out + LATER

    @property
    def steps(self) -> tuple[int, ...]:
        """The steps that it has."""
        return tuple(step for step in STEPS if self.wordings[step] != DROPPED)


@dataclass(frozen=True, slots=True)
class Written:
    """A line, and the message of its author that holds it."""

    text: str
    message: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What one of the two has made of an evening so far.

    `lines` by step. `step` is the box they have come to, one past the last when they came through. `changing` is an
    earlier step whose box lies open again. `done`: they tapped *Done*. `face` is the ref of the message in their
    corner in which the page stands now.
    """

    lines: Mapping[int, Written] = field(default_factory=dict)
    step: int = STEPS[0]
    changing: int | None = None
    done: bool = False
    good_night: bool = False
    face: str | None = None

    @property
    def asked(self) -> int | None:
        """The step whose box lies open."""
        if self.changing is not None:
            return self.changing
        return None if self.through else self.step

    @property
    def through(self) -> bool:
        """The fourth box or *Done* lies behind them, or they said good night."""
        return self.done or self.good_night or self.step > LAST

    @property
    def finished(self) -> bool:
        """At least one line, and the fourth box or *Done*: it opens once both pages are. A page of passes never is."""
        return bool(self.lines) and (self.done or self.step > LAST)

    @property
    def in_bed(self) -> bool:
        """They said good night without having finished."""
        return self.good_night and not self.finished

    @property
    def seen(self) -> tuple[int, ...]:
        """The steps that lie behind them, whether they wrote a line or let it pass."""
        return tuple(step for step in STEPS if step < self.step)

    def wrote(self, step: int, line: Written) -> "Page":
        """With that line; whoever stood at its box goes on."""
        return _past(self.rewrote(step, line), step)

    def rewrote(self, step: int, line: Written) -> "Page":
        """Another line in the place of one that is there; nothing else moves."""
        return replace(self, lines={**self.lines, step: line})

    def passed(self, step: int) -> "Page":
        """Without a line there."""
        left = {one: line for one, line in self.lines.items() if one != step}
        return _past(replace(self, lines=left), step)

    def past(self, steps: Collection[int]) -> "Page":
        """Beyond the boxes that its evening, which has `steps`, is without."""
        page = self
        while page.asked is not None and page.asked not in steps:
            page = page.passed(page.asked)
        return page

    def left_as_it_was(self) -> "Page":
        """The line that lay open again stays what it was."""
        return replace(self, changing=None)

    def said_good_night(self) -> "Page":
        """The evening is over for them; what was not finished goes."""
        return replace(self, good_night=True, changing=None, lines=self.lines if self.finished else {})

    def in_order(self) -> tuple[Written, ...]:
        """The lines in the order of their steps, without a gap for what was passed."""
        return tuple(self.lines[step] for step in STEPS if step in self.lines)


def _past(page: Page, step: int) -> Page:
    if step == page.changing:
        return replace(page, changing=None)
    return replace(page, step=step + 1) if step == page.asked else page


def opens(pages: Collection[Page]) -> bool:
    """Whether what was written apart opens now: both have finished, in whatever order."""
    return len(pages) == len(("one", "the other")) and all(page.finished for page in pages)


def both_said_good_night(pages: Collection[Page]) -> bool:
    """Whether nobody is left for whom the evening goes on."""
    return len(pages) > 1 and all(page.good_night for page in pages)
