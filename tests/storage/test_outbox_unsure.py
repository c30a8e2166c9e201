"""A send of which nobody knows the end is repeated by its kind, never more than once, and believed when answered."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from domain.messages import Edit, Kind
from rehearsal.clock import RehearsalClock
from storage.outbox import Outbox, Owed
from storage.schema import outbox
from storage.storage import Storage
from tests.storage.room import MONDAY_NOON, ROOM, claim, in_flight, owe, row, rows, state, unknown

TEN_MINUTES = timedelta(minutes=10)


async def on(storage: Storage, act: Callable[[Outbox], Awaitable[object]]) -> None:
    await storage.transact(lambda uow: act(uow.outbox))


async def reconsidered(storage: Storage, owed: Owed) -> str:
    await on(storage, lambda outbox: outbox.reconsider())
    return await state(storage, owed.ref)


async def copies(
    storage: Storage, clock: RehearsalClock, kind: Kind, end: Callable[[Outbox, int], Awaitable[None]]
) -> int:
    """How often a message goes out when every send ends alike."""
    await owe(storage, kind=kind)
    count = 0
    for _ in range(10):
        await on(storage, lambda outbox: outbox.reconsider())
        waiting = await claim(storage)
        if waiting:
            count += 1
            await on(storage, lambda outbox: outbox.sending([waiting[0].id]))  # noqa: B023 - run at once
            await on(storage, lambda outbox: end(outbox, waiting[0].id))  # noqa: B023 - run at once
        clock.move(TEN_MINUTES)
    return count


async def test_what_was_in_flight_at_a_start_is_unknown(storage: Storage) -> None:
    flying = await in_flight(storage, ref="flying")
    await owe(storage, ref="waiting")
    await on(storage, lambda outbox: outbox.recover())
    await on(storage, lambda outbox: outbox.recover())
    found = await row(storage, flying.ref)
    assert (found["state"], found["unsure"]) == ("unknown", 1)
    assert await state(storage, "waiting") == "ready"


async def test_a_prompt_waits_ten_minutes_for_evidence_and_goes_once_more(
    storage: Storage, clock: RehearsalClock
) -> None:
    prompt = await unknown(storage, Kind.PROMPT)
    assert await reconsidered(storage, prompt) == "unknown"
    clock.move(TEN_MINUTES - timedelta(microseconds=1))
    assert await reconsidered(storage, prompt) == "unknown"
    clock.move(timedelta(microseconds=1))
    assert await reconsidered(storage, prompt) == "ready"


async def test_a_clock_that_goes_back_does_not_lengthen_the_wait(storage: Storage, clock: RehearsalClock) -> None:
    clock.set(MONDAY_NOON.replace(year=2031))
    prompt = await unknown(storage, Kind.PROMPT)
    clock.set(MONDAY_NOON)
    assert await reconsidered(storage, prompt) == "ready"


async def test_a_reveal_goes_again_at_once(storage: Storage) -> None:
    assert await reconsidered(storage, await unknown(storage, Kind.REVEAL)) == "ready"


@pytest.mark.parametrize("kind", [Kind.NOTICE, Kind.ANSWER])
async def test_a_notice_and_an_answer_never_go_again(storage: Storage, clock: RehearsalClock, kind: Kind) -> None:
    owed = await unknown(storage, kind)
    clock.move(timedelta(days=1))
    assert await reconsidered(storage, owed) == "unknown"


@pytest.mark.parametrize("method", ["edit", "delete", "react"])
async def test_edits_deletions_and_reactions_may_always_be_repeated(storage: Storage, method: str) -> None:
    await owe(storage, ref="prompt")
    await storage.transact(lambda uow: uow.outbox.sent(1, 7, ROOM))
    acts = {
        "edit": lambda: storage.transact(lambda uow: uow.edit(Edit("prompt"))),
        "delete": lambda: storage.transact(lambda uow: uow.delete("prompt")),
        "react": lambda: storage.transact(lambda uow: uow.react("c", ROOM, 9, "x")),
    }
    await acts[method]()
    for _ in range(5):
        [owed] = await claim(storage)
        assert owed.method == method
        await on(storage, lambda outbox: outbox.sending([owed.id]))  # noqa: B023 - run at once
        await on(storage, lambda outbox: outbox.unknown(owed.id))  # noqa: B023 - run at once
        assert await reconsidered(storage, owed) == "ready"


@pytest.mark.parametrize(("kind", "most"), [(Kind.PROMPT, 2), (Kind.REVEAL, 2), (Kind.NOTICE, 1), (Kind.ANSWER, 1)])
@pytest.mark.parametrize("end", [lambda outbox, row: outbox.unknown(row), lambda outbox, _: outbox.recover()])
async def test_there_are_never_more_than_two_copies_of_anything(
    storage: Storage,
    clock: RehearsalClock,
    kind: Kind,
    most: int,
    end: Callable[[Outbox, int], Awaitable[None]],
) -> None:
    assert await copies(storage, clock, kind, end) == most


@pytest.mark.parametrize("kind", list(Kind))
async def test_after_a_servers_error_it_goes_once_more_and_then_no_more(
    storage: Storage, clock: RehearsalClock, kind: Kind
) -> None:
    assert await copies(storage, clock, kind, lambda outbox, row: outbox.refused_for_now(row)) == 2


async def test_what_surely_did_not_arrive_may_be_tried_for_ever(storage: Storage, clock: RehearsalClock) -> None:
    assert await copies(storage, clock, Kind.NOTICE, lambda outbox, row: outbox.again(row)) == 10


Act = Callable[[Outbox, int], Awaitable[None]]

BEFORE: dict[str, Act | None] = {
    "ready": lambda outbox, row: outbox.again(row),
    "sending": None,
    "unknown": lambda outbox, row: outbox.unknown(row),
    "never": lambda outbox, row: outbox.never(row, "unsure"),
    "sent": lambda outbox, row: outbox.sent(row, None, ROOM),
}


@pytest.mark.parametrize("before", BEFORE)
async def test_a_tap_proves_that_it_arrived_whatever_was_thought_before(storage: Storage, before: str) -> None:
    owed = await in_flight(storage, kind=Kind.PROMPT)
    if act := BEFORE[before]:
        await on(storage, lambda outbox: act(outbox, owed.id))
    assert await state(storage, owed.ref) == before
    await on(storage, lambda outbox: outbox.arrived(owed.ref, 77, ROOM))
    found = await row(storage, owed.ref)
    assert (found["state"], found["message"], found["error"]) == ("sent", 77, None)
    assert await claim(storage) == []


LATE: dict[str, Act] = {
    "again": lambda outbox, row: outbox.again(row),
    "unknown": lambda outbox, row: outbox.unknown(row),
    "refused": lambda outbox, row: outbox.refused_for_now(row),
    "never": lambda outbox, row: outbox.never(row, "forbidden"),
    "sent elsewhere": lambda outbox, row: outbox.sent(row, 99, ROOM),
    "recover": lambda outbox, _: outbox.recover(),
}


@pytest.mark.parametrize("late", LATE)
async def test_what_the_wire_says_after_the_evidence_changes_nothing(storage: Storage, late: str) -> None:
    owed = await in_flight(storage, kind=Kind.PROMPT)
    await on(storage, lambda outbox: outbox.arrived(owed.ref, 77, ROOM))
    await on(storage, lambda outbox: LATE[late](outbox, owed.id))
    found = await row(storage, owed.ref)
    assert (found["state"], found["message"], found["unsure"]) == ("sent", 77, 0)


async def test_evidence_for_one_message_is_none_for_another_or_for_its_edits(storage: Storage) -> None:
    owed = await unknown(storage, ref="a")
    await owe(storage, ref="b")
    await storage.transact(lambda uow: uow.edit(Edit("a")))
    await on(storage, lambda outbox: outbox.arrived(owed.ref, 77, ROOM))
    assert [(one["method"], one["state"]) for one in await rows(storage, outbox)] == [
        ("say", "sent"),
        ("say", "ready"),
        ("edit", "ready"),
    ]
