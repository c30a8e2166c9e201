"""An instant comes back as the instant it was, on both engines, and a naive one never gets in or out."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert, make_url, select
from sqlalchemy.exc import StatementError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import UtcDateTime
from storage.schema import couples
from storage.storage import Storage

DIALECTS = [make_url(f"{name}://").get_dialect()() for name in ("postgresql+asyncpg", "sqlite+aiosqlite")]
INSTANTS = [
    datetime(2026, 3, 2, 12, 0, 0, 1, tzinfo=UTC),
    datetime(2026, 3, 2, 12, 0, 0, 999_999, tzinfo=UTC),
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(9998, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
    datetime(2026, 10, 25, 1, 30, tzinfo=timezone(timedelta(hours=1))),
    datetime(2026, 10, 25, 1, 30, tzinfo=timezone(timedelta(hours=-9, minutes=-30))),
    datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),
]


async def keep(storage: Storage, instants: list[datetime]) -> None:
    async def work(connection: AsyncConnection) -> None:
        for number, at in enumerate(instants):
            await connection.execute(insert(couples).values(id=str(number), met_at=at))

    await storage.database.transact(work)


async def test_instants_come_back_to_the_microsecond_and_in_utc(storage: Storage) -> None:
    await keep(storage, INSTANTS)
    query = select(couples.c.met_at).order_by(couples.c.id)
    found = list((await storage.database.transact(lambda c: c.execute(query))).scalars())
    assert found == INSTANTS
    assert {at.utcoffset() for at in found} == {timedelta()}
    assert {at.tzinfo for at in found} == {UTC}


async def test_instants_of_several_zones_are_in_their_true_order(storage: Storage) -> None:
    await keep(storage, INSTANTS)
    query = select(couples.c.met_at).where(couples.c.met_at > INSTANTS[1]).order_by(couples.c.met_at)
    found = list((await storage.database.transact(lambda c: c.execute(query))).scalars())
    assert found == sorted(at for at in INSTANTS if at > INSTANTS[1])


async def test_a_naive_instant_is_not_stored(storage: Storage) -> None:
    with pytest.raises(StatementError, match="naive"):
        await keep(storage, [datetime(2026, 3, 2, 12, 0)])  # noqa: DTZ001 - what must be refused
    assert not (await storage.database.transact(lambda c: c.execute(select(couples)))).all()


def test_a_naive_instant_is_not_read() -> None:
    naive = datetime(2026, 3, 2, 12, 0)  # noqa: DTZ001 - what must be refused
    with pytest.raises(ValueError, match="naive"):
        UtcDateTime().process_result_value(naive, DIALECTS[0])
    assert UtcDateTime().process_result_value(naive, DIALECTS[1]) == naive.replace(tzinfo=UTC)


def test_no_instant_is_no_instant() -> None:
    for dialect in DIALECTS:
        assert UtcDateTime().process_bind_param(None, dialect) is None
        assert UtcDateTime().process_result_value(None, dialect) is None
