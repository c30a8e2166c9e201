"""What the bot may change and take back, when it may no longer, and the keyboards Telegram accepts."""

from datetime import timedelta

import pytest
from telegram import Bot, ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup
from telegram.error import BadRequest

from rehearsal.people import Person
from rehearsal.things import Chat
from rehearsal.world import World

YES = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="yes")]])


async def test_the_same_words_again_are_no_edit(bot: Bot, group: Chat) -> None:
    sent = await bot.send_message(group.id, "Lunch", reply_markup=YES)
    with pytest.raises(BadRequest, match="Message is not modified: specified new message content and reply markup"):
        await bot.edit_message_text("Lunch ", group.id, sent.message_id, reply_markup=YES)


async def test_an_edit_without_a_keyboard_takes_it_away(bot: Bot, group: Chat, ana: Person) -> None:
    sent = await bot.send_message(group.id, "Lunch", reply_markup=YES)
    await bot.edit_message_text("Lunch", group.id, sent.message_id)
    assert group.messages[-1].buttons == []
    with pytest.raises(LookupError, match="no button 'Yes'"):
        ana.taps(group.messages[-1], "Yes")


async def test_the_keyboard_alone_can_be_changed_and_is_no_edit_to_the_eye(bot: Bot, group: Chat) -> None:
    sent = await bot.send_message(group.id, "Lunch", reply_markup=YES)
    await bot.edit_message_reply_markup(group.id, sent.message_id)
    assert group.messages[-1].edited is None
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_reply_markup(group.id, sent.message_id)


async def test_what_is_not_there_or_not_its_own_cannot_be_edited(bot: Bot, group: Chat, ana: Person) -> None:
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("x", group.id, 4040)
    ana.starts()
    hers = ana.writes(ana.world.bot, "mine")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", ana.id, hers.id)
    asked = await bot.send_message(ana.id, "And you?", reply_markup=ForceReply(selective=True))
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", ana.id, asked.message_id)


async def test_its_own_words_can_be_deleted_for_two_days(bot: Bot, group: Chat, world: World) -> None:
    sent = await bot.send_message(group.id, "Lunch")
    young = await bot.send_message(group.id, "Bedtime")
    world.clock.move(timedelta(hours=47, minutes=59))
    assert await bot.delete_message(group.id, young.message_id)
    world.clock.move(timedelta(minutes=1))
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await bot.delete_message(group.id, sent.message_id)


async def test_others_words_can_be_deleted_in_a_corner_and_by_an_administrator(
    bot: Bot, group: Chat, ana: Person, world: World
) -> None:
    ana.starts()
    assert await bot.delete_message(ana.id, ana.writes(world.bot, "/leave").id)
    asked = await bot.send_message(group.id, "Swipe and answer")
    hers = ana.writes(group, "soup", reply_to=group.messages[-1])
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(group.id, hers.id)
    ana.promotes(world.bot, group, "can_delete_messages")
    assert await bot.delete_messages(group.id, [hers.id, asked.message_id, 4040])
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(group.id, hers.id)


async def test_data_of_a_button_may_have_sixty_four_bytes_and_no_more(bot: Bot, group: Chat) -> None:
    def button(data: str) -> InlineKeyboardMarkup:
        return InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data=data)]])

    assert (await bot.send_message(group.id, "x", reply_markup=button("é" * 32))).message_id
    with pytest.raises(BadRequest, match="Button_data_invalid"):
        await bot.send_message(group.id, "x", reply_markup=button("é" * 32 + "x"))


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ({"text": "Yes"}, "text buttons are unallowed in the inline keyboard"),
        ({"text": "", "callback_data": "y"}, "must be non-empty"),
        ({"text": "Go", "url": "ftp://here"}, "unsupported url protocol"),
    ],
)
async def test_a_button_that_is_none_is_refused(button: dict[str, str], words: str, bot: Bot, group: Chat) -> None:
    with pytest.raises(BadRequest) as no:
        await bot.send_message(group.id, "x", api_kwargs={"reply_markup": {"inline_keyboard": [[button]]}})
    assert words in no.value.message.lower()


async def test_a_place_can_be_asked_for_in_a_corner_only(bot: Bot, group: Chat, ana: Person) -> None:
    ana.starts()
    ask = ReplyKeyboardMarkup([[KeyboardButton("Here I am", request_location=True), KeyboardButton("No")]])
    with pytest.raises(BadRequest, match="Location can be requested in private chats only"):
        await bot.send_message(group.id, "Where are you?", reply_markup=ask)
    await bot.send_message(ana.id, "Where are you?", reply_markup=ask)
    question = ana.corner.messages[-1]
    ana.taps(question, "Here I am")
    ana.taps(question, "No")
    here, no = (await bot.get_updates())[-2:]
    assert here.message is not None
    assert here.message.location is not None
    assert no.message is not None
    assert no.message.text == "No"
