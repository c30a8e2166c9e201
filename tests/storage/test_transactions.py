"""Two partners whose transactions overlap never lose a word of either, and what fails leaves nothing."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from rehearsal.clock import RehearsalClock
from storage.schema import facts, outbox
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork
from tests.storage.room import MONDAY_NOON, ROOM, opened, owe, rows

DAYS = 100


async def writes(storage: Storage, day: int, who: str) -> None:
    """One partner's answer of a day; whoever comes second opens both."""

    async def work(uow: UnitOfWork) -> None:
        await uow.couples.get("ana-and-ben", lock=True)
        other = "ben" if who == "ana" else "ana"
        found = await uow.facts.get(f"{day}-{other}")
        await uow.facts.put(f"{day}-{who}", "written")
        if found:
            opened_by = await uow.facts.get(f"{day}-opened")
            await uow.facts.put(f"{day}-opened", f"{opened_by or ''}{who} ")

    await storage.transact(work)


async def count(storage: Storage, times: int) -> None:
    """Read a number and write the next one, in one transaction each."""

    async def work(uow: UnitOfWork) -> None:
        await uow.couples.get("ana-and-ben", lock=True)
        await uow.facts.put("count", str(int(await uow.facts.get("count") or 0) + 1))

    for _ in range(times):
        await storage.transact(work)


async def test_on_every_day_on_which_both_write_at_once_the_answers_open_exactly_once(
    met: Storage, url: str, tmp_path: Path, clock: RehearsalClock
) -> None:
    second = opened(url, tmp_path, clock)
    try:
        for day in range(DAYS):
            await asyncio.gather(writes(met, day, "ana"), writes(second, day, "ben"))
    finally:
        await second.database.close()
    kept = {row["name"]: row["value"] for row in await rows(met, facts)}
    assert [kept.get(f"{day}-opened") in ("ana ", "ben ") for day in range(DAYS)] == [True] * DAYS


async def test_two_processes_that_count_together_lose_no_step(met: Storage, url: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.storage.test_transactions", url, str(tmp_path)]
    other = await asyncio.create_subprocess_exec(*command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert other.stdout is not None
    await other.stdout.readline()
    await count(met, 50)
    _, said = await other.communicate()
    assert other.returncode == 0, said.decode()
    assert await met.transact(lambda uow: uow.facts.get("count")) == "100"


async def test_many_at_once_on_one_storage_wait_for_each_other(met: Storage) -> None:
    await asyncio.gather(*(count(met, 5) for _ in range(20)))
    assert await met.transact(lambda uow: uow.facts.get("count")) == "100"


async def test_what_raises_leaves_nothing_and_lets_its_error_out(met: Storage) -> None:
    async def work(uow: UnitOfWork) -> None:
        await uow.facts.put("half", "done")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await met.transact(work)
    assert await met.transact(lambda uow: uow.facts.get("half")) is None


async def test_a_transaction_inside_a_transaction_is_refused_and_undoes_the_outer_one(met: Storage) -> None:
    async def work(uow: UnitOfWork) -> None:
        await uow.facts.put("outer", "begun")
        await met.transact(lambda inner: inner.facts.put("inner", "begun"))

    with pytest.raises(RuntimeError, match="inside a transaction"):
        await met.transact(work)
    assert await met.transact(lambda uow: uow.facts.get("outer")) is None
    assert await met.transact(lambda uow: uow.facts.get("inner")) is None


async def test_the_bell_rings_only_for_what_is_committed(met: Storage) -> None:
    async def fails(uow: UnitOfWork) -> None:
        await uow.react("ana-and-ben", ROOM, 7, "x")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await met.transact(fails)
    assert not met.outgoing.is_set()
    assert await rows(met, outbox) == []
    await owe(met)
    assert met.outgoing.is_set()


async def test_a_transaction_has_one_moment_however_long_it_takes(met: Storage, clock: RehearsalClock) -> None:
    async def work(uow: UnitOfWork) -> None:
        clock.set(MONDAY_NOON.replace(hour=23))
        assert uow.now == MONDAY_NOON
        await uow.facts.put_moment("now", uow.now)

    await met.transact(work)
    assert await met.transact(lambda uow: uow.facts.moment("now")) == MONDAY_NOON


async def main(url: str, folder: str) -> None:
    storage = opened(url, Path(folder), RehearsalClock(MONDAY_NOON, frozen=True))
    await count(storage, 1)
    sys.stdout.write("counts\n")
    sys.stdout.flush()
    await count(storage, 49)
    await storage.database.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
