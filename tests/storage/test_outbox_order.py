"""What is owed goes out in the order of its chat, answers first across chats, nothing stale and nothing twice."""

from datetime import timedelta

import pytest

from domain.messages import Edit, Kind
from rehearsal.clock import RehearsalClock
from storage.outbox import Owed
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork
from tests.storage.room import MONDAY_NOON, OTHER_ROOM, PICTURE, ROOM, claim, in_flight, owe, row, state


async def refs(storage: Storage, busy: tuple[int, ...] = (), most: int = 100) -> list[str]:
    return [owed.ref for owed in await claim(storage, busy, most)]


async def sends(storage: Storage) -> Owed | None:
    """Send the first that may go; gives it back."""
    waiting = await claim(storage)
    if waiting:
        await storage.transact(lambda uow: uow.outbox.sending([waiting[0].id]))
        await storage.transact(lambda uow: uow.outbox.sent(waiting[0].id, waiting[0].id, waiting[0].chat))
    return waiting[0] if waiting else None


async def test_only_the_first_of_each_chat_may_go(storage: Storage) -> None:
    for ref, chat in (("a1", 1), ("b1", 2), ("a2", 1), ("b2", 2)):
        await owe(storage, ref=ref, chat=chat)
    assert await refs(storage) == ["a1", "b1"]
    assert [sent.ref for sent in [await sends(storage) for _ in range(4)] if sent] == ["a1", "b1", "a2", "b2"]


async def test_answers_go_first_across_chats_but_never_past_their_own_chats_earlier_ones(storage: Storage) -> None:
    await owe(storage, ref="notice", chat=1)
    await owe(storage, ref="blocked answer", chat=1, kind=Kind.ANSWER)
    await owe(storage, ref="prompt", chat=2, kind=Kind.PROMPT)
    await owe(storage, ref="answer", chat=3, kind=Kind.ANSWER)
    await owe(storage, ref="second answer", chat=4, kind=Kind.ANSWER)
    assert await refs(storage) == ["answer", "second answer", "notice", "prompt"]


async def test_busy_chats_are_passed_over_and_no_more_than_asked_for_come(storage: Storage) -> None:
    for chat in range(1, 7):
        await owe(storage, ref=f"r{chat}", chat=chat, kind=Kind.ANSWER if chat > 4 else Kind.NOTICE)
    assert await refs(storage, (1, 5)) == ["r6", "r2", "r3", "r4"]
    assert await refs(storage, (1, 5), 2) == ["r6", "r2"]
    assert await refs(storage, (), 1) == ["r5"]
    assert await refs(storage, (), 0) == []


async def test_one_whose_end_nobody_knows_does_not_hold_up_its_chat(storage: Storage) -> None:
    first = await in_flight(storage, ref="first", kind=Kind.PROMPT)
    await owe(storage, ref="second")
    await storage.transact(lambda uow: uow.outbox.unknown(first.id))
    assert await refs(storage) == ["second"]


async def test_one_that_surely_did_not_arrive_comes_back_to_its_place(storage: Storage) -> None:
    first = await in_flight(storage, ref="first")
    await owe(storage, ref="second")
    await storage.transact(lambda uow: uow.outbox.again(first.id))
    assert await refs(storage) == ["first"]


async def test_what_is_stale_is_never_sent_and_forgets_its_text(storage: Storage, clock: RehearsalClock) -> None:
    stale_at = MONDAY_NOON + timedelta(hours=3)
    await owe(storage, ref="lunch", stale_at=stale_at, picture=PICTURE)
    await owe(storage, ref="next")
    clock.move(timedelta(hours=3) - timedelta(microseconds=1))
    assert await refs(storage) == ["lunch"]
    clock.move(timedelta(microseconds=1))
    assert await refs(storage) == ["next"]
    kept = await row(storage, "lunch")
    assert (kept["state"], kept["error"], kept["payload"], kept["photo"]) == ("never", "stale", None, None)


async def test_the_same_dedupe_key_is_said_once_even_after_it_was_sent(storage: Storage) -> None:
    assert await owe(storage, ref="a", dedupe="hello:monday:ana") == "a"
    assert await owe(storage, ref="b", dedupe="hello:monday:ana") is None
    await sends(storage)
    assert await owe(storage, ref="c", dedupe="hello:monday:ana") is None
    assert await owe(storage, ref="d", dedupe="hello:tuesday:ana") == "d"
    assert await owe(storage, ref="e") == "e"
    assert await refs(storage) == ["d"]


async def test_a_token_drawn_for_a_message_has_128_random_bits(storage: Storage) -> None:
    drawn = {await owe(storage) for _ in range(20)}
    assert len(drawn) == 20
    assert all(ref is not None and len(ref) == 22 for ref in drawn)


async def test_to_a_closed_chat_nothing_is_sent_until_somebody_comes_back(storage: Storage) -> None:
    await owe(storage, ref="before")

    async def close(uow: UnitOfWork) -> None:
        await uow.chats.gone(ROOM, "blocked")
        await uow.outbox.close_chat(ROOM, "blocked")

    await storage.transact(close)
    await owe(storage, ref="meanwhile", picture=PICTURE)
    await owe(storage, ref="elsewhere", chat=OTHER_ROOM)
    assert await refs(storage) == ["elsewhere"]
    for ref in ("before", "meanwhile"):
        kept = await row(storage, ref)
        assert (kept["state"], kept["error"], kept["payload"], kept["photo"]) == ("never", "blocked", None, None)
    await storage.transact(lambda uow: uow.chats.back(ROOM))
    await owe(storage, ref="after")
    assert await refs(storage) == ["after", "elsewhere"] or await refs(storage) == ["elsewhere", "after"]


async def test_closing_a_chat_leaves_what_is_in_flight_and_what_is_sent(storage: Storage) -> None:
    await owe(storage, ref="sent")
    await sends(storage)
    await in_flight(storage, ref="flying")
    await storage.transact(lambda uow: uow.outbox.close_chat(ROOM, "left"))
    assert await state(storage, "sent") == "sent"
    assert await state(storage, "flying") == "sending"


async def test_an_edit_goes_where_its_message_stands_and_an_unknown_message_is_not_edited(storage: Storage) -> None:
    await owe(storage, ref="prompt", kind=Kind.PROMPT, couple="ana-and-ben", person=7)
    await storage.transact(lambda uow: uow.edit(Edit("prompt")))
    await storage.transact(lambda uow: uow.edit(Edit("nobody said this")))
    await sends(storage)
    [edit] = await claim(storage)
    assert (edit.method, edit.target, edit.chat, edit.couple, edit.person) == (
        "edit",
        "prompt",
        ROOM,
        "ana-and-ben",
        7,
    )


@pytest.mark.parametrize("method", ["delete", "react"])
async def test_deletions_and_reactions_wait_their_turn_like_everything(storage: Storage, method: str) -> None:
    await owe(storage, ref="prompt")
    if method == "delete":
        await storage.transact(lambda uow: uow.delete("prompt"))
    else:
        await storage.transact(lambda uow: uow.react("ana-and-ben", ROOM, 7, "x"))
    assert await refs(storage) == ["prompt"]
    await sends(storage)
    [next_one] = await claim(storage)
    assert next_one.method == method
