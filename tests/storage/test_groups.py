"""What is known of a group before it is a room: it follows the group, and goes with the keys of those it is about."""

from datetime import timedelta

from domain.questions import Token
from storage.groups import Seen
from storage.schema import consents, groups, known_there, titles
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork
from tests.storage.room import ANA, BEN, CLEO, ROOM, rows

OLD, NEW = -4_001, -1_002_001
SECRET = "x" * 22


async def begun(uow: UnitOfWork) -> None:
    """A hello, somebody who looked, a yes and a link."""
    await uow.groups.enter(OLD, "en")
    await uow.groups.set(OLD, hello="hello", said_at=uow.now)
    await uow.groups.see(OLD, ANA)
    await uow.groups.turn_page(OLD, ANA, "page")
    await uow.groups.call(OLD, ANA, await uow.key_of(ANA), "soup")
    await uow.consents.give(ANA, OLD)
    await uow.tokens.keep(SECRET, Token("meet", "page", uow.now + timedelta(hours=1), person=ANA, chat=OLD), None)


async def test_everything_follows_a_group_that_becomes_a_supergroup_at_each_signal(met: Storage) -> None:
    await met.transact(begun)

    async def look(uow: UnitOfWork) -> None:
        for _ in range(3):
            await uow.moved(OLD, NEW)
        group = await uow.groups.get(NEW)
        assert group is not None
        assert group.hello == "hello"
        assert await uow.groups.get(OLD) is None
        assert await uow.groups.seen(NEW) == {ANA: Seen(NEW, ANA, "page")}
        assert await uow.groups.title(NEW, ANA) == "soup"
        assert [consent.person for consent in await uow.consents.waiting(NEW)] == [ANA]
        token = await uow.tokens.find(SECRET)
        assert token is not None
        assert token.chat == NEW

    await met.transact(look)


async def test_what_came_to_be_known_under_both_ids_is_known_once(met: Storage) -> None:
    await met.transact(begun)

    async def meanwhile(uow: UnitOfWork) -> None:
        await uow.groups.enter(NEW, "es")
        await uow.groups.see(NEW, ANA)
        await uow.groups.see(NEW, BEN)
        await uow.groups.call(NEW, ANA, await uow.key_of(ANA), "bread")
        await uow.moved(OLD, NEW)

    await met.transact(meanwhile)
    assert [(row["chat"], row["hello"]) for row in await rows(met, groups)] == [(NEW, "hello")]
    seen = {(row["chat"], row["person"]) for row in await rows(met, known_there)}
    assert {each for each in seen if each[0] != ROOM} == {(NEW, ANA), (NEW, BEN)}
    assert await met.transact(lambda uow: uow.groups.title(NEW, ANA)) == "bread"


async def test_the_name_of_a_group_is_read_under_the_key_of_whoever_tapped_and_goes_with_it(met: Storage) -> None:
    await met.transact(begun)
    [row] = await rows(met, titles)
    assert b"soup" not in row["body"]
    await met.erase(ANA)
    assert await rows(met, titles) == []
    assert await met.transact(lambda uow: uow.groups.title(OLD, ANA)) is None


async def test_a_lost_key_takes_the_name_and_nothing_else(met: Storage) -> None:
    await met.transact(begun)
    [row] = await rows(met, titles)
    met.vault.keys.destroy(row["key_id"])
    assert await met.transact(lambda uow: uow.groups.title(OLD, ANA)) is None
    assert set(await met.transact(lambda uow: uow.groups.seen(OLD))) == {ANA}


async def test_a_room_keeps_who_was_seen_there_and_nobody_else(met: Storage) -> None:
    await met.transact(begun)

    async def settle(uow: UnitOfWork) -> None:
        for person in (BEN, CLEO):
            await uow.groups.see(OLD, person)
        await uow.groups.see(NEW, CLEO)
        await uow.groups.settle(OLD, ANA, BEN)

    await met.transact(settle)
    seen = {(row["chat"], row["person"], row["page"]) for row in await rows(met, known_there)}
    assert {each for each in seen if each[0] != ROOM} == {(OLD, ANA, None), (OLD, BEN, None), (NEW, CLEO, None)}
    assert await rows(met, groups) == await rows(met, titles) == []


async def test_somebody_has_one_yes_and_the_earliest_comes_first(met: Storage) -> None:
    await met.transact(lambda uow: uow.consents.give(BEN, OLD))
    await met.transact(lambda uow: uow.consents.give(ANA, ROOM))
    await met.transact(lambda uow: uow.consents.give(ANA, OLD))
    people = [consent.person for consent in await met.transact(lambda uow: uow.consents.waiting(OLD))]
    assert sorted(people) == [ANA, BEN]
    assert await met.transact(lambda uow: uow.consents.waiting(ROOM)) == []
    await met.transact(lambda uow: uow.consents.drop(ANA, BEN))
    assert await rows(met, consents) == []
