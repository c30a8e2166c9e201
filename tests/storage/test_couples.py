"""Two people, what is personal of them readable with their keys alone, and nothing of either after their leaving."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from domain.couple import Couple, Member
from domain.messages import Reader
from storage.keys import KeyGone, Unreadable
from storage.schema import couples, members, metadata
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork
from tests.storage.room import ANA, BEN, CLEO, DAN, OTHER_ROOM, ROOM, couple, rows

NAME, ZONE = "Anastasia-Canary", "America/Argentina/ComodRivadavia"


async def get(storage: Storage, name: str = "ana-and-ben") -> Couple | None:
    return await storage.transact(lambda uow: uow.couples.get(name))


async def reader(storage: Storage, couple: str | None, person: int | None, language: str = "") -> Reader:
    return await storage.transact(lambda uow: uow.couples.reader(couple, person, language))


async def everything(storage: Storage, folder: Path) -> str:
    """All columns of all rows; of SQLite the bytes of its file and its log as well."""
    found: list[Any] = [await rows(storage, table) for table in metadata.sorted_tables]
    return str(found + _files(folder))


def _files(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.glob("kept.db*")]


async def test_a_couple_comes_back_as_it_met_whoever_is_named_first(storage: Storage) -> None:
    met = replace(couple(), language="es", style="circle")
    await storage.meet(replace(met, members=met.members[::-1]))
    assert await get(storage) == met
    assert await storage.transact(lambda uow: uow.couples.of(ANA)) == met
    assert await storage.transact(lambda uow: uow.couples.of(BEN, lock=True)) == met


async def test_nobody_knows_a_stranger(met: Storage) -> None:
    assert await get(met, "nobody") is None
    assert await met.transact(lambda uow: uow.couples.of(CLEO)) is None
    assert set(await met.transact(lambda uow: uow.couples.rows([ANA, CLEO]))) == {ANA}
    assert await met.transact(lambda uow: uow.couples.rows([])) == {}


async def test_each_has_a_key_of_their_own(met: Storage) -> None:
    await met.meet(couple("dan-and-eve", OTHER_ROOM, "Dan", "Eve"))
    keys = {row["key_id"] for row in await rows(met, members)}
    assert len(keys) == 4
    assert keys <= set(met.vault.keys.list())


async def test_names_and_zones_stand_nowhere_in_plain(storage: Storage, tmp_path: Path) -> None:
    people = (Member(ANA, NAME, ZONE, "es", "circle"), Member(BEN, "Ben", "Europe/London"))
    await storage.meet(replace(couple(), members=people))
    await storage.transact(lambda uow: uow.facts.put("told", "something-told-in-plain"))
    kept = await everything(storage, tmp_path)
    assert "something-told-in-plain" in kept
    assert NAME not in kept
    assert ZONE not in kept
    assert "ComodRivadavia" not in kept


@pytest.mark.parametrize("change", [{"id": "another"}, {"room": OTHER_ROOM}, {"id": "another", "room": OTHER_ROOM}])
async def test_nobody_is_in_two_couples_and_no_room_has_two(met: Storage, change: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError):
        await met.meet(replace(couple(), **change))
    assert len(await rows(met, couples)) == 1
    assert len(await rows(met, members)) == 2


async def test_a_body_moved_to_another_member_or_couple_does_not_open(met: Storage) -> None:
    await met.meet(couple("dan-and-eve", OTHER_ROOM, "Dan", "Eve"))
    [ana] = [row for row in await rows(met, members) if row["person"] == ANA]

    async def swap(uow: UnitOfWork) -> None:
        await uow.connection.execute(members.delete().where(members.c.person == ANA))
        stolen = {"key_id": ana["key_id"], "body": ana["body"]}
        await uow.connection.execute(members.update().where(members.c.person == DAN).values(**stolen))

    await met.transact(swap)
    with pytest.raises(Unreadable):
        await get(met, "dan-and-eve")


async def test_a_lost_key_is_named_as_such(met: Storage) -> None:
    keys = await met.transact(lambda uow: uow.couples.rows([ANA]))
    met.vault.keys.destroy(keys[ANA].key_id)
    with pytest.raises(KeyGone):
        await get(met)


async def test_each_reads_in_their_own_language_style_and_zone_and_both_in_the_couples(storage: Storage) -> None:
    people = (Member(ANA, "Ana", "Europe/Madrid", "es", "circle"), Member(BEN, "Ben", "Europe/London", "en"))
    await storage.meet(replace(couple(), language="fr", style="plain", members=people))
    assert await reader(storage, None, ANA) == Reader("es", "circle", "Europe/Madrid")
    assert await reader(storage, "ana-and-ben", BEN) == Reader("en", "", "Europe/London")
    assert await reader(storage, "ana-and-ben", None) == Reader("fr", "plain", "Europe/London")
    assert await reader(storage, "ana-and-ben", CLEO) == Reader("fr", "plain", "Europe/London")
    assert await reader(storage, None, CLEO, "de") == Reader("de")
    assert await reader(storage, "nobody", None) == Reader("en")


async def test_the_other_still_reads_in_their_own_language_when_one_is_gone_or_their_key_is_lost(
    storage: Storage,
) -> None:
    people = (Member(ANA, "Ana", "Europe/Madrid", "es"), Member(BEN, "Ben", "Europe/Paris", "fr", "plain"))
    await storage.meet(replace(couple(), language="de", members=people))
    keys = await storage.transact(lambda uow: uow.couples.rows([ANA]))
    storage.vault.keys.destroy(keys[ANA].key_id)
    for _ in ("the key is lost", "she is erased"):
        assert await reader(storage, "ana-and-ben", BEN) == Reader("fr", "plain", "Europe/Paris")
        assert await reader(storage, "ana-and-ben", None) == Reader("de", "", "UTC")
        assert await reader(storage, None, ANA, "it") == Reader("it")
        await storage.erase(ANA)


async def test_a_room_that_moves_takes_its_couple_along_and_no_other(met: Storage) -> None:
    await met.meet(couple("dan-and-eve", OTHER_ROOM, "Dan", "Eve"))
    await met.transact(lambda uow: uow.couples.move_room(ROOM, -1009))
    assert {row["id"]: row["room"] for row in await rows(met, couples)} == {
        "ana-and-ben": -1009,
        "dan-and-eve": OTHER_ROOM,
    }
