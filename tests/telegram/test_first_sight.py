"""What strangers see first is put up when it changed, in every place, and again when Telegram was away."""

import asyncio

import pytest
from telegram.error import TelegramError

from bot.rituals import RITUALS
from bot.telegram.first_sight import FirstSight, tongues
from tests.house import Kept, catalogue
from tests.telegram.shelf import calls

ROOM = ("promise", "promises", "lunch", "bedtime", "sunday", "rituals", "help")
CORNER = ("promise", "promises", "rituals", "timezone", "quiet", "rest", "privacy", "help")
MENU = ("setMyCommands", "setMyDescription", "setMyShortDescription")


async def test_a_stranger_sees_the_commands_of_a_corner_the_profile_and_about(kept: Kept) -> None:
    await kept.house.first_sight.put_up()
    there = {command.name for ritual in RITUALS for command in ritual.commands}
    corner, room = (kept.ana.person.menu(place) for place in (kept.ana.person.corner, kept.room))
    assert [line["command"] for line in corner if line["command"] != "start"] == [one for one in CORNER if one in there]
    assert [line["command"] for line in room] == [one for one in ROOM if one in there]
    shown = kept.world.bot.profile
    assert shown["description", ""] == tongues(catalogue, ())[""].profile
    assert shown["short_description", ""] == tongues(catalogue, ())[""].about


async def test_each_language_is_put_up_once_and_nothing_again_at_the_next_start(kept: Kept) -> None:
    await kept.house.first_sight.put_up()
    told = len(calls(kept, *MENU))
    assert told == 5 * len(catalogue.languages)
    await kept.restarts()
    await kept.house.first_sight.put_up()
    assert len(calls(kept, *MENU)) == told


async def test_what_changed_is_put_up_again(kept: Kept) -> None:
    await kept.house.first_sight.put_up()
    fewer = FirstSight(kept.storage, kept.house.application.bot, catalogue, ())
    await fewer.put_up()
    assert kept.cleo.person.menu(kept.cleo.person.corner) == []


async def test_what_telegram_did_not_take_is_told_again_in_full(kept: Kept) -> None:
    kept.world.trouble.broken(500, method="setMyDescription")
    with pytest.raises(TelegramError):
        await kept.house.first_sight.put_up()
    await kept.restarts()
    await kept.house.first_sight.put_up()
    assert kept.world.bot.profile["description", ""]


async def test_it_keeps_trying_until_it_stands_and_then_ends(kept: Kept) -> None:
    kept.world.trouble.next("lost_request", method="setMyCommands")
    async with asyncio.timeout(20):
        await kept.house.first_sight.run()
    assert kept.cleo.person.menu(kept.cleo.person.corner)
