"""One transaction as an object: everything an update or an hour changes, and everything it owes, or nothing of it."""

import json
import random
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.messages import Alert, Button, Edit, Kind, Lexicon, Line, Param, Part, Rows, Say
from storage.chats import Chats
from storage.couples import Couples
from storage.facts import Facts
from storage.inbox import Inbox
from storage.outbox import Outbox
from storage.parts import Packer, authors
from storage.rituals import Rituals
from storage.schema import day_keys
from storage.vault import Vault


class UnitOfWork:
    """What rituals write through. `now` (UTC) is the one moment of the whole transaction."""

    def __init__(
        self, connection: AsyncConnection, vault: Vault, lexicon: Lexicon, now: datetime, chance: random.Random
    ) -> None:
        self.connection = connection
        self.now = now
        self.chance = chance
        self.lexicon = lexicon
        self.facts = Facts(connection)
        self.inbox = Inbox(connection, now)
        self.outbox = Outbox(connection, now)
        self.chats = Chats(connection, now)
        self.couples = Couples(connection, vault, now)
        self.rituals = Rituals(connection, now)
        self.alerts: list[tuple[str, Alert]] = []
        self.owes = False
        self._vault = vault

    def token(self) -> str:
        """128 random bits for what must not be guessed: 22 characters of base64url."""
        return urlsafe_b64encode(self.chance.getrandbits(128).to_bytes(16, "big")).decode().rstrip("=")

    async def say(self, say: Say) -> str | None:
        """Owe a new message; gives back its token, or None when its dedupe key was said before.

        Raises KeyError for a key or a variable that the catalogue lacks.
        """
        ref = say.ref or self.token()
        payload, keys = await self._pack(ref, say.parts, say.buttons)
        chat = await self.chats.now_at(say.chat)
        owed = await self.outbox.add(
            ref=ref,
            method="photo" if say.photo else "say",
            kind=say.kind,
            ritual=say.ritual,
            chat=chat,
            couple=say.couple,
            person=say.person,
            language=say.language,
            payload=payload,
            photo=say.photo,
            key_ids=keys,
            target_message=say.reply_to if chat == say.chat else None,
            dedupe=say.dedupe,
            silent=say.silent,
            stale_at=say.stale_at,
        )
        self.owes = True
        return ref if owed else None

    async def edit(self, edit: Edit) -> None:
        """Owe a new face for an earlier message; it goes where that message stands."""
        ref = self.token()
        payload, keys = await self._pack(ref, edit.parts, edit.buttons)
        await self._about(edit.ref, ref=ref, method="edit", payload=payload, key_ids=keys)

    async def delete(self, target: str) -> None:
        """Owe the deletion of an earlier message of ours (Telegram allows it for 48 hours)."""
        await self._about(target, ref=self.token(), method="delete")

    async def react(self, couple: str, chat: int, message: int, emoji: str) -> None:
        """Owe a reaction to somebody's message."""
        await self.outbox.add(
            ref=self.token(),
            method="react",
            kind=Kind.ANSWER,
            ritual="",
            chat=chat,
            couple=couple,
            payload=json.dumps({"emoji": emoji}),
            target_message=message,
        )
        self.owes = True

    def alert(self, callback: str | None, alert: Alert) -> None:
        """Answer a tap, directly and after the commit; its failure fails nothing."""
        if alert.key:
            self.lexicon.check(alert.key, alert.params)
        if callback:
            self.alerts.append((callback, alert))

    async def moved(self, old: int, new: int) -> None:
        """A group has become a supergroup: the couple, its settings and what is owed follow it, at each signal anew."""
        await self.chats.moved(old, new)
        await self.couples.move_room(old, new)
        await self.outbox.move_chat(old, new)

    async def day_key(self) -> str:
        """Under which words of people without consent lie until the next morning: the latest that is not ahead."""
        query = select(day_keys.c.key_id).order_by(day_keys.c.day > self.now.date(), day_keys.c.day.desc()).limit(1)
        return str((await self.connection.execute(query)).scalar_one())

    async def _about(self, target: str, **values: Any) -> None:
        anchor = await self.outbox.anchor(ref=target)
        if anchor is None:
            return
        inherited = {"ritual": anchor.ritual, "chat": anchor.chat, "couple": anchor.couple, "person": anchor.person}
        await self.outbox.add(**values, **inherited, kind=Kind.NOTICE, target=target)
        self.owes = True

    async def _pack(self, ref: str, parts: tuple[Part, ...], rows: Rows) -> tuple[str, str]:
        self._check(parts, rows)
        keys = await self._keys(authors(parts, rows))
        packer = Packer(self._vault, keys, f"outbox:{ref}")
        return packer.pack(parts, rows), " ".join(sorted(set(keys.values())))

    def _check(self, parts: tuple[Part, ...], rows: Rows) -> None:
        lines: list[tuple[str, Mapping[str, Param]]] = [(one.key, one.params) for one in parts if isinstance(one, Line)]
        buttons = [button for row in rows for button in row]
        lines += [(one.label, one.params if isinstance(one, Button) else {}) for one in buttons]
        for key, params in lines:
            self.lexicon.check(key, params)

    async def _keys(self, people: set[int]) -> dict[int, str]:
        known = await self.couples.rows(sorted(people))
        strangers = people - known.keys()
        day_key = await self.day_key() if strangers else ""
        return {person: known[person].key_id for person in known} | dict.fromkeys(strangers, day_key)
