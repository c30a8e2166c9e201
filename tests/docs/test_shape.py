"""Sizes that keep the house pleasant, and a sentence at the top of each file on why it exists."""

import ast
from collections.abc import Iterator
from statistics import median, quantiles

from tests.docs.tree import ROOT, modules

LONGEST_FILE = 250
LONGEST_FUNCTION = 40
MAY_BE_LONGER = {
    # A step that makes tables is one list of them; it is never changed once it was released.
    "storage/migrations/versions/0001_the_spine.py",
    "storage/migrations/versions/0002_the_hours.py",
    "storage/migrations/versions/0003_two_people_meet.py",
}


def functions() -> Iterator[tuple[str, int]]:
    """(file and name, lines) of every function, its decorators left out."""
    for where, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{where} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def test_every_file_says_in_one_sentence_why_it_exists() -> None:
    first = {where: (ast.get_docstring(tree) or "").partition("\n\n")[0] for where, tree in modules() if tree.body}
    assert [where for where, why in first.items() if not why.endswith((".", "?"))] == []


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    lengths = {where: len((ROOT / where).read_text("utf-8").splitlines()) for where, _ in modules()}
    assert {where: length for where, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = {where: length for where, length in functions() if length > LONGEST_FUNCTION}
    assert {where: length for where, length in long.items() if where.split()[0] not in MAY_BE_LONGER} == {}
    assert {where.split()[0] for where in long} == MAY_BE_LONGER


def test_most_functions_are_short() -> None:
    lengths = [length for where, length in functions() if not where.startswith("tests/")]
    assert median(lengths) <= 8
    assert quantiles(lengths, n=10)[-1] <= 20
