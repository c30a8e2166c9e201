"""Plain, warm, short: the tone rules, each shown to find its fault, then held over every string shipped."""

import pytest

from bot.words import STYLES, Catalogue
from domain.messages import Reader
from tests.words.strings import LANGUAGES, Said, strings
from tests.words.tone import ALERT, LIGHT, faults, tone_of


def named(said: Said) -> str:
    """Where a string is found: "en:lunch-hello.gentle"."""
    return f"{said.language}:{said.key}.{said.style}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_keeps_the_tone(language: str) -> None:
    told = [(named(said), faults(said.key, said.text, tone_of(language))) for said in strings(language)]
    assert told
    assert [(where, found) for where, found in told if found] == []


@pytest.mark.parametrize(
    ("key", "text", "fault"),
    [
        ("rest-on", "Rest well!", "an exclamation mark"),
        ("rest-on", "¡Descansa.", "an exclamation mark"),
        ("lunch-ok", "Soup ☕ and 🍎.", "2 emoji"),
        ("lunch-ok", "A flag 🇪🇸 and ❤️.", "2 emoji"),
        ("rest-on", "Rest well 🌙.", "1 emoji"),
        ("promise-mend", "Mended 🤍.", "1 emoji"),
        ("rest-on", "Rest\u200b well.", "a character that nobody sees"),
        ("rest-on", "You should rest.", "says 'should'"),
        ("rest-on", "Don’t forget to rest.", 'says "Don\'t forget"'),
        ("rest-on", "No streaks here.", "says 'streaks'"),
        ("rest-on", "A healing day.", "says 'healing'"),
        ("rest-on", "Only two days of rest.", "says 'Only two'"),
        ("rest-on", "Only { $count } days.", "says 'Only {'"),
        ("promise-x", "{ $name } kept 4 of these.", "a name beside '4'"),
        ("promise-x", "{ $name } kept { $count } of these.", "a name beside $count"),
        ("promise-x", "{ $partner } said less.", "a name beside 'less'"),
        ("promise-x", "It was { $name } again.", "a name beside 'again'"),
        ("promise-x", "{ $name } kept half.", "a name beside 'half'"),
        ("rest-on", "rest " * 45, "225 characters, 220 at most"),
        ("profile-about", "rest " * 25, "125 characters, 120 at most"),
        ("rest-on", " ", "nothing"),
        ("lunch-prompt-01", "Lunch, if you like.", "not between 6 and 18 words"),
    ],
)
def test_each_rule_of_tone_finds_its_fault(key: str, text: str, fault: str) -> None:
    assert faults(key, text, tone_of("en")) == [fault]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("lunch-ok", "Soup, and a flag 🇪🇸."),
        ("rest-on", "Only you see this question."),
        ("rest-on", "A mistake on a mission, in mist; healthy processions."),
        ("promise-x", "{ $name } said it for { $when }. Three words are plenty."),
        ("promise-x", "{ $name } wrote: { $words }"),
    ],
)
def test_the_rules_of_tone_leave_plain_words_alone(key: str, text: str) -> None:
    assert faults(key, text, tone_of("en")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_pass_buttons_of_a_language_share_one_label(language: str) -> None:
    catalogue = Catalogue.load()
    passes = [key for key in catalogue.keys if key.endswith("-not-today")]
    labels = {catalogue.label(key, {}, Reader(language, style)) for key in passes for style in STYLES}
    assert len(labels) == 1


def test_every_prompt_has_a_pass() -> None:
    keys = Catalogue.load().keys
    asking = {key.partition("-")[0] for key in keys if "-prompt-" in key}
    assert asking
    assert {f"{ritual}-not-today" for ritual in asking} <= set(keys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_may_answer_a_tap_fits_into_an_alert(language: str) -> None:
    answers = [said for said in strings(language) if not said.key.startswith((*LIGHT, "profile-"))]
    assert [named(said) for said in answers if len(said.text) > ALERT] == []
