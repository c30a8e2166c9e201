"""Each has a rest of their own; a couple rests while either's lasts."""

from datetime import timedelta

from rehearsal.clock import RehearsalClock
from storage.schema import rests
from storage.storage import Storage
from tests.storage.room import ANA, BEN, MONDAY_NOON, rows

COUPLE = "ana-and-ben"


async def resting(storage: Storage) -> bool:
    return await storage.transact(lambda uow: uow.rests.resting(COUPLE))


async def test_a_couple_rests_while_eithers_rest_lasts(met: Storage, clock: RehearsalClock) -> None:
    assert not await resting(met)
    await met.transact(lambda uow: uow.rests.begin(ANA, "rest", MONDAY_NOON + timedelta(hours=2)))
    await met.transact(lambda uow: uow.rests.begin(BEN, "blocked", None))
    clock.move(timedelta(hours=2))
    assert await resting(met)
    await met.transact(lambda uow: uow.rests.end(BEN))
    assert not await resting(met)


async def test_each_may_know_why_they_rest(met: Storage, clock: RehearsalClock) -> None:
    await met.transact(lambda uow: uow.rests.begin(ANA, "lapsed", MONDAY_NOON + timedelta(hours=2)))
    assert await met.transact(lambda uow: uow.rests.why(ANA)) == "lapsed"
    assert await met.transact(lambda uow: uow.rests.why(BEN)) is None
    clock.move(timedelta(hours=2))
    assert await met.transact(lambda uow: uow.rests.why(ANA)) is None


async def test_a_new_rest_takes_the_place_of_the_old_one(met: Storage, clock: RehearsalClock) -> None:
    await met.transact(lambda uow: uow.rests.begin(ANA, "rest", None))
    await met.transact(lambda uow: uow.rests.begin(ANA, "rest", MONDAY_NOON + timedelta(hours=1)))
    clock.move(timedelta(hours=1))
    assert not await resting(met)


async def test_those_that_are_over_are_forgotten(met: Storage, clock: RehearsalClock) -> None:
    await met.transact(lambda uow: uow.rests.begin(ANA, "rest", MONDAY_NOON + timedelta(hours=1)))
    await met.transact(lambda uow: uow.rests.begin(BEN, "rest", None))
    clock.move(timedelta(hours=1))
    await met.transact(lambda uow: uow.rests.forget())
    assert [row["person"] for row in await rows(met, rests)] == [BEN]


async def test_without_a_room_two_people_are_as_still_as_in_a_rest(met: Storage) -> None:
    await met.transact(lambda uow: uow.couples.set(COUPLE, place="nowhere"))
    assert await resting(met)
    await met.transact(lambda uow: uow.couples.set(COUPLE, place="carried"))
    assert not await resting(met)
