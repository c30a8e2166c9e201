"""Draws the picture of a message when that is sent: outside of any transaction, and once for both of two corners."""

from functools import lru_cache

from bot.picture import Captions, drawing, rendered
from domain.catalogue import Render
from domain.messages import Reader
from domain.sunday import Picture

WITHOUT_MARKS = "gentle"  # the style in which a week is its ribbon alone
_AT_HAND = 16  # pictures; the second corner's is asked for right after the first's


class Painter:
    """Its captions are in the language of whoever reads the message."""

    def __init__(self, render: Render) -> None:
        self._render = render

    def __call__(self, picture: Picture, reader: Reader) -> bytes:
        """A PNG; about 80 ms of one core, during which nothing else runs (`docs/decisions/0012`)."""
        captions = Captions(
            title=self._says("title", reader),
            lunches=self._says("lunches", reader),
            evenings=self._says("evenings", reader),
            promises=self._says("promises", reader),
            kept=self._says("kept", reader),
            moved=self._says("moved", reader),
            mended=self._says("mended", reader),
            ribbon=self._says("ribbon", reader),
            wider=self._says("wider", reader),
            rest=self._says("rest", reader),
            first=self._says("first", reader),
            foot=self._says("foot", reader),
        )
        return _painted(picture, captions, marks=reader.style != WITHOUT_MARKS)

    def _says(self, what: str, reader: Reader) -> str:
        return self._render.label(f"sunday-picture-{what}", {}, reader)


@lru_cache(maxsize=_AT_HAND)
def _painted(picture: Picture, captions: Captions, *, marks: bool) -> bytes:
    return rendered(drawing(picture.week, picture.ribbon, captions, marks=marks))
