"""Words of people without consent lie under the key of the day, and the next morning nobody can read them."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from domain.messages import Words
from rehearsal.clock import RehearsalClock
from storage.inbox import Arrived
from storage.keys import KeyGone
from storage.schema import day_keys, erasures, inbox, outbox
from storage.storage import Storage
from tests.storage.room import CLEO, MONDAY_NOON, claim, opened, owe, rows

DAY = timedelta(days=1)
CANARY = "a-stranger-wrote-this"


async def stranger_writes(storage: Storage, update: int = 5) -> bytes:
    """An update under today's key waits; gives back its body."""
    key = await storage.day_key()
    body = storage.vault.seal(key, CANARY, f"inbox:{update}")
    await storage.transact(lambda uow: uow.inbox.store([Arrived(update, f"p{CLEO}", CLEO, key, body)]))
    return body


async def does_all(storage: Storage) -> None:
    while row := await storage.transact(lambda uow: uow.inbox.claim()):
        await storage.transact(lambda uow: uow.inbox.done(row.seq))


async def test_a_day_has_one_key_even_when_it_is_asked_for_twice_at_once(
    storage: Storage, url: str, tmp_path: Path, clock: RehearsalClock
) -> None:
    another = opened(url, tmp_path, clock)
    try:
        drawn = await asyncio.gather(*(one.day_key() for one in (storage, another, storage, another)))
    finally:
        await another.database.close()
    assert len(set(drawn)) == 1
    assert drawn[0].startswith("d-2026-03-02-")
    assert len(await rows(storage, day_keys)) == 1


async def test_a_new_day_has_a_new_key(storage: Storage, clock: RehearsalClock) -> None:
    first = await storage.day_key()
    clock.until(MONDAY_NOON.replace(hour=23, minute=59))
    assert await storage.day_key() == first
    clock.move(timedelta(minutes=1))
    assert await storage.day_key() != first


async def test_the_next_morning_the_key_and_the_words_are_gone(
    storage: Storage, clock: RehearsalClock, tmp_path: Path
) -> None:
    body, key = await stranger_writes(storage), await storage.day_key()
    await does_all(storage)
    clock.move(DAY)
    await storage.forget_days()
    with pytest.raises(KeyGone):
        storage.vault.unseal(key, body, "inbox:5")
    assert key not in storage.vault.keys.list()
    assert await rows(storage, day_keys) == []
    assert [row["destroyed_at"] for row in await rows(storage, erasures)] == [clock.now()]


async def test_while_updates_wait_their_day_has_a_second_day_and_no_third(
    storage: Storage, clock: RehearsalClock
) -> None:
    body, key = await stranger_writes(storage), await storage.day_key()
    clock.move(DAY)
    await storage.forget_days()
    assert storage.vault.unseal(key, body, "inbox:5") == CANARY
    clock.move(DAY)
    await storage.forget_days()
    with pytest.raises(KeyGone):
        storage.vault.unseal(key, body, "inbox:5")
    [row] = await rows(storage, inbox)
    assert (row["state"], row["body"]) == ("done", None)


async def test_a_second_day_ends_as_soon_as_its_updates_are_done(storage: Storage, clock: RehearsalClock) -> None:
    await stranger_writes(storage)
    clock.move(DAY)
    await storage.forget_days()
    assert len(await rows(storage, day_keys)) == 1
    await does_all(storage)
    await storage.forget_days()
    assert await rows(storage, day_keys) == []


async def test_todays_key_stays(storage: Storage, clock: RehearsalClock) -> None:
    key = await storage.day_key()
    clock.until(MONDAY_NOON.replace(hour=23, minute=59))
    await storage.forget_days()
    assert await storage.day_key() == key


async def test_an_update_set_aside_does_not_keep_its_day(storage: Storage, clock: RehearsalClock) -> None:
    await stranger_writes(storage)
    await storage.transact(lambda uow: uow.inbox.set_aside(1, "KeyError"))
    clock.move(DAY)
    await storage.forget_days()
    [row] = await rows(storage, inbox)
    assert row["body"] is None


async def test_what_is_owed_with_a_strangers_words_goes_no_more_when_their_day_is_over(
    storage: Storage, clock: RehearsalClock
) -> None:
    await storage.day_key()
    await owe(storage, ref="a", parts=(Words(CLEO, CANARY),))
    clock.move(DAY)
    await storage.forget_days()
    assert await claim(storage) == []
    [row] = await rows(storage, outbox)
    assert (row["state"], row["error"], row["payload"]) == ("never", "withdrawn", None)


async def test_one_boot_in_a_wrong_year_does_not_keep_strangers_words_until_then(
    storage: Storage, clock: RehearsalClock
) -> None:
    clock.set(MONDAY_NOON.replace(year=2031))
    await stranger_writes(storage)
    wrong = await storage.day_key()
    clock.set(MONDAY_NOON)
    today = await storage.day_key()
    assert await storage.transact(lambda uow: uow.day_key()) == today != wrong
    await storage.forget_days()
    assert storage.vault.keys.list() == (today,)


async def test_just_after_midnight_the_key_of_yesterday_still_serves(storage: Storage, clock: RehearsalClock) -> None:
    key = await storage.day_key()
    clock.until(MONDAY_NOON.replace(hour=0) + DAY)
    assert await storage.transact(lambda uow: uow.day_key()) == key


async def test_just_before_midnight_again_the_key_of_the_day_to_come_serves_if_there_is_no_other(
    storage: Storage, clock: RehearsalClock
) -> None:
    clock.until(MONDAY_NOON.replace(hour=0) + DAY)
    key = await storage.day_key()
    clock.set(MONDAY_NOON.replace(hour=23, minute=59))
    assert await storage.transact(lambda uow: uow.day_key()) == key
