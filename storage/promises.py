"""Promises, each under its maker's key, and the messages whose buttons are about them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Select, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.promise import Outcome, Promise
from storage.schema import promise_places, promises
from storage.statements import insert
from storage.vault import KeyGone, Unreadable, Vault


@dataclass(frozen=True, slots=True)
class Counted:
    """In which sum it stands: that of the week whose note comes on ritual day `week`."""

    week: date
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Given:
    """A promise, and what is known of it beside its course: `person` made it, in these `words`.

    `ref` is that of its message in the room, where it has one. `why` is for its maker's eyes. `kind` as it was made.
    """

    ref: str
    couple: str
    person: int
    words: str
    kind: str
    promise: Promise
    why: str = ""
    counted: Counted | None = None


class Sort(StrEnum):
    """What the buttons of a message are for."""

    NOTICE = "notice"  # in the room: I noticed, thank you
    ANSWER = "answer"  # in the room: That works, No need
    NOTE = "note"  # in its maker's corner: brought to mind, or asked about
    LIST = "list"  # in its maker's corner: looked up


@dataclass(frozen=True, slots=True)
class Place:
    """A promise in a message of ours; `place` is a letter, by which the buttons there tell several apart."""

    message: str
    place: str
    promise: str
    sort: Sort
    couple: str
    person: int
    made_at: datetime


_GIVEN = TypeAdapter(Given)


def as_data(given: Given) -> Mapping[str, Any]:
    """All of it, as plain JSON."""
    data: Mapping[str, Any] = _GIVEN.dump_python(given, mode="json")
    return data


class Promises:
    """The rows of one transaction."""

    def __init__(self, connection: AsyncConnection, vault: Vault, now: datetime) -> None:
        self._connection = connection
        self._vault = vault
        self._now = now

    async def keep(self, given: Given, key: str) -> None:
        """A new one, or one as it is now; `key` is its maker's."""
        body = self._vault.seal(key, json.dumps(as_data(given)), _context(given.ref))
        values = {"ref": given.ref, "couple": given.couple, "person": given.person, "key_id": key, "body": body}
        statement = insert(self._connection, promises).values(**values)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["ref"], set_=values))

    async def get(self, ref: str) -> Given | None:
        found = await self._read(select(promises).where(promises.c.ref == ref).with_for_update())
        return found[0] if found else None

    async def of(self, person: int) -> list[Given]:
        """All that somebody made, what is due first first."""
        return await self._read(select(promises).where(promises.c.person == person))

    async def of_couple(self, couple: str) -> list[Given]:
        """All of two people, what is due first first."""
        return await self._read(select(promises).where(promises.c.couple == couple))

    async def drop(self, ref: str) -> None:
        """Nobody needs it any more."""
        await self._connection.execute(delete(promises).where(promises.c.ref == ref))
        await self._connection.execute(delete(promise_places).where(promise_places.c.promise == ref))

    async def stand(self, message: str, givens: Mapping[str, Given], sort: Sort) -> None:
        """The buttons of that message are about these from now on, by letter."""
        for place, given in givens.items():
            values = asdict(Place(message, place, given.ref, sort, given.couple, given.person, self._now))
            statement = insert(self._connection, promise_places).values(**values)
            same = ["message", "place"]
            await self._connection.execute(statement.on_conflict_do_update(index_elements=same, set_=values))

    async def at(self, message: str) -> list[Place]:
        """What the buttons of that message are about, by letter."""
        return await self._places(select(promise_places).where(promise_places.c.message == message))

    async def places(self, promise: str, *sorts: Sort) -> list[Place]:
        """Where buttons of these sorts are about that promise."""
        mine = promise_places.c.promise == promise
        return await self._places(select(promise_places).where(mine, promise_places.c.sort.in_(sorts)))

    async def places_of(self, person: int, sort: Sort) -> list[Place]:
        """Where buttons of that sort are about promises of theirs, the earliest first."""
        mine = promise_places.c.person == person
        return await self._places(select(promise_places).where(mine, promise_places.c.sort == sort))

    async def leave(self, places: Iterable[Place]) -> None:
        """No buttons are about it there any more."""
        for each in places:
            there = (promise_places.c.message == each.message) & (promise_places.c.place == each.place)
            await self._connection.execute(delete(promise_places).where(there))

    async def forget(self, before: datetime) -> None:
        """Places from before then: no message of ours can be changed after so long."""
        await self._connection.execute(delete(promise_places).where(promise_places.c.made_at < before))

    async def _places(self, query: Select[Any]) -> list[Place]:
        ordered = query.order_by(promise_places.c.made_at, promise_places.c.message, promise_places.c.place)
        rows = (await self._connection.execute(ordered)).mappings().all()
        return [Place(**{name: row[name] for name in Place.__slots__} | {"sort": Sort(row["sort"])}) for row in rows]

    async def _read(self, query: Select[Any]) -> list[Given]:
        rows = (await self._connection.execute(query)).mappings().all()
        found = [given for row in rows if (given := self._given(row)) is not None]
        return sorted(found, key=lambda given: (given.promise.due, given.ref))

    def _given(self, row: Any) -> Given | None:
        try:
            body = self._vault.unseal(row["key_id"], row["body"], _context(row["ref"]))
        except (KeyGone, Unreadable):
            return None
        return _GIVEN.validate_python(json.loads(body))


def _context(ref: str) -> str:
    return f"promise:{ref}"
