"""A language's times are a file of words: what it lacks or gets wrong is noticed before anybody types it."""

import shutil
from pathlib import Path

import pytest

import bot.words
from bot.words.when import read, when_lexis
from domain.when import NoTime, WhenLexis
from tests.domain.telling import MONDAY, heard

SHIPPED = sorted(path.parent.name for path in Path(bot.words.__file__).parent.glob("*/when.toml"))


@pytest.fixture
def english(tmp_path: Path) -> Path:
    shutil.copytree(Path(bot.words.__file__).parent / "en", tmp_path / "en")
    return tmp_path / "en"


def changed(folder: Path, old: str, new: str) -> WhenLexis:
    path = folder / "when.toml"
    words = path.read_text("utf-8")
    assert old in words
    path.write_text(words.replace(old, new, 1), "utf-8")
    return read(folder)


@pytest.mark.parametrize("tag", ["en", "en-GB", "xx", "", "../en"])
def test_a_language_without_a_file_is_read_as_english(tag: str) -> None:
    assert when_lexis(tag) is when_lexis("en")


@pytest.mark.parametrize("tag", SHIPPED)
def test_every_word_that_is_written_is_read_back(tag: str) -> None:
    lexis = when_lexis(tag)
    days = [lexis.today, lexis.tomorrow, *lexis.short, *lexis.parts_today.values()]
    for written in [*days, *(f"{lexis.tomorrow} {part}" for part in lexis.parts.values())]:
        found = heard(written, MONDAY.replace(hour=5), lexis)
        assert not isinstance(found.when, NoTime), written
        assert found.words == ""


def test_a_new_word_needs_only_its_line(english: Path) -> None:
    assert heard("call you tomoz", lexis=when_lexis("en")).when is NoTime.UNSAID
    lexis = changed(english, "tomorrow = 1\n", "tomorrow = 1\ntomoz = 1\n")
    assert heard("call you tomoz", lexis=lexis).when == heard("call you tomorrow").when


@pytest.mark.parametrize(
    ("old", "new", "error", "named"),
    [
        ("half past {h}", "half past {hour}", ValueError, "{hour}"),
        ('"half past {h}" = 30', '"" = 30', ValueError, "''"),
        ("[parts.evening]", "[parts.dusk]", ValueError, "dusk"),
        ("weekend = [5, 6]", "weekend = [6, 5]", ValueError, "stretch"),
        ("minutes = [", "moments = [", KeyError, "MOMENTS"),
        ("apart = [", "apt = [", KeyError, "apart"),
    ],
)
def test_a_file_that_cannot_be_read_by_is_refused(
    english: Path, old: str, new: str, error: type[Exception], named: str
) -> None:
    with pytest.raises(error, match=named):
        changed(english, old, new)
