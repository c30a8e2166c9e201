"""The rows of the picture: only what was there, packed to the left, without a place for what was not."""

from collections.abc import Iterator

from bot.picture.captions import LEFT, RIGHT, Captions, text, wrapped
from domain.week import Week

MOST = 9  # marks in a row, so that bigger is not visibly better; a thread says that there was more
_FIRST, _PITCH = 424, 65
_TRAIL = 76
_ROW, _LEGEND = 88, 70
_LABEL, _LABEL_LINE = 15, 38
_BESIDE, _LETTER = 62, 15.5  # a small bead with the room around it, a letter beside it
# Where each kind begins among the others, so that the order tells of no day and no maker.
_PLACES = {"kept": 0.5, "moved": 0.38, "mended": 0.68}


def rows(week: Week, captions: Captions, top: float) -> tuple[list[str], float]:
    """What is drawn from `top` (pixels) on, and where it ends."""
    drawn: list[str] = []
    beads = necklace(week)
    for label, marks in (
        (captions.lunches, ["lunch"] * week.lunches.seen),
        (captions.evenings, ["evening"] * week.evenings.seen),
        (captions.promises, beads),
    ):
        if marks:
            y = top + _ROW / 2
            thread = _thread(len(beads), y, more=week.carried > MOST) if marks is beads else ()
            drawn += [*_label(label, y), *thread, *_row(marks, y)]
            top += _ROW
    if week.moved or week.mended:
        drawn += _legend(week, captions, top + _LEGEND / 2)
        top += _LEGEND
    return drawn, top


def necklace(week: Week) -> list[str]:
    """At most nine promises, each way of carrying one among them that there was, spread evenly."""
    counts = {"kept": week.kept, "moved": week.moved, "mended": week.mended}
    while sum(counts.values()) > MOST:
        most = max(counts, key=lambda kind: counts[kind])
        counts[most] -= 1
    spread = [((each + _PLACES[kind]) / count, kind) for kind, count in counts.items() for each in range(count)]
    return [kind for _, kind in sorted(spread)]


def _row(marks: list[str], y: float) -> Iterator[str]:
    yield from (f'<use href="#{mark}" x="{_FIRST + _PITCH * place}" y="{y:g}"/>' for place, mark in enumerate(marks))


def _thread(beads: int, y: float, *, more: bool) -> Iterator[str]:
    """What they are strung on; where there were more, it goes on and fades."""
    end = _FIRST + _PITCH * (beads - 1)
    if beads > 1:
        yield f'<path class="thread" d="M{_FIRST} {y:g}H{end}"/>'
    if more:
        yield f'<path class="trail" d="M{end} {y - 1.75:g}h{_TRAIL}v3.5h-{_TRAIL}Z"/>'


def _label(label: str, y: float) -> list[str]:
    lines = wrapped(label, _LABEL)
    first = y + 11 - _LABEL_LINE * (len(lines) - 1) / 2
    return [text(line, LEFT, first + _LABEL_LINE * place) for place, line in enumerate(lines)]


def _legend(week: Week, captions: Captions, y: float) -> Iterator[str]:
    """What the beads mean, of those that are there; under them, or from the left where that is too long."""
    beads = [
        ("kept", captions.kept, week.kept),
        ("moved", captions.moved, week.moved),
        ("mended", captions.mended, week.mended),
    ]
    meant = [(kind, words) for kind, words, count in beads if count]
    length = sum(_BESIDE + _LETTER * len(words) for _, words in meant)
    x = _FIRST - 9.0 if _FIRST + length < RIGHT + _BESIDE else LEFT + 12.0
    for kind, words in meant:
        yield f'<use href="#{kind}" transform="translate({x:g} {y:g}) scale(.57)"/>'
        yield text(words, x + 23, y + 10, "small")
        x += _BESIDE + _LETTER * len(words)
