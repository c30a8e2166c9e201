"""Every row of one database into another of the same tables, whichever engine either is."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Dialect, MetaData, Table, false, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

AT_ONCE = 500
REVISION = "alembic_version"


async def pour(source: AsyncConnection, target: AsyncConnection) -> None:
    """Copies all tables but the revision into empty ones, parents first; both transactions are the caller's.

    The tables are read from the databases, so that any revision may be copied.
    """
    theirs, ours = await source.run_sync(_tables), await target.run_sync(_tables)
    for table in ours.sorted_tables:
        rows = await source.stream(select(theirs.tables[table.name]))
        async for some in rows.mappings().partitions(AT_ONCE):
            fitting = [{name: _fit(value, target.dialect) for name, value in row.items()} for row in some]
            await target.execute(insert(table), fitting)
        await _count_on(table, target)


async def empty(target: AsyncConnection) -> None:
    """Takes every row out of PostgreSQL's tables, and their files with them."""
    names = ", ".join(f'"{table.name}"' for table in (await target.run_sync(_tables)).sorted_tables)
    await target.execute(text(f"TRUNCATE {names}"))


def _tables(connection: Connection) -> MetaData:
    found = MetaData()
    found.reflect(connection, only=lambda name, _: name != REVISION)
    return found


def _fit(value: Any, dialect: Dialect) -> Any:
    """SQLite keeps UTC without saying so; PostgreSQL wants it said."""
    if not isinstance(value, datetime):
        return value
    aware = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return aware.replace(tzinfo=None) if dialect.name == "sqlite" else aware


async def _count_on(table: Table, target: AsyncConnection) -> None:
    """PostgreSQL numbers new rows from a sequence, which knows nothing of the rows that were copied."""
    number = table.autoincrement_column
    if target.dialect.name == "sqlite" or number is None:
        return
    sequence = func.pg_get_serial_sequence(f'"{table.name}"', number.name)
    if (await target.execute(select(sequence))).scalar():
        following = func.coalesce(select(func.max(number)).scalar_subquery(), 0) + 1
        await target.execute(select(func.setval(sequence, following, false())))
