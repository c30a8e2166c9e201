"""Small languages made on the spot, so that a test shows the words it is about."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.words import Catalogue

Speaking = Callable[..., Catalogue]


@pytest.fixture
def speaking(tmp_path: Path) -> Speaking:
    """`speaking(en="hello = Hello", pt_BR="hello = Olá")` is a catalogue of these languages."""

    def catalogue(**languages: str) -> Catalogue:
        for tag, words in languages.items():
            folder = tmp_path / tag.replace("_", "-")
            folder.mkdir()
            (folder / "words.ftl").write_text(words, encoding="utf-8")
        return Catalogue.load(tmp_path)

    return catalogue
