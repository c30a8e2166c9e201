"""The steps lead to the very tables that the schema names, once, together or not at all."""

import asyncio

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Database
from storage.migrate import migrate, newest
from storage.schema import metadata
from tests.storage.room import Opens, child

NOON = "'2026-03-02 12:00:00.000000'"
STOPPED = """
import asyncio, sys
from alembic.operations import Operations
from storage.engine import Database
from storage.migrate import migrate

made = []
create = Operations.create_table
def create_table(self, *args, **values):
    result = create(self, *args, **values)
    made.append(args[0])
    if len(made) == 6:
        print("half", flush=True)
        sys.stdin.read()
    return result
Operations.create_table = create_table
asyncio.run(migrate(Database(sys.argv[1])))
"""


def _differences(connection: Connection) -> list[object]:
    # In SQLite an empty default is always taken for a changed one; `_rules` compares defaults on both.
    options = {"compare_type": True, "compare_server_default": connection.dialect.name != "sqlite"}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))


def _rules(connection: Connection) -> dict[str, list[str]]:
    """By table what the comparison does not look at: checks, defaults, and the rows of partial indexes."""
    found, inspector = {}, inspect(connection)
    for table in inspector.get_table_names():
        checks = [f"{one['name']}: {one['sqltext']}" for one in inspector.get_check_constraints(table)]
        defaults = [f"{one['name']} = {one['default']}" for one in inspector.get_columns(table)]
        indexes = [
            f"{one['name']} {[(name, str(value)) for name, value in sorted(one.get('dialect_options', {}).items())]}"
            for one in inspector.get_indexes(table)
        ]
        found[table] = sorted(checks + defaults + indexes)
    found.pop("alembic_version", None)
    return found


async def look(database: Database, how: object) -> object:
    async def work(connection: AsyncConnection) -> object:
        return await connection.run_sync(how)  # type: ignore[arg-type]

    return await database.transact(work)


async def tables(database: Database) -> list[str]:
    return await look(database, lambda connection: inspect(connection).get_table_names())  # type: ignore[return-value]


async def test_the_steps_end_at_the_schema(opens: Opens, database_url: str) -> None:
    database = opens(database_url)
    assert await migrate(database) == ("", newest())
    assert await look(database, _differences) == []


async def test_the_steps_make_the_checks_and_partial_indexes_of_the_schema(opens: Opens, database_url: str) -> None:
    database = opens(database_url)
    await migrate(database)
    stepped = await look(database, _rules)
    async with database.engine.begin() as connection:
        await connection.run_sync(metadata.drop_all)
        await connection.run_sync(metadata.create_all)
    made = await look(database, _rules)
    assert stepped == made


async def test_a_second_migration_changes_nothing(opens: Opens, database_url: str) -> None:
    database = opens(database_url)
    await migrate(database)
    await database.transact(lambda c: c.execute(text("INSERT INTO facts VALUES ('kept', 'yes')")))
    assert await migrate(database) == (newest(), newest())
    kept = await database.transact(lambda c: c.execute(text("SELECT value FROM facts")))
    assert kept.scalars().all() == ["yes"]


async def test_two_that_migrate_at_once_do_it_once(opens: Opens, database_url: str) -> None:
    first, second = opens(database_url), opens(database_url)
    took = await asyncio.gather(migrate(first), migrate(second))
    assert sorted(took) == [("", newest()), (newest(), newest())]


async def test_a_kill_in_the_midst_leaves_the_old_state_and_the_next_succeeds(opens: Opens, database_url: str) -> None:
    with child(STOPPED, database_url):
        pass
    database = opens(database_url)
    assert await tables(database) == []
    assert await migrate(database) == ("", newest())
    assert await look(database, _differences) == []


async def test_tables_of_a_later_version_are_left_alone(opens: Opens, database_url: str) -> None:
    database = opens(database_url)
    await migrate(database)
    await database.transact(lambda c: c.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    with pytest.raises(CommandError, match="9999"):
        await migrate(database)
    left = await database.transact(lambda c: c.execute(text("SELECT version_num FROM alembic_version")))
    assert left.scalar_one() == "9999"


@pytest.mark.parametrize(
    ("table", "columns", "values"),
    [
        ("members", "person, couple, key_id", "1, 'nobody', 'p'"),
        ("inbox", "update_id, lane, author, key_id, stored_at, state", f"1, 'l', 1, 'k', {NOON}, 'lost'"),
        ("outbox", "ref, method, kind, ritual, chat, made_at", f"'r', 'shout', 'notice', 'lunch', 1, {NOON}"),
        ("outbox", "ref, method, kind, ritual, chat, made_at, state", f"'r', 'say', 'notice', '', 1, {NOON}, 'lost'"),
    ],
)
async def test_the_tables_refuse_what_cannot_be(opens: Opens, url: str, table: str, columns: str, values: str) -> None:
    database = opens(url)
    with pytest.raises(IntegrityError):
        await database.transact(
            lambda connection: connection.execute(text(f"INSERT INTO {table} ({columns}) VALUES ({values})"))
        )
