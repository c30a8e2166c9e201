"""The bot is taken out of the group, or one of the two leaves it without a word: what each hears, and when."""

from datetime import timedelta

import pytest

from tests.house import Kept
from tests.rituals.rooms import IS_IT_YOURS, OURS, begun, carried, place, says, tells, today
from tests.telegram.shelf import texts

GONE = "I'm no longer in your chat."
CARRIED = "From here on, what both of you may read comes here, under the line with your names."
HERE = "Carry on here"


@pytest.fixture(autouse=True)
async def _corners(kept: Kept) -> None:
    await begun(kept)


async def put_out(kept: Kept) -> None:
    """Ben takes the bot out of the group."""
    kept.ben.person.kicks(kept.world.bot, kept.room)
    await kept.settles()


async def asked(kept: Kept) -> None:
    """A minute later each has been asked."""
    await kept.passes(timedelta(minutes=2))


async def carries_on(kept: Kept, name: str) -> str | None:
    one = kept.people[name]
    question = next(message for message in one.person.corner.messages if HERE in message.buttons)
    return (await one.taps(HERE, on=question)).text


async def test_nothing_is_sent_for_a_moment_and_then_each_is_asked_alone(kept: Kept) -> None:
    await put_out(kept)
    assert kept.ana.heard == kept.ben.heard == []
    await asked(kept)
    assert kept.ana.heard == kept.ben.heard == [GONE]
    assert await place(kept) == "nowhere"


async def test_at_night_each_is_asked_when_they_wake(kept: Kept) -> None:
    await kept.is_at(today(kept, "23:30"))
    await put_out(kept)
    await kept.is_at(today(kept, "07:29"))
    assert kept.ana.heard == kept.ben.heard == []
    await kept.is_at(today(kept, "07:31"))
    assert kept.ana.heard == kept.ben.heard == [GONE]


async def test_a_partner_who_leaves_the_group_is_not_named(kept: Kept) -> None:
    kept.ana.person.leaves(kept.room)
    await kept.settles()
    await asked(kept)
    assert kept.ana.heard == kept.ben.heard == [GONE]
    assert texts(kept) == []


async def test_only_two_who_carry_on_have_a_room_again(kept: Kept) -> None:
    await put_out(kept)
    await asked(kept)
    assert await carries_on(kept, "ana") == "Noted. If both of you want it, you'll see."
    assert kept.ana.heard == kept.ben.heard == [GONE]
    await says(kept, "lunch-swipe")
    await kept.settles()
    assert kept.ana.heard == kept.ben.heard == [GONE]
    assert await carries_on(kept, "ben") == "Noted. If both of you want it, you'll see."
    assert carried(kept.ana.heard) == carried(kept.ben.heard) == [CARRIED]
    await kept.is_at(today(kept, "12:31"))
    assert len(carried(kept.ben.heard)) == 2
    assert texts(kept) == []


async def test_the_one_who_says_nothing_keeps_it_as_it_is(kept: Kept) -> None:
    await put_out(kept)
    await asked(kept)
    await carries_on(kept, "ana")
    await carries_on(kept, "ana")
    await kept.passes(timedelta(days=3))
    assert await place(kept) == "nowhere"
    assert kept.ben.heard == [GONE]


async def test_what_waited_when_the_bot_was_taken_out_comes_when_both_carry_on(kept: Kept) -> None:
    kept.ben.person.kicks(kept.world.bot, kept.room)
    await tells(kept, "soup")
    await kept.settles()
    await asked(kept)
    assert kept.ben.heard == [GONE]
    await carries_on(kept, "ana")
    await carries_on(kept, "ben")
    assert carried(kept.ana.heard) == carried(kept.ben.heard) == ["soup", CARRIED]


async def test_what_waited_for_too_long_never_comes(kept: Kept) -> None:
    kept.ben.person.kicks(kept.world.bot, kept.room)
    kept.world.bot.updates.waiting.clear()
    await tells(kept, "soup")
    await kept.settles()
    await kept.passes(timedelta(hours=49))
    await carries_on(kept, "ana")
    await carries_on(kept, "ben")
    assert carried(kept.ben.heard) == [CARRIED]


async def test_taken_back_at_once_it_asks_in_the_group(kept: Kept) -> None:
    await put_out(kept)
    kept.ana.person.adds(kept.world.bot, kept.room)
    await kept.settles()
    assert texts(kept) == [IS_IT_YOURS]
    await kept.ana.taps(OURS)
    await kept.ben.taps(OURS)
    await asked(kept)
    assert await place(kept) == "group"
    assert kept.ana.heard == kept.ben.heard == []


async def test_a_partner_who_comes_back_proves_it_by_a_tap(kept: Kept) -> None:
    kept.ana.person.leaves(kept.room)
    await kept.settles()
    kept.ana.person.joins(kept.room)
    await kept.settles()
    [offer] = kept.said
    await kept.ben.taps(OURS, on=offer)
    assert await place(kept) == "nowhere"
    await kept.ana.taps(OURS, on=offer)
    assert await place(kept) == "group"


async def test_an_old_question_is_answered_privately(kept: Kept) -> None:
    await put_out(kept)
    await asked(kept)
    await carries_on(kept, "ana")
    await carries_on(kept, "ben")
    assert await carries_on(kept, "ben") == "These buttons are from earlier. Nothing has changed."


async def test_a_partner_who_leaves_a_group_that_is_no_room_changes_nothing(kept: Kept) -> None:
    kept.cleo.person.joins(kept.room)
    await kept.settles()
    heard = list(kept.ben.heard)
    kept.ana.person.leaves(kept.room)
    await asked(kept)
    assert await place(kept) == "carried"
    assert kept.ben.heard == heard


async def test_rest_leads_to_the_question_for_how_long(kept: Kept) -> None:
    await put_out(kept)
    await asked(kept)
    await kept.ana.taps("Rest", on=kept.ana.person.corner.messages[-1])
    assert kept.ana.heard[-1].startswith("Rest for how long?")
    assert kept.ben.heard == [GONE]


async def test_whoever_rests_is_asked_when_that_is_over(kept: Kept) -> None:
    until = kept.clock.now() + timedelta(hours=1)
    await kept.storage.transact(lambda uow: uow.rests.begin(kept.ana.person.id, "rest", until))
    await put_out(kept)
    await asked(kept)
    assert (kept.ana.heard, kept.ben.heard) == ([], [GONE])
    await kept.passes(timedelta(hours=6))
    assert kept.ana.heard == [GONE]


async def test_whoever_would_rather_leave_is_asked_whether_they_are_sure(kept: Kept) -> None:
    await put_out(kept)
    await asked(kept)
    question = next(message for message in kept.ben.person.corner.messages if HERE in message.buttons)
    assert question.buttons == [HERE, "Rest", "Leave"]
    await kept.ben.taps("Leave", on=question)
    assert kept.ben.heard[-1].startswith("Leave for good?")
