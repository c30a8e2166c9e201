"""What the bot says of itself, per scope and language."""

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatAdministrators,
    BotCommandScopeChatMember,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest

from rehearsal.people import Person
from rehearsal.things import Chat
from rehearsal.world import World


async def test_menus_differ_by_scope_and_language(bot: Bot, ana: Person, ben: Person, group: Chat) -> None:
    await bot.set_my_commands([("help", "What can be done here")])
    await bot.set_my_commands([("rest", "Be quiet for a while")], BotCommandScopeAllPrivateChats())
    await bot.set_my_commands([("rest", "Callar un rato")], BotCommandScopeAllPrivateChats(), "es")
    assert ana.menu(ana.world.bot) == [{"command": "rest", "description": "Be quiet for a while"}]
    assert ben.menu(ben.world.bot) == [{"command": "rest", "description": "Callar un rato"}]
    assert [one["command"] for one in ana.menu(group)] == ["help"]
    await bot.set_my_commands([("lunch", "When")], BotCommandScopeAllGroupChats())
    assert [one["command"] for one in ana.menu(group)] == ["lunch"]


async def test_the_nearest_scope_of_a_chat_wins_for_whom_it_is_meant(
    bot: Bot, ana: Person, ben: Person, group: Chat
) -> None:
    def read(person: Person, place: Chat) -> list[str]:
        return [one["command"] for one in person.menu(place)]

    await bot.set_my_commands([("anyone", "x")], BotCommandScopeAllGroupChats())
    await bot.set_my_commands([("owner", "x")], BotCommandScopeAllChatAdministrators())
    assert (read(ana, group), read(ben, group)) == (["owner"], ["anyone"])
    await bot.set_my_commands([("here", "x")], BotCommandScopeChat(group.id))
    assert (read(ana, group), read(ben, group)) == (["here"], ["here"])
    await bot.set_my_commands([("owner_here", "x")], BotCommandScopeChatAdministrators(group.id))
    await bot.set_my_commands([("ben", "x")], BotCommandScopeChatMember(group.id, ben.id))
    assert (read(ana, group), read(ben, group)) == (["owner_here"], ["ben"])
    ana.starts()
    await bot.set_my_commands([("mine", "x")], BotCommandScopeChat(ana.id))
    assert (read(ana, ana.corner), read(ben, ben.corner)) == (["mine"], [])


async def test_commands_are_read_back_exactly_and_can_be_taken_away(bot: Bot, group: Chat) -> None:
    scope = BotCommandScopeChat(group.id)
    await bot.set_my_commands([("lunch", "When")], scope, "es")
    assert await bot.get_my_commands(scope, "es") == (BotCommand("lunch", "When"),)
    assert await bot.get_my_commands(scope) == ()
    assert await bot.delete_my_commands(scope, "es")
    assert await bot.get_my_commands(scope, "es") == ()


async def test_a_command_telegram_would_not_take_is_refused(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([("Lunch!", "When")])
    with pytest.raises(BadRequest, match="Bot_command_description_invalid"):
        await bot.set_my_commands([("lunch", " ")])
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.set_my_commands([("lunch", "When")], BotCommandScopeChat(-77))


async def test_texts_about_itself_are_kept_per_language(bot: Bot) -> None:
    await bot.set_my_name("Kept")
    await bot.set_my_description("Two people and small habits.")
    await bot.set_my_description("Dos personas y hábitos pequeños.", "es")
    await bot.set_my_short_description("Small habits for two.")
    assert (await bot.get_my_name()).name == "Kept"
    assert (await bot.get_my_description("es")).description == "Dos personas y hábitos pequeños."
    assert (await bot.get_my_description("de")).description == "Two people and small habits."
    assert (await bot.get_my_short_description()).short_description == "Small habits for two."


async def test_typing_is_seen(bot: Bot, group: Chat) -> None:
    assert await bot.send_chat_action(group.id, ChatAction.TYPING)
    assert group.actions == ["typing"]
    with pytest.raises(BadRequest, match="Wrong parameter action in request"):
        await bot.send_chat_action(group.id, "dancing")


async def test_a_webhook_ends_polling_until_it_is_taken_away(bot: Bot, ana: Person, world: World) -> None:
    ana.starts()
    assert await bot.set_webhook("https://kept.example/hook", secret_token="s")
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == ("https://kept.example/hook", 1)
    with pytest.raises(Exception, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    assert await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


async def test_logging_out_and_closing_do_no_harm(bot: Bot) -> None:
    assert await bot.log_out()
    assert await bot.close()
    assert (await bot.get_me()).first_name == "Kept"
