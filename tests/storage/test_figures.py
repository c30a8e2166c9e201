"""No place in the schema, in a query or in the sums of a week could hold a figure against a person."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, Numeric, String, Table, Text

from storage.schema import metadata, week_makers, week_sums
from tests.house import couple_at_home
from tests.rituals.promises import NOTICE, at, promises, room

ROOT = Path(__file__).parents[2]
# How a row names somebody: themselves, or the key that is theirs alone.
PERSONS = {"person", "author", "guest", "one", "other", "key_id", "key_ids", "source_chat", "awaits"}
# Whole numbers that count nothing: who, where, which message, which row.
NAMES = {*PERSONS, "chat", "room", "message", "target_message", "source_message", "answer", "seq", "id", "update_id"}
# Figures beside a person's name, and what they count: calls to Telegram, and tries at one update.
OF_THE_MACHINE = {("outbox", "unsure"), ("inbox", "attempts")}
TOLD_APART = ("domain/reliability.py", "domain/week.py", "domain/sunday.py")  # what the note is made from
OF_A_PERSON = {"Member", "Who", "Words", "Given", "Incoming"}


def figures(schema: MetaData) -> set[tuple[str, str]]:
    """By table and column, all that could count something and is reachable by a person."""
    return {
        (table.name, column.name)
        for table in schema.tables.values()
        if PERSONS & set(table.columns.keys())
        for column in table.columns
        if _counts(column) and column.name not in NAMES
    }


def _counts(column: Column[object]) -> bool:
    return isinstance(column.type, Integer | Numeric)  # of which whole numbers of any size are kinds


def test_no_figure_in_the_schema_can_be_reached_by_a_person() -> None:
    assert figures(metadata) == OF_THE_MACHINE
    assert PERSONS & {*week_sums.columns.keys(), *week_makers.columns.keys()} == set()
    assert [column.name for column in week_makers.columns if _counts(column)] == []


@pytest.mark.parametrize("person", sorted(PERSONS))
def test_a_figure_beside_a_person_would_be_found(person: str) -> None:
    schema = MetaData()
    kinds = (Column("kept", Integer), Column("rate", Numeric), Column("missed", BigInteger))
    Table("marks", schema, Column(person, BigInteger), *kinds, Column("note", Text), Column("body", LargeBinary))
    Table("sums", schema, Column("couple", String), Column("times", Integer))
    assert figures(schema) == {("marks", "kept"), ("marks", "rate"), ("marks", "missed")}


def test_no_query_groups_by_a_person() -> None:
    found = [group for path in (ROOT / "storage").rglob("*.py") for group in grouped(ast.parse(path.read_text()))]
    assert found
    assert [group for group in found if PERSONS & set(group)] == []


def grouped(tree: ast.Module) -> Iterator[list[str]]:
    """The columns by which each query of a file groups."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "group_by":
            yield [
                each.attr for argument in node.args for each in ast.walk(argument) if isinstance(each, ast.Attribute)
            ]


@pytest.mark.parametrize("path", TOLD_APART)
def test_what_the_note_is_made_from_knows_of_no_persons(path: str) -> None:
    tree = ast.parse((ROOT / path).read_text())
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert imports
    assert {alias.name for node in imports for alias in node.names} & OF_A_PERSON == set()
    assert {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)} & PERSONS == set()


async def test_with_the_makers_exchanged_the_sums_of_a_week_are_the_same(tmp_path: Path) -> None:
    orders = ("ana ben ben", "ben ana ana")
    for order in orders:
        (tmp_path / order).mkdir()
    seen = [await sums(tmp_path / order, order) for order in orders]
    assert seen[0] == seen[1]
    assert len(seen[0]) == 3  # two sums; of one kind both ended some


async def sums(folder: Path, order: str) -> list[tuple[object, ...]]:
    """All that is kept of a week in which these three were noticed, promised in this order."""
    async with couple_at_home(folder) as kept:
        for someone in (kept.ana, kept.ben):
            someone.person.starts()
        await kept.settles()
        whens = ("today at 19:00", "today at 20:00", "today at 15:00")
        for name, when in zip(order.split(), whens, strict=True):
            await promises(kept.people[name], f"cook {when}")
        await kept.is_at(at(2, 20))
        for name, told in zip(order.split(), room(kept)[-3:], strict=True):
            other = kept.ben if name == "ana" else kept.ana
            assert told.buttons == [NOTICE]
            await other.taps(NOTICE, on=told)
        return [tuple(row) for table in (week_sums, week_makers) for row in await kept.rows(table)]
