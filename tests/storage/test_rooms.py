"""Who said yes to a room, and what becomes of messages when the room moves."""

import asyncio

from domain.messages import Edit, Kind, Line, Say, Words
from storage.rooms import CORNERS, Offer
from storage.schema import outbox, room_offers
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork
from tests.storage.room import ANA, BEN, ROOM, couple, owe, row, rows, state

SUPER = -1009
US = "ana-and-ben"


async def agrees(storage: Storage, person: int, chat: int = ROOM) -> bool:
    return await storage.transact(lambda uow: uow.rooms.agrees(US, chat, person))


async def test_a_room_is_agreed_on_when_two_have_said_yes_in_any_order(met: Storage) -> None:
    assert not await agrees(met, ANA)
    await met.transact(lambda uow: uow.rooms.offer(US, ROOM, "asks"))
    assert [await agrees(met, person) for person in (BEN, BEN, ANA, BEN)] == [False, False, True, True]
    assert await met.transact(lambda uow: uow.rooms.offered(US, ROOM)) == Offer(US, ROOM, "asks", agreed=True)
    await met.transact(lambda uow: uow.rooms.offer(US, ROOM, "asks anew"))
    assert not await agrees(met, ANA)


async def test_of_two_yeses_at_one_moment_one_is_the_second(met: Storage) -> None:
    for number in range(10):
        await met.transact(lambda uow, chat=-number - 1: uow.rooms.offer(US, chat))  # type: ignore[misc]
        both = await asyncio.gather(agrees(met, ANA, -number - 1), agrees(met, BEN, -number - 1))
        assert sorted(both) == [False, True]


async def test_the_yes_of_whoever_has_gone_is_taken_back(met: Storage) -> None:
    await met.transact(lambda uow: uow.rooms.offer(US, ROOM, "asks"))
    await agrees(met, ANA)
    await met.transact(lambda uow: uow.rooms.take_back(ROOM, ANA))
    assert not await agrees(met, BEN)


async def test_an_offer_lapses_alone_or_with_all_of_that_couple(met: Storage) -> None:
    for chat in (ROOM, CORNERS, SUPER):
        await met.transact(lambda uow, chat=chat: uow.rooms.offer(US, chat))  # type: ignore[misc]
    await met.transact(lambda uow: uow.rooms.lapse(US, ROOM))
    assert [offer["chat"] for offer in await rows(met, room_offers)] == [SUPER, CORNERS]
    await met.transact(lambda uow: uow.rooms.lapse(US))
    assert await rows(met, room_offers) == []


async def test_an_offer_moves_with_its_group_at_each_signal_anew(met: Storage) -> None:
    await met.transact(lambda uow: uow.rooms.offer(US, ROOM, "asks"))
    for _ in range(2):
        await met.transact(lambda uow: uow.moved(ROOM, SUPER))
    assert [offer.ref for offer in await met.transact(lambda uow: uow.rooms.offers_in(SUPER))] == ["asks"]
    await met.transact(lambda uow: uow.rooms.offer(US, ROOM, "asks again"))
    await met.transact(lambda uow: uow.moved(ROOM, SUPER))
    assert [offer["ref"] for offer in await rows(met, room_offers)] == ["asks"]


# --- what is owed ----------------------------------------------------------------------------------------------------

SOUP = (Words(ANA, "soup"),)


async def go_carried(storage: Storage) -> None:
    await storage.transact(lambda uow: uow.couples.set(US, place="carried"))
    await storage.transact(_over)


async def _over(uow: UnitOfWork) -> None:
    found = await uow.couples.get(US, lock=True)
    assert found is not None
    await uow.go_carried(found)


async def owed(storage: Storage) -> list[tuple[int, str, str]]:
    """(chat, method, state) of all that was owed."""
    return [(one["chat"], one["method"], one["state"]) for one in await rows(storage, outbox)]


async def test_what_waits_for_the_group_is_owed_to_both_corners_instead(met: Storage) -> None:
    await owe(met, parts=SOUP, couple=US, ref="soup", dedupe="once", kind=Kind.REVEAL)
    await go_carried(met)
    await go_carried(met)
    assert await owed(met) == [(ROOM, "say", "never"), (ANA, "say", "ready"), (BEN, "say", "ready")]
    _, *copies = await rows(met, outbox)
    assert {one["letter"] for one in copies} == {"soup"}
    assert {one["kind"] for one in copies} == {"reveal"}
    assert (await row(met, "soup"))["payload"] is None


async def test_what_was_said_in_the_group_once_is_not_said_again_in_the_corners(met: Storage) -> None:
    await owe(met, parts=SOUP, couple=US, dedupe="once")
    await go_carried(met)

    async def again(uow: UnitOfWork) -> str | None:
        found = await uow.couples.get(US)
        assert found is not None
        return await uow.tell(found, Say(0, "lunch", (Line("hello"),), dedupe="once"))

    assert await met.transact(again) is None


async def test_a_change_follows_its_message_and_stays_where_that_was_said(met: Storage) -> None:
    await owe(met, couple=US, ref="said")
    await met.transact(lambda uow: uow.outbox.sending([1]))
    await met.transact(lambda uow: uow.outbox.sent(1, 7, ROOM))
    await owe(met, parts=SOUP, couple=US, ref="soup")
    await met.transact(lambda uow: uow.edit(Edit("soup", (Words(ANA, "stew"),))))
    await met.transact(lambda uow: uow.edit(Edit("said", (Words(ANA, "overheard"),))))
    await met.transact(lambda uow: uow.edit(Edit("said")))
    await go_carried(met)
    found = await owed(met)
    assert [one for one in found if one[1] == "edit" and one[2] == "ready"] == [
        (ROOM, "edit", "ready"),  # of the buttons alone
        (ROOM, "edit", "ready"),  # of what never goes: it ends when its turn comes
        (ANA, "edit", "ready"),
        (BEN, "edit", "ready"),
    ]


async def test_what_another_couple_or_another_chat_is_owed_stays(met: Storage) -> None:
    await owe(met, chat=ANA, person=ANA, couple=US, ref="mine")
    await owe(met, couple="dan-and-eve", ref="theirs")
    await go_carried(met)
    assert [await state(met, ref) for ref in ("mine", "theirs")] == ["ready", "ready"]


async def test_words_of_somebody_erased_go_nowhere(met: Storage) -> None:
    await owe(met, parts=SOUP, couple=US, ref="soup")
    await met.erase(ANA)
    await met.transact(lambda uow: uow.go_carried(couple()))
    assert await owed(met) == [(ROOM, "say", "never")]
