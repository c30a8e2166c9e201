"""The world's clock, and what grows old by it."""

from datetime import UTC, datetime, timedelta

import pytest
from telegram import Bot

from rehearsal.clock import RehearsalClock
from rehearsal.people import Person
from rehearsal.things import Chat
from rehearsal.world import World

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_moving_lets_time_pass_on_both_readings() -> None:
    clock = RehearsalClock(NOON, frozen=True)
    before = clock.monotonic()
    clock.move(timedelta(hours=2))
    assert (clock.now(), clock.monotonic() - before) == (NOON + timedelta(hours=2), 7200)
    clock.until(NOON + timedelta(hours=10))
    assert clock.now() == NOON + timedelta(hours=10)
    with pytest.raises(ValueError, match="backwards"):
        clock.move(timedelta(seconds=-1))


def test_setting_puts_the_wall_clock_elsewhere_and_no_time_passes() -> None:
    clock = RehearsalClock(NOON, frozen=True)
    before = clock.monotonic()
    clock.set(NOON - timedelta(hours=2))
    assert (clock.now(), clock.monotonic()) == (NOON - timedelta(hours=2), before)


def test_a_running_clock_runs_and_a_frozen_one_stands() -> None:
    clock = RehearsalClock(NOON)
    first = clock.monotonic()
    while clock.monotonic() == first:
        pass
    clock.freeze()
    assert clock.frozen
    assert clock.now() == clock.now() > NOON
    clock.run()
    stood = clock.now()
    while clock.now() == stood:
        pass
    assert clock.now() > stood


async def test_messages_carry_the_worlds_time(bot: Bot, group: Chat, world: World) -> None:
    world.clock.move(timedelta(hours=10))
    assert (await bot.send_message(group.id, "Bedtime")).date == NOON + timedelta(hours=10)


async def test_messages_wait_for_a_day_and_taps_for_two_and_a_half_minutes(
    bot: Bot, ana: Person, group: Chat, world: World
) -> None:
    markup = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    world.call("sendMessage", {"chat_id": group.id, "text": "Lunch", "reply_markup": markup})
    ana.taps(group.messages[-1], "Yes")
    ana.writes(world.bot, "one")
    world.clock.move(timedelta(seconds=149))
    assert [one.callback_query is not None for one in await bot.get_updates()][-2:] == [True, False]
    world.clock.move(timedelta(seconds=1))
    assert [one.callback_query for one in await bot.get_updates() if one.callback_query] == []
    world.clock.move(timedelta(hours=24) - timedelta(seconds=151))
    assert (await bot.get_updates())[-1].message is not None
    world.clock.move(timedelta(seconds=1))
    assert await bot.get_updates() == ()


async def test_numbers_of_updates_may_jump_down_and_nothing_is_lost(bot: Bot, ana: Person, world: World) -> None:
    ana.writes(world.bot, "before")
    (before,) = await bot.get_updates()
    world.bot.updates.next_id = 77
    ana.writes(world.bot, "after")
    (after,) = await bot.get_updates(offset=before.update_id + 1)
    assert after.update_id == 77
    assert await bot.get_updates(offset=78) == ()


async def test_only_the_kinds_that_were_asked_for_arrive_from_then_on(bot: Bot, ana: Person, world: World) -> None:
    await bot.get_updates(allowed_updates=["edited_message"])
    word = ana.writes(world.bot, "one")
    ana.edits(word, "two")
    assert [one.edited_message.text for one in await bot.get_updates() if one.edited_message] == ["two"]
    await bot.get_updates(offset=-1, allowed_updates=[])
    ana.writes(world.bot, "three")
    assert (await bot.get_updates())[-1].message is not None


async def test_no_more_come_at_once_than_were_asked_for(bot: Bot, ana: Person, world: World) -> None:
    for number in range(120):
        ana.writes(world.bot, str(number))
    assert len(await bot.get_updates()) == 100
    assert len(await bot.get_updates(limit=7)) == 7
    (last,) = await bot.get_updates(offset=-1)
    assert last.message is not None
    assert last.message.text == "119"
