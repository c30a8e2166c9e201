"""Pictures, voices and places, both ways; copies and forwards."""

import struct

import pytest
from telegram import Bot, InputMediaPhoto, Message
from telegram.error import BadRequest

from rehearsal.people import Person
from rehearsal.things import Chat
from rehearsal.world import World

PICTURE = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 360) + b"week"
SHOT = b"\xff\xd8\xff" + b"another"


async def test_a_picture_goes_up_and_comes_back_as_it_was(bot: Bot, group: Chat) -> None:
    sent = await bot.send_photo(group.id, PICTURE, caption="This week", has_spoiler=True)
    assert (sent.caption, sent.has_media_spoiler) == ("This week", True)
    assert (sent.photo[0].width, sent.photo[0].height) == (640, 360)
    file = await bot.get_file(sent.photo[0].file_id)
    assert bytes(await file.download_as_bytearray()) == PICTURE


async def test_a_known_file_is_sent_again_by_its_id(bot: Bot, group: Chat) -> None:
    first = await bot.send_photo(group.id, PICTURE)
    second = await bot.send_photo(group.id, first.photo[0].file_id)
    assert second.photo[0].file_unique_id == first.photo[0].file_unique_id
    with pytest.raises(BadRequest, match="Wrong file identifier/http url specified"):
        await bot.send_photo(group.id, "never-given")


async def test_what_is_no_picture_or_nothing_is_refused(bot: Bot, group: Chat) -> None:
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(group.id, b"<svg/>")
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(group.id, b"")
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_photo(group.id, PICTURE, caption="x" * 1025)


async def test_every_kind_of_media_the_bot_sends_arrives(bot: Bot, group: Chat, ana: Person) -> None:
    await bot.send_voice(group.id, b"OggS")
    await bot.send_sticker(group.id, b"RIFF")
    await bot.send_document(group.id, b"{}", filename="mine.json")
    await bot.send_animation(group.id, b"GIF89a")
    await bot.send_video(group.id, b"mp4")
    await bot.send_video_note(group.id, b"mp4")
    await bot.send_audio(group.id, b"ID3")
    await bot.send_location(group.id, 51.5, -0.1)
    kinds = [one.media for one in ana.sees(group) if one.media]
    assert kinds == ["voice", "sticker", "document", "animation", "video", "video_note", "audio", "location"]
    assert [one.text for one in ana.phone[:3]] == ["Kept: Voice message", "Kept: Sticker", "Kept: File"]


@pytest.mark.parametrize("kind", ["voice", "photo", "sticker", "document", "location", "video_note", "animation"])
async def test_what_ana_sends_arrives_as_its_kind(kind: str, bot: Bot, ana: Person, world: World) -> None:
    ana.starts()
    await bot.send_message(ana.id, "Swipe and answer")
    ana.sends(world.bot, kind, reply_to=ana.corner.messages[-1])
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert getattr(message, kind)
    assert message.reply_to_message is not None
    assert message.effective_attachment


async def test_a_copy_is_the_bots_own_and_a_forward_names_its_author(bot: Bot, ana: Person, ben: Person) -> None:
    ana.starts()
    ben.starts()
    word = ana.writes(ana.world.bot, "I miss you")
    voice = ana.sends(ana.world.bot, "voice", caption="listen")
    copy = await bot.copy_message(ben.id, ana.id, word.id)
    copies = await bot.copy_messages(ben.id, ana.id, [word.id, voice.id, 9999])
    assert [one.message_id for one in copies] == [copy.message_id + 1, copy.message_id + 2]
    forwarded = await bot.forward_message(ben.id, ana.id, word.id)
    assert forwarded.forward_origin is not None
    assert forwarded.forward_origin.type == "user"
    seen = ben.sees(ana.world.bot)[1:]
    assert [one.text for one in seen] == ["I miss you", "I miss you", "listen", "I miss you"]
    assert ["forward_origin" in one.json() for one in seen] == [False, False, False, True]


async def test_what_is_gone_cannot_be_copied(bot: Bot, ana: Person, ben: Person) -> None:
    ana.starts()
    ben.starts()
    word = ana.writes(ana.world.bot, "never mind")
    ana.deletes(word)
    with pytest.raises(BadRequest, match="Message to copy not found"):
        await bot.copy_message(ben.id, ana.id, word.id)
    with pytest.raises(BadRequest, match="There are no messages to copy"):
        await bot.copy_messages(ben.id, ana.id, [word.id])


async def test_a_copy_keeps_a_caption_or_takes_another(bot: Bot, ana: Person, group: Chat) -> None:
    first = await bot.send_photo(group.id, PICTURE, caption="old")
    await bot.copy_message(group.id, group.id, first.message_id, caption="new")
    assert [one.text for one in group.messages[-2:]] == ["old", "new"]


async def test_media_and_captions_can_be_exchanged(bot: Bot, group: Chat) -> None:
    sent = await bot.send_photo(group.id, PICTURE, caption="This week")
    changed = await bot.edit_message_caption(group.id, sent.message_id, caption="That week")
    assert isinstance(changed, Message)
    assert changed.caption == "That week"
    changed = await bot.edit_message_media(InputMediaPhoto(SHOT, caption="Again"), group.id, sent.message_id)
    assert isinstance(changed, Message)
    assert changed.caption == "Again"
    assert bytes(await (await bot.get_file(changed.photo[0])).download_as_bytearray()) == SHOT
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("words", group.id, sent.message_id)
    words = await bot.send_message(group.id, "words")
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await bot.edit_message_caption(group.id, words.message_id, caption="x")


async def test_a_file_over_twenty_megabytes_cannot_be_fetched(bot: Bot, ana: Person, world: World) -> None:
    ana.sends(world.bot, "document", data=b"x" * (20 * 1024 * 1024 + 1))
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.document is not None
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(message.document)
