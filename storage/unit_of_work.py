"""One transaction as an object: everything an update or an hour changes, and everything it owes, or nothing of it."""

import json
import random
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.catalogue import Lexicon
from domain.messages import Alert, Edit, Kind, Line, Say
from domain.noise import Noise
from domain.questions import Box, Token
from storage.agreements import Agreements
from storage.boxes import Boxes
from storage.carrying import Carrying
from storage.consents import Consents
from storage.days import Days
from storage.evenings import Evenings
from storage.facts import Facts
from storage.groups import Groups
from storage.inbox import TIDIABLE, Inbox
from storage.invitations import Invitations
from storage.leaving import Leaving, in_calls
from storage.notes import Notes
from storage.own_words import OwnWords
from storage.pairs import Pairs
from storage.promises import Promises
from storage.proposals import Proposals
from storage.rituals import Rituals
from storage.schema import WORDS, erasures, metadata
from storage.statements import insert
from storage.timers import Timers
from storage.tokens import Tokens
from storage.vault import Vault
from storage.weeks import Weeks

IDENTITY = "identity"  # the fact in which getMe's answer is kept


@dataclass(frozen=True, slots=True)
class Next:
    """A command that is heard as if its person had typed it."""

    command: str
    args: str = ""


class UnitOfWork(Carrying):
    """What rituals write through. `now` (UTC) is the one moment of the whole transaction."""

    def __init__(
        self, connection: AsyncConnection, vault: Vault, lexicon: Lexicon, now: datetime, chance: random.Random
    ) -> None:
        super().__init__(connection, vault, lexicon, now, chance)
        self.facts = Facts(connection)
        self.inbox = Inbox(connection, now)
        self.rituals = Rituals(connection, now)
        self.proposals = Proposals(connection, now)
        self.groups = Groups(connection, vault, now)
        self.consents = Consents(connection, now)
        self.invitations = Invitations(connection, now)
        self.pairs = Pairs(connection, vault, now)
        self.leaving = Leaving(connection, now)
        self.own_words = OwnWords(connection, vault)
        self.boxes = Boxes(connection, vault, now)
        self.timers = Timers(connection, now)
        self.tokens = Tokens(connection, vault, now)
        self.days = Days(connection, now)
        self.evenings = Evenings(connection, vault, now)
        self.promises = Promises(connection, vault, now)
        self.weeks = Weeks(connection)
        self.agreements = Agreements(connection, vault, now)
        self.notes = Notes(connection)
        self.alerts: list[tuple[str, Alert]] = []
        self.next: Next | None = None
        self.erases = False

    async def ask(self, box: Box, say: Say) -> None:
        """Owe a question in a corner and wait for its words; the box is known by the ref of its message."""
        await self.boxes.open(box, await self.key_of(box.person))
        await self.say(replace(say, ref=box.ref))

    async def remember(self, box: Box) -> None:
        """Keep a box as it is now."""
        await self.boxes.open(box, await self.key_of(box.person))

    async def invite(self, token: Token, author: int | None = None) -> str:
        """Make a link into a corner: its start parameter, 22 characters. What it remembers is `author`'s words."""
        secret = self.token()
        await self.tokens.keep(secret, token, await self.key_of(author) if author is not None else None)
        return secret

    async def address(self, secret: str, *, group: bool = False) -> str:
        """The link that opens our corner with a start parameter, or that adds us to a group."""
        username = json.loads(await self.facts.get(IDENTITY) or "{}").get("username", "")
        return f"https://t.me/{username}?{'startgroup' if group else 'start'}={secret}"

    async def open(self, ref: str) -> None:
        """Its reader tapped Open: the words take the place of the line that lay over them."""
        under = await self.covers.under(ref)
        if under is None:
            await self.take_back(ref)
            return
        await self.covers.opened(ref)
        await self.edit(Edit(ref, *under))

    async def take_back(self, ref: str) -> None:
        """What lies under that line goes, and the line says so."""
        await self.covers.opened(ref)
        await self.covers.clear(ref)
        await self.edit(Edit(ref, (Line("cover-gone"),)))

    async def vanish(self, ref: str) -> None:
        """That message goes from where it stands, both copies of it, and what it said is forgotten here."""
        await self.delete(ref)
        for copy in await self.outbox.copies(ref):
            await self.covers.clear(copy)

    def new_key(self) -> str:
        """A key for somebody who says yes in this transaction; where it does not commit, the orphan is swept."""
        return self._vault.keys.make("p")

    async def erase(self, person: int) -> None:
        """Nothing of theirs is read or sent from here on; after the commit their key is destroyed."""
        if key := await self.couples.erase(person):
            await self.erase_key(key)

    async def forget(self, person: int) -> None:
        """All their words go with their key; who they are to the other goes on under a new one."""
        member = await self.couples.joined(person)
        if member is not None:
            old = await self.key_of(person)
            await self.couples.rekey(member, self.new_key())
            await self.erase_key(old)

    async def leave(self, person: int) -> None:
        """Erase them, and every row that names them, but for what is on its way out of their corner."""
        await self.erase(person)
        await self.leaving.forget_person(person)
        await self.inbox.disown(person)

    async def tidy(self, corner: int, messages: tuple[int, ...]) -> None:
        """Owe the deletion of these messages, whoever wrote them, in as few calls as there can be."""
        until = self.now + TIDIABLE
        for ids in in_calls(messages):
            row = {"ref": self.token(), "ritual": "", "chat": corner, "payload": ids, "stale_at": until}
            await self.outbox.add(**row, method="tidy", kind=Kind.ANSWER, noise=Noise.DIRECT)
        self.owes = True

    async def quit(self, group: int) -> None:
        """Owe our going out of a group."""
        row = {"ref": self.token(), "ritual": "", "chat": await self.chats.now_at(group)}
        await self.outbox.add(**row, method="leave", kind=Kind.NOTICE, noise=Noise.DIRECT)
        self.owes = True

    async def erase_key(self, key: str) -> None:
        """Step one of three: nothing under this key is read or sent any more, and the key is marked to go."""
        await self.inbox.drop_key(key)
        await self.outbox.withdraw(key)
        for table in metadata.sorted_tables:
            if table.info.get(WORDS):
                await self.connection.execute(delete(table).where(table.c.key_id == key))
        row = insert(self.connection, erasures).values(key_id=key, noted_at=self.now)
        await self.connection.execute(row.on_conflict_do_nothing())
        self.erases = True

    def go_to(self, command: str, args: str = "") -> None:
        """Hand over to another ritual, by the name of one of its commands, once this one has done its part."""
        self.next = Next(command, args)

    def alert(self, callback: str | None, alert: Alert) -> None:
        """Answer a tap, directly and after the commit; its failure fails nothing."""
        if alert.key:
            self.lexicon.check(alert.key, alert.params)
        if callback:
            self.alerts.append((callback, alert))

    async def moved(self, old: int, new: int) -> None:
        """A group has become a supergroup: all that is known of it and owed to it follows, at each signal anew."""
        couple = await self.couples.in_room(old)
        await self.chats.moved(old, new)
        await self.couples.move_room(old, new)
        await self.groups.moved(old, new)
        await self.consents.moved(old, new)
        await self.tokens.moved(old, new)
        await self.rooms.moved(old, new)
        await self.outbox.move_chat(old, new)
        if couple is not None:
            await self.post_again(couple, old, new)
