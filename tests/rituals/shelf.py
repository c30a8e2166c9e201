"""What the tests of the second shelf share: all that Kept holds of two people beside messages on their way."""

from typing import Any

from storage.schema import metadata
from tests.house import Kept

# What came in and went out, by their keeping times; where the machine stands; hours that come; what lasts a day.
ON_THE_WAY = {"inbox", "outbox", "facts", "chats", "due", "prompts", "proposals", "day_keys"}


async def everything(kept: Kept) -> dict[str, list[tuple[Any, ...]]]:
    """Every other row of every table: none of them says that anything of the second shelf was ever done."""
    tables = [table for table in metadata.sorted_tables if table.name not in ON_THE_WAY]
    found = {table.name: [tuple(row) for row in await kept.rows(table)] for table in tables}
    return {name: rows for name, rows in found.items() if rows}
