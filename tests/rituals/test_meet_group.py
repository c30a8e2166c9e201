"""What a group reads when Kept comes into it."""

from datetime import timedelta

import pytest

from rehearsal.things import Chat
from storage.schema import known_there
from tests.house import Kept
from tests.rituals.meeting import LOOK, adds, all_said, looks

FOR_TWO = "I'm for a chat of two people and me."


async def test_a_chat_of_two_and_kept_reads_two_lines_with_one_button(apart: Kept) -> None:
    await adds(apart.ana)
    [hello] = apart.said
    assert len(hello.text.splitlines()) == 2
    assert hello.buttons == [LOOK]
    assert apart.ana.heard == apart.ben.heard == []


async def test_the_hello_comes_once_whoever_comes_and_goes(apart: Kept) -> None:
    await adds(apart.ana)
    for _ in range(2):
        apart.cleo.person.joins(apart.room)
        await apart.settles()
        apart.cleo.person.leaves(apart.room)
        await apart.settles()
    apart.ana.person.promotes(apart.world.bot, apart.room)
    await apart.settles()
    apart.ana.person.kicks(apart.world.bot, apart.room)
    await apart.settles()
    await adds(apart.ben)
    assert len(apart.said) == 1


async def test_a_chat_of_more_hears_once_whom_kept_is_for_and_where_to_invite(apart: Kept) -> None:
    apart.cleo.person.joins(apart.room)
    await adds(apart.ana)
    apart.dan.person.joins(apart.room)
    await apart.settles()
    [line] = apart.said
    assert (line.text, line.buttons) == (FOR_TWO, ["Invite"])
    tap = await apart.cleo.taps("Invite")
    apart.cleo.person.opens(tap.url or "")
    await apart.settles()
    assert "a chat of the two of you" in apart.cleo.heard[-1]
    added = apart.cleo.person.corner.messages[-1]
    assert apart.cleo.person.taps(added, "Add me to a chat").url == "https://t.me/kept_bot?startgroup=hello"


@pytest.mark.parametrize("left", [["cleo"], ["cleo", "ben"]])
async def test_the_hello_comes_when_they_are_three_in_all(apart: Kept, left: list[str]) -> None:
    apart.cleo.person.joins(apart.room)
    await adds(apart.ana)
    for name in left:
        apart.people[name].person.leaves(apart.room)
        await apart.settles()
    if "ben" in left:
        apart.ben.person.joins(apart.room)
        await apart.settles()
    assert [message.buttons for message in apart.said] == [["Invite"], [LOOK]]


async def test_another_bot_counts_as_somebody(apart: Kept) -> None:
    apart.ana.person.adds(apart.world.another_bot("Quiz", "quiz_bot"), apart.room)
    await adds(apart.ana)
    assert all_said(apart) == [FOR_TWO]


async def test_a_group_made_with_kept_in_it_is_greeted_too(apart: Kept) -> None:
    ana, ben, bot = apart.ana.person, apart.ben.person, apart.world.bot
    made = apart.world.group("New", [ana, ben, bot])
    await apart.settles()
    assert [one.buttons for one in made.messages if one.sender is bot and not one.service] == [[LOOK]]


async def test_a_channel_is_no_company(apart: Kept) -> None:
    channel: Chat = apart.world.channel("News", apart.ana.person)
    apart.ana.person.adds(apart.world.bot, channel)
    await apart.settles()
    assert [call for call in apart.world.record if call.params.get("chat_id") == channel.id] == []


async def test_start_points_at_a_hello_that_holds_and_does_not_repeat_it(apart: Kept) -> None:
    await adds(apart.ana)
    await apart.passes(timedelta(hours=1))
    await apart.ben.writes("/start")
    hello, pointer = apart.said
    assert pointer.reply_to is hello
    assert pointer.buttons == []


async def test_start_in_a_chat_of_more_is_not_answered_twice(apart: Kept) -> None:
    apart.cleo.person.joins(apart.room)
    await adds(apart.ana)
    await apart.ben.writes("/start")
    assert all_said(apart) == [FOR_TWO]


async def test_start_typed_as_an_anonymous_admin_is_nobodys(apart: Kept) -> None:
    await adds(apart.ana)
    await apart.passes(timedelta(hours=1))
    apart.ana.person.writes(apart.room, "/start", anonymous=True)
    await apart.settles()
    assert len(apart.said) == 1


async def test_an_anonymous_admin_who_brings_kept_is_as_good_as_anybody(apart: Kept) -> None:
    await adds(apart.ana)
    apart.room.messages[-1].deleted = True
    update = {"chat": apart.room.json(), "from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}, "date": 1}
    bot = apart.world.bot.json()
    old, new = {"user": bot, "status": "member"}, {"user": bot, "status": "administrator"}
    apart.world.raw("my_chat_member", update | {"old_chat_member": old, "new_chat_member": new})
    await apart.settles()
    assert apart.said == []


async def test_the_startgroup_link_brings_one_hello(apart: Kept) -> None:
    apart.ana.person.opens("https://t.me/kept_bot?startgroup=hello", group=apart.room)
    await apart.settles()
    assert [message.buttons for message in apart.said] == [[LOOK]]


async def test_a_third_person_who_taps_is_told_whom_it_is_for_and_not_noted(apart: Kept) -> None:
    await adds(apart.ana)
    apart.cleo.person.joins(apart.room)
    await apart.settles()
    tap = await looks(apart.cleo)
    assert (tap.text, tap.url) == (FOR_TWO, None)
    assert await apart.rows(known_there) == []


async def test_after_a_week_the_hello_says_how_to_begin_later_and_start_says_it_anew(apart: Kept) -> None:
    await adds(apart.ana)
    [hello] = apart.said
    await apart.passes(timedelta(days=6, hours=23))
    assert hello.buttons == [LOOK]
    await apart.passes(timedelta(hours=2))
    await apart.house.moments.tick(patient=True)
    await apart.settles()
    assert (hello.text, hello.buttons) == ("Whenever you both like: /start", [])
    assert apart.world.bot.id in apart.room.members
    apart.cleo.person.joins(apart.room)
    apart.cleo.person.leaves(apart.room)
    await apart.settles()
    assert len(apart.said) == 1
    await apart.ben.writes("/start")
    assert [message.buttons for message in apart.said] == [[], [LOOK]]
