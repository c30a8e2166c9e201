"""Who is in the room, who goes, who blocks, and what the bot is told of it."""

import pytest
from telegram import Bot, ChatMemberUpdated, Update
from telegram.error import BadRequest, Forbidden

from rehearsal.people import Person
from rehearsal.things import Chat
from rehearsal.world import World


async def news(bot: Bot) -> list[Update]:
    """All updates so far, confirmed."""
    updates = await bot.get_updates()
    await bot.get_updates(offset=updates[-1].update_id + 1 if updates else 0)
    return list(updates)


def standing(changed: ChatMemberUpdated | None) -> tuple[int, str, str]:
    """Where it changed, from what, to what."""
    assert changed is not None
    return changed.chat.id, changed.old_chat_member.status, changed.new_chat_member.status


async def test_a_group_made_with_the_bot_says_so_twice(bot: Bot, group: Chat, ana: Person) -> None:
    added, made = await news(bot)
    assert standing(added.my_chat_member) == (group.id, "left", "member")
    assert made.message is not None
    assert made.message.group_chat_created
    assert made.message.from_user is not None
    assert made.message.from_user.id == ana.id


async def test_a_bot_added_later_hears_of_itself_among_the_new_members(
    bot: Bot, ana: Person, ben: Person, world: World
) -> None:
    room = world.group("Ana & Ben", members=[ana, ben])
    ana.adds(world.bot, room)
    added, joined = await news(bot)
    assert standing(added.my_chat_member) == (room.id, "left", "member")
    assert joined.message is not None
    assert [one.id for one in joined.message.new_chat_members] == [world.bot.id]


async def test_joining_and_leaving_change_the_count(bot: Bot, group: Chat, ana: Person, cleo: Person) -> None:
    assert await bot.get_chat_member_count(group.id) == 3
    ana.adds(cleo, group)
    assert await bot.get_chat_member_count(group.id) == 4
    assert (await bot.get_chat_member(group.id, cleo.id)).status == "member"
    cleo.leaves(group)
    assert await bot.get_chat_member_count(group.id) == 3
    assert (await bot.get_chat_member(group.id, cleo.id)).status == "left"
    joined, left = (await news(bot))[-2:]
    assert joined.message is not None
    assert joined.message.new_chat_members[0].first_name == "Cleo"
    assert left.message is not None
    assert left.message.left_chat_member is not None
    assert left.message.left_chat_member.id == cleo.id


@pytest.mark.parametrize(("supergroup", "kind"), [(False, "group"), (True, "supergroup")])
async def test_a_kicked_bot_is_told_and_may_do_nothing_more(
    supergroup: bool, kind: str, bot: Bot, ana: Person, ben: Person, world: World
) -> None:
    room = world.group("Ana & Ben", members=[ana, ben, world.bot], supergroup=supergroup)
    ana.kicks(world.bot, room)
    last = await news(bot)
    assert standing(last[-1].my_chat_member) == (room.id, "member", "kicked")
    read_of_it = [one for one in last if one.message and one.message.left_chat_member]
    assert len(read_of_it) == (0 if supergroup else 1)
    with pytest.raises(Forbidden, match=f"bot was kicked from the {kind} chat"):
        await bot.send_message(room.id, "Hello")
    with pytest.raises(Forbidden, match=f"bot was kicked from the {kind} chat"):
        await bot.get_chat_member_count(room.id)
    ana.adds(world.bot, room)
    assert (await bot.send_message(room.id, "Hello again")).message_id


async def test_a_bot_that_left_is_no_member(bot: Bot, group: Chat, world: World) -> None:
    assert await bot.leave_chat(group.id)
    assert standing((await news(bot))[-1].my_chat_member) == (group.id, "member", "left")
    assert not group.member(world.bot).inside
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(group.id, "Hello")


async def test_a_dissolved_group_is_gone(bot: Bot, group: Chat, ana: Person) -> None:
    ana.dissolves(group)
    with pytest.raises(Forbidden, match="the group chat was deleted"):
        await bot.send_message(group.id, "Hello")


async def test_blocking_and_unblocking_are_told_in_the_corner(bot: Bot, ana: Person, world: World) -> None:
    ana.starts()
    ana.blocks()
    assert standing((await news(bot))[-1].my_chat_member) == (ana.id, "member", "kicked")
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(ana.id, "Hello")
    with pytest.raises(PermissionError):
        ana.writes(world.bot, "hm")
    ana.starts()
    unblocked, started = await news(bot)
    assert standing(unblocked.my_chat_member) == (ana.id, "kicked", "member")
    assert started.message is not None
    assert started.message.text == "/start"
    assert (await bot.send_message(ana.id, "Hello")).message_id


async def test_a_deleted_account_cannot_be_reached(bot: Bot, ana: Person) -> None:
    ana.starts()
    ana.deletes_account()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(ana.id, "Hello")


async def test_promotion_and_demotion_are_told(bot: Bot, ana: Person, group: Chat, world: World) -> None:
    ana.promotes(world.bot, group, "can_delete_messages")
    assert standing((await news(bot))[-1].my_chat_member) == (group.id, "member", "administrator")
    assert {one.user.id for one in await bot.get_chat_administrators(group.id)} == {ana.id, world.bot.id}
    ana.demotes(world.bot, group)
    assert standing((await news(bot))[-1].my_chat_member) == (group.id, "administrator", "member")


async def test_a_group_that_lets_nobody_write_refuses_words_and_pictures(bot: Bot, ana: Person, group: Chat) -> None:
    ana.permits(group, "can_send_photos")
    with pytest.raises(BadRequest, match="Not enough rights to send text messages to the chat"):
        await bot.send_message(group.id, "Hello")
    ana.permits(group, "can_send_messages")
    with pytest.raises(BadRequest, match="Not enough rights to send photos to the chat"):
        await bot.send_photo(group.id, b"\x89PNG\r\n\x1a\n")


async def test_a_restricted_bot_may_not_write(bot: Bot, ana: Person, ben: Person, world: World) -> None:
    room = world.group("Ana & Ben", members=[ana, ben, world.bot], supergroup=True)
    ana.restricts(world.bot, room)
    assert standing((await news(bot))[-1].my_chat_member) == (room.id, "member", "restricted")
    with pytest.raises(BadRequest, match="Not enough rights to send text messages to the chat"):
        await bot.send_message(room.id, "Hello")
    ana.demotes(world.bot, room)
    assert (await bot.send_message(room.id, "Hello")).message_id


async def test_other_members_are_told_of_to_administrators_that_asked(
    bot: Bot, ana: Person, cleo: Person, group: Chat, world: World
) -> None:
    await bot.get_updates(allowed_updates=["chat_member", "my_chat_member", "message"])
    ana.adds(cleo, group)
    ana.promotes(world.bot, group)
    cleo.leaves(group)
    changes = [standing(one.chat_member) for one in await news(bot) if one.chat_member]
    assert changes == [(group.id, "member", "left")]


async def test_what_the_bot_may_know_of_a_chat(bot: Bot, group: Chat, ana: Person) -> None:
    chat = await bot.get_chat(group.id)
    assert (chat.title, chat.type) == ("Ana & Ben", "group")
    assert chat.permissions is not None
    assert chat.permissions.can_send_messages
    ana.starts()
    assert (await bot.get_chat(ana.id)).first_name == "Ana"
    with pytest.raises(BadRequest, match="Participant_id_invalid"):
        await bot.get_chat_member(group.id, 42)
