"""Words and code keep step: nothing is written that nobody says, and nothing said that nobody wrote."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax.ast import MessageReference

import bot
from bot.words import Catalogue
from bot.words.language import name_of, walk
from tests.words.strings import LANGUAGES, entries, variables
from tests.words.tone import tone_of

BOT = Path(bot.__file__).parent
STORAGE = BOT.parent / "storage"  # which sets a line above what it copies to two corners
DOMAIN = BOT.parent / "domain"  # which says why not
KEYS = Catalogue.load().keys
MENTIONED = {node.id.name for entry in entries("en") for node in walk(entry) if isinstance(node, MessageReference)}
# Calls that take a key, by name, and under which name they may take it.
TAKING_KEYS = {"Line": "key", "Button": "label", "Link": "label", "Alert": "key", "Refusal": "word"}
TAKING_KEYS |= {"label": "key", "check": "key", "variants": "prefix"}


def code() -> Iterator[tuple[Path, ast.AST]]:
    for path in sorted([*BOT.rglob("*.py"), *STORAGE.rglob("*.py"), *DOMAIN.rglob("*.py")]):
        yield from ((path, node) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def named_by(node: ast.AST) -> str:
    """A pattern of the keys that a piece of code can mean: a string, a family's prefix, or an f-string."""
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        parts = (re.escape(str(p.value)) if isinstance(p, ast.Constant) else "[a-z0-9-]+" for p in node.values)
        return "".join(parts)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value) + r"(-\d\d+)?"
    return ""


def said_in_code(node: ast.Call) -> Iterator[ast.Constant]:
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    given = [*node.args[:1], *(k.value for k in node.keywords if k.arg == TAKING_KEYS.get(name))]
    if name in TAKING_KEYS:
        yield from (value for value in given if isinstance(value, ast.Constant) and isinstance(value.value, str))


@pytest.fixture(scope="module")
def meant() -> re.Pattern[str]:
    patterns = {named_by(node) for _, node in code()} - {"", r"(-\d\d+)?"}
    return re.compile("|".join(f"(?:{pattern})" for pattern in sorted(patterns)))


def test_every_line_written_is_said_by_somebody(meant: re.Pattern[str]) -> None:
    assert [key for key in KEYS if not meant.fullmatch(key) and key not in MENTIONED] == []


def test_every_line_said_is_written() -> None:
    known = {*KEYS, *(re.sub(r"-\d\d+$", "", key) for key in KEYS)}
    calls = ((path, node) for path, node in code() if isinstance(node, ast.Call))
    said = {(path.name, str(value.value)) for path, node in calls for value in said_in_code(node)}
    assert {(path, key) for path, key in said if key not in known} == set()


@pytest.mark.parametrize(
    ("written", "key", "meant_by_it"),
    [
        ("Line('lunch-hello')", "lunch-hello", True),
        ("variants('lunch-prompt')", "lunch-prompt-07", True),
        ("f'command-{name}'", "command-start", True),
        ("f'{name}-swipe'", "lunch-swipe", False),
        ("Line('lunch')", "lunch-hello", False),
    ],
)
def test_use_is_found_by_whole_keys_families_and_leading_words(written: str, key: str, meant_by_it: bool) -> None:
    patterns = filter(None, map(named_by, ast.walk(ast.parse(written))))
    assert any(re.fullmatch(pattern, key) for pattern in patterns) is meant_by_it


def test_keys_in_calls_are_found_wherever_they_stand() -> None:
    source = "Button('a', 'tap'); Alert(key='b'); errors.Refusal('c'); words.label(key, {}); other('d'); Alert(url='e')"
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    assert {value.value for call in calls for value in said_in_code(call)} == {"a", "b", "c"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_every_line_with_the_same_variables(language: str) -> None:
    english = {name_of(entry): variables(entry) for entry in entries("en")}
    theirs = {name_of(entry): variables(entry) for entry in entries(language)}
    lines = {key for key in english if not key.startswith("-")}
    assert {key: theirs.get(key) for key in lines} == {key: english[key] for key in lines}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_tone(language: str) -> None:
    assert tone_of(language).avoid.search("an ordinary day") is None


def test_keys_are_written_in_kebab_case() -> None:
    assert [key for key in KEYS if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", key)] == []
