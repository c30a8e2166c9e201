"""Threads that close, people without a face, and posts that come from a channel."""

import pytest
from telegram import Bot
from telegram.error import BadRequest

from rehearsal.people import Person
from rehearsal.things import ANONYMOUS, Chat
from rehearsal.world import World


@pytest.fixture
def forum(world: World, ana: Person, ben: Person) -> Chat:
    return world.group("Ana & Ben", members=[ana, ben, world.bot], forum=True)


async def test_a_message_in_a_topic_comes_as_part_of_it(bot: Bot, ana: Person, forum: Chat) -> None:
    topic = ana.opens_topic(forum, "Evenings")
    ana.writes(forum, "/bedtime@kept_bot", topic=topic.id)
    made, said = (await bot.get_updates())[-2:]
    assert made.message is not None
    assert made.message.forum_topic_created is not None
    assert said.message is not None
    assert (said.message.message_thread_id, said.message.is_topic_message) == (topic.id, True)
    assert said.message.reply_to_message is not None
    assert said.message.reply_to_message.forum_topic_created is not None
    sent = await bot.send_message(forum.id, "Here", message_thread_id=topic.id)
    assert sent.message_thread_id == topic.id


async def test_a_closed_topic_refuses_and_a_deleted_one_is_not_found(bot: Bot, ana: Person, forum: Chat) -> None:
    topic = ana.opens_topic(forum, "Evenings")
    ana.closes_topic(forum, topic)
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(forum.id, "Hello", message_thread_id=topic.id)
    ana.reopens_topic(forum, topic)
    assert (await bot.send_message(forum.id, "Hello", message_thread_id=topic.id)).is_topic_message
    ana.deletes_topic(forum, topic)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(forum.id, "Hello", message_thread_id=topic.id)
    assert (await bot.send_message(forum.id, "Hello")).message_thread_id is None


async def test_an_anonymous_administrator_has_no_face(bot: Bot, ana: Person, group: Chat) -> None:
    await bot.send_message(group.id, "Swipe and answer")
    ana.writes(group, "guess who", reply_to=group.messages[-1], anonymous=True)
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.from_user is not None
    assert message.sender_chat is not None
    assert (message.from_user.id, message.sender_chat.id) == (1087968824, group.id)
    assert ANONYMOUS.is_bot


async def test_a_member_may_speak_as_a_channel(bot: Bot, ana: Person, group: Chat, world: World) -> None:
    channel = world.channel("Ana's diary", ana)
    await bot.send_message(group.id, "Swipe and answer")
    ana.writes(group, "as my diary", reply_to=group.messages[-1], as_channel=channel)
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.sender_chat is not None
    assert (message.sender_chat.id, message.sender_chat.type) == (channel.id, "channel")


async def test_a_post_is_forwarded_into_the_linked_group_by_itself(
    bot: Bot, ana: Person, group: Chat, world: World
) -> None:
    ana.promotes(world.bot, group)
    channel = world.channel("Ana's diary", ana, linked=group)
    ana.posts(channel, "Day one")
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.is_automatic_forward
    assert message.from_user is not None
    assert message.from_user.id == 777000
    assert message.forward_origin is not None
    assert message.forward_origin.type == "channel"


async def test_a_bot_in_a_channel_hears_its_posts_and_writes_only_as_administrator(
    bot: Bot, ana: Person, world: World
) -> None:
    channel = world.channel("Ana's diary", ana)
    ana.adds(world.bot, channel)
    with pytest.raises(BadRequest, match="Not enough rights"):
        await bot.send_message(channel.id, "Hello")
    ana.promotes(world.bot, channel)
    ana.posts(channel, "Day one")
    post = (await bot.get_updates())[-1].channel_post
    assert post is not None
    assert post.text == "Day one"
    assert (await bot.send_message(channel.id, "Hello")).text == "Hello"


async def test_a_group_that_forbids_reactions_refuses_them(bot: Bot, ana: Person, group: Chat) -> None:
    await bot.send_message(group.id, "Swipe and answer")
    answer = ana.writes(group, "soup", reply_to=group.messages[-1])
    with pytest.raises(BadRequest, match="Reaction_invalid"):
        await bot.set_message_reaction(group.id, answer.id, "🥨")
    group.reactions_allowed = False
    with pytest.raises(BadRequest, match="Reaction_invalid"):
        await bot.set_message_reaction(group.id, answer.id, "✍")
    aside = ana.writes(group, "not for the bot")
    with pytest.raises(BadRequest, match="Message to react not found"):
        await bot.set_message_reaction(group.id, aside.id, "✍")


async def test_a_reaction_of_ana_reaches_an_administrator_that_asked(
    bot: Bot, ana: Person, group: Chat, world: World
) -> None:
    await bot.send_message(group.id, "Lunch")
    await bot.get_updates(allowed_updates=["message_reaction"])
    ana.reacts(group.messages[-1], "❤")
    ana.promotes(world.bot, group)
    ana.reacts(group.messages[-1], None)
    (update,) = [one for one in await bot.get_updates() if one.message_reaction]
    assert update.message_reaction is not None
    assert len(update.message_reaction.old_reaction) == 1
    assert update.message_reaction.new_reaction == ()
