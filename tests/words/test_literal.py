"""What a person wrote is shown as they wrote it, whatever it looks like, and moves nothing around it."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.words import Catalogue
from bot.words.language import Language, read
from bot.words.literal import NOTHING_TO_SEE
from domain.messages import Line, Mark, Reader, Rendered, Span, Words
from tests.words.conftest import Speaking

REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
NASTY = ["{ $name }", "{", "}", '{ "x" }', "<b>", "</b>", "*_`[](x)", "&amp;", "\U000f0000", "\U000f0001", "\ue000"]
NASTY += [
    "שלום",
    "العربية",
    "🏳️‍🌈",
    "👩‍👩‍👧",
    "e\u0301",
    "\x00",
    "\ud800",
    "\udfff",
    "\n",
    "\r\n",
    "\u2028",
    "\u3164",
    *REORDERING,
]
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # busy machines are no fault
ON_ONE_LINE = dict.fromkeys(map(ord, "\n\u2028\u2029\x85"), " ")
anything = st.lists(st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=())))).map("".join)


@pytest.fixture(scope="session")
def english(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("words") / "en"
    folder.mkdir()
    (folder / "words.ftl").write_text("said = “{ $name }” said { $words }, said { $name }.", encoding="utf-8")
    language: Language = read(folder)
    return Catalogue([language])


def may_stand(character: str) -> bool:
    category = unicodedata.category(character)
    return character in "\n\t" or (character not in REORDERING and category not in ("Cc", "Cs"))


@unhurried
@given(anything)
def test_words_of_their_own_are_shown_character_for_character(english: Catalogue, text: str) -> None:
    shown = english((Words(1, text),), Reader()).text
    whole = "".join(filter(may_stand, text.translate(dict.fromkeys(ON_ONE_LINE, "\n"))))
    assert shown in (whole, NOTHING_TO_SEE)
    assert shown.strip()


@unhurried
@given(anything, anything)
def test_words_in_a_line_leave_the_line_as_it_is(english: Catalogue, name: str, words: str) -> None:
    def alone(text: str) -> str:
        shown = english((Words(1, text),), Reader()).text.replace("\n", " ")
        foreign = any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in shown)
        return f"\u2068{shown}\u2069" if foreign else shown

    rendered = english((Line("said", {"name": Words(1, name), "words": Words(2, words)}),), Reader())
    assert rendered == Rendered(f"“{alone(name)}” said {alone(words)}, said {alone(name)}.")


@unhurried
@given(anything, anything)
def test_what_is_shown_can_be_sent(english: Catalogue, name: str, words: str) -> None:
    text = english((Line("said", {"name": Words(1, name), "words": words}),), Reader()).text
    text.encode("utf-8")
    assert "\n" not in text
    assert not any(unicodedata.category(character) == "Cc" for character in text.replace("\t", ""))


@unhurried
@given(anything, anything, st.integers(-3, 30), st.integers(-3, 30))
def test_underlines_stay_under_the_characters_they_were_set_under(
    english: Catalogue, name: str, text: str, start: int, length: int
) -> None:
    start, length = max(start, 0), max(length, 0)
    words = Words(2, text, spoiler=True, underlined=((start, length),))
    rendered = english((Line("said", {"name": Words(1, name), "words": words}),), Reader())
    lined = "".join(filter(may_stand, text[start : start + length].translate(ON_ONE_LINE)))
    found = [rendered.text[s.start : s.start + s.length] for s in rendered.spans if s.mark is Mark.UNDERLINE]
    blank = english((Words(1, text),), Reader()).text == NOTHING_TO_SEE
    assert found == ([] if blank or not lined else [lined])


def test_spoilers_cover_words_lines_and_single_values() -> None:
    catalogue = Catalogue.load()
    hello = {"name": Words(1, "Ana", spoiler=True, underlined=((0, 1),))}
    spoiler, underline = Mark.SPOILER, Mark.UNDERLINE
    assert catalogue((Words(1, "mine", spoiler=True),), Reader()).spans == (Span(spoiler, 0, 4),)
    assert catalogue((Line("lunch-says-hello", hello),), Reader()).spans == (Span(spoiler, 0, 3), Span(underline, 0, 1))
    line = Line("lunch-says-hello", hello, spoiler=True)
    assert catalogue((Words(1, "🍎"), line), Reader()).spans == (Span(spoiler, 2, 15), Span(underline, 2, 1))


def test_an_underline_moves_with_its_words_past_what_is_left_out(english: Catalogue) -> None:
    words = Words(1, "\u202eab\x00cd\u202c", underlined=((2, 3), (0, 1), (90, 4)))
    assert english((Words(2, "one"), words), Reader()) == Rendered("one\nabcd", (Span(Mark.UNDERLINE, 5, 2),))


@pytest.mark.parametrize("text", ["", "  ", "\x00\ud800", "\u202e", "\u200b\u2060", "\u3164", "\u2800", "\u0301"])
def test_words_that_leave_nothing_to_see_are_an_ellipsis(english: Catalogue, text: str) -> None:
    assert english((Words(1, text, underlined=((0, 1),)),), Reader()) == Rendered("…")


def test_a_long_text_goes_through_whole(english: Catalogue) -> None:
    long = "{" * 40_000
    assert english((Line("said", {"name": "A", "words": long}),), Reader()).text == f"“A” said {long}, said A."


def test_names_are_isolated_only_where_they_run_against_the_line(speaking: Speaking) -> None:
    catalogue = speaking(en="hello = { $name }.", he="hello = { $name }.")
    said = {
        (language, name): catalogue.label("hello", {"name": name}, Reader(language))
        for language in ("en", "he")
        for name in ("Ana", "שרה")
    }
    assert said == {
        ("en", "Ana"): "Ana.",
        ("en", "שרה"): "\u2068שרה\u2069.",
        ("he", "Ana"): "\u2068Ana\u2069.",
        ("he", "שרה"): "שרה.",
    }
