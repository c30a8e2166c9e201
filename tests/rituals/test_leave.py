"""Leaving: two taps for the one, nothing but a rest for the other, until a line some days later."""

from datetime import datetime, timedelta

import pytest

from bot.telegram.post import Letter
from domain.messages import Kind, Say, Words
from storage.schema import members, outbox
from storage.unit_of_work import UnitOfWork
from tests.house import Kept, Someone
from tests.rituals.corners import last, taps, types
from tests.rituals.leaving import ENDED, NOTHING, OTHER, STARTED, at_home, days, leaves, left_in


async def test_two_taps_and_the_corner_holds_one_line(kept: Kept) -> None:
    await at_home(kept)
    await types(kept.ana, "what is this?")
    assert await types(kept.ana, "/leave") == (
        "Leave for good? Your words are removed from here at once.\n"
        "What has not been opened is taken back. What has arrived stays where it is, as a letter would."
    )
    await taps(kept.ana, "Leave")
    assert last(kept.ana).text == OTHER
    await taps(kept.ana, "Leave now")
    assert [(one.text, one.buttons) for one in left_in(kept.ana)] == [(NOTHING, [])]
    assert kept.ben.heard == kept.ben.heard[:STARTED]
    assert kept.said == []


async def test_the_other_lives_as_in_a_rest_and_is_told_one_to_three_days_later(kept: Kept) -> None:
    await at_home(kept)
    await leaves(kept.ana)
    await kept.passes(timedelta(hours=24))
    await kept.house.moments.tick(patient=True)
    await kept.settles()
    assert kept.said == []
    assert kept.ben.heard == kept.ben.heard[:STARTED]
    assert kept.room.member(kept.world.bot).inside
    await days(kept, 2)
    assert kept.ben.heard[STARTED:] == [ENDED]
    assert kept.said == []
    assert not kept.room.member(kept.world.bot).inside
    [shown] = [message for message in left_in(kept.ben) if message.text == ENDED]
    assert 7 < shown.date.hour < 23
    assert [one.text for one in left_in(kept.ana)] == [NOTHING]


@pytest.mark.parametrize("way", ["/help", "/stop"])
async def test_help_and_stop_lead_out_in_two_taps(kept: Kept, way: str) -> None:
    await at_home(kept)
    await types(kept.ana, way)
    await taps(kept.ana, "Leave")
    assert last(kept.ana).text == OTHER
    await taps(kept.ana, "Leave now")
    assert [one.text for one in left_in(kept.ana)] == [NOTHING]


async def test_staying_or_resting_instead_changes_nothing_else(kept: Kept) -> None:
    await at_home(kept)
    await types(kept.ana, "/leave")
    await taps(kept.ana, "Leave")
    await taps(kept.ana, "Stay")
    assert (last(kept.ana).text, last(kept.ana).buttons) == ("Nothing has changed.", [])
    await types(kept.ana, "/leave")
    await taps(kept.ana, "Rest instead")
    assert last(kept.ana).text == "Rest for how long? No reason needed."
    await types(kept.ana, "/stop")
    await taps(kept.ana, "Rest")
    assert last(kept.ana).text == "Rest for how long? No reason needed."
    assert len(await kept.rows(members)) == 4


async def test_typed_in_the_room_they_are_answered_in_the_corner(kept: Kept) -> None:
    await at_home(kept)
    for command, answer in (("/leave", "Leave for good?"), ("/stop", "Rest for a while")):
        await kept.ana.writes(f"{command}@kept_bot")
        assert last(kept.ana).text.startswith(answer)
    assert kept.said == []


async def test_whoever_has_left_is_a_stranger(kept: Kept) -> None:
    await at_home(kept)
    prompt = await kept.lunch()
    await leaves(kept.ana)
    tap = kept.ana.person.taps(prompt, "Just say hello")
    await kept.settles()
    assert tap.text == "These buttons are for two others."
    assert await types(kept.ana, "/leave") == "Nothing of yours is kept here."
    assert (await types(kept.ana, "/start")).startswith("Hello.")
    assert (await types(kept.ana, "/rest")).startswith("Hello.")
    kept.ana.person.taps(left_in(kept.ana)[0], data="leave:now:gone")
    await kept.settles()


async def test_a_stranger_has_nothing_to_leave(kept: Kept) -> None:
    assert await types(kept.cleo, "/leave") == "Nothing of yours is kept here."


async def owed(kept: Kept, *says: Say) -> None:
    async def write(uow: UnitOfWork) -> None:
        for say in says:
            await uow.say(say)

    await kept.storage.transact(write)


def line(kept: Kept, chat: int, author: Someone, text: str) -> Say:
    person = chat if chat > 0 else None
    return Say(chat, "lunch", (Words(author.person.id, text),), Kind.NOTICE, couple=kept.couple.id, person=person)


async def test_whatever_had_not_arrived_is_taken_back_both_ways(kept: Kept) -> None:
    await at_home(kept)
    await types(kept.ana, "/leave")
    await taps(kept.ana, "Leave")
    ana, ben, room = kept.ana.person.id, kept.ben.person.id, kept.room.id
    later = kept.clock.now() + timedelta(hours=5)
    await owed(
        kept,
        line(kept, ben, kept.ana, "from Ana"),
        line(kept, ana, kept.ben, "from Ben"),
        line(kept, room, kept.ana, "Ana to both"),
        line(kept, ben, kept.ben, "Ben to himself"),
    )
    rows = {row.id for row in await kept.rows(outbox) if row.state == "ready"}
    await kept.storage.transact(lambda uow: _hold(uow, rows, later))
    await taps(kept.ana, "Leave now")
    await kept.passes(timedelta(hours=6))
    assert [one.text for one in left_in(kept.ana)] == [NOTHING]
    assert kept.said == []
    assert kept.ben.heard[STARTED:] == ["Ben to himself"]


async def _hold(uow: UnitOfWork, rows: set[int], until: datetime) -> None:
    for row in rows:
        await uow.outbox.hold(row, until)


async def claimed(kept: Kept) -> list[Letter]:
    """What is in the sender's hands now."""
    kept.clock.move(timedelta(seconds=2))
    letters, _ = await kept.house.sender.claim()
    assert letters
    return letters


async def test_what_was_under_way_during_the_leaving_is_deleted_where_it_arrived(kept: Kept) -> None:
    await at_home(kept)
    await types(kept.ana, "/leave")
    await taps(kept.ana, "Leave")
    await owed(kept, line(kept, kept.ana.person.id, kept.ben, "just now"))
    letters = await claimed(kept)
    kept.ana.person.taps(last(kept.ana), "Leave now")
    await kept.hears()
    await kept.works()
    for letter in letters:
        await kept.house.sender.deliver(letter)
    assert "just now" in kept.ana.heard
    await kept.settles()
    assert [one.text for one in left_in(kept.ana)] == [NOTHING]


async def test_what_was_under_way_and_did_not_arrive_is_not_tried_again(kept: Kept) -> None:
    await at_home(kept)
    await types(kept.ana, "/leave")
    await taps(kept.ana, "Leave")
    await owed(kept, line(kept, kept.ana.person.id, kept.ben, "just now"))
    letters = await claimed(kept)
    kept.ana.person.taps(last(kept.ana), "Leave now")
    await kept.hears()
    await kept.works()
    kept.world.trouble.next("lost_request", method="sendMessage")
    for letter in letters:
        await kept.house.sender.deliver(letter)
    await kept.passes(timedelta(minutes=20))
    assert [one.text for one in left_in(kept.ana)] == [NOTHING]
    assert not any("just now" in message.text for message in kept.ana.person.corner.history.values())


async def test_a_kill_between_erasing_and_tidying_changes_nothing(kept_on_both: Kept) -> None:
    kept = await at_home(kept_on_both)
    await types(kept.ana, "/leave")
    await taps(kept.ana, "Leave")
    kept.ana.person.taps(last(kept.ana), "Leave now")
    await kept.hears()
    await kept.works()
    assert len(left_in(kept.ana)) > 1
    await kept.restarts()
    await kept.settles()
    assert [one.text for one in left_in(kept.ana)] == [NOTHING]


async def test_what_is_too_old_to_be_deleted_spares_nothing_else(kept: Kept) -> None:
    await at_home(kept)
    for number in range(3):
        await types(kept.ana, f"/help {number}")
    await kept.passes(timedelta(hours=47, minutes=50))
    await types(kept.ana, "/leave")
    await taps(kept.ana, "Leave")
    kept.ana.person.taps(last(kept.ana), "Leave now")
    await kept.hears()
    await kept.works()
    old = [
        message for message in left_in(kept.ana) if message.text.startswith(("/help", "What can", "Hello", "/start"))
    ]
    assert len(old) == 8
    kept.clock.move(timedelta(minutes=15))
    await kept.settles()
    assert [one for one in left_in(kept.ana) if one not in old] == [left_in(kept.ana)[-1]]
    assert left_in(kept.ana)[-1].text == NOTHING
