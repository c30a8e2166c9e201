"""Composes the picture from its template, the rows of the week and the ribbon."""

from collections.abc import Sequence
from importlib.resources import files
from string import Template

from bot.picture.captions import LEFT, LINE, RIGHT, Captions, paragraph, text
from bot.picture.marks import rows
from bot.picture.ribbon import REACH, WEEKS, loose_thread, ribbon
from domain.reliability import Stretch
from domain.week import Week

_TEMPLATE = Template((files("bot.picture") / "sunday.svg").read_text("utf-8"))
_TOP = 200.0  # pixels
_LETTERS, _SMALL_LETTERS = 52, 62  # of a line


def drawing(week: Week, stretches: Sequence[Stretch], captions: Captions, *, marks: bool = True) -> str:
    """The picture as SVG, 1080 pixels wide; the ribbon's stretches oldest first, none while it has not begun.

    Without `marks` it is the ribbon alone, which is the gentle way to look at a week.
    """
    body, y = rows(week, captions, _TOP) if marks else ([], _TOP)
    if body:
        body.append(f'<path class="rule" d="M{LEFT} {y + 40:g}H{RIGHT}"/>')
        y += 40
    under, y = _ribbon(stretches, captions, y)
    foot, y = paragraph(captions.foot, y + 66, _SMALL_LETTERS, "foot")
    title = text(captions.title, LEFT - 3, 140, "title")
    return _TEMPLATE.substitute(height=f"{y + 26:g}", body="\n".join([title, *body, *under, *foot]))


def _ribbon(stretches: Sequence[Stretch], captions: Captions, top: float) -> tuple[list[str], float]:
    """What is drawn from `top` (pixels) on, and the last baseline."""
    if not stretches:
        words, y = paragraph(captions.first, top + 134, _LETTERS)
        return [*loose_thread(top + 66), *words], y - LINE
    drawn, y = paragraph(captions.ribbon, top + 70, _LETTERS)
    silk = ribbon(stretches, y + REACH)
    y += 2 * REACH + 44
    below = [captions.wider, *([captions.rest] if any(week.rest for week in stretches[-WEEKS:]) else [])]
    for each in below:
        lines, y = paragraph(each, y, _SMALL_LETTERS, "small")
        drawn += lines
    return [*drawn, *silk], y - LINE
