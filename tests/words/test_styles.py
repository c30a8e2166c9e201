"""Each style has words of its own wherever any has: the plain line is the open one, the two others stand beside it."""

import pytest

from bot.sunday.wordings import FOR_ALL
from bot.words import Catalogue
from bot.words.language import name_of
from domain.note import note
from domain.reliability import Label
from domain.style import Style
from domain.week import Came, Week
from tests.words.strings import LANGUAGES, entries

CATALOGUE = Catalogue.load()
SPOKEN_DIFFERENTLY = 50
WEEKS = (
    Week(28, 5, 2, Came(5, 5), Came(4, 7), kept=5, moved=1, mended=1, nothing=1),
    Week(28, 7, 0, Came(2, 5), Came(2, 7), kept=1, mended=2, nothing=3, both=True),
    Week(28, 7, 0, Came(1, 5), Came(0, 7), moved=1),
    Week(28, 7),
)
BESIDE = {Style.GENTLE, Style.PRACTICAL}
# What keeps somebody safe, and what is one's own to decide, reads the same for everybody.
THE_SAME_FOR_ALL = ("help-", "leave-", "rest-", "forget-", "privacy-", "mydata-", "start-", "meet-")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_that_a_style_changes_has_words_for_all_three(language: str) -> None:
    styled = {name_of(entry): {one.id.name for one in entry.attributes} for entry in entries(language)}
    assert {key: styles for key, styles in styled.items() if styles and styles != BESIDE} == {}
    assert [key for key, styles in styled.items() if styles and key.startswith(THE_SAME_FOR_ALL)] == []
    assert sum(bool(styles) for styles in styled.values()) > SPOKEN_DIFFERENTLY


@pytest.mark.parametrize("style", sorted(BESIDE))
@pytest.mark.parametrize("label", Label)
@pytest.mark.parametrize("week", [*WEEKS, Week(3, 3)])
def test_every_line_that_a_style_says_on_sunday_has_words(week: Week, label: Label, style: Style) -> None:
    found = note(week, label, "evening", style)
    assert found is not None
    spoken = [line.fact for line in found.lines if line.fact not in FOR_ALL]
    families = [CATALOGUE.variants(f"sunday-{fact}-{style}") for fact in spoken]
    assert families
    assert min(map(len, families)) >= len(Style)


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
    assert len(CATALOGUE.variants(family)) >= least
