"""The page's addresses: what it is told, and what the visitor can do there."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from aiohttp import ClientSession

from rehearsal.page import Coming, shown
from tests.rehearsal.page import NOON, Visit, tomorrow, visited


@pytest.fixture
async def visit() -> AsyncIterator[Visit]:
    async with ClientSession() as session, visited(session) as opened:
        yield opened


async def test_who_opens_the_page_is_told_everything_that_stands(visit: Visit) -> None:
    ana = visit.stage.left
    soup = ana.writes(visit.stage.room, "soup")
    async with visit.listening() as told:
        scene = await told.next("scene")
    assert scene["scenes"] == ["One", "Two"]
    assert [one["service"] or one["text"] for one in scene["messages"]] == ["Ana began the chat", "soup"]
    assert scene["messages"][1]["key"] == f"{visit.stage.room.id}:{soup.id}"
    assert scene["messages"][1]["at"] == int(NOON.timestamp() * 1000)
    assert [one["text"] for one in scene["company"]["phones"]["right"]] == ["Ana: soup"]
    assert scene["company"]["phones"]["left"] == []


async def test_what_happens_is_told_as_it_happens_in_its_order(visit: Visit) -> None:
    stage = visit.stage
    async with visit.listening() as told:
        await told.next("scene")
        await visit.does(stage.left, "writes", place="room", text="soup")
        written = await told.next("message")
        await visit.does(stage.right, "reacts", message=written["key"], emoji="❤")
        reacted = await told.next("message")
        await visit.does(stage.left, "deletes", message=written["key"])
        deleted = await told.next("deleted")
    assert (written["place"], written["text"], written["fresh"]) == ("room", "soup", True)
    assert reacted["reactions"] == [{"emoji": "❤", "by": [stage.right.id]}]
    assert not reacted["fresh"]
    assert deleted["key"] == written["key"]


async def test_an_answered_link_is_followed_by_whoever_tapped(visit: Visit) -> None:
    stage, world = visit.stage, visit.world
    markup = {"inline_keyboard": [[{"text": "Have a look", "callback_data": "look"}]]}
    world.call("sendMessage", {"chat_id": stage.room.id, "text": "Hello", "reply_markup": markup})
    key = f"{stage.room.id}:{stage.room.messages[-1].id}"
    async with visit.listening() as told:
        await visit.does(stage.right, "taps", message=key, label="Have a look", data="look")
        (tap,) = world.taps
        link = f"https://t.me/{world.bot.username}?start=token"
        world.call("answerCallbackQuery", {"callback_query_id": tap, "url": link})
        assert await told.next("followed") == {"opened": "right"}
    assert stage.right.corner.lines == ["/start token"]
    assert stage.left.corner.lines == []


async def test_a_link_that_leads_elsewhere_is_named_and_not_followed(visit: Visit) -> None:
    asked = await visit.does(visit.stage.left, "opens", link="https://example.org/")
    assert asked == {"link": "https://example.org/"}
    assert visit.stage.left.corner.lines == []


async def test_an_invitation_is_shared_or_passed_on_and_opened_by_the_other(visit: Visit) -> None:
    stage, world = visit.stage, visit.world
    link = "https://t.me/kept_bot?start=for-ben"
    share = f"https://t.me/share/url?url={quote(link, safe='')}&text=With%20me%3F"
    assert await visit.does(stage.left, "opens", link=share) == {"opened": "room"}
    assert stage.room.lines == [f"With me?\n{link}"]
    stage.left.starts()
    world.call("sendMessage", {"chat_id": stage.left.id, "text": f"Pass this on: {link}"})
    key = f"{stage.left.id}:{stage.left.corner.messages[-1].id}"
    await visit.does(stage.left, "passes_on", message=key)
    assert stage.room.lines[1:] == [f"Pass this on: {link}"]
    assert await visit.does(stage.right, "opens", link=link) == {"opened": "right"}
    assert stage.right.corner.lines == ["/start for-ben"]
    stage.apart = True
    stage.removes_bot()
    assert not shown.company(stage)["shares"]
    sent = await visit.does(stage.left, "opens", link=share)
    assert sent == {"says": "Ben gets it elsewhere, and opens it.", "opened": "right"}
    assert stage.right.corner.lines[1:] == ["/start for-ben"]
    assert stage.room.lines[2:] == []


async def test_a_stranger_can_do_what_people_in_a_chat_do_and_nothing_once_gone(visit: Visit) -> None:
    stage = visit.stage
    await visit.does(stage.left, "third_joins")
    assert stage.third is not None
    assert stage.third in stage.people
    await visit.does(stage.third, "writes", place="room", text="hello")
    opened = await visit.does(stage.third, "opens", link="https://t.me/kept_bot?start=x")
    assert "elsewhere" in opened["says"]
    await visit.does(stage.left, "third_leaves")
    status, answer = await visit.posts(
        "act", {"person": stage.third.id, "does": "writes", "place": "room", "text": "x"}
    )
    assert (status, answer) == (409, {"error": "Nobody of that name is here."})


async def test_each_of_two_is_where_they_say_and_shares_that_place(visit: Visit) -> None:
    stage = visit.stage
    async with visit.listening() as told:
        assert "Kolkata" in (await told.next("scene"))["cities"]
        await visit.does(stage.right, "goes", city="Kolkata")
        people = (await told.next("company"))["people"]
        await visit.does(stage.right, "sends", place="room", kind="location")
        shared = (await told.next("message"))["media"]
    assert [(one["city"], one["zone"]) for one in people] == [("London", "Europe/London"), ("Kolkata", "Asia/Kolkata")]
    assert round(shared["longitude"]) == 88
    assert (await visit.posts("act", {"person": stage.left.id, "does": "goes", "city": "Atlantis"}))[0] == 409


async def test_one_leaves_the_shared_chat_and_comes_back(visit: Visit) -> None:
    stage = visit.stage
    async with visit.listening() as told:
        await told.next("scene")
        await visit.does(stage.right, "leaves")
        assert [one["inside"] for one in (await told.next("company"))["people"]] == [True, False]
    await visit.does(stage.right, "comes_back")
    assert [one["inside"] for one in shown.company(stage)["people"]] == [True, True]
    assert [shown.told(one) for one in stage.room.messages[-2:]] == ["Ben left", "Ben joined"]


async def test_what_the_bot_says_of_itself_is_told_though_it_wrote_nothing(visit: Visit) -> None:
    async with visit.listening() as told:
        await told.next("scene")
        visit.world.call("setMyDescription", {"description": "For two."})
        assert (await told.next("company"))["profile"] == "For two."


async def test_the_bot_is_cut_off_and_reached_again_while_people_and_time_go_on(visit: Visit) -> None:
    async with visit.listening() as told:
        await told.next("scene")
        await visit.does(visit.stage.left, "cuts_off")
        assert (await told.next("company"))["outage"]
    await visit.does(visit.stage.left, "writes", place="room", text="are you there?")
    visit.busy_until = tomorrow(12)
    visit.coming.append(Coming("lunch", visit.world.now() + timedelta(minutes=10)))
    assert await visit.posts("time", {"to": "hour"}) == (200, {})
    assert visit.world.now() == NOON + timedelta(hours=1)
    await visit.does(visit.stage.left, "reaches")
    assert not shown.company(visit.stage)["outage"]


async def test_a_link_that_brings_the_bot_into_a_chat_opens_that_chat(visit: Visit) -> None:
    visit.stage.removes_bot()
    link = "https://t.me/kept_bot?startgroup=here"
    assert await visit.does(visit.stage.left, "opens", link=link) == {"opened": "room"}
    assert visit.stage.bot_inside


async def test_time_passes_to_what_comes_and_stops_at_everything_on_the_way(visit: Visit) -> None:
    visit.coming.extend(Coming(name, tomorrow(hour)) for name, hour in (("lunch", 12), ("tea", 16), ("night", 22)))
    assert await visit.posts("time", {"to": "next"}) == (200, {})
    assert visit.world.now() == tomorrow(12)
    assert await visit.posts("time", {"to": "sunday"}) == (200, {})
    said = [(one.text, one.date) for one in visit.stage.room.messages if one.sender is visit.world.bot]
    assert said == [("lunch", tomorrow(12)), ("tea", tomorrow(16)), ("night", tomorrow(22))]
    assert visit.world.now() == NOON.replace(day=8, hour=18)
    await visit.posts("time", {"to": "hour"})
    assert visit.world.now() == NOON.replace(day=8, hour=19)


async def test_what_has_no_name_is_paused_at_and_is_nowhere_to_go(visit: Visit) -> None:
    visit.coming.extend([Coming("", tomorrow(9)), Coming("", tomorrow(10))])
    assert (await visit.posts("time", {"to": "next"}))[0] == 409
    visit.coming.append(Coming("lunch", tomorrow(12)))
    assert await visit.posts("time", {"to": "next"}) == (200, {})
    assert [one.date for one in visit.stage.room.messages[1:]] == [tomorrow(9), tomorrow(10), tomorrow(12)]


async def test_nobody_watches_the_seconds_for_which_the_bot_waits_before_it_says_more(visit: Visit) -> None:
    visit.coming.append(Coming("lunch", tomorrow(12)))
    visit.busy_until = tomorrow(12) + timedelta(seconds=3)
    assert await visit.posts("time", {"to": "next"}) == (200, {})
    assert visit.world.now() == visit.busy_until


async def test_a_sunday_evening_leads_to_the_next_one_also_when_the_clocks_change(visit: Visit) -> None:
    visit.world.clock.move(timedelta(days=19, hours=6))  # Sunday the 22nd at 18:00, a week before summer time
    await visit.posts("time", {"to": "sunday"})
    assert visit.world.now() == NOON.replace(day=29, hour=17)


async def test_without_anything_to_come_there_is_nowhere_to_go(visit: Visit) -> None:
    assert await visit.posts("time", {"to": "next"}) == (409, {"error": "Nothing comes by itself yet."})
    assert visit.world.now() == NOON


async def test_nobody_acts_behind_a_closed_curtain(visit: Visit) -> None:
    async with visit.listening() as told:
        visit.page.close()
        await told.next("curtain")
    status, answer = await visit.posts("act", {"person": visit.stage.left.id, "does": "starts"})
    assert (status, answer) == (409, {"error": "The stage is being set. One moment."})


async def test_only_scenes_that_are_named_can_begin(visit: Visit) -> None:
    assert (await visit.posts("scene", {"name": "Two"}))[0] == 200
    assert (await visit.posts("scene", {"name": "Three"}))[0] == 409
    assert visit.begun == ["Two"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        "x",
        None,
        {"does": "writes"},
        {"person": 1, "does": "writes"},
        {"person": "x", "does": []},
        {"does": "flies", "person": 5_000_000_001},
        {"does": "taps", "person": 5_000_000_001, "message": 7},
        {"does": "writes", "person": 5_000_000_001, "place": "attic", "text": "x"},
        {"does": "writes", "person": 5_000_000_001, "place": "room", "text": "\ud800"},
        {"does": "writes", "person": 5_000_000_001, "place": "room", "text": "x" * 5000},
        {"does": "sends", "person": 5_000_000_001, "place": "room", "kind": "elephant"},
        {"does": "deletes", "person": 5_000_000_001, "message": "-1:1:1"},
        {"does": "edits", "person": 5_000_000_001, "message": "x", "text": "y"},
    ],
    ids=json.dumps,
)
async def test_what_makes_no_sense_is_answered_in_words_and_changes_nothing(visit: Visit, body: Any) -> None:
    before = list(visit.stage.room.messages)
    status, answer = await visit.posts("act", body)
    assert status == 409
    assert answer["error"]
    assert visit.stage.room.messages == before
