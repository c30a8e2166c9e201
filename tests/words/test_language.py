"""Words that could not be spoken are refused when they are read, each fault by file and key."""

from pathlib import Path

import pytest

from bot.words import BrokenWords, Catalogue
from tests.words.conftest import Speaking


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("hello = { $name", "en/words.ftl: hello = { $name"),
        ("hello { } = x", "en/words.ftl: hello { } = x"),
        ("hello = Hello\nhello = Hi", "en/words.ftl: hello is there twice"),
        ("-kept = Kept\n-kept = Kept", "en/words.ftl: -kept is there twice"),
        ("hello =\n    .gentle = Hi", "en/words.ftl: hello: no plain line"),
        ("hello = Hello\n    .gentel = Hi", "en/words.ftl: hello: no style is called gentel"),
        ("hello = Hello \U000f0000", "en/words.ftl: hello holds a private-use character"),
        ('hello = { "\\U0F0000" }', "en/words.ftl: hello holds a private-use character"),
        ("hello = { TODAY($when) }", "en/words.ftl: hello: nobody knows TODAY()"),
        ("hello = { name }", "en: hello mentions name, which is not there"),
        ("hello = { -kept }", "en: hello mentions -kept, which is not there"),
        ("-kept = { more }", "en: -kept mentions more, which is not there"),
        ("hello = { bye.gentle }\nbye = Bye\n    .gentle = Bye", "en: hello mentions bye.gentle, which is not there"),
        ("a = { b }\nb = { a }", " mentions "),
    ],
)
def test_broken_words_are_refused_at_the_door(speaking: Speaking, words: str, fault: str) -> None:
    with pytest.raises(BrokenWords) as refused:
        speaking(en=words)
    assert fault in str(refused.value)


def test_all_faults_of_a_language_are_told_at_once(speaking: Speaking) -> None:
    with pytest.raises(BrokenWords) as refused:
        speaking(en="a = { x }\nb =\nc = { y }")
    assert len(refused.value.faults) == 3


def test_a_key_may_stand_in_one_file_of_a_language_only(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    for name in ("coffee.ftl", "lunch.ftl"):
        (tmp_path / "en" / name).write_text("hello = Hello", encoding="utf-8")
    with pytest.raises(BrokenWords, match=r"en/lunch\.ftl: hello is there twice"):
        Catalogue.load(tmp_path)


def test_a_language_is_called_by_a_tag_that_is_one(speaking: Speaking) -> None:
    with pytest.raises(BrokenWords, match="klingonian: no such language"):
        speaking(en="hello = Hello", klingonian="hello = nuqneH")


def test_no_language_says_what_english_does_not(speaking: Speaking) -> None:
    with pytest.raises(BrokenWords, match="es: adios is not in en"):
        speaking(en="hello = Hello", es="hello = Hola\nadios = Adiós")


def test_there_is_no_catalogue_without_english(speaking: Speaking) -> None:
    with pytest.raises(BrokenWords, match="en is not there"):
        speaking(es="hello = Hola")


def test_a_second_language_is_a_matter_of_adding_files(speaking: Speaking) -> None:
    assert speaking(en="hello = Hello", pt_BR="hello = Oi").languages == ("en", "pt-BR")


def test_a_term_takes_its_variables_from_the_line_that_mentions_it(speaking: Speaking) -> None:
    catalogue = speaking(
        en='-kept = Kept{ $case ->\n    [s] \'s\n   *[none] {""}\n}\nwhose = { -kept(case: "s") } lines'
    )
    catalogue.check("whose", {})
    assert catalogue.keys == ("whose",)
