"""Weeks as they come, for the tests and for the pictures of the documents."""

from collections.abc import Sequence

from bot.beta import MpmathBeta
from bot.picture import Captions
from domain.reliability import Level, Stretch, stretch
from domain.week import Came, Week

CAPTIONS = Captions(
    title="This week",
    lunches="lunch words",
    evenings="five minutes",
    promises="small promises",
    kept="kept",
    moved="moved in time",
    mended="mended",
    ribbon="The last eight weeks",
    wider="Wider: more of what you said came about.",
    rest="Pale parts are rest.",
    first="The ribbon begins after two weeks.",
    foot="Only what you told me. It is a small window.",
)


def ribbon(*weeks: tuple[float, float], rest: Sequence[int] = ()) -> list[Stretch]:
    """By the estimate and the evidence of each week, and by which of them were rest."""
    beta = MpmathBeta()
    levels = (Level(share * weight, (1 - share) * weight, weight, 100) for share, weight in weeks)
    return [stretch(level, beta, rest=place in rest) for place, level in enumerate(levels)]


GOOD = (
    Week(75, 7, 0, Came(5, 5), Came(5, 7), kept=6, moved=1, mended=1, nothing=1, both=True),
    ribbon((0.72, 12), (0.7, 15), (0.74, 18), (0.78, 22), (0.78, 22), (0.82, 24), (0.85, 27), (0.86, 28), rest=[4]),
)
THIN = (
    Week(40, 2, 5, Came(1, 2), Came(1, 2), kept=1),
    ribbon((0.70, 13), (0.72, 17), (0.72, 17), (0.78, 22), (0.82, 24), (0.82, 24), rest=[2, 5]),
)
HARD = (
    Week(98, 7, 0, Came(2, 5), Came(2, 7), kept=2, mended=2, nothing=4, both=True),
    ribbon((0.82, 24), (0.8, 26), (0.8, 26), (0.84, 27), (0.85, 28), (0.84, 28), (0.76, 28), (0.66, 28), rest=[2]),
)
FIRST: tuple[Week, list[Stretch]] = (Week(6, 6, 0, Came(4, 4), Came(3, 6), kept=2, moved=1), [])
MANY = (Week(75, 7, 0, Came(7, 7), Came(7, 7), kept=11, moved=2, mended=1), ribbon((0.66, 9), (0.7, 10), (0.74, 14)))
SAMPLES = {"good": GOOD, "thin": THIN, "hard": HARD, "first": FIRST}
