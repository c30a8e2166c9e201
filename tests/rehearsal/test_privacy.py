"""What a bot in a group hears while privacy mode is on (core.telegram.org/bots/features#privacy-mode): little."""

from telegram import Bot

from rehearsal.people import Person
from rehearsal.things import Chat
from rehearsal.world import World


async def heard(bot: Bot) -> list[str]:
    """The texts of all messages that arrived, and nothing of what was said before."""
    updates = await bot.get_updates()
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return [one.message.text for one in updates if one.message and one.message.text]


async def test_what_partners_say_to_each_other_never_arrives(bot: Bot, ana: Person, ben: Person, group: Chat) -> None:
    first = ana.writes(group, "Did you sleep?")
    ben.writes(group, "A little.", reply_to=first)
    assert await heard(bot) == []


async def test_a_command_that_names_the_bot_arrives(bot: Bot, ana: Person, group: Chat) -> None:
    ana.writes(group, "/lunch@kept_bot 12:30")
    ana.writes(group, "/lunch@other_bot 12:30")
    ana.writes(group, "well, /lunch@kept_bot")
    assert await heard(bot) == ["/lunch@kept_bot 12:30"]


async def test_a_bare_command_arrives_only_if_the_bot_spoke_last_among_the_bots(
    bot: Bot, ana: Person, group: Chat, world: World
) -> None:
    ana.writes(group, "/rituals")
    assert await heard(bot) == []
    await bot.send_message(group.id, "Hello")
    ana.writes(group, "still the bot's turn")
    ana.writes(group, "/rituals")
    assert await heard(bot) == ["/rituals"]
    other = world.another_bot("Other", "other_bot")
    ana.adds(other, group)
    world.call("sendMessage", {"chat_id": group.id, "text": "I am here too"}, token=other.token)
    ana.writes(group, "/rituals")
    assert await heard(bot) == []


async def test_a_reply_to_the_bot_arrives_and_a_reply_to_another_bot_does_not(
    bot: Bot, ana: Person, group: Chat, world: World
) -> None:
    other = world.another_bot("Other", "other_bot")
    ana.adds(other, group)
    world.call("sendMessage", {"chat_id": group.id, "text": "Mine"}, token=other.token)
    theirs = group.messages[-1]
    await bot.send_message(group.id, "Swipe and answer")
    ana.writes(group, "for you", reply_to=group.messages[-1])
    ana.writes(group, "/rituals@kept_bot", reply_to=theirs)
    assert await heard(bot) == ["for you"]


async def test_messages_of_other_bots_never_arrive(bot: Bot, ana: Person, group: Chat, world: World) -> None:
    other = world.another_bot("Other", "other_bot")
    ana.adds(other, group)
    ana.promotes(world.bot, group)
    await heard(bot)
    world.call("sendMessage", {"chat_id": group.id, "text": "/start@kept_bot"}, token=other.token)
    assert await heard(bot) == []


async def test_an_administrator_hears_everything(bot: Bot, ana: Person, group: Chat, world: World) -> None:
    ana.promotes(world.bot, group)
    ana.writes(group, "between us")
    assert await heard(bot) == ["between us"]


async def test_an_edit_arrives_where_the_message_had_arrived(bot: Bot, ana: Person, group: Chat) -> None:
    await bot.send_message(group.id, "Swipe and answer")
    answer = ana.writes(group, "tired", reply_to=group.messages[-1])
    aside = ana.writes(group, "for Ben")
    await heard(bot)
    ana.edits(answer, "tired, but fine")
    ana.edits(aside, "for Ben alone")
    (update,) = await bot.get_updates()
    assert update.edited_message is not None
    assert update.edited_message.text == "tired, but fine"
    assert update.edited_message.edit_date is not None
