"""Listens to what our own code logs in any test, at every level: no person's words, no name, no token may be in it."""

import re
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field
from typing import Any

import pytest
import structlog

from bot.logs import TOKEN

# The people of tests/house.py and tests/crash, and what they are apt to write.
WORDS = re.compile(r"\b(?:(?:Ana|Ben|Cleo|Dan|Eve|Zuzana)\d*|Stranger \d+|soup|afraid to say)\b")

# structlog's own draws each traceback with all that its frames hold: seconds for one of a database.
PRINTER = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)


@dataclass
class Ear:
    """A structlog processor that remembers each line that should not have been."""

    indiscreet: list[str] = field(default_factory=list)

    def __call__(self, _logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        line = " ".join(str(value) for name, value in event.items() if name != "exc_info")
        if WORDS.search(line) or TOKEN.search(line):
            self.indiscreet.append(line)
        return event


@pytest.fixture(autouse=True)
def discretion() -> Iterator[Ear]:
    """Fails every test in which our own code logs what it must not."""
    ear = Ear()
    *before, _printer = structlog.get_config()["processors"]
    structlog.configure(processors=[ear, *before, PRINTER])
    yield ear
    structlog.reset_defaults()
    assert not ear.indiscreet
