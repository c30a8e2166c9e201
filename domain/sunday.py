"""A Sunday note as it is made and kept: its sentences with their wordings, and figures of two people together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.active_days import WEEK, ActiveDays
from domain.held_best import agreed, held_best
from domain.note import Sentence
from domain.reliability import Beta, Evenings, Label, Level, Settled, Stretch, label, level, stretch, turned
from domain.week import Week

LONGEST_RIBBON = 8  # weeks
_ONE_DAY, _A_WEEK = timedelta(1), timedelta(WEEK)
_LEAST_WEEK = 3  # active days of a week that can be read; with less it is a pale part of the ribbon


@dataclass(frozen=True, slots=True)
class Worded:
    """A sentence, and the number of its wording in the catalogue: "03", or in a style of its own "gentle-03"."""

    sentence: Sentence
    number: str


@dataclass(frozen=True, slots=True, repr=False)
class Picture:
    """What is drawn of a week: its marks, and the ribbon of the last eight, oldest first; empty before it begins."""

    week: Week
    ribbon: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Standing:
    """What a Sunday makes of all that is known; `now` and `named` are for the next one to agree with.

    `now` is what this Sunday alone would say of the level, `held` what holds; `named` the kind of promise that this
    Sunday alone would name as what held best, `best` the one that may be named.
    """

    now: Label
    held: Label
    named: str | None
    best: str | None
    ribbon: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Recipe:
    """The note of ritual day `day`, from which it can be said and drawn again; it tells of the seven days before.

    `nights`: the evenings that two looked for in that week.
    """

    day: date
    week: Week
    nights: int
    standing: Standing
    lines: tuple[Worded, ...]
    sofa: Worded | None

    @property
    def picture(self) -> Picture:
        """What is drawn above it."""
        return Picture(self.week, self.standing.ribbon)


@dataclass(frozen=True, slots=True, repr=False)
class Known:
    """All that is known of two people by the note of ritual day `day`.

    `settled` by the day of the note that it belongs to; `earlier` notes, the latest first; `nights` as they are now.
    """

    day: date
    week: Week
    nights: int
    settled: Sequence[Settled]
    earlier: Sequence[Recipe]
    days: ActiveDays

    @property
    def last(self) -> date:
        """The last ritual day that the note tells of."""
        return self.day - _ONE_DAY


def standing(known: Known, beta: Beta) -> Standing:
    """What this Sunday makes of it; a label and a name need the note before to agree."""
    settled = [replace(each, day=each.day - _ONE_DAY) for each in known.settled]
    now_at = level(settled, _evenings(known), known.days, known.last)
    now, named = label(now_at, beta), held_best(settled, known.days, known.last, beta)
    before = known.earlier[0].standing if known.earlier else Standing(Label.QUIET, Label.QUIET, None, None, ())
    held = turned(before.held, before.now, now)
    return Standing(now, held, named, agreed(before.named, named), _ribbon(known, settled, now_at, beta))


def _evenings(known: Known) -> list[Evenings]:
    """Of each week that had a note: no more are looked for than had an hour."""
    weeks = [(known.last, known.week, known.nights)]
    weeks += [(each.day - _ONE_DAY, each.week, each.nights) for each in known.earlier]
    return [
        Evenings(last, week.evenings.seen, min(nights, week.evenings.asked))
        for last, week, nights in weeks
        if week.evenings.asked
    ]


def _ribbon(known: Known, settled: Sequence[Settled], now_at: Level, beta: Beta) -> tuple[Stretch, ...]:
    """As earlier notes drew it; a week without one, as in a rest, is drawn from what is still known of it."""
    if not known.week.ribbon:
        return ()
    drawn = {each.day - _ONE_DAY: each.standing.ribbon[-1] for each in reversed(known.earlier) if each.standing.ribbon}
    ends = [known.last - back * _A_WEEK for back in reversed(range(LONGEST_RIBBON))]
    evenings = _evenings(known)

    def week(last: date) -> Stretch:
        if last == known.last:
            return stretch(now_at, beta, rest=_rests(last, known.days))
        if (before := _within(drawn, last)) is not None:
            return before
        return stretch(level(settled, evenings, known.days, last), beta, rest=_rests(last, known.days))

    return tuple(week(last) for last in ends if known.days.until(last) >= WEEK)


def _rests(last: date, days: ActiveDays) -> bool:
    return days.in_week(last) < _LEAST_WEEK


def _within(drawn: Mapping[date, Stretch], last: date) -> Stretch | None:
    """The latest that was drawn in the week that ends with `last`: their note may have had another weekday."""
    days = (last - timedelta(back) for back in range(WEEK))
    return next((drawn[day] for day in days if day in drawn), None)
