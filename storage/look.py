"""What an operator may know of a database: counts, ages and the ids of keys, never whose anything is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, inspect, select, text
from sqlalchemy import table as named
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.facts import Facts
from storage.keys import KeyStore
from storage.private import KeysUnusable
from storage.schema import due, erasures, facts, inbox, members, metadata, outbox, timers

PAIRS_KEY = "pairs_key"  # the one key that no row names but a fact
OPERATOR_KEYS = "operator_keys"
A_DAY = timedelta(days=1)


class KeysElsewhere(KeysUnusable):
    """The key store is not the one that belongs to this database."""


@dataclass(frozen=True, slots=True)
class Pile:
    """How many rows wait, and since when the oldest does (UTC; None when none waits)."""

    count: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """What could be done now and is not yet: updates, messages that may go, hours and moments that have struck."""

    undone: Pile
    ready: Pile
    overdue: Pile
    rung: Pile


@dataclass(frozen=True, slots=True)
class Contents:
    """`never` (of the last day) and `aside_by` count by reason and type of error; `moments` are facts by name, in UTC.

    `living` are the keys of people who are not erased, `named` all that any row names.
    """

    waiting: Waiting
    unknown: Pile
    aside: Pile
    aside_by: Mapping[str, int]
    never: Mapping[str, int]
    moments: Mapping[str, datetime]
    living: frozenset[str]
    named: frozenset[str]


async def contents(connection: AsyncConnection, now: datetime) -> Contents:
    """What lies in a database of this version."""
    aside = inbox.c.state == "aside"
    given_up = (outbox.c.state == "never") & (outbox.c.settled_at > now - A_DAY)
    return Contents(
        waiting=await waiting(connection, now),
        unknown=await _pile(connection, outbox.c.made_at, outbox.c.state == "unknown"),
        aside=await _pile(connection, inbox.c.stored_at, aside),
        aside_by=await _by(connection, inbox.c.error, aside),
        never=await _by(connection, outbox.c.error, given_up),
        moments=await _moments(connection),
        living=await living_keys(connection),
        named=await named_keys(connection),
    )


async def waiting(connection: AsyncConnection, now: datetime) -> Waiting:
    """What lies there for those who should be at work on it; a message held for a later moment does not."""
    may_go_since = func.coalesce(outbox.c.not_before, outbox.c.made_at)
    may_go = and_(outbox.c.state == "ready", may_go_since <= now)
    return Waiting(
        undone=await _pile(connection, inbox.c.stored_at, inbox.c.state == "ready"),
        ready=await _pile(connection, may_go_since, may_go),
        overdue=await _pile(connection, due.c.at, due.c.at <= now),
        rung=await _pile(connection, timers.c.at, and_(timers.c.at <= now, ~timers.c.patient)),
    )


async def whole(connection: AsyncConnection) -> bool:
    """Whether SQLite finds its file in order; PostgreSQL looks after itself."""
    if connection.dialect.name != "sqlite":
        return True
    return str((await connection.execute(text("PRAGMA quick_check(1)"))).scalar_one()) == "ok"


async def counts(connection: AsyncConnection) -> dict[str, int]:
    """Rows by table, of all tables there are."""
    every = {name: select(func.count()).select_from(named(name)) for name in await tables(connection)}
    return {name: int((await connection.execute(query)).scalar_one()) for name, query in every.items()}


async def tables(connection: AsyncConnection) -> list[str]:
    """The names of all tables, in no order."""
    return await connection.run_sync(lambda sync: inspect(sync).get_table_names())


async def revision(connection: AsyncConnection) -> str:
    """Which tables these are; "" where there are none of ours."""
    if "alembic_version" not in await tables(connection):
        return ""
    return str((await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar() or "")


async def living_keys(connection: AsyncConnection) -> frozenset[str]:
    """The keys of all members who are not erased."""
    gone = select(erasures.c.key_id)
    query = select(members.c.key_id).where(members.c.erased_at.is_(None), members.c.key_id.not_in(gone))
    return frozenset((await connection.execute(query)).scalars())


async def named_keys(connection: AsyncConnection) -> frozenset[str]:
    """Every key that any row names: none of them is an orphan."""
    found: set[str] = set()
    for table in metadata.sorted_tables:
        for column in (table.c[name] for name in ("key_id", "key_ids") if name in table.c):
            for value in (await connection.execute(select(column).distinct())).scalars():
                found.update((value or "").split())
    if pairs_key := await Facts(connection).get(PAIRS_KEY):
        found.add(pairs_key)
    return frozenset(found)


async def operator_keys(connection: AsyncConnection) -> frozenset[str]:
    """The fingerprints of the secret keys that the latest run was given."""
    return frozenset(json.loads(await Facts(connection).get(OPERATOR_KEYS) or "[]"))


async def check_belongs(connection: AsyncConnection, keys: KeyStore, gone: frozenset[str] = frozenset()) -> None:
    """Raises KeysElsewhere where the store holds none of the living keys: it would look as if all had been erased.

    `gone`: keys that are known to have been destroyed.
    """
    living = await living_keys(connection) - gone
    if living and living.isdisjoint(keys.list()):
        raise KeysElsewhere(
            f"{keys.directory} holds none of the {len(living)} keys that the database names: "
            "is KEPT_KEYS_DIR right, and is the database?"
        )


async def _pile(connection: AsyncConnection, since: Any, where: Any) -> Pile:
    count, oldest = (await connection.execute(select(func.count(), func.min(since)).where(where))).one()
    return Pile(count, oldest)


async def _by(connection: AsyncConnection, column: Any, where: Any) -> dict[str, int]:
    query = select(column, func.count()).where(where).group_by(column).order_by(func.count().desc())
    return {reason or "unnamed": count for reason, count in (await connection.execute(query)).all()}


async def _moments(connection: AsyncConnection) -> dict[str, datetime]:
    rows = await connection.execute(select(facts.c.name, facts.c.value).where(facts.c.name.endswith("_at")))
    return {name: datetime.fromisoformat(value) for name, value in rows.all()}
