"""Each style has words of its own wherever any has: the plain line is the open one, the two others stand beside it."""

import pytest

from bot.words import Catalogue
from bot.words.language import name_of
from domain.style import Style
from tests.words.strings import LANGUAGES, entries

SPOKEN_DIFFERENTLY = 50
BESIDE = {Style.GENTLE, Style.PRACTICAL}
# What keeps somebody safe, and what is one's own to decide, reads the same for everybody.
THE_SAME_FOR_ALL = ("help-", "leave-", "rest-", "forget-", "privacy-", "mydata-", "start-", "meet-")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_that_a_style_changes_has_words_for_all_three(language: str) -> None:
    styled = {name_of(entry): {one.id.name for one in entry.attributes} for entry in entries(language)}
    assert {key: styles for key, styles in styled.items() if styles and styles != BESIDE} == {}
    assert [key for key, styles in styled.items() if styles and key.startswith(THE_SAME_FOR_ALL)] == []
    assert sum(bool(styles) for styles in styled.values()) > SPOKEN_DIFFERENTLY


@pytest.mark.parametrize(
    ("family", "least"),
    [
        ("lunch-prompt", 60),
        ("lunch-gentle-prompt", 31),  # none comes twice in thirty days
        ("lunch-practical-prompt", 3),  # few words, and the same ones
        ("bedtime-third-prompt", 12),
        ("bedtime-third-gentle-prompt", 12),
    ],
)
def test_what_a_style_asks_differently_has_wordings_enough(family: str, least: int) -> None:
    assert len(Catalogue.load().variants(family)) >= least
