"""What makes an apology smaller is underlined where it stands; what gives the other credit is left alone."""

import pytest

from bot.words.hedging import hedging
from domain.hedges import hedges

ENGLISH = hedging("en-GB")


def underlined(text: str) -> list[str]:
    spans = hedges(text, ENGLISH.underlined, ENGLISH.spared)
    return [text[start : start + length] for start, length in spans]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I shouted, but you started it.", ["but you"]),
        ("I’m sorry if you felt left out.", ["sorry if"]),
        ("We both said things, to be fair.", ["We both", "to be fair"]),
        ("You MADE   me late.", ["You MADE   me"]),
        ("I guess I forgot a bit.", ["I guess", "a bit"]),
        ("é 👍🏽 I was late, though you knew.", ["though you"]),
        ("I lied because you trusted me, and that was wrong.", []),
        ("I left when you needed me.", []),
        ("I shouted. It frightened you.", []),
        ("A bitter word, and both of them mine.", []),
        ("", []),
    ],
)
def test_what_is_underlined_and_what_is_not(text: str, found: list[str]) -> None:
    assert underlined(text) == found


def test_a_language_without_a_list_has_nothing_underlined() -> None:
    assert hedging("tlh").underlined == ()
