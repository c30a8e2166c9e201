"""The ribbon of eight weeks: as wide as the estimate, soft as far as that is uncertain, pale where it was rest."""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

from bot.picture.captions import LEFT
from bot.picture.curves import Knot, knots, line, shape
from domain.reliability import Stretch

WEEKS = 8
REACH = 78.0  # pixels above and below its middle, if everything came about
_WEEK = 108  # pixels
_LOOSE, _TURN = 7.0, pi / (2 * _WEEK)  # how it hangs; it ends as high as it began, so that nothing rises or falls
_THREAD = 2 * _LOOSE + 6
_SHADES = 9
_BLEND = 24  # over which it grows pale
_TAIL = 132  # of the thread that goes on


def ribbon(stretches: Sequence[Stretch], middle: float) -> list[str]:
    """What is drawn around `middle` (pixels) of the last eight stretches, oldest first; at least one."""
    weeks = stretches[-WEEKS:]
    begin = -LEFT if len(weeks) == WEEKS else 0  # a whole one comes in over the edge of the paper
    low, high = (_halves(weeks, begin, [getattr(week, end) for week in weeks]) for end in ("low", "high"))
    edges = [_edge(low, high, middle, shade) for shade in range(_SHADES)]
    body = f'<path class="silk" d="{shape(_side(low, middle, -1), _side(low, middle, 1))}"/>'
    return [*edges, body, *_veils(weeks, begin, middle), *_thread(weeks, begin, middle)]


def loose_thread(middle: float) -> list[str]:
    """What there is before the ribbon begins."""
    length = _WEEK * WEEKS
    return [_core(0, length, middle), _veil("close", length // 2, length // 2 + 3, middle, _THREAD)]


def _halves(weeks: Sequence[Stretch], begin: float, parts: Sequence[float]) -> list[Knot]:
    """Half of its width, week by week and at both ends."""
    inner = [(_WEEK * (place + 0.5), REACH * part) for place, part in enumerate(parts)]
    return knots([(begin, inner[0][1]), *inner, (_WEEK * len(weeks), inner[-1][1])])


def _edge(low: Sequence[Knot], high: Sequence[Knot], middle: float, shade: int) -> str:
    """One of the shades by which it grows soft between the two ends of its band, on both sides."""
    part = 1 - (shade + 0.5) / _SHADES
    outer = [
        Knot(a.x, a.y + (b.y - a.y) * part, a.slope + (b.slope - a.slope) * part)
        for a, b in zip(low, high, strict=True)
    ]
    inner = [Knot(knot.x, knot.y - 2, knot.slope) for knot in low]  # under the body, so that no seam shows
    data = "".join(shape(_side(outer, middle, side), _side(inner, middle, side)) for side in (-1, 1))
    return f'<path class="silk" fill-opacity="{1 / (_SHADES - shade):.3f}" d="{data}"/>'


def _side(halves: Sequence[Knot], middle: float, side: int) -> list[Knot]:
    """The outline above (-1) or below (1)."""
    return [
        Knot(at.x, at.y + side * half.y, at.slope + side * half.slope)
        for half, at in ((half, _hung(half.x, middle)) for half in halves)
    ]


def _hung(x: float, middle: float) -> Knot:
    return Knot(LEFT + x, middle + _LOOSE * sin(_TURN * x), _LOOSE * _TURN * cos(_TURN * x))


def _veils(weeks: Sequence[Stretch], begin: int, middle: float) -> Iterator[str]:
    """Paper laid thinly over the weeks of rest, and wholly over its ends: one colour is drawn far sooner than many."""
    resting = [weeks[0].rest, *(week.rest for week in weeks), weeks[-1].rest]
    for place in range(len(weeks)):
        before, rest, after = resting[place : place + 3]
        left = (place * _WEEK if place else begin) + (0 if before else _BLEND)
        right = (place + 1) * _WEEK - (0 if after else _BLEND)
        if rest:
            yield _veil("rest", left, right - left, middle)
            yield from () if before else [_veil("paling", left - 2 * _BLEND, 2 * _BLEND, middle)]
            yield from () if after else [_veil("waking", right, 2 * _BLEND, middle)]
    yield _veil("close", _WEEK * len(weeks) - _BLEND, _BLEND + 1, middle)
    if begin == 0:
        yield _veil("open", -1, _BLEND + 1, middle)


def _veil(kind: str, x: int, width: int, middle: float, height: float = 2 * (REACH + _LOOSE)) -> str:
    return f'<rect class="{kind}" x="{LEFT + x}" y="{middle - height / 2:g}" width="{width}" height="{height:g}"/>'


def _thread(weeks: Sequence[Stretch], begin: int, middle: float) -> Iterator[str]:
    """The thread inside: drawn through where there was a reading, dotted where there was rest; and it goes on."""
    end = _WEEK * len(weeks)
    yield _core(end, end + _TAIL, middle)
    yield _veil("close", end, _TAIL + 3, middle, _THREAD)
    for place, week in enumerate(weeks):
        yield _core(place * _WEEK if place else begin, (place + 1) * _WEEK, middle, " pause" if week.rest else "")


def _core(begin: int, end: int, middle: float, kind: str = "") -> str:
    pieces = max(1, round(2 * (end - begin) / _WEEK))
    hung = [_hung(begin + (end - begin) * piece / pieces, middle) for piece in range(pieces + 1)]
    return f'<path class="core{kind}" d="{line(hung)}"/>'
