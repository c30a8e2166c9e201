"""What both engines can do but spell differently."""

from typing import Any

from sqlalchemy import ColumnElement, String, Table, literal_column
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


def insert(connection: AsyncConnection, table: Table) -> Any:
    """An INSERT that knows ON CONFLICT on the engine of this connection."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def spelled(value: str) -> ColumnElement[str]:
    """A constant that stands in the statement itself: a partial index cannot be chosen for a value yet unknown.

    ValueError unless it is a plain word.
    """
    if not value.isidentifier():
        raise ValueError("only a plain word may stand in a statement")
    return literal_column(f"'{value}'", String())


async def rows_touched(connection: AsyncConnection, statement: Any) -> int:
    """Run a statement and say how many rows it changed."""
    return int((await connection.execute(statement)).rowcount)
