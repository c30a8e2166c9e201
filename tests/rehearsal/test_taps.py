"""Taps: their answers, their end, and links that lead to the corner."""

from datetime import timedelta

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from rehearsal.people import Person
from rehearsal.things import Chat, Message
from rehearsal.world import World


@pytest.fixture
async def asked(bot: Bot, group: Chat) -> Message:
    """A message in the room with a button and a link."""
    row = [
        InlineKeyboardButton("Have a look", callback_data="meet:look:7"),
        InlineKeyboardButton("Begin", url="https://t.me/kept_bot?start=box7"),
    ]
    await bot.send_message(group.id, "Hello, both of you", reply_markup=InlineKeyboardMarkup([row]))
    return group.messages[-1]


async def test_an_answer_may_open_the_bots_own_corner_and_nothing_else(
    bot: Bot, ana: Person, asked: Message, world: World
) -> None:
    tap = ana.taps(asked, "Have a look")
    for url in ("https://example.org/", "https://t.me/other_bot?start=x", "https://t.me/kept_bot", "tg://settings"):
        with pytest.raises(BadRequest, match="Url_invalid"):
            await bot.answer_callback_query(tap.id, url=url)
    assert not tap.answered
    assert await bot.answer_callback_query(tap.id, url="https://t.me/kept_bot?start=token7")
    assert tap.url is not None
    ana.opens(tap.url)
    assert [one.text for one in ana.sees(world.bot)] == ["/start token7"]


async def test_a_tap_is_too_old_to_answer_after_two_and_a_half_minutes(
    bot: Bot, ana: Person, asked: Message, world: World
) -> None:
    tap = ana.taps(asked, "Have a look")
    world.clock.move(timedelta(seconds=150))
    with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query id is invalid"):
        await bot.answer_callback_query(tap.id)
    assert [one for one in await bot.get_updates() if one.callback_query] == []


async def test_a_tap_nobody_made_has_no_answer(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query("42")


async def test_an_alert_has_two_hundred_characters_at_most(bot: Bot, ana: Person, asked: Message) -> None:
    tap = ana.taps(asked, "Have a look")
    with pytest.raises(BadRequest, match="Message_too_long"):
        await bot.answer_callback_query(tap.id, "x" * 201)
    assert await bot.answer_callback_query(tap.id, "x" * 200)
    assert not tap.alert


async def test_a_stranger_may_tap_too_and_a_tap_in_flight_survives_its_button(
    bot: Bot, cleo: Person, asked: Message
) -> None:
    await bot.edit_message_reply_markup(asked.chat.id, asked.id)
    cleo.taps(asked, data="meet:look:7")
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert (query.from_user.id, query.data) == (cleo.id, "meet:look:7")
    assert query.message is not None
    assert query.message.message_id == asked.id


async def test_two_taps_are_two_updates(bot: Bot, ana: Person, asked: Message) -> None:
    first, second = ana.taps(asked, "Have a look"), ana.taps(asked, "Have a look")
    queries = [one.callback_query.id for one in await bot.get_updates() if one.callback_query]
    assert queries == [first.id, second.id]


async def test_a_phone_that_lost_the_answer_sends_the_same_tap_as_a_new_update(
    bot: Bot, ana: Person, asked: Message
) -> None:
    ana.taps_again(ana.taps(asked, "Have a look"))
    first, second = (await bot.get_updates())[-2:]
    assert first.callback_query is not None
    assert second.callback_query is not None
    assert first.callback_query.id == second.callback_query.id
    assert first.update_id < second.update_id


async def test_a_link_under_a_message_tells_the_bot_nothing_until_it_is_followed(
    bot: Bot, ana: Person, asked: Message
) -> None:
    before = len(await bot.get_updates())
    tap = ana.taps(asked, "Begin")
    assert len(await bot.get_updates()) == before
    assert tap.url is not None
    assert ana.opens(tap.url).text == "/start box7"
    assert len(await bot.get_updates()) == before + 1


async def test_an_invitation_into_a_group_adds_the_bot_and_starts_it(
    bot: Bot, ana: Person, ben: Person, world: World
) -> None:
    room = world.group("Ana & Ben", members=[ana, ben])
    ana.opens("https://t.me/kept_bot?startgroup=g7", group=room)
    added, joined, started = await bot.get_updates()
    assert added.my_chat_member is not None
    assert joined.message is not None
    assert joined.message.new_chat_members[0].id == world.bot.id
    assert started.message is not None
    assert (started.message.text, started.message.chat_id) == ("/start@kept_bot g7", room.id)


def test_a_link_to_elsewhere_leads_nowhere(ana: Person) -> None:
    with pytest.raises(LookupError, match="no bot behind"):
        ana.opens("https://t.me/other_bot?start=x")
