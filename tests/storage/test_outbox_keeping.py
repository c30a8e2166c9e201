"""What is owed follows a chat that moves, is withdrawn with a key, and is forgotten in time."""

from datetime import timedelta

from domain.messages import Edit, Kind, Words
from rehearsal.clock import RehearsalClock
from storage.schema import chats, couples, outbox
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork
from tests.storage.room import (
    ANA,
    BEN,
    CLEO,
    MONDAY_NOON,
    PICTURE,
    ROOM,
    claim,
    in_flight,
    owe,
    row,
    rows,
    state,
    unknown,
)

SUPER = -1009
TEXT = timedelta(hours=48)
IDS = timedelta(days=30)


async def moves(storage: Storage) -> None:
    await storage.transact(lambda uow: uow.moved(ROOM, SUPER))


async def forget(storage: Storage) -> None:
    await storage.transact(lambda uow: uow.outbox.forget())


async def where(storage: Storage) -> dict[str, tuple[int, int | None]]:
    """By ref (by method, where the ref was drawn): the chat, and the message that a reply is about."""
    found = await rows(storage, outbox)
    return {
        one["ref"] if len(one["ref"]) < 20 else one["method"]: (one["chat"], one["target_message"]) for one in found
    }


async def sent(storage: Storage, ref: str, message: int = 7) -> None:
    found = await row(storage, ref)
    await storage.transact(lambda uow: uow.outbox.sent(found["id"], message, found["chat"]))


async def test_unsent_messages_follow_their_chat_without_their_replies(met: Storage) -> None:
    await owe(met, ref="waits", reply_to=5)
    await moves(met)
    assert await where(met) == {"waits": (SUPER, None)}
    assert [couple["room"] for couple in await rows(met, couples)] == [SUPER]


async def test_what_is_in_flight_or_unsure_follows_too_so_that_it_can_be_said_again(met: Storage) -> None:
    unsure = await unknown(met, Kind.REVEAL, ref="unsure", reply_to=5)
    flying = await in_flight(met, ref="flying", reply_to=5)
    await moves(met)
    assert await where(met) == {"unsure": (SUPER, None), "flying": (SUPER, None)}
    await met.transact(lambda uow: uow.outbox.again(flying.id))
    await met.transact(lambda uow: uow.outbox.reconsider())
    assert [(owed.ref, owed.chat) for owed in await claim(met)] == [(unsure.ref, SUPER)]


async def test_edits_of_old_messages_stay_and_edits_of_unsent_ones_follow(met: Storage) -> None:
    await owe(met, ref="old")
    await sent(met, "old")
    await met.transact(lambda uow: uow.edit(Edit("old")))
    await owe(met, ref="new")
    await met.transact(lambda uow: uow.delete("new"))
    await moves(met)
    assert await where(met) == {
        "old": (ROOM, None),
        "edit": (ROOM, None),
        "new": (SUPER, None),
        "delete": (SUPER, None),
    }


async def test_every_signal_of_a_move_does_the_same_however_many_come(met: Storage) -> None:
    await moves(met)
    flying = await in_flight(met, ref="late", chat=SUPER)
    await met.transact(lambda uow: uow.connection.execute(outbox.update().values(chat=ROOM)))  # claimed before the move
    await moves(met)
    await moves(met)
    await met.transact(lambda uow: uow.outbox.again(flying.id))
    assert [(owed.ref, owed.chat) for owed in await claim(met)] == [("late", SUPER)]
    assert [(one["chat"], one["moved_to"]) for one in await rows(met, chats)] == [(ROOM, SUPER)]


async def test_what_is_said_to_the_old_chat_goes_to_the_new_one_without_its_reply(met: Storage) -> None:
    await moves(met)
    await owe(met, ref="a", chat=ROOM, reply_to=5)
    await owe(met, ref="b", chat=SUPER, reply_to=5)
    assert await where(met) == {"a": (SUPER, None), "b": (SUPER, 5)}


async def test_a_message_stands_where_it_arrived_even_when_its_chat_moved_meanwhile(met: Storage) -> None:
    flying = await in_flight(met, ref="flying")
    await moves(met)
    await met.transact(lambda uow: uow.outbox.sent(flying.id, 7, ROOM))
    target = await met.transact(lambda uow: uow.outbox.target("flying"))
    assert target is not None
    assert (target.chat, target.message) == (ROOM, 7)


async def test_withdrawing_a_key_keeps_back_what_needs_it_and_forgets_what_was_sent(met: Storage) -> None:
    keys = await met.transact(lambda uow: uow.couples.rows([ANA, BEN]))
    await owe(met, ref="both", parts=(Words(ANA, "soup"), Words(BEN, "bread")), chat=1)
    await owe(met, ref="bens", parts=(Words(BEN, "bread"),), chat=2)
    await owe(met, ref="nobodys", chat=3)
    await owe(met, ref="gone", parts=(Words(ANA, "soup"),), chat=4, picture=PICTURE)
    await sent(met, "gone")
    await unknown(met, Kind.REVEAL, ref="unsure", parts=(Words(ANA, "soup"),), chat=5)
    await in_flight(met, ref="flying", parts=(Words(ANA, "soup"),), chat=6)
    await met.transact(lambda uow: uow.outbox.withdraw(keys[ANA].key_id))
    found = {one["ref"]: one for one in await rows(met, outbox)}
    assert {ref: one["state"] for ref, one in found.items()} == {
        "both": "never",
        "bens": "ready",
        "nobodys": "ready",
        "gone": "sent",
        "unsure": "never",
        "flying": "sending",
    }
    assert {ref for ref, one in found.items() if one["payload"]} == {"bens", "nobodys"}
    assert not any(one["photo"] for one in found.values())


async def test_texts_are_forgotten_after_48_hours_and_ids_after_thirty_days(
    storage: Storage, clock: RehearsalClock
) -> None:
    await owe(storage, ref="sent", picture=PICTURE, dedupe="once")
    await sent(storage, "sent")
    clock.move(TEXT)
    await forget(storage)
    assert (await row(storage, "sent"))["payload"] is not None
    clock.move(timedelta(seconds=1))
    await forget(storage)
    found = await row(storage, "sent")
    assert (found["payload"], found["photo"], found["message"]) == (None, None, 7)
    clock.move(IDS - TEXT - timedelta(seconds=1))
    await forget(storage)
    anchor = await storage.transact(lambda uow: uow.outbox.anchor(chat=ROOM, message=7))
    assert anchor is not None
    assert anchor.ref == "sent"
    clock.move(timedelta(seconds=1))
    await forget(storage)
    assert await rows(storage, outbox) == []


async def test_what_nobody_knows_the_end_of_is_given_up_together_with_its_text(
    storage: Storage, clock: RehearsalClock
) -> None:
    await unknown(storage, Kind.NOTICE, ref="unsure", picture=PICTURE)
    clock.move(TEXT)
    await forget(storage)
    assert await state(storage, "unsure") == "unknown"
    clock.move(timedelta(seconds=1))
    await forget(storage)
    found = await row(storage, "unsure")
    assert (found["state"], found["error"], found["payload"], found["photo"]) == ("never", "unsure", None, None)


async def test_what_still_waits_is_not_forgotten(storage: Storage, clock: RehearsalClock) -> None:
    await owe(storage, ref="waits")
    clock.move(timedelta(days=90))
    await forget(storage)
    assert [owed.ref for owed in await claim(storage)] == ["waits"]


async def test_halts_are_remembered_and_never_longer_than_telegram_asked(
    storage: Storage, clock: RehearsalClock
) -> None:
    async def halts() -> dict[int, float]:
        return await storage.transact(lambda uow: uow.chats.halts())

    async def halt(uow: UnitOfWork) -> None:
        await uow.chats.halt(ROOM, 37)
        await uow.chats.halt(CLEO, 1)

    await storage.transact(halt)
    clock.move(timedelta(seconds=7))
    assert await halts() == {ROOM: 30.0}
    clock.set(MONDAY_NOON - timedelta(days=900))
    assert await halts() == {ROOM: 37.0, CLEO: 1.0}
    clock.set(MONDAY_NOON + timedelta(seconds=37))
    assert await halts() == {}
