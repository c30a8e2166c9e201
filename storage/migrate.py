"""Brings a database to the tables of this version, all steps in one transaction: a crash leaves the old ones."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Database

ONE_AT_A_TIME = 0x6B657074  # "kept"


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.attributes["connection"] = connection
    return config


def newest() -> str:
    """The revision this version of Kept works with."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def is_known(revision: str) -> bool:
    """Whether this version of Kept can work with a database of `revision`, or take it further."""
    return any(step.revision == revision for step in ScriptDirectory.from_config(_config()).walk_revisions())


async def migrate(database: Database, to: str | None = None) -> tuple[str, str]:
    """Take every missing step, `to` a certain revision or the newest.

    Gives back (revision before, revision after); "" means an empty database.
    """
    aim = to or newest()

    async def upgrade(connection: AsyncConnection) -> tuple[str, str]:
        if not database.is_sqlite:
            await connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})"))
        return await connection.run_sync(_upgrade, aim)

    return await database.transact(upgrade)


def _upgrade(connection: Connection, aim: str) -> tuple[str, str]:
    before = MigrationContext.configure(connection).get_current_revision() or ""
    if before != aim:
        command.upgrade(_config(connection), aim)
    return before, aim
