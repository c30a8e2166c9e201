"""What one person wrote and Kept still has, wherever it lies: read by its author alone, nobody else's beside it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.messages import Button, Line, Param, Words
from storage.parts import Unpacker
from storage.schema import boxes, inbox, outbox, titles, tokens
from storage.vault import KeyGone, Unreadable, Vault


@dataclass(frozen=True, slots=True)
class Found:
    """`where` it lies: owed, waiting (an update), asked (a box), link or title. `at` is in UTC, `data` plain JSON."""

    where: str
    at: datetime | None
    words: str
    data: Mapping[str, Any] = field(default_factory=dict)


class OwnWords:
    """The rows of one transaction."""

    def __init__(self, connection: AsyncConnection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    async def of(self, person: int, key: str) -> list[Found]:
        """All that lies under their key, but for who they are and what rituals keep of their own."""
        found = [*await self._owed(person, key), *await self._waiting(key)]
        for where, table in (("asked", boxes), ("link", tokens), ("title", titles)):
            for row in await self._rows(select(table).where(table.c.key_id == key, table.c.body.is_not(None))):
                text = self._opened(key, row["body"], _context(where, row))
                if text:
                    at = row["touched_at"] if where == "asked" else None
                    found.append(Found(where, at, *_told(where, text)))
        return found

    async def _owed(self, person: int, key: str) -> list[Found]:
        holds = outbox.c.key_ids.contains(key, autoescape=True)
        rows = await self._rows(select(outbox).where(holds, outbox.c.payload.is_not(None)).order_by(outbox.c.id))
        return [
            Found("owed", row["made_at"], words, {"ritual": row["ritual"]})
            for row in rows
            for words in self._said_by(person, row)
        ]

    def _said_by(self, person: int, row: Any) -> Iterator[str]:
        try:
            parts, rows = Unpacker(self._vault, f"outbox:{row['ref']}").unpack(row["payload"])
        except (KeyGone, Unreadable):
            return
        given: list[Param] = [*parts]
        given += [value for each in rows for one in each if isinstance(one, Button) for value in one.params.values()]
        while given:
            one = given.pop(0)
            if isinstance(one, Words) and one.author == person:
                yield one.text
            elif isinstance(one, Line):
                given += one.params.values()

    async def _waiting(self, key: str) -> list[Found]:
        """Of an update only what its author wrote: what it answers may be another's."""
        found = []
        for row in await self._rows(select(inbox).where(inbox.c.key_id == key, inbox.c.body.is_not(None))):
            text = self._opened(key, row["body"], f"inbox:{row['update_id']}")
            update = json.loads(text) if text else {}
            message = update.get("message") or update.get("edited_message") or {}
            if words := message.get("text") or message.get("caption"):
                found.append(Found("waiting", row["stored_at"], str(words)))
        return found

    async def _rows(self, query: Any) -> list[Any]:
        return list((await self._connection.execute(query)).mappings().all())

    def _opened(self, key: str, body: bytes, context: str) -> str | None:
        try:
            return self._vault.unseal(key, body, context)
        except (KeyGone, Unreadable):
            return None


def _context(where: str, row: Any) -> str:
    """What binds it to its row: as the room that wrote it says."""
    if where == "asked":
        return f"box:{row['ref']}"
    return f"token:{row['hash'].hex()}" if where == "link" else f"title:{row['person']}"


def _told(where: str, text: str) -> tuple[str, dict[str, Any]]:
    """The words, and where they are part of more than that, all of it."""
    if where == "title":
        return text, {}
    body: dict[str, Any] = json.loads(text)
    return "\n".join(_texts(body)), body


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(one)
