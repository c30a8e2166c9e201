"""Two yeses make a couple: the first one waits unseen, the second one opens the room."""

from datetime import timedelta

import pytest

from rehearsal.things import Message
from storage.schema import consents, groups, inbox, known_there, members, titles
from tests.house import Kept
from tests.rituals.meeting import (
    WAITS,
    YES,
    adds,
    couple_of,
    follows,
    joined,
    last,
    looks,
    meet,
    opens,
    reads,
    says_yes,
    waits,
)


async def test_the_first_yes_hears_that_there_is_nothing_more_to_do_and_nobody_else_hears_of_it(apart: Kept) -> None:
    await adds(apart.ana)
    before = [(message.text, message.buttons) for message in apart.said]
    page = await reads(apart.ana)
    await apart.ana.taps(YES)
    assert WAITS in apart.ana.heard
    assert page.buttons == []
    assert [(message.text, message.buttons) for message in apart.said] == before
    assert apart.ben.heard == []
    assert await joined(apart) == {apart.ana.person.id: None}


async def test_the_second_yes_opens_the_room(apart: Kept) -> None:
    couple = await meet(apart)
    assert (couple.room, couple.place, couple.language) == (apart.room.id, "group", "en")
    assert {member.name for member in couple.members} == {"Ana", "Ben"}
    hello, opening, taste = apart.said
    assert hello.buttons == []
    assert opening.text.startswith("Both of you said yes.\nLunch at 12:30, Monday to Friday.")
    assert taste.text == "Try it: swipe this message and answer. One word for how today was."
    assert taste.buttons == ["Just say hello"]


async def test_nothing_of_the_meeting_is_left_but_who_was_seen_there(apart: Kept) -> None:
    await meet(apart)
    for table in (consents, groups, titles):
        assert await apart.rows(table) == []
    there = {(row.chat, row.person, row.page) for row in await apart.rows(known_there)}
    assert there == {(apart.room.id, one.person.id, None) for one in (apart.ana, apart.ben)}


async def test_each_has_a_key_of_their_own_from_their_yes_on(apart: Kept) -> None:
    await adds(apart.ana)
    before = set(apart.storage.vault.keys.list())
    await says_yes(apart.ana)
    [row] = [row for row in await apart.rows(members) if row.person == apart.ana.person.id]
    assert set(apart.storage.vault.keys.list()) - before == {row.key_id}


async def test_the_taste_gets_its_reaction_and_the_hello_is_said_once(apart: Kept) -> None:
    await meet(apart)
    word = await apart.ben.replies("slow")
    assert word.reactions == {apart.world.bot.id: ["✍"]}
    await apart.ana.taps("Just say hello")
    await apart.ana.taps("Just say hello")
    assert [message.text for message in apart.said[3:]] == ["Ana says hello."]


async def test_the_first_lunch_is_the_next_one_at_least_an_hour_away(apart: Kept) -> None:
    await apart.passes(timedelta(hours=3, minutes=45))
    await waits(apart)
    await follows(apart)  # at a quarter to twelve
    await apart.passes(timedelta(hours=2))
    assert len(apart.said) == 3
    await apart.lunch()
    assert apart.clock.now().strftime("%a %H:%M") == "Tue 12:30"


async def test_one_person_saying_yes_twice_is_not_two(apart: Kept) -> None:
    await adds(apart.ana)
    await says_yes(apart.ana)
    tap = await looks(apart.ana)
    await opens(apart.ana, tap.url)
    assert last(apart.ana).text == WAITS
    assert await joined(apart) == {apart.ana.person.id: None}


async def test_a_yes_tapped_twice_counts_once(apart: Kept) -> None:
    await adds(apart.ana)
    page = await reads(apart.ana)
    for _ in range(2):
        apart.ana.person.taps(page, YES)
    await apart.settles()
    assert apart.ana.heard.count(WAITS) == 1


async def test_a_yes_for_another_chat_takes_the_place_of_the_first(apart: Kept) -> None:
    await adds(apart.ana)
    await says_yes(apart.ana)
    other = apart.world.group("Elsewhere", [apart.ana.person, apart.cleo.person, apart.world.bot])
    await apart.settles()
    hello = next(message for message in other.messages if message.buttons)
    tap = await looks(apart.ana, on=hello)
    await opens(apart.ana, tap.url)
    await apart.ana.taps(YES)
    await says_yes(apart.ben)
    assert await couple_of(apart, apart.ben) is None
    tap = await looks(apart.cleo, on=hello)
    await opens(apart.cleo, tap.url)
    await apart.cleo.taps(YES)
    couple = await couple_of(apart, apart.cleo)
    assert couple is not None
    assert couple.room == other.id
    assert {member.name for member in couple.members} == {"Ana", "Cleo"}


async def test_a_third_person_can_join_neither_before_nor_after(apart: Kept) -> None:
    await adds(apart.ana)
    await says_yes(apart.ana)
    page = await reads(apart.ben)
    apart.cleo.person.joins(apart.room)
    await apart.settles()
    tap = await apart.ben.taps(YES, on=page)
    assert tap.text == "I'm for a chat of two people and me."
    assert await couple_of(apart, apart.ana) is None
    apart.cleo.person.leaves(apart.room)
    await apart.settles()
    await apart.ben.taps(YES, on=page)
    assert await couple_of(apart, apart.ana) is not None
    apart.cleo.person.joins(apart.room)
    await apart.settles()
    hello = apart.said[0]
    late = apart.cleo.person.taps(hello, data=_look(hello, apart))
    await apart.settles()
    assert late.text == "These buttons are for two others."


async def test_whoever_has_left_the_group_is_nobodys_other(apart: Kept) -> None:
    await adds(apart.ana)
    await says_yes(apart.ben)
    apart.ben.person.leaves(apart.room)
    apart.cleo.person.joins(apart.room)
    await apart.settles()
    await says_yes(apart.cleo)
    assert await couple_of(apart, apart.cleo) is None
    await says_yes(apart.ana)
    couple = await couple_of(apart, apart.ana)
    assert couple is not None
    assert {member.name for member in couple.members} == {"Ana", "Cleo"}


async def test_while_it_is_not_known_how_many_they_are_a_yes_waits_a_moment(apart: Kept) -> None:
    await adds(apart.ana)
    page = await reads(apart.ben)
    await apart.storage.transact(lambda uow: uow.chats.uncounted(apart.room.id))
    tap = await apart.ben.taps(YES, on=page)
    assert tap.text == "A moment, please: I am looking at your chat. Then tap that again."
    await apart.ben.taps(YES, on=page)
    assert await joined(apart) == {apart.ben.person.id: None}


@pytest.mark.parametrize("away", ["kicked", "dissolved"])
async def test_a_yes_for_a_chat_that_kept_is_no_longer_in_does_nothing(apart: Kept, away: str) -> None:
    await adds(apart.ana)
    page = await reads(apart.ben)
    apart.ana.person.kicks(apart.world.bot, apart.room)
    if away == "dissolved":
        apart.ana.person.dissolves(apart.room)
    await apart.settles()
    tap = await apart.ben.taps(YES, on=page)
    assert tap.alert
    assert await joined(apart) == {}


async def test_the_group_may_become_a_supergroup_between_any_two_steps(apart: Kept) -> None:
    await adds(apart.ana)
    await says_yes(apart.ana)
    tap = await looks(apart.ben)
    new = apart.world.migrate(apart.room)
    await apart.settles()
    await opens(apart.ben, tap.url)
    await apart.ben.taps(YES)
    await apart.ben.taps(YES)
    couple = await couple_of(apart, apart.ben)
    assert couple is not None
    assert couple.room == new.id
    assert [message.buttons for message in new.messages if message.text] == [[], ["Just say hello"]]
    assert {row.chat for row in await apart.rows(known_there)} == {new.id}
    assert apart.said[0].buttons == []


async def test_an_old_button_in_a_group_that_was_upgraded_still_leads_to_the_page(apart: Kept) -> None:
    await adds(apart.ana)
    [hello] = apart.said
    apart.world.migrate(apart.room)
    await apart.settles()
    tap = await looks(apart.ben, on=hello)
    await opens(apart.ben, tap.url)
    assert YES in last(apart.ben).buttons


async def test_what_either_does_from_then_on_waits_in_one_line(apart: Kept) -> None:
    await adds(apart.ana)
    await says_yes(apart.ana)
    page = await reads(apart.ben)
    apart.ben.person.taps(page, YES)
    apart.ana.person.writes(apart.ana.person.corner, "soup")
    apart.ben.person.writes(apart.ben.person.corner, "soup")
    await apart.hears()
    assert await apart.house.worker.step()
    couple = await couple_of(apart, apart.ana)
    assert couple is not None
    waiting = [row for row in await apart.rows(inbox) if row.state == "ready"]
    assert {row.lane for row in waiting} == {couple.id}
    assert len(waiting) == 2


def _look(hello: Message, kept: Kept) -> str:
    """The data of a button that an old phone still shows."""
    calls = [call for call in kept.world.record if call.method == "sendMessage" and call.params["text"] == hello.text]
    data: str = calls[0].params["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    return data
