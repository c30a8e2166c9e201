"""Messages that lie under a neutral line until their reader opens them."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.messages import Part, Rows
from domain.noise import Shown
from storage.outbox import FORGOTTEN
from storage.parts import Unpacker
from storage.schema import outbox
from storage.vault import KeyGone, Unreadable, Vault

UNOPENED_KEPT = timedelta(days=30)
OPENED_KEPT = timedelta(days=1)


class Covers:
    """The rows of one transaction."""

    def __init__(self, connection: AsyncConnection, vault: Vault, now: datetime) -> None:
        self._connection = connection
        self._vault = vault
        self._now = now

    async def closed(self, ref: str) -> bool:
        """Whether that message still lies under its line."""
        query = select(outbox.c.ref).where(outbox.c.ref == ref, _covered(), outbox.c.opened_at.is_(None))
        return (await self._connection.execute(query)).first() is not None

    async def under(self, ref: str) -> tuple[tuple[Part, ...], Rows] | None:
        """What lies under the line; None where it has gone."""
        query = select(outbox.c.payload).where(outbox.c.ref == ref, _covered())
        payload = (await self._connection.execute(query)).scalar()
        if payload is None:
            return None
        try:
            return Unpacker(self._vault, f"outbox:{ref}").unpack(payload)
        except (KeyGone, Unreadable):
            return None

    async def line(self, ref: str) -> str | None:
        """The catalogue key of the line itself."""
        payload = (await self._connection.execute(select(outbox.c.payload).where(outbox.c.ref == ref))).scalar()
        return Unpacker.cover(payload) if payload else None

    async def put_under(self, ref: str, payload: str, key_ids: str) -> None:
        """Something else lies there now."""
        await self._set(ref, payload=payload, key_ids=key_ids)

    async def clear(self, ref: str) -> None:
        """Nothing lies there any more."""
        await self._set(ref, **FORGOTTEN)

    async def opened(self, ref: str) -> None:
        """Its reader has seen it; a day later it is forgotten here."""
        await self._set(ref, opened_at=self._now)

    async def left_lying(self) -> list[str]:
        """Those that nobody has opened in thirty days."""
        old = and_(outbox.c.opened_at.is_(None), outbox.c.made_at < self._now - UNOPENED_KEPT)
        query = select(outbox.c.ref).where(_covered(), outbox.c.state == "sent", outbox.c.payload.is_not(None), old)
        return list((await self._connection.execute(query)).scalars())

    async def forget(self) -> None:
        """What was opened a day ago."""
        seen = and_(_covered(), outbox.c.opened_at < self._now - OPENED_KEPT, outbox.c.payload.is_not(None))
        await self._connection.execute(update(outbox).where(seen).values(FORGOTTEN))

    async def _set(self, ref: str, **values: Any) -> None:
        await self._connection.execute(update(outbox).where(outbox.c.ref == ref).values(**values))


def _covered() -> Any:
    return outbox.c.shown == Shown.MINE
