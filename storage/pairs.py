"""Two of whom one has left: for ninety days their invitations have run out, and a hello between them stays unsaid."""

import hmac
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.facts import Facts
from storage.keys import KeyGone
from storage.look import PAIRS_KEY
from storage.schema import pairs
from storage.statements import insert
from storage.vault import Vault

KEPT = timedelta(days=90)
PURPOSE = "pairs"


class Pairs:
    """The rows of one transaction: hashes under a key of their own, which a new secret key of the operator's keeps."""

    def __init__(self, connection: AsyncConnection, vault: Vault, now: datetime) -> None:
        self._connection = connection
        self._vault = vault
        self._now = now

    async def part(self, one: int, other: int) -> None:
        """From now on, whoever of them asks."""
        key = await self._key() or await self._new_key()
        row = {"hash": _hash(key, one, other), "until": self._now + KEPT}
        statement = insert(self._connection, pairs).values(**row)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["hash"], set_=row))

    async def parted(self, one: int, other: int) -> bool:
        """Whether one of these two has left the other in the last ninety days."""
        key = await self._key()
        if key is None:
            return False
        query = select(pairs.c.until).where(pairs.c.hash == _hash(key, one, other), pairs.c.until > self._now)
        return (await self._connection.execute(query)).first() is not None

    async def forget(self) -> None:
        """What is ninety days old."""
        await self._connection.execute(delete(pairs).where(pairs.c.until <= self._now))

    async def _key(self) -> bytes | None:
        key_id = await Facts(self._connection).get(PAIRS_KEY)
        try:
            return self._vault.keys.open(key_id) if key_id else None
        except KeyGone:
            return None

    async def _new_key(self) -> bytes:
        key_id = self._vault.keys.make(PURPOSE)
        await Facts(self._connection).put(PAIRS_KEY, key_id)
        return self._vault.keys.open(key_id)


def _hash(key: bytes, one: int, other: int) -> bytes:
    return hmac.digest(key, f"{min(one, other)}:{max(one, other)}".encode(), sha256)
