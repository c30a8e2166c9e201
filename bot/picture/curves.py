"""Curves through points that swing no further than their points: a ribbon must not look wider than it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Knot:
    """A point of a curve, in pixels, and its slope there."""

    x: float
    y: float
    slope: float


def knots(points: Sequence[tuple[float, float]]) -> list[Knot]:
    """The points with slopes that keep each piece between its ends (Fritsch and Butland 1984): flat at every turn."""
    slopes = [0.0, *(_slope(*three) for three in zip(points, points[1:], points[2:], strict=False)), 0.0]
    return [Knot(x, y, slope) for (x, y), slope in zip(points, slopes, strict=True)]


def line(knots: Sequence[Knot]) -> str:
    """The curve as the data of an SVG path; its knots may go left as well."""
    drawn = [f"M{knots[0].x:.1f} {knots[0].y:.1f}"]
    for a, b in pairwise(knots):
        third = (b.x - a.x) / 3
        drawn.append(
            f"C{a.x + third:.1f} {a.y + third * a.slope:.1f}"
            f" {b.x - third:.1f} {b.y - third * b.slope:.1f} {b.x:.1f} {b.y:.1f}"
        )
    return "".join(drawn)


def shape(one: Sequence[Knot], other: Sequence[Knot]) -> str:
    """What lies between two curves."""
    return f"{line(one)}L{line(other[::-1])[1:]}Z"


def _slope(before: tuple[float, float], at: tuple[float, float], after: tuple[float, float]) -> float:
    left, right = (at[1] - before[1]) / (at[0] - before[0]), (after[1] - at[1]) / (after[0] - at[0])
    return 0.0 if left * right <= 0 else 2 * left * right / (left + right)
