"""What a message offers to set stands for a day, for its couple and its ritual."""

from dataclasses import replace
from datetime import timedelta

from rehearsal.clock import RehearsalClock
from storage.proposals import KEPT, Proposal, Sort
from storage.schema import proposals
from storage.storage import Storage
from tests.storage.room import ANA, MONDAY_NOON, rows

DAILY = Proposal("r1", "ana-and-ben", "lunch", Sort.BOTH, "12:30 0123456", MONDAY_NOON, ANA)


async def put(storage: Storage, *offered: Proposal) -> None:
    for proposal in offered:
        await storage.transact(lambda uow, proposal=proposal: uow.proposals.put(proposal))  # type: ignore[misc]


async def standing(storage: Storage, sort: Sort = Sort.BOTH) -> list[Proposal]:
    return await storage.transact(lambda uow: uow.proposals.of("ana-and-ben", "lunch", sort))


async def test_it_is_found_by_its_message_and_by_what_it_is_about(storage: Storage) -> None:
    await put(storage, DAILY, replace(DAILY, ref="r2", couple="dan-and-eve"), replace(DAILY, ref="r3", ritual="coffee"))
    assert await storage.transact(lambda uow: uow.proposals.get("r1")) == DAILY
    assert await standing(storage) == [DAILY]
    assert await standing(storage, Sort.BACK) == []


async def test_the_latest_stands_first_and_the_same_message_offers_one_thing(storage: Storage) -> None:
    later = replace(DAILY, ref="r2", made_at=MONDAY_NOON + timedelta(minutes=1))
    await put(storage, DAILY, later, replace(DAILY, value="off"))
    assert [proposal.ref for proposal in await standing(storage)] == ["r2", "r1"]
    assert (await standing(storage))[1].value == "off"


async def test_it_stands_for_a_day_and_is_forgotten_then(storage: Storage, clock: RehearsalClock) -> None:
    await put(storage, DAILY)
    clock.move(KEPT - timedelta(seconds=1))
    await storage.transact(lambda uow: uow.proposals.forget())
    assert await standing(storage) == [DAILY]
    clock.move(timedelta(seconds=1))
    assert await standing(storage) == []
    assert await storage.transact(lambda uow: uow.proposals.get("r1")) is None
    await storage.transact(lambda uow: uow.proposals.forget())
    assert await rows(storage, proposals) == []


async def test_it_can_be_dropped(storage: Storage) -> None:
    await put(storage, DAILY)
    await storage.transact(lambda uow: uow.proposals.drop("r1"))
    assert await standing(storage) == []
