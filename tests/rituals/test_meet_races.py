"""Things that two do at the same instant, on both kinds of database."""

import asyncio
from datetime import timedelta

from bot.meeting.yes import say_yes
from domain.messages import Anchor, Incoming
from rehearsal.things import Message
from storage.schema import consents
from storage.unit_of_work import UnitOfWork
from tests.house import Kept, Someone
from tests.rituals.meeting import YES, adds, couple_of, hours_of, last, reads, says_yes, shares_a_place

A_BLINK = 0.2  # seconds in which a second transaction would overtake the first
ROUNDS = 3  # of two workers, which take turns of their own


async def at_once(kept: Kept) -> None:
    """Everything that has come in is worked on by two at the same time."""
    await kept.hears()
    for _ in range(ROUNDS):
        await asyncio.gather(*(kept.house.worker.step() for _ in range(2)))
    await kept.settles()


async def both_read(kept: Kept) -> list[Message]:
    await adds(kept.ana)
    return [await reads(someone) for someone in (kept.ana, kept.ben)]


async def test_two_yeses_at_the_same_instant_make_one_couple(apart_on_both: Kept) -> None:
    kept = apart_on_both
    for someone, page in zip((kept.ana, kept.ben), await both_read(kept), strict=True):
        someone.person.taps(page, YES)
    await at_once(kept)
    couple = await couple_of(kept, kept.ana)
    assert couple is not None
    assert couple == await couple_of(kept, kept.ben)
    assert [message.text.split(".")[0] for message in kept.said[1:]] == [
        "Both of you said yes",
        "Try it: swipe this message and answer",
    ]
    assert await kept.rows(consents) == []


async def test_a_second_yes_waits_for_the_first_to_be_kept(apart_on_both: Kept) -> None:
    kept = apart_on_both
    await both_read(kept)
    ana, ben = [await yes_of(kept, someone) for someone in (kept.ana, kept.ben)]
    said = asyncio.Event()

    async def follows() -> None:
        await said.wait()
        await kept.storage.transact(lambda uow: say_yes(ben, uow))

    async with asyncio.TaskGroup() as group:
        second = group.create_task(follows())

        async def goes_first(uow: UnitOfWork) -> None:
            await say_yes(ana, uow)
            said.set()
            await asyncio.wait({second}, timeout=A_BLINK)

        await kept.storage.transact(goes_first)
    await kept.settles()
    assert await couple_of(kept, kept.ana) is not None


async def yes_of(kept: Kept, someone: Someone) -> Incoming:
    """A tap on *Yes, for a week* as it reaches the ritual."""
    seen = (await kept.storage.transact(lambda uow: uow.groups.seen(kept.room.id)))[someone.person.id]
    me = someone.person
    page = Anchor(seen.page or "", "meet", None, me.id, me.id, last(someone).id)
    return Incoming(0, kept.clock.now(), me.id, me.name, "en", me.id, group=False, anchor=page)


async def test_hours_picked_at_the_instant_of_the_second_yes_count(apart_on_both: Kept) -> None:
    kept = apart_on_both
    await adds(kept.ana)
    await says_yes(kept.ana)
    await shares_a_place(kept.ana)
    await kept.ana.taps("Change")
    page = await reads(kept.ben)
    kept.ana.person.writes(kept.ana.person.corner, "13:00")
    kept.ben.person.taps(page, YES)
    await at_once(kept)
    couple = await couple_of(kept, kept.ana)
    assert couple is not None
    kept.couple = couple
    assert (await hours_of(kept))["lunch"] == "13:00 01234"
    assert "Lunch at 13:00" in kept.said[1].text


async def test_a_yes_taken_back_at_the_instant_of_the_second_leaves_a_couple_or_none(apart_on_both: Kept) -> None:
    kept = apart_on_both
    await adds(kept.ana)
    await says_yes(kept.ana)
    page = await reads(kept.ben)
    waits = next(message for message in kept.ana.person.corner.messages if "Take it back" in message.buttons)
    kept.ana.person.taps(waits, "Take it back")
    kept.ben.person.taps(page, YES)
    await at_once(kept)
    couple = await couple_of(kept, kept.ben)
    assert couple == await couple_of(kept, kept.ana)
    waiting = [row.person for row in await kept.rows(consents)]
    assert waiting == ([] if couple else [kept.ben.person.id])
    assert len(kept.said) == (3 if couple else 1)
    assert last(kept.ben).text


async def test_a_week_that_ends_at_the_instant_of_the_second_yes_leaves_a_couple_or_none(apart_on_both: Kept) -> None:
    kept = apart_on_both
    await adds(kept.ana)
    await says_yes(kept.ana)
    page = await reads(kept.ben)
    kept.ben.person.taps(page, YES)
    await kept.hears()
    kept.clock.move(timedelta(days=7))
    await asyncio.gather(kept.house.worker.step(), kept.house.moments.tick(patient=True))
    await kept.settles()
    couple = await couple_of(kept, kept.ben)
    assert couple == await couple_of(kept, kept.ana)
    assert await kept.rows(consents) == []
    assert (kept.said[0].text == "Whenever you both like: /start") is (couple is None)
