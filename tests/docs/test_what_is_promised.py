"""A promise is worth as much as the test that it names: every one that these pages name is there."""

import ast
import re
from functools import cache

import pytest

from tests.docs.tree import ROOT, modules

PAGES = ("docs/safety.md", "docs/reliability.md")
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
ROW = re.compile(r"^\| (\d+) \| .*\|$", re.MULTILINE)


@cache
def all_tests() -> frozenset[tuple[str, str]]:
    """(file, function) of every test that can be run by its name."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset((where, one.name) for where, tree in modules() for one in tree.body if isinstance(one, functions))


def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_every_test_that_a_page_names_is_there(name: str) -> None:
    named = set(TEST.findall(page(name)))
    assert len(named) > 30
    assert named - all_tests() == set()


@pytest.mark.parametrize(
    ("name", "numbers"), [("docs/safety.md", [*range(1, 20), *range(1, 15)]), ("docs/reliability.md", [*range(1, 31)])]
)
def test_each_promise_and_each_fault_has_its_row_and_at_least_one_test(name: str, numbers: list[int]) -> None:
    rows = list(ROW.finditer(page(name)))
    assert [int(row[1]) for row in rows] == numbers
    assert [row[1] for row in rows if not TEST.search(row[0])] == []
