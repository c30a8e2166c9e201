"""Links into a corner: good once, for a time, and kept as a hash, so that nobody who reads the database can use one."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.questions import Token
from storage.schema import tokens
from storage.statements import insert
from storage.vault import KeyGone, Vault

USED_KEPT = timedelta(days=1)
PLAIN = ("ritual", "action", "topic", "person", "chat", "expires_at")


class Tokens:
    """The rows of one transaction."""

    def __init__(self, connection: AsyncConnection, vault: Vault, now: datetime) -> None:
        self._connection = connection
        self._vault = vault
        self._now = now

    async def keep(self, secret: str, token: Token, key: str | None) -> None:
        """What the link with `secret` means; its body is sealed under `key`, which only an empty one does without.

        Raises ValueError for a body without a key.
        """
        hashed = _hash(secret)
        if token.body and key is None:
            raise ValueError("what a link remembers needs a key")
        body = self._vault.seal(key, json.dumps(dict(token.body)), _context(hashed)) if key and token.body else None
        values = {name: getattr(token, name) for name in PLAIN} | {"hash": hashed, "body": body}
        await self._connection.execute(
            insert(self._connection, tokens).values(**values, key_id=key if token.body else None)
        )

    async def find(self, secret: str) -> Token | None:
        """What a link means, as long as it is good."""
        row = await self._row(secret)
        if row is None or row["used_at"] is not None or row["expires_at"] <= self._now:
            return None
        token = Token(**{name: row[name] for name in PLAIN})
        try:
            return replace(token, body=self._body(row))
        except KeyGone:
            return None

    async def made(self, secret: str, ritual: str, action: str, person: int) -> bool:
        """Whether it is a link of that kind by `person`, used or not, whose time is not over."""
        row = await self._row(secret)
        same = row is not None and (row["ritual"], row["action"], row["person"]) == (ritual, action, person)
        return same and bool(row["expires_at"] > self._now)

    async def use(self, secret: str) -> None:
        """It is good no more."""
        await self._connection.execute(update(tokens).where(tokens.c.hash == _hash(secret)).values(used_at=self._now))

    async def void(
        self, ritual: str, *, person: int | None = None, topic: str | None = None, action: str | None = None
    ) -> None:
        """All links of a ritual for one person or topic are good no more; with `action` those of that kind."""
        mine = tokens.c.person == person if person is not None else tokens.c.topic == topic
        kind = (tokens.c.action == action,) if action is not None else ()
        await self._connection.execute(delete(tokens).where(tokens.c.ritual == ritual, mine, *kind))

    async def moved(self, old: int, new: int) -> None:
        """A group became a supergroup."""
        await self._connection.execute(update(tokens).where(tokens.c.chat == old).values(chat=new))

    async def forget(self) -> None:
        """What has run out a day ago."""
        await self._connection.execute(delete(tokens).where(tokens.c.expires_at < self._now - USED_KEPT))

    async def _row(self, secret: str) -> Any:
        query = select(tokens).where(tokens.c.hash == _hash(secret)).with_for_update()
        return (await self._connection.execute(query)).mappings().first()

    def _body(self, row: Any) -> dict[str, Any]:
        if row["body"] is None:
            return {}
        found: dict[str, Any] = json.loads(self._vault.unseal(row["key_id"], row["body"], _context(row["hash"])))
        return found


def _hash(secret: str) -> bytes:
    return sha256(secret.encode("utf-8", "surrogatepass")).digest()


def _context(hashed: bytes) -> str:
    return f"token:{hashed.hex()}"
