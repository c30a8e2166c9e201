"""Groups before they are anybody's room: what was said there, who was seen there, and what they are called."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import groups, known_there, titles
from storage.statements import insert
from storage.vault import KeyGone, Vault


@dataclass(frozen=True, slots=True)
class Group:
    """`hello` is the ref of the message with *Have a look*, None before and after its time; all moments are in UTC."""

    chat: int
    language: str
    hello: str | None
    said_at: datetime | None
    told_at: datetime | None


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody who tapped in that group; `page` is the ref of the page in their corner that asks for a yes."""

    chat: int
    person: int
    page: str | None


class Groups:
    """The rows of one transaction."""

    def __init__(self, connection: AsyncConnection, vault: Vault, now: datetime) -> None:
        self._connection = connection
        self._vault = vault
        self._now = now

    # --- what was said there -----------------------------------------------------------------------------------------

    async def enter(self, chat: int, language: str) -> None:
        """We are in that group; whoever was known there stays known."""
        statement = insert(self._connection, groups).values(chat=chat, language=language)
        await self._connection.execute(statement.on_conflict_do_nothing())

    async def get(self, chat: int, *, lock: bool = False) -> Group | None:
        """One that is nobody's room; with `lock` no other transaction changes it before this one ends."""
        return await self._one(select(groups).where(groups.c.chat == chat), lock=lock)

    async def greeted(self, hello: str, *, lock: bool = False) -> Group | None:
        """The one whose hello that is."""
        return await self._one(select(groups).where(groups.c.hello == hello), lock=lock)

    async def set(self, chat: int, **values: Any) -> None:
        """Change a group's row: `hello`, `said_at`, `told_at`."""
        await self._connection.execute(update(groups).where(groups.c.chat == chat).values(**values))

    async def settle(self, chat: int, *people: int) -> None:
        """It has become the room of these two, who are known there; all else that was known of it goes."""
        await self._drop(chat)
        await self._connection.execute(delete(titles).where(titles.c.chat == chat))
        others = and_(known_there.c.chat == chat, known_there.c.person.not_in(people))
        await self._connection.execute(delete(known_there).where(others))
        await self._connection.execute(update(known_there).where(known_there.c.chat == chat).values(page=None))

    # --- who was seen there ------------------------------------------------------------------------------------------

    async def see(self, chat: int, person: int) -> None:
        """They tapped there."""
        statement = insert(self._connection, known_there).values(chat=chat, person=person, at=self._now)
        again = statement.on_conflict_do_update(index_elements=["chat", "person"], set_={"at": self._now})
        await self._connection.execute(again)

    async def seen(self, chat: int) -> dict[int, Seen]:
        """By person, all who tapped there and have neither left nor said no."""
        rows = (await self._connection.execute(_SEEN.where(known_there.c.chat == chat))).mappings()
        return {row["person"]: Seen(**row) for row in rows}

    async def paged(self, page: str) -> Seen | None:
        """Whose page that is, and of which group."""
        row = (await self._connection.execute(_SEEN.where(known_there.c.page == page))).mappings().first()
        return Seen(**row) if row else None

    async def turn_page(self, chat: int, person: int, page: str | None) -> None:
        """Which page asks them now; None for none."""
        await self._connection.execute(update(known_there).where(_of(known_there, chat, person)).values(page=page))

    async def unsee(self, chat: int, person: int | None = None) -> None:
        """That person, or everybody, is not known there any more."""
        for table in (known_there, titles):
            await self._connection.execute(delete(table).where(_of(table, chat, person)))

    # --- what it is called -------------------------------------------------------------------------------------------

    async def call(self, chat: int, person: int, key: str, title: str) -> None:
        """What `person`, whose key that is, may read as its name."""
        values = {"chat": chat, "person": person, "key_id": key, "body": self._vault.seal(key, title, _context(person))}
        statement = insert(self._connection, titles).values(**values)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["chat", "person"], set_=values))

    async def title(self, chat: int, person: int) -> str | None:
        """Its name; None where it was forgotten."""
        query = select(titles.c.key_id, titles.c.body).where(_of(titles, chat, person))
        row = (await self._connection.execute(query)).first()
        try:
            return self._vault.unseal(row.key_id, row.body, _context(person)) if row else None
        except KeyGone:
            return None

    async def moved(self, old: int, new: int) -> None:
        """It became a supergroup; what is known of it follows, at each of Telegram's signals anew."""
        for table in (known_there, titles):
            there = select(table.c.person).where(table.c.chat == new)
            await self._connection.execute(delete(table).where(table.c.chat == old, table.c.person.in_(there)))
            await self._connection.execute(update(table).where(table.c.chat == old).values(chat=new))
        if await self.get(old, lock=True):
            await self._drop(new)
            await self._connection.execute(update(groups).where(groups.c.chat == old).values(chat=new))

    async def _drop(self, chat: int) -> None:
        await self._connection.execute(delete(groups).where(groups.c.chat == chat))

    async def _one(self, query: Select[Any], *, lock: bool) -> Group | None:
        row = (await self._connection.execute(query.with_for_update() if lock else query)).mappings().first()
        return Group(**{name: row[name] for name in Group.__slots__}) if row else None


_SEEN = select(known_there.c.chat, known_there.c.person, known_there.c.page)


def _of(table: Any, chat: int, person: int | None) -> ColumnElement[bool]:
    return and_(table.c.chat == chat, *([table.c.person == person] if person is not None else []))


def _context(person: int) -> str:
    return f"title:{person}"
