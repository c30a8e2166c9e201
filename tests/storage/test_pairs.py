"""Two who have parted are known to each other's invitations by a hash that tells nobody who they are."""

import random
from datetime import timedelta
from pathlib import Path

from rehearsal.clock import RehearsalClock
from storage.engine import Database
from storage.keys import KeyStore
from storage.look import named_keys
from storage.orphans import PATIENCE, sweep_orphans
from storage.pairs import KEPT
from storage.rekey import rekey
from storage.schema import pairs
from storage.storage import Storage
from storage.vault import OperatorKeys, Vault
from tests.storage.room import ANA, BEN, CLEO, Phrases, rows


async def part(storage: Storage, one: int, other: int) -> None:
    await storage.transact(lambda uow: uow.pairs.part(one, other))


async def parted(storage: Storage, one: int, other: int) -> bool:
    return await storage.transact(lambda uow: uow.pairs.parted(one, other))


async def test_they_are_parted_whoever_asks_and_from_nobody_else(met: Storage) -> None:
    assert not await parted(met, ANA, BEN)
    await part(met, ANA, BEN)
    assert await parted(met, ANA, BEN)
    assert await parted(met, BEN, ANA)
    assert not await parted(met, ANA, CLEO)
    assert str(ANA) not in str(await rows(met, pairs))


async def test_after_ninety_days_they_are_as_anybody(met: Storage, clock: RehearsalClock) -> None:
    await part(met, ANA, BEN)
    clock.move(KEPT - timedelta(seconds=1))
    await met.transact(lambda uow: uow.pairs.forget())
    assert await parted(met, ANA, BEN)
    clock.move(timedelta(seconds=1))
    assert not await parted(met, ANA, BEN)
    await met.transact(lambda uow: uow.pairs.forget())
    assert await rows(met, pairs) == []


async def test_parting_once_more_begins_the_ninety_days_anew(met: Storage, clock: RehearsalClock) -> None:
    await part(met, ANA, BEN)
    clock.move(timedelta(days=60))
    await part(met, BEN, ANA)
    clock.move(timedelta(days=60))
    assert await parted(met, ANA, BEN)
    assert len(await rows(met, pairs)) == 1


async def test_a_new_secret_key_of_the_operators_changes_nothing(
    met: Storage, url: str, tmp_path: Path, clock: RehearsalClock
) -> None:
    await part(met, ANA, BEN)
    both = KeyStore(tmp_path / "keys", OperatorKeys(bytes(31) + b"1", bytes(32)))
    assert rekey(both).foreign == ()
    vault = Vault(KeyStore(tmp_path / "keys", OperatorKeys(bytes(31) + b"1")))
    again = Storage(Database(url), vault, Phrases(), clock, random.SystemRandom())
    try:
        assert await parted(again, ANA, BEN)
    finally:
        await again.database.close()


async def test_its_key_is_no_orphan(met: Storage, clock: RehearsalClock) -> None:
    await part(met, ANA, BEN)
    assert set(met.vault.keys.list()) == await met.transact(lambda uow: named_keys(uow.connection))
    for _ in range(2):
        assert await sweep_orphans(met) == 0
        clock.move(PATIENCE + timedelta(days=1))
    assert await sweep_orphans(met) == 0


async def test_without_its_key_nobody_can_tell_and_the_next_parting_makes_another(met: Storage) -> None:
    await part(met, ANA, BEN)
    [key] = [key_id for key_id in met.vault.keys.list() if key_id.startswith("pairs-")]
    met.vault.keys.destroy(key)
    assert not await parted(met, ANA, BEN)
    await part(met, ANA, BEN)
    assert await parted(met, ANA, BEN)
