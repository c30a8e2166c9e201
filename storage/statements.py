"""What both engines can do but spell differently."""

from typing import Any

from sqlalchemy import BindParameter, Table, literal
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


def insert(connection: AsyncConnection, table: Table) -> Any:
    """An INSERT that knows ON CONFLICT on the engine of this connection."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def spelled(value: str) -> BindParameter[str]:
    """A constant that stands in the statement itself: a partial index cannot be chosen for a value yet unknown."""
    return literal(value, literal_execute=True)


async def rows_touched(connection: AsyncConnection, statement: Any) -> int:
    """Run a statement and say how many rows it changed."""
    return int((await connection.execute(statement)).rowcount)
