"""The first acquaintance: a corner, a room, words, taps and answers, over real HTTP."""

import json

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest, Forbidden, InvalidToken
from telegram.request import HTTPXRequest

from rehearsal.people import Person
from rehearsal.server import Server
from rehearsal.things import Chat
from rehearsal.world import World


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=label.lower())] for label in labels])


async def test_the_bot_learns_who_it_is(bot: Bot, world: World) -> None:
    me = await bot.get_me()
    assert (me.id, me.username, me.is_bot) == (world.bot.id, "kept_bot", True)
    assert (me.can_join_groups, me.can_read_all_group_messages) == (True, False)


async def test_a_token_that_nobody_gave_is_refused(server: Server) -> None:
    async with HTTPXRequest() as line:
        code, body = await line.do_request(f"{server.url}/bot1:nobody/getMe", "POST")
        assert (code, json.loads(body)["description"]) == (401, "Unauthorized")
        with pytest.raises(InvalidToken):
            await line.post(f"{server.url}/bot1:nobody/getMe")


async def test_a_method_that_does_not_exist_is_not_found(bot: Bot) -> None:
    with pytest.raises(Exception, match="not found"):
        await bot.do_api_request("sing_a_song")


async def test_what_ana_writes_in_her_corner_reaches_the_bot(bot: Bot, ana: Person, world: World) -> None:
    ana.writes(world.bot, "/start hello")
    (update,) = await bot.get_updates()
    message = update.message
    assert message is not None
    assert (message.text, message.chat_id, message.chat.type) == ("/start hello", ana.id, "private")
    assert message.from_user is not None
    assert (message.from_user.first_name, message.from_user.language_code) == ("Ana", "en")
    assert [(one.type, one.offset, one.length) for one in message.entities] == [("bot_command", 0, 6)]


async def test_an_update_comes_again_until_a_higher_offset_confirms_it(bot: Bot, ana: Person, world: World) -> None:
    ana.writes(world.bot, "one")
    ana.writes(world.bot, "two")
    first, second = await bot.get_updates()
    assert second.update_id == first.update_id + 1
    assert [one.update_id for one in await bot.get_updates(limit=1)] == [first.update_id]
    assert [one.update_id for one in await bot.get_updates(offset=second.update_id)] == [second.update_id]
    assert await bot.get_updates(offset=second.update_id + 1) == ()


async def test_the_bot_cannot_begin_a_conversation(bot: Bot, ana: Person, group: Chat) -> None:
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(ana.id, "Hello")


async def test_somebody_it_never_met_is_no_chat_at_all(bot: Bot, cleo: Person) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(cleo.id, "Hello")


async def test_what_the_bot_says_stands_in_the_chat(bot: Bot, ana: Person, world: World) -> None:
    ana.starts()
    sent = await bot.send_message(ana.id, "Hello")
    assert [message.text for message in ana.sees(world.bot)] == ["/start", "Hello"]
    assert sent.from_user is not None
    assert (sent.from_user.id, sent.text) == (world.bot.id, "Hello")


async def test_a_reply_in_the_group_carries_the_bots_message_and_its_buttons(
    bot: Bot, ana: Person, group: Chat
) -> None:
    asked = await bot.send_message(group.id, "Swipe and answer", reply_markup=keyboard("Hello"))
    ana.writes(group, "a quiet day", reply_to=group.messages[-1])
    update = (await bot.get_updates())[-1]
    assert update.message is not None
    assert update.message.reply_to_message is not None
    assert update.message.reply_to_message.message_id == asked.message_id
    assert update.message.reply_to_message.reply_markup == asked.reply_markup


async def test_a_tap_arrives_and_is_answered_once(bot: Bot, ana: Person, group: Chat) -> None:
    await bot.send_message(group.id, "Lunch", reply_markup=keyboard("Just say hello"))
    tap = ana.taps(group.messages[-1], "Just say hello")
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert (query.data, query.from_user.id) == ("just say hello", ana.id)
    assert not tap.answered
    await bot.answer_callback_query(query.id, "Said.", show_alert=True)
    assert (tap.answered, tap.text, tap.alert) == (True, "Said.", True)
    with pytest.raises(BadRequest, match=r"(?i)query is too old and response timeout expired or query id is invalid"):
        await bot.answer_callback_query(query.id)


async def test_the_bot_answers_with_a_reaction_an_edit_and_a_deletion(bot: Bot, ana: Person, group: Chat) -> None:
    sent = await bot.send_message(group.id, "Lunch")
    word = ana.writes(group, "soup", reply_to=group.messages[-1])
    assert await bot.set_message_reaction(group.id, word.id, "✍")
    assert list(word.reactions.values()) == [["✍"]]
    edited = await bot.edit_message_text("Lunch is over", group.id, sent.message_id)
    assert getattr(edited, "edit_date", None) is not None
    assert await bot.delete_message(group.id, sent.message_id)
    assert [message.text for message in group.messages if not message.service] == ["soup"]


async def test_a_reply_to_something_gone_is_refused_unless_it_may_stand_alone(bot: Bot, group: Chat) -> None:
    with pytest.raises(BadRequest, match=r"(?i)message to be replied not found"):
        await bot.send_message(group.id, "Hello", reply_parameters=ReplyParameters(404))
    alone = ReplyParameters(404, allow_sending_without_reply=True)
    assert (await bot.send_message(group.id, "Hello", reply_parameters=alone)).reply_to_message is None
