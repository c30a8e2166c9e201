"""The picture of a note is drawn for its reader: once for both, and in the gentle style as a ribbon alone."""

from bot.picture import drawing, rendered
from bot.telegram.painter import Painter
from domain.messages import Reader
from domain.sunday import Picture
from tests.house import catalogue
from tests.picture.samples import CAPTIONS, GOOD

PICTURE = Picture(GOOD[0], tuple(GOOD[1]))


def test_the_second_corner_gets_the_very_bytes_of_the_first() -> None:
    first = Painter(catalogue)(PICTURE, Reader())
    assert Painter(catalogue)(Picture(*GOOD[:1], tuple(GOOD[1])), Reader("en-GB")) is first
    assert first == rendered(drawing(*GOOD, CAPTIONS))


def test_the_gentle_style_sees_the_ribbon_alone() -> None:
    assert Painter(catalogue)(PICTURE, Reader(style="gentle")) == rendered(drawing(*GOOD, CAPTIONS, marks=False))
