"""A group that becomes a supergroup, as the bot lives through it."""

import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated

from rehearsal.people import Person
from rehearsal.things import Chat
from rehearsal.world import World


async def test_both_chats_say_so_and_numbers_start_anew(bot: Bot, group: Chat, world: World) -> None:
    new = world.migrate(group)
    gone, come = (await bot.get_updates())[-2:]
    assert gone.message is not None
    assert come.message is not None
    assert (gone.message.chat_id, gone.message.migrate_to_chat_id) == (group.id, new.id)
    assert (come.message.chat_id, come.message.migrate_from_chat_id) == (new.id, group.id)
    assert come.message.message_id == 1
    assert str(new.id).startswith("-100")


async def test_what_is_sent_to_the_old_id_names_the_new_one(bot: Bot, group: Chat, world: World) -> None:
    new = world.migrate(group)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(group.id, "Hello")
    assert moved.value.new_chat_id == new.id
    assert world.record[-1].description == "Bad Request: group chat was upgraded to a supergroup chat"
    with pytest.raises(ChatMigrated):
        await bot.get_chat_member_count(group.id)
    assert await bot.get_chat_member_count(new.id) == 3


async def test_old_messages_can_still_be_edited_tapped_and_deleted(
    bot: Bot, group: Chat, ana: Person, world: World
) -> None:
    markup = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    world.call("sendMessage", {"chat_id": group.id, "text": "Lunch", "reply_markup": markup})
    old = group.messages[-1]
    world.migrate(group)
    tap = ana.taps(old, "Yes")
    assert await bot.answer_callback_query(tap.id, "Noted.")
    await bot.edit_message_text("Lunch is over", group.id, old.id)
    assert old.text == "Lunch is over"
    assert await bot.delete_message(group.id, old.id)


async def test_a_reply_to_an_old_number_finds_nothing_in_the_new_chat(bot: Bot, group: Chat, world: World) -> None:
    old = await bot.send_message(group.id, "Lunch")
    new = world.migrate(group)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(new.id, "Hello", reply_to_message_id=old.message_id + 1)


async def test_people_go_on_where_the_group_went_on(bot: Bot, group: Chat, ana: Person, world: World) -> None:
    await bot.send_message(group.id, "before")
    new = world.migrate(group)
    await bot.send_message(new.id, "after")
    written = ana.writes(group, "and me")
    assert written.chat is new
    assert [one.text for one in ana.sees(group) if one.text] == ["before", "after", "and me"]


async def test_a_reply_to_an_old_message_is_a_reply_across_chats(
    bot: Bot, group: Chat, ana: Person, world: World
) -> None:
    await bot.send_message(group.id, "Swipe and answer")
    asked = group.messages[-1]
    new = world.migrate(group)
    ana.promotes(world.bot, new)
    ana.writes(group, "soup", reply_to=asked)
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert (message.chat_id, message.reply_to_message) == (new.id, None)
    assert message.external_reply is not None
    assert message.external_reply.message_id == asked.id


async def test_restricting_somebody_upgrades_a_basic_group(bot: Bot, group: Chat, ana: Person, ben: Person) -> None:
    ana.restricts(ben, group)
    assert group.migrated_to is not None
    assert (await bot.get_chat_member(group.migrated_to.id, ben.id)).status == "restricted"
