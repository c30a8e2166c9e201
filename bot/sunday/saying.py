"""How a note is said: a picture, at most five lines, and perhaps one for the sofa; the same whoever reads it."""

from bot.sunday import NAME
from domain.messages import Line, Param, Part, Say
from domain.noise import Noise, Shown
from domain.sunday import Recipe, Worded

COVER = "sunday-cover"


def said(recipe: Recipe) -> Say:
    """The message; its picture shows what its lines say, and they stand below it for whoever cannot see it."""
    return Say(
        0,
        NAME,
        parts(recipe),
        noise=Noise.NOTE,
        shown=Shown.CLOSE,
        cover=COVER,
        picture=recipe.picture,
    )


def parts(recipe: Recipe) -> tuple[Part, ...]:
    """Its lines, in order."""
    return tuple(_line(each) for each in (*recipe.lines, recipe.sofa) if each)


def _line(worded: Worded) -> Line:
    sentence = worded.sentence
    given: dict[str, Param] = {"much": sentence.much} if sentence.much else {}
    if sentence.kind is not None:
        given["kind"] = sentence.kind.replace(" ", "-")
    return Line(f"sunday-{sentence.fact}-{worded.number}", given)
