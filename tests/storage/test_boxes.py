"""Questions that await words: which is meant, what is remembered with it, and when it goes."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from domain.questions import Box
from rehearsal.clock import RehearsalClock
from storage.schema import boxes
from storage.storage import Storage
from tests.storage.room import ANA, BEN, MONDAY_NOON, rows

IN_AN_HOUR = MONDAY_NOON + timedelta(hours=1)


def box(ref: str, **changes: Any) -> Box:
    """One of Ana's, for an hour."""
    return replace(Box(ref, ANA, "tea", "leaf", IN_AN_HOUR), **changes)


async def put_up(storage: Storage, *some: Box) -> None:
    for one in some:
        await storage.transact(lambda uow, one=one: uow.remember(one))  # type: ignore[misc]


async def waiting(storage: Storage, person: int = ANA) -> list[str]:
    found = await storage.transact(lambda uow: uow.boxes.open_ones(person))
    return [each.ref for each in found]


async def test_what_a_ritual_remembers_comes_back_and_lies_sealed(met: Storage) -> None:
    await put_up(met, box("a", body={"draft": "green tea"}, topic="evening"))
    found = await met.transact(lambda uow: uow.boxes.get("a"))
    assert found is not None
    assert (found.body, found.topic, found.closed_at) == ({"draft": "green tea"}, "evening", None)
    assert b"green" not in (await rows(met, boxes))[0]["body"]


async def test_the_last_one_touched_comes_first(met: Storage, clock: RehearsalClock) -> None:
    await put_up(met, box("a"))
    clock.move(timedelta(seconds=1))
    await put_up(met, box("b", by_itself=True), box("theirs", person=BEN))
    assert await waiting(met) == ["b", "a"]
    clock.move(timedelta(seconds=1))
    await met.transact(lambda uow: uow.boxes.touch("a"))
    assert await waiting(met) == ["a", "b"]


async def test_an_answer_makes_it_ones_own_and_is_found_by_its_message(met: Storage) -> None:
    await put_up(met, box("a", by_itself=True))
    await met.transact(lambda uow: uow.boxes.answered("a", 7))
    found = await met.transact(lambda uow: uow.boxes.answered_by(ANA, 7))
    assert found is not None
    assert (found.ref, found.by_itself) == ("a", False)
    assert await met.transact(lambda uow: uow.boxes.answered_by(BEN, 7)) is None


async def test_a_closed_one_waits_for_nothing_and_closes_once(met: Storage) -> None:
    await put_up(met, box("a"))
    assert await met.transact(lambda uow: uow.boxes.close("a"))
    assert not await met.transact(lambda uow: uow.boxes.close("a"))
    assert await waiting(met) == []


async def test_one_whose_time_is_over_counts_as_closed(met: Storage, clock: RehearsalClock) -> None:
    await put_up(met, box("a"))
    clock.move(timedelta(hours=1))
    assert await waiting(met) == []
    found = await met.transact(lambda uow: uow.boxes.get("a"))
    assert found is not None
    assert found.closed_at == IN_AN_HOUR


async def test_two_days_after_it_closed_it_is_forgotten(met: Storage, clock: RehearsalClock) -> None:
    await put_up(met, box("a"), box("b", expires_at=MONDAY_NOON + timedelta(days=9)))
    clock.move(timedelta(hours=49, minutes=1))
    await met.transact(lambda uow: uow.boxes.forget())
    assert [row["ref"] for row in await rows(met, boxes)] == ["b"]


async def test_with_its_owners_key_it_goes(met: Storage) -> None:
    await put_up(met, box("a", body={"draft": "green tea"}), box("theirs", person=BEN))
    await met.erase(ANA)
    assert [row["ref"] for row in await rows(met, boxes)] == ["theirs"]
