"""A language is a file of words: what it lacks or says twice is noticed before anybody types it."""

from datetime import time
from pathlib import Path

import pytest

from bot.words.lexis import lexis, read
from domain.hours import Hours, Off
from domain.hours_read import read_hours, read_quiet, written
from domain.quiet import Quiet

LUNCH = Hours(time(12, 30), frozenset(range(5)))
SPANISH = (Path(__file__).parent / "es" / "lexis.toml").read_text("utf-8")


@pytest.fixture
def spanish(tmp_path: Path) -> Path:
    path = tmp_path / "lexis.toml"
    path.write_text(SPANISH, "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("a las 13:30 de lunes a viernes", "13:30 lun-vie"),
        ("13:30 todos los días", "13:30 diario"),
        ("MEDIODÍA, lun y mié", "12:00 lun,mie"),
        ("a las 8 de la tarde, sáb. dom.", "20:00 sab,dom"),
        ("10 fin de semana", "10:00 sab,dom"),
        ("sábado", "12:30 sab"),
        ("1", "13:00 lun-vie"),
    ],
)
def test_spanish_needs_but_a_file(spanish: Path, text: str, means: str) -> None:
    words = read("es", spanish)
    found = read_hours(text, words, LUNCH)
    assert isinstance(found, Hours)
    assert written(found, words) == means
    assert read_hours(means, words, LUNCH) == found


def test_quiet_hours_and_off_are_read_in_spanish_too(spanish: Path) -> None:
    words = read("es", spanish)
    assert read_quiet("de 10 de la noche a 7", words) == Quiet(time(22), time(7))
    assert read_hours("nunca", words, LUNCH) == Off()


def test_a_word_with_two_meanings_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lexis.toml"
    path.write_text(SPANISH.replace('"nunca"', '"hasta"'), "utf-8")
    with pytest.raises(ValueError, match="hasta"):
        read("es", path)


def test_a_file_without_a_way_to_say_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lexis.toml"
    path.write_text(SPANISH.replace("off =", "of ="), "utf-8")
    with pytest.raises(KeyError, match="off"):
        read("es", path)


@pytest.mark.parametrize("tag", ["en", "en-GB", "xx", "", "../en"])
def test_a_language_without_a_file_is_read_as_english(tag: str) -> None:
    assert lexis(tag) is lexis("en")


def test_every_word_that_is_written_is_read_back() -> None:
    words = lexis("en")
    assert [words.days[name] for name in words.short] == [frozenset({day}) for day in range(7)]
    assert words.days[words.daily] == frozenset(range(7))
    assert words.none in words.off
