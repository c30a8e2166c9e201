"""What both engines can do but spell differently."""

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


def insert(connection: AsyncConnection, table: Table) -> Any:
    """An INSERT that knows ON CONFLICT on the engine of this connection."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


async def rows_touched(connection: AsyncConnection, statement: Any) -> int:
    """Run a statement and say how many rows it changed."""
    return int((await connection.execute(statement)).rowcount)
