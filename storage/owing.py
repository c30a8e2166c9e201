"""What a transaction owes to chats: messages to one reader or to both, their changes, and whose words they hold."""

import json
import random
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.catalogue import Lexicon
from domain.couple import Couple, Member
from domain.messages import Button, Edit, Kind, Line, Param, Part, Rows, Say, Words
from domain.noise import Noise, Shown
from storage.carried import CarriedMessages
from storage.chats import Chats
from storage.couples import Couples
from storage.covers import Covers
from storage.notes import drawn_from
from storage.outbox import Outbox
from storage.owed import each_way
from storage.parts import Packer, Unpacker, authors
from storage.rests import Rests
from storage.rooms import Rooms
from storage.schema import day_keys
from storage.vault import KeyGone, Unreadable, Vault

ROOM_LINE = "room-line"  # the catalogue key of what stands above everything in a carried room


class Owing:
    """The part of a unit of work that writes to the outbox. `now` (UTC) is the one moment of the transaction."""

    def __init__(
        self, connection: AsyncConnection, vault: Vault, lexicon: Lexicon, now: datetime, chance: random.Random
    ) -> None:
        self.connection = connection
        self.now = now
        self.chance = chance
        self.lexicon = lexicon
        self.outbox = Outbox(connection, now)
        self.chats = Chats(connection, now)
        self.couples = Couples(connection, vault, now)
        self.covers = Covers(connection, vault, now)
        self.rooms = Rooms(connection, now)
        self.rests = Rests(connection, now)
        self.carried = CarriedMessages(connection, now)
        self.owes = False
        self._vault = vault

    def token(self) -> str:
        """128 random bits for what must not be guessed: 22 characters of base64url."""
        return urlsafe_b64encode(self.chance.getrandbits(128).to_bytes(16, "big")).decode().rstrip("=")

    async def tell(self, couple: Couple, say: Say, actor: int | None = None, *, only: int | None = None) -> str | None:
        """Owe a message to both, wherever their room is; its `chat` is found here. `actor` just did what it tells.

        In a carried room it may come to each at another time: `only` to this one now, under the ref that both share.

        Gives back its token, which taps and replies lead to from either copy; None where it was said before, while
        their room is nowhere, or while it is carried and they rest: nothing goes into the corner of whoever rests.
        """
        say = replace(say, couple=couple.id, person=None)
        if say.dedupe and await self.outbox.said(*each_way(say.dedupe, couple)):
            return None
        if couple.place == "group" and couple.room is not None:
            return await self.say(replace(say, chat=couple.room))
        if couple.place != "carried" or await self.rests.resting(couple.id):
            return None
        letter = say.ref or self.token()
        readers = [member for member in couple.members if only in (None, member.person)]
        both = [await self.say(_copy(say, couple, member, actor, self.now), letter) for member in readers]
        return letter if all(both) else None

    async def say(self, say: Say, letter: str | None = None) -> str | None:
        """Owe a new message; gives back its token, or None when its dedupe key was said before.

        `letter` is what the copies of one message share. Raises KeyError for a key or a variable that the catalogue
        lacks, and ValueError for what is covered by no line.
        """
        ref = self.token() if letter else say.ref or self.token()
        if say.shown is not Shown.EVERYDAY and say.cover is None:
            raise ValueError("what a locked phone must not show needs a line in its place")
        payload, keys = await self._pack(ref, say.parts, say.buttons, say.cover, say.file)
        source_chat, source_message = say.source or (None, None)
        if source_chat is not None:
            keys = keys or await self.key_of(source_chat)
        chat = await self.chats.now_at(say.chat)
        owed = await self.outbox.add(
            ref=ref,
            method=_method(say),
            kind=say.kind,
            ritual=say.ritual,
            chat=chat,
            couple=say.couple,
            person=say.person,
            language=say.language,
            payload=payload,
            photo=drawn_from(say.picture) if say.picture else None,
            key_ids=keys,
            target=await self.outbox.copy_in(say.about, chat) if say.about else None,
            target_message=say.reply_to if chat == say.chat else None,
            source_chat=source_chat,
            source_message=source_message,
            dedupe=say.dedupe,
            silent=say.silent,
            stale_at=say.stale_at,
            noise=say.noise or (Noise.DIRECT if say.kind is Kind.ANSWER else Noise.OWN),
            shown=say.shown,
            agreed=say.agreed,
            letter=letter,
        )
        self.owes = True
        return ref if owed else None

    async def edit(self, edit: Edit, *, only: int | None = None) -> None:
        """Owe a new face for an earlier message; it goes where that message stands, both copies of it.

        In a carried room `only` the copy of one of them.
        """
        for target in await self.outbox.copies(edit.ref, only):
            face = await self._as_it_stands(target, edit)
            if await self.covers.closed(target):
                await self._put_under(target, face)
                continue
            ref = self.token()
            payload, keys = await self._pack(ref, face.parts, face.buttons)
            await self._about(target, ref=ref, method="edit", payload=payload, key_ids=keys)

    async def reads(self, ref: str) -> tuple[Part, ...]:
        """What that message says now, without the line of a carried room; nothing where that is known no more."""
        copies = await self.outbox.copies(ref)
        for row, payload in await self.outbox.faces(copies[0]) if copies else ():
            try:
                parts, _ = Unpacker(self._vault, f"outbox:{row}").unpack(payload)
            except (KeyGone, Unreadable):
                return ()
            if parts:
                return tuple(part for part in parts if not (isinstance(part, Line) and part.key == ROOM_LINE))
        return ()

    async def delete(self, target: str) -> None:
        """Owe the deletion of an earlier message of ours (Telegram allows it for 48 hours), both copies of it."""
        for each in await self.outbox.copies(target):
            await self._about(each, ref=self.token(), method="delete")

    async def count(self, chat: int, ritual: str) -> None:
        """Ask Telegram how many are in a group; its answer comes as a change of company (`Change.COUNTED`)."""
        await self.outbox.add(
            ref=self.token(), method="count", kind=Kind.ANSWER, ritual=ritual, chat=chat, noise=Noise.DIRECT
        )
        self.owes = True

    async def react(self, couple: str, chat: int, message: int, emoji: str) -> None:
        """Owe a reaction to somebody's message; the same one twice is owed once."""
        await self.outbox.add(
            ref=self.token(),
            method="react",
            kind=Kind.ANSWER,
            ritual="",
            chat=chat,
            couple=couple,
            payload=json.dumps({"emoji": emoji}),
            target_message=message,
            dedupe=f"react:{chat}:{message}:{emoji}",
            noise=Noise.DIRECT,
        )
        self.owes = True

    async def key_of(self, person: int) -> str:
        """The key under which a person's words lie: their own, or that of the day while they have none."""
        return (await self._keys({person}))[person]

    async def day_key(self) -> str:
        """Under which words of people without consent lie until the next morning: the latest that is not ahead."""
        query = select(day_keys.c.key_id).order_by(day_keys.c.day > self.now.date(), day_keys.c.day.desc()).limit(1)
        return str((await self.connection.execute(query)).scalar_one())

    async def _as_it_stands(self, target: str, edit: Edit) -> Edit:
        """What is carried stays under the line that it came under; while they rest, only its buttons change."""
        anchor = await self.outbox.anchor(ref=target) if edit.parts else None
        couple = await self.couples.get(anchor.couple) if anchor and anchor.carried and anchor.couple else None
        if couple is None:
            return edit
        if await self.rests.resting(couple.id):
            return replace(edit, parts=())
        return replace(edit, parts=(room_line(couple, self.now), *edit.parts))

    async def _put_under(self, ref: str, edit: Edit) -> None:
        """A change of what nobody has opened yet is made under its line."""
        before = await self.covers.under(ref)
        if before is not None:
            payload, keys = await self._pack(ref, edit.parts or before[0], edit.buttons, await self.covers.line(ref))
            await self.covers.put_under(ref, payload, keys)

    async def _about(self, target: str, **values: Any) -> None:
        anchor = await self.outbox.anchor(ref=target)
        if anchor is None:
            return
        names = ("ritual", "chat", "couple", "person", "language")
        inherited = {name: getattr(anchor, name) for name in names}
        await self.outbox.add(**values, **inherited, kind=Kind.NOTICE, target=target, noise=Noise.DIRECT)
        self.owes = True

    async def _pack(
        self, ref: str, parts: tuple[Part, ...], rows: Rows, cover: str | None = None, file: str | None = None
    ) -> tuple[str, str]:
        self._check((*parts, Line(cover)) if cover else parts, rows)
        keys = await self._keys(authors(parts, rows))
        packer = Packer(self._vault, keys, f"outbox:{ref}")
        return packer.pack(parts, rows, cover, file), " ".join(sorted(set(keys.values())))

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


def _method(say: Say) -> str:
    if say.source and not say.parts:
        return "copy"
    return "photo" if say.picture else "file" if say.file else "say"


def _copy(say: Say, couple: Couple, member: Member, actor: int | None, now: datetime) -> Say:
    """One side of a message in a carried room, under the line that is the same on both phones."""
    once = f"{say.dedupe}@{member.person}" if say.dedupe else None
    noise = Noise.NEWS if actor not in (None, member.person) else say.noise
    parts = (room_line(couple, now), *say.parts)
    return replace(say, chat=member.person, parts=parts, dedupe=once, noise=noise)


def room_line(couple: Couple, now: datetime) -> Line:
    """`Ana ⇄ Ben`: both names, in the order of the day."""
    first, second = couple.in_turn(now)
    names = {"first": Words(first.person, first.name), "second": Words(second.person, second.name)}
    return Line(ROOM_LINE, names)
