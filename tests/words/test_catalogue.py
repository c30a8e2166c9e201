"""Who reads decides what is read: language, style, variants, and what is vouched for beforehand."""

from datetime import datetime

import pytest

from bot.words import Catalogue
from domain.catalogue import Lexicon, Render
from domain.messages import Line, Moment, Param, Reader, Rendered, Words
from tests.words.conftest import Speaking

ENGLISH, SPANISH = Reader("en"), Reader("es")
MISS = """
miss = It didn't happen, { $name }.
    .gentle = Today got full.
    .practical = Not done. { $next }?
"""


def test_the_catalogue_is_what_the_floors_ask_for() -> None:
    catalogue = Catalogue.load()
    render: Render = catalogue
    lexicon: Lexicon = catalogue
    assert render.label("lunch-not-today", {}, ENGLISH) == "Not today"
    assert lexicon.variants("lunch-prompt")[0] == "lunch-prompt-01"


def test_parts_stand_one_below_the_other(speaking: Speaking) -> None:
    catalogue = speaking(en="hello = { $name } says hello.\nbye = Bye.")
    parts = (Line("hello", {"name": Words(1, "Ana")}), Words(1, "From me."), Line("bye"))
    assert catalogue(parts, ENGLISH) == Rendered("Ana says hello.\nFrom me.\nBye.")


def test_a_line_may_keep_paragraphs_of_its_own(speaking: Speaking) -> None:
    catalogue = speaking(en="about =\n    One.\n\n    Two.")
    assert catalogue.label("about", {}, ENGLISH) == "One.\n\nTwo."


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en", "Hello"),
        ("es", "Hola"),
        ("es-MX", "Hola"),
        ("ES_mx", "Hola"),
        ("pt-br", "Oi"),
        ("pt", "Hello"),
        ("", "Hello"),
        ("../../etc", "Hello"),
        ("\ud800", "Hello"),
    ],
)
def test_a_reader_is_spoken_to_in_their_language_or_in_english(speaking: Speaking, tag: str, said: str) -> None:
    catalogue = speaking(en="hello = Hello", es="hello = Hola", pt_BR="hello = Oi")
    assert catalogue.label("hello", {}, Reader(tag)) == said


def test_what_a_language_has_not_said_yet_is_said_in_english(speaking: Speaking) -> None:
    catalogue = speaking(en="hello = Hello\nbye = Bye", es="hello = Hola")
    assert catalogue((Line("hello"), Line("bye")), SPANISH).text == "Hola\nBye"


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("gentle", "Today got full."),
        ("practical", "Not done. Noon?"),
        ("open", "It didn't happen, Ana."),
        ("", "It didn't happen, Ana."),
        ("unheard of", "It didn't happen, Ana."),
    ],
)
def test_the_style_picks_the_register_and_the_plain_line_serves_the_others(
    speaking: Speaking, style: str, said: str
) -> None:
    catalogue = speaking(en=MISS)
    assert catalogue.label("miss", {"name": "Ana", "next": "Noon"}, Reader("en", style)) == said


def test_a_line_may_stand_inside_another_in_its_readers_language(speaking: Speaking) -> None:
    catalogue = speaking(
        en="row = /{ $name }: { $about }\nrest = Rest.", es="row = /{ $name }: { $about }\nrest = Pausa."
    )
    row: dict[str, Param] = {"name": "rest", "about": Line("rest")}
    assert catalogue.label("row", row, SPANISH) == "/rest: Pausa."
    with pytest.raises(KeyError, match="work is in no catalogue"):
        catalogue.check("row", {"name": "work", "about": Line("work")})


def test_numbers_choose_their_plural_and_are_written_as_the_language_writes_them(speaking: Speaking) -> None:
    nights = "nights = { $count ->\n    [one] { $count } %s\n   *[other] { $count } %s\n}"
    catalogue = speaking(en=nights % ("night", "nights"), de=nights % ("Nacht", "Nächte"))
    assert catalogue.label("nights", {"count": 1}, ENGLISH) == "1 night"
    assert catalogue.label("nights", {"count": 1200}, ENGLISH) == "1,200 nights"
    assert catalogue.label("nights", {"count": 1200}, Reader("de")) == "1.200 Nächte"


def test_a_word_of_the_code_can_choose_between_wordings(speaking: Speaking) -> None:
    catalogue = speaking(en="off = { $ritual ->\n    [lunch] No lunch line.\n   *[other] { $ritual } is off.\n}")
    assert catalogue.label("off", {"ritual": "lunch"}, ENGLISH) == "No lunch line."
    assert catalogue.label("off", {"ritual": "Coffee"}, ENGLISH) == "Coffee is off."


def test_variants_come_by_number_and_leave_out_their_neighbours(speaking: Speaking) -> None:
    numbers = [*range(100, 97, -1), 2, 1]
    lines = "\n".join(f"ask-{number:02} = { {2: 'b'}.get(number, 'a') }" for number in numbers)
    catalogue = speaking(en=f"{lines}\nask = plain\nask-more-01 = other\nask-1 = odd\nunask-01 = other")
    assert catalogue.variants("ask") == ("ask-01", "ask-02", "ask-98", "ask-99", "ask-100")


def test_variants_of_nothing_are_refused_by_name(speaking: Speaking) -> None:
    with pytest.raises(KeyError, match="ask has no numbered lines"):
        speaking(en="ask = plain").variants("ask")


def test_a_line_with_all_its_variables_is_vouched_for(speaking: Speaking) -> None:
    catalogue = speaking(en=MISS, es="miss = No pudo ser.")
    catalogue.check("miss", {"name": Words(1, "Ana"), "next": "Noon", "unused": 3})
    assert catalogue((Line("miss", {"name": Words(1, "Ana"), "next": "Noon"}),), SPANISH).text == "No pudo ser."


def test_a_key_that_nobody_has_is_named(speaking: Speaking) -> None:
    catalogue = speaking(en="hello = Hello")
    with pytest.raises(KeyError, match="goodbye is in no catalogue"):
        catalogue.check("goodbye", {})
    with pytest.raises(KeyError, match="goodbye is in no catalogue"):
        catalogue((Line("goodbye"),), ENGLISH)


def test_a_variable_that_one_style_of_one_language_takes_is_asked_of_all(speaking: Speaking) -> None:
    catalogue = speaking(en="go = Go.\nwho = Who?", es="go = Ya.\n    .gentle = { who }\nwho = { $name }, ya.")
    with pytest.raises(KeyError, match="go needs name"):
        catalogue.check("go", {"secret": Words(1, "private")})
    assert catalogue.label("go", {}, ENGLISH) == "Go."


def test_a_complaint_names_variables_and_never_what_a_person_wrote(speaking: Speaking) -> None:
    catalogue = speaking(en="at = { $name }, { DAY($when) }.")
    for wrong in ({"name": Words(1, "private")}, {"name": Words(1, "private"), "when": Words(1, "private")}):
        with pytest.raises(KeyError) as complaint:
            catalogue.check("at", wrong)
        assert "private" not in str(complaint.value)
        assert complaint.value.__context__ is None
        with pytest.raises(KeyError, match=r"^'at "):
            catalogue((Line("at", wrong),), ENGLISH)


def test_a_moment_without_a_zone_is_refused_before_it_is_kept(speaking: Speaking) -> None:
    catalogue = speaking(en="at = At { $when }.")
    with pytest.raises(ValueError, match="a moment needs a zone"):
        catalogue.check("at", {"when": Moment(datetime(2026, 3, 3, 12, 30))})  # noqa: DTZ001 - the very fault
