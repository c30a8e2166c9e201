"""What came in is kept once, done once, and forgotten when it should be."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from rehearsal.clock import RehearsalClock
from storage.inbox import Arrived
from storage.schema import inbox
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork
from tests.storage.room import ANA, BEN, rows


def arrived(update: int, lane: str = "one", author: int = ANA, key: str = "k") -> Arrived:
    return Arrived(update, lane, author, key, b"sealed")


async def store(storage: Storage, *batch: Arrived) -> int:
    return await storage.transact(lambda uow: uow.inbox.store(batch))


async def does(storage: Storage) -> int | None:
    """Claim and do the next update; gives back its id."""

    async def work(uow: UnitOfWork) -> int | None:
        row = await uow.inbox.claim()
        if row:
            await uow.inbox.done(row.seq)
        return row.update_id if row else None

    return await storage.transact(work)


async def set_aside(storage: Storage, error: str = "KeyError") -> None:
    async def work(uow: UnitOfWork) -> None:
        row = await uow.inbox.claim()
        assert row is not None
        await uow.inbox.set_aside(row.seq, error)

    await storage.transact(work)


async def test_the_same_id_is_kept_once_in_one_batch_and_in_the_next(storage: Storage) -> None:
    assert await store(storage, arrived(5), arrived(6), arrived(5)) == 2
    assert await store(storage, arrived(6), arrived(7)) == 1
    assert [row["update_id"] for row in await rows(storage, inbox)] == [5, 6, 7]


async def test_an_id_far_below_the_last_one_is_new(storage: Storage) -> None:
    await store(storage, arrived(900_000_000))
    assert await store(storage, arrived(12), arrived(3)) == 2
    assert [await does(storage) for _ in range(3)] == [900_000_000, 12, 3]


async def test_what_was_done_is_still_known(storage: Storage) -> None:
    await store(storage, arrived(5))
    await does(storage)
    assert await store(storage, arrived(5)) == 0
    assert await does(storage) is None


async def test_a_batch_comes_in_whole_or_not_at_all(storage: Storage) -> None:
    broken = Arrived(6, "one", ANA, None, b"")  # type: ignore[arg-type]
    with pytest.raises(IntegrityError):
        await store(storage, arrived(5), broken, arrived(7))
    assert await rows(storage, inbox) == []


async def test_a_done_update_keeps_its_id_and_no_body(storage: Storage, clock: RehearsalClock) -> None:
    await store(storage, arrived(5))
    clock.move(timedelta(seconds=3))
    await does(storage)
    [row] = await rows(storage, inbox)
    assert (row["state"], row["body"], row["settled_at"]) == ("done", None, clock.now())


async def test_an_update_whose_transaction_fails_is_as_it_was(storage: Storage) -> None:
    await store(storage, arrived(5))

    async def work(uow: UnitOfWork) -> None:
        row = await uow.inbox.claim()
        assert row is not None
        await uow.inbox.done(row.seq)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await storage.transact(work)
    [row] = await rows(storage, inbox)
    assert (row["state"], row["body"], row["attempts"]) == ("ready", b"sealed", 0)
    assert await does(storage) == 5


async def test_failures_are_counted_and_named_by_no_more_than_eighty_characters(storage: Storage) -> None:
    await store(storage, arrived(5))
    [row] = await rows(storage, inbox)
    counts = [await storage.transact(lambda uow: uow.inbox.failed(row["seq"], "E" * 200)) for _ in range(3)]
    assert counts == [1, 2, 3]
    [row] = await rows(storage, inbox)
    assert row["error"] == "E" * 80


async def test_what_is_set_aside_is_out_of_the_way_and_keeps_its_body_for_a_week(
    storage: Storage, clock: RehearsalClock
) -> None:
    await store(storage, arrived(5), arrived(6))
    await set_aside(storage)
    assert await does(storage) == 6
    clock.move(timedelta(days=7))
    await storage.transact(lambda uow: uow.inbox.forget())
    assert [row["body"] for row in await rows(storage, inbox)] == [b"sealed", None]
    clock.move(timedelta(seconds=1))
    await storage.transact(lambda uow: uow.inbox.forget())
    [row, _] = await rows(storage, inbox)
    assert (row["state"], row["body"], row["error"]) == ("aside", None, "KeyError")


async def test_ids_are_known_for_thirty_days(storage: Storage, clock: RehearsalClock) -> None:
    await store(storage, arrived(5), arrived(6))
    await set_aside(storage)
    await does(storage)
    clock.move(timedelta(days=30))
    await storage.transact(lambda uow: uow.inbox.forget())
    assert await store(storage, arrived(5), arrived(6)) == 0
    clock.move(timedelta(seconds=1))
    await storage.transact(lambda uow: uow.inbox.forget())
    assert await rows(storage, inbox) == []


async def test_what_waits_is_never_forgotten(storage: Storage, clock: RehearsalClock) -> None:
    await store(storage, arrived(5))
    clock.move(timedelta(days=400))
    await storage.transact(lambda uow: uow.inbox.forget())
    assert await does(storage) == 5


async def test_nothing_under_a_dropped_key_is_read_any_more(storage: Storage) -> None:
    await store(storage, arrived(5, key="a"), arrived(6, key="b"), arrived(7, key="a"))
    await set_aside(storage)
    await storage.transact(lambda uow: uow.inbox.drop_key("a"))
    kept = {row["update_id"]: (row["state"], row["body"]) for row in await rows(storage, inbox)}
    assert kept == {5: ("done", None), 6: ("ready", b"sealed"), 7: ("done", None)}


async def test_what_waits_can_be_counted_of_all_and_by_key(storage: Storage) -> None:
    await store(storage, arrived(5, key="a"), arrived(6, "two", BEN, "b"), arrived(7, key="a"))
    await does(storage)
    assert await storage.transact(lambda uow: uow.inbox.undone()) == 2
    assert await storage.transact(lambda uow: uow.inbox.undone("a")) == 1
    assert await storage.transact(lambda uow: uow.inbox.undone("c")) == 0


async def test_what_was_written_in_a_corner_can_be_tidied_for_two_days(storage: Storage, clock: RehearsalClock) -> None:
    await store(storage, replace(arrived(5), message=41), arrived(6), replace(arrived(7, author=BEN), message=42))
    assert await storage.transact(lambda uow: uow.inbox.written(ANA)) == [41]
    clock.move(timedelta(hours=48, seconds=1))
    assert await storage.transact(lambda uow: uow.inbox.written(ANA)) == []
    await storage.transact(lambda uow: uow.inbox.forget())
    assert [row["message"] for row in await rows(storage, inbox)] == [None, None, None]


async def test_what_is_disowned_keeps_its_number_alone(storage: Storage) -> None:
    await store(storage, replace(arrived(5), message=41), arrived(6, author=BEN), arrived(7))
    assert await does(storage) == 5
    await storage.transact(lambda uow: uow.inbox.disown(ANA))
    found = [(row["update_id"], row["author"], row["lane"], row["message"]) for row in await rows(storage, inbox)]
    assert found == [(5, 0, "", None), (6, BEN, "one", None), (7, ANA, "one", None)]
    assert await store(storage, arrived(5)) == 0
