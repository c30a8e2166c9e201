"""Every string that the shipped catalogue can say, one by one, as its files hold it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from fluent.syntax import FluentParser, FluentSerializer, ast

import bot.words
from bot.words.language import name_of, said_by, walk

WORDS = Path(bot.words.__file__).parent
LANGUAGES = tuple(sorted({path.parent.name for path in WORDS.glob("*/*.ftl")}))


@dataclass(frozen=True)
class Said:
    """One string: of which language, key and style, with its variables as `{ $name }`."""

    language: str
    key: str
    style: str
    text: str


def entries(language: str) -> Iterator[ast.Message | ast.Term]:
    """The messages and terms of a language."""
    for path in sorted((WORDS / language).glob("*.ftl")):
        body = FluentParser().parse(path.read_text(encoding="utf-8")).body
        yield from (entry for entry in body if isinstance(entry, ast.Message | ast.Term))


def strings(language: str) -> Iterator[Said]:
    """Every wording of every key: plain, in each style, and with each branch of its choices."""
    for entry in entries(language):
        styles = {"": entry.value} | {attribute.id.name: attribute.value for attribute in entry.attributes}
        for style, pattern in styles.items():
            yield from (Said(language, name_of(entry), style, text) for text in wordings(pattern))


def wordings(pattern: ast.Pattern | None) -> Iterator[str]:
    """The strings that one pattern can become."""
    for pieces in product(*(list(_said(element)) for element in (pattern.elements if pattern else []))):
        yield "".join(pieces)


def variables(entry: ast.Message | ast.Term) -> set[str]:
    """The names of the variables that an entry takes, in any style."""
    return {node.id.name for node in walk(entry) if isinstance(node, ast.VariableReference)}


def _said(element: ast.TextElement | ast.Placeable) -> Iterator[str]:
    if isinstance(element, ast.TextElement):
        yield element.value
    elif isinstance(element.expression, ast.SelectExpression):
        for variant in element.expression.variants:
            yield from wordings(variant.value)
    elif isinstance(element.expression, ast.StringLiteral):
        yield said_by(element.expression)
    elif inside := [node.id.name for node in walk(element) if isinstance(node, ast.VariableReference)]:
        yield "".join(f"{{ ${name} }}" for name in inside)
    else:
        yield FluentSerializer().serialize_entry(ast.Message(ast.Identifier("x"), ast.Pattern([element])))[4:].strip()
