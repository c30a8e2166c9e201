"""Text as Telegram keeps it: trimmed, counted in UTF-16, marked, and blotted out on a locked phone."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Bot, LinkPreviewOptions, Message, MessageEntity, User
from telegram.constants import ParseMode
from telegram.error import BadRequest

from rehearsal import tdlib, texts
from rehearsal.people import Person
from rehearsal.things import Chat, Refused
from rehearsal.world import World


def marks(message: Message) -> list[tuple[str, str]]:
    """Each mark with the words under it."""
    return [(kind.type, words) for kind, words in message.parse_entities().items()]


async def test_empty_words_are_refused(bot: Bot, group: Chat) -> None:
    with pytest.raises(BadRequest, match="Message text is empty"):
        await bot.send_message(group.id, "")
    with pytest.raises(BadRequest, match="Text must be non-empty"):
        await bot.send_message(group.id, " \n ")


async def test_length_is_counted_in_utf_16_after_parsing(bot: Bot, group: Chat) -> None:
    assert (await bot.send_message(group.id, "😀" * 2048)).message_id
    with pytest.raises(BadRequest, match="Message is too long"):
        await bot.send_message(group.id, "😀" * 2048 + "x")
    assert (await bot.send_message(group.id, f"<b>{'x' * 4096}</b>", parse_mode=ParseMode.HTML)).message_id


async def test_spaces_around_are_trimmed_and_marks_follow(bot: Bot, group: Chat) -> None:
    sent = await bot.send_message(group.id, "  😀 quiet  ", entities=[MessageEntity("bold", 4, 8)])
    assert sent.text == "😀 quiet"
    assert [(one.type, one.offset, one.length) for one in sent.entities] == [("bold", 2, 6)]


async def test_marks_out_of_range_are_clipped_or_dropped(bot: Bot, group: Chat) -> None:
    wide = [MessageEntity("italic", 3, 99), MessageEntity("bold", 40, 2), MessageEntity("bold", 0, 0)]
    sent = await bot.send_message(group.id, "a small note", entities=wide)
    assert marks(sent) == [("italic", "mall note")]


async def test_marks_of_one_kind_that_touch_become_one(bot: Bot, group: Chat) -> None:
    twice = [MessageEntity("spoiler", 2, 5), MessageEntity("spoiler", 7, 5), MessageEntity("bold", 2, 5)]
    sent = await bot.send_message(group.id, "a small note", entities=twice)
    assert marks(sent) == [("spoiler", "small note"), ("bold", "small")]


async def test_every_kind_of_mark_comes_back_as_it_was_sent(bot: Bot, ana: Person, group: Chat) -> None:
    moment = datetime(2026, 3, 2, 22, 0, tzinfo=UTC)
    sent = await bot.send_message(
        group.id,
        "Ana 22:00 hidden loud link",
        entities=[
            MessageEntity("text_mention", 0, 3, user=User(ana.id, "?", is_bot=False)),
            MessageEntity("date_time", 4, 5, unix_time=moment, date_time_format="t"),
            MessageEntity("spoiler", 10, 6),
            MessageEntity("underline", 17, 4),
            MessageEntity("text_link", 22, 4, url="https://telegram.org/"),
        ],
    )
    kinds = [kind for kind, _ in marks(sent)]
    assert kinds == ["text_mention", "date_time", "spoiler", "underline", "text_link"]
    assert sent.entities[0].user is not None
    assert sent.entities[0].user.first_name == "Ana"
    assert (sent.entities[1].unix_time, sent.entities[1].date_time_format) == (moment, "t")


async def test_a_mark_telegram_does_not_know_is_refused(bot: Bot, group: Chat) -> None:
    with pytest.raises(BadRequest, match="Can't parse messageentity: unsupported type specified"):
        await bot.send_message(group.id, "hm", entities=[MessageEntity("sparkle", 0, 2)])


async def test_telegrams_own_parser_reads_html_and_markdown(bot: Bot, group: Chat) -> None:
    html = '<b>Lunch</b> <tg-spoiler>soup</tg-spoiler> <tg-time unix="1772488800" format="t">22:00</tg-time>'
    sent = await bot.send_message(group.id, html, parse_mode=ParseMode.HTML)
    assert sent.text == "Lunch soup 22:00"
    assert marks(sent) == [("bold", "Lunch"), ("spoiler", "soup"), ("date_time", "22:00")]
    sent = await bot.send_message(group.id, "*Lunch* ||soup||", parse_mode=ParseMode.MARKDOWN_V2)
    assert marks(sent) == [("bold", "Lunch"), ("spoiler", "soup")]


@pytest.mark.parametrize(
    ("text", "mode", "words"),
    [
        ("</b><a>x", ParseMode.HTML, "Can't parse entities: unexpected end tag at byte offset 0"),
        ("a.b", ParseMode.MARKDOWN_V2, "Can't parse entities: character '.' is reserved and must be escaped"),
        ("x", "bbcode", "Unsupported parse_mode"),
    ],
)
async def test_what_the_parser_refuses_is_refused_in_its_words(
    text: str, mode: str, words: str, bot: Bot, group: Chat
) -> None:
    with pytest.raises(BadRequest) as no:
        await bot.send_message(group.id, text, parse_mode=mode)
    assert no.value.message.startswith(words)


def test_without_the_parser_markup_is_refused_and_commands_are_still_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tdlib, "HERE", False)
    with pytest.raises(Refused, match="no parser"):
        texts.formatted("<b>x</b>", "HTML")
    assert texts.formatted("so /lunch@kept_bot a/b")[1] == [{"type": "bot_command", "offset": 3, "length": 15}]


async def test_what_a_person_types_is_found_to_be_a_command(bot: Bot, ana: Person, world: World) -> None:
    ana.writes(world.bot, "/promise call you")
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert marks(message) == [("bot_command", "/promise")]


def test_half_a_character_is_refused(world: World, ana: Person) -> None:
    ana.starts()
    with pytest.raises(Refused, match="strings must be encoded in UTF-8"):
        world.call("sendMessage", {"chat_id": ana.id, "text": "\ud83d"})


@given(
    text=st.text(
        st.sampled_from("ab \n\t\r\x00\u202e😀é👨‍👩‍👧/@.") | st.characters(exclude_categories=["Cs"]), max_size=40
    ),
    spans=st.lists(st.tuples(st.sampled_from(["bold", "spoiler", "code"]), st.integers(-2, 50), st.integers(-2, 50))),
)
@settings(max_examples=200, deadline=None)
def test_marks_always_lie_within_the_text_and_keep_their_words(text: str, spans: list[tuple[str, int, int]]) -> None:
    given_marks = [{"type": kind, "offset": start, "length": length} for kind, start, length in spans]
    kept, entities = texts.formatted(text, "", given_marks)
    assert kept == kept.strip()
    for one in entities:
        assert 0 <= one["offset"] < one["offset"] + one["length"] <= texts.units(kept)
    again, twice = texts.formatted(kept, "", [one for one in entities if one["type"] in {"bold", "spoiler", "code"}])
    assert again == kept
    assert twice == entities


def test_control_characters_and_direction_overrides_do_not_survive(ana: Person, world: World) -> None:
    assert ana.writes(world.bot, "a\u202eb\x00c\r\n\x07d").text == "ab c\n d"


async def test_a_locked_phone_shows_no_spoiler_and_knows_what_is_silent(
    bot: Bot, ana: Person, ben: Person, group: Chat
) -> None:
    hidden = [MessageEntity("spoiler", 25, 10)]
    await bot.send_message(
        group.id, "Tonight's notes are in.\n\nI miss you", entities=hidden, disable_notification=True
    )
    ben.writes(group, "Me too")
    first, second = ana.phone
    assert (first.title, first.silent) == ("Ana & Ben", True)
    assert first.text == "Kept: Tonight's notes are in.\n\n▒ ▒▒▒▒ ▒▒▒"
    assert (second.text, second.silent) == ("Ben: Me too", False)
    assert [one.text for one in ben.phone] == [first.text]


async def test_previews_and_protection_are_kept_with_the_message(bot: Bot, group: Chat) -> None:
    off = LinkPreviewOptions(is_disabled=True)
    sent = await bot.send_message(group.id, "telegram.org", link_preview_options=off, protect_content=True)
    assert sent.link_preview_options == off
    assert sent.has_protected_content
    with pytest.raises(BadRequest, match="Message can't be forwarded"):
        await bot.forward_message(group.id, group.id, sent.message_id)
