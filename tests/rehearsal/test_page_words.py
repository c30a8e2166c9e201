"""What the page is told of messages that are more than words."""

from typing import Any

import pytest

from rehearsal import texts
from rehearsal.page import shown
from rehearsal.page.stage import Coming, Stage
from rehearsal.world import World


@pytest.fixture
def stage() -> Stage:
    world = World()
    ana, ben = world.user("Ana"), world.user("Ben")

    async def comes() -> list[Coming]:
        return []

    async def busy() -> bool:
        return False

    return Stage(world, ana, ben, world.group("Ana & Ben", [ana, ben]), "Europe/London", comes, busy)


def words(stage: Stage) -> list[str]:
    return [shown.told(one) for one in stage.messages("room")]


def keyboard(stage: Stage, markup: dict[str, Any]) -> list[list[str]]:
    stage.world.call("sendMessage", {"chat_id": stage.left.id, "text": "Where?", "reply_markup": markup})
    return shown.keyboard(stage.left.corner)


def test_telegrams_own_lines_are_worded_as_its_clients_word_them(stage: Stage) -> None:
    stage.adds_bot()
    stage.third_joins("Cleo")
    stage.third_leaves()
    stage.left.renames(stage.room, "Us")
    stage.removes_bot()
    assert words(stage) == [
        "Ana began the chat",
        "Ana added Kept",
        "Cleo joined",
        "Cleo left",
        "Ana named the chat Us",
        "Ana removed Kept",
    ]


def test_a_group_that_was_upgraded_reads_on_under_names_that_never_collide(stage: Stage) -> None:
    stage.adds_bot()
    before = stage.left.writes(stage.room, "before")
    stage.world.migrate(stage.group)
    after = stage.left.writes(stage.room, "after")
    keys = [shown.key(one) for one in stage.messages("room")]
    assert len(set(keys)) == len(keys)
    assert stage.message(shown.key(before)) is before
    assert stage.message(shown.key(after)) is after
    assert stage.place(before.chat) == stage.place(after.chat) == "room"
    assert "The chat became a supergroup" in words(stage)


def test_a_removed_bot_has_no_menu_in_the_room_and_an_added_one_is_named_there(stage: Stage) -> None:
    stage.world.call("setMyCommands", {"commands": [{"command": "lunch", "description": "Lunch"}]})
    ana, ben = stage.left.id, stage.right.id
    assert shown.company(stage)["menus"]["room"] == {ana: [], ben: []}
    stage.adds_bot()
    stage.right.leaves(stage.room)
    assert shown.company(stage)["menus"]["room"] == {
        ana: [{"command": "/lunch@kept_bot", "about": "Lunch"}],
        ben: [],
    }
    assert shown.company(stage)["menus"]["left"] == {ana: [{"command": "/lunch", "about": "Lunch"}]}


def test_a_keyboard_stays_until_it_is_used_once_or_taken_away(stage: Stage) -> None:
    stage.left.starts()
    assert keyboard(stage, {"keyboard": [["London", {"text": "Here"}]], "one_time_keyboard": True}) == [
        ["London", "Here"]
    ]
    stage.left.writes(stage.world.bot, "London")
    assert shown.keyboard(stage.left.corner) == []
    assert keyboard(stage, {"keyboard": [["Yes"]]}) == [["Yes"]]
    stage.left.writes(stage.world.bot, "Yes")
    assert shown.keyboard(stage.left.corner) == [["Yes"]]
    assert keyboard(stage, {"remove_keyboard": True}) == []


def test_an_answer_quotes_what_a_lock_screen_would_show_and_never_what_is_hidden(stage: Stage) -> None:
    stage.adds_bot()
    marks = [{"type": "spoiler", "offset": 0, "length": 6}]
    stage.world.call("sendMessage", {"chat_id": stage.room.id, "text": "secret", "entities": marks})
    hidden = stage.room.messages[-1]
    line = stage.left.writes(stage.room, "yes", reply_to=hidden)
    assert shown.message(line, "room")["reply"]["text"] == "▒▒▒▒▒▒"
    hidden.deleted = True
    assert shown.message(line, "room")["reply"]["text"] == "Deleted message"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("😀 see https://t.me/kept_bot?start=a-b_c.", ["https://t.me/kept_bot?start=a-b_c"]),
        ("t.me/kept_bot?start=x, or http://example.org/", ["t.me/kept_bot?start=x", "http://example.org/"]),
        ("at.me/x https:// http://", []),
    ],
)
def test_addresses_are_found_without_telegrams_own_parser_too(text: str, found: list[str]) -> None:
    assert [texts.cut(text, mark["offset"], mark["length"]) for mark in texts.links(text)] == found


def test_what_stands_on_no_part_of_the_page_has_no_place(stage: Stage) -> None:
    stage.third_joins("Cleo")
    assert stage.third is not None
    assert stage.place(stage.third.corner) is None
    with pytest.raises(LookupError):
        stage.message("1:1")
