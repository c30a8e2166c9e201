"""What we mark in code points arrives in Telegram's units, and nothing leaves that Telegram would refuse."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import MessageEntity

from bot.telegram.entities import button_data, clean, cleaned, entities, keyboard, read_tap
from domain.messages import Button, Link, Mark, Param, Rendered, Span, Tap
from tests.telegram.wire import client_of

NOON = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
letters = st.text(
    st.characters(categories=["L", "N", "P", "Zs", "So"]) | st.sampled_from("\U0001f468\u200d😀\U00010348")
)
dirty = st.text(st.characters() | st.characters(categories=["Cs"]) | st.just("\x00"))


def unit_slice(text: str, entity: MessageEntity) -> str:
    units = text.encode("utf-16-le")
    return units[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le")


@st.composite
def marked(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> Rendered:
    text = draw(texts)
    cut = st.integers(0, len(text) + 2)
    bounds = draw(st.lists(st.tuples(cut, cut).map(sorted), max_size=6))
    marks = st.sampled_from([Mark.BOLD, Mark.UNDERLINE, Mark.SPOILER])
    return Rendered(text, tuple(Span(draw(marks), start, end - start) for start, end in bounds))


@given(marked(letters))
def test_every_mark_covers_in_utf_16_what_it_covered_in_code_points(rendered: Rendered) -> None:
    rendered = cleaned(rendered)
    for span, entity in zip(rendered.spans, entities(rendered), strict=True):
        assert entity.type == span.mark
        assert unit_slice(rendered.text, entity) == rendered.text[span.start : span.start + span.length]


@given(marked(dirty))
def test_cleaning_moves_the_marks_with_their_words(rendered: Rendered) -> None:
    kept = cleaned(rendered)
    kept.text.encode()
    assert "\x00" not in kept.text
    marked = [clean(rendered.text[span.start : span.start + span.length]) for span in rendered.spans]
    assert [kept.text[span.start : span.start + span.length] for span in kept.spans] == [
        words for words in marked if words
    ]


@given(st.text())
def test_clean_text_is_left_as_it_is(text: str) -> None:
    assert clean(text) == text.replace("\x00", "")


def test_a_mark_after_an_emoji_starts_two_units_later() -> None:
    [entity] = entities(Rendered("😀 hush", (Span(Mark.SPOILER, 2, 4),)))
    assert (entity.type, entity.offset, entity.length) == ("spoiler", 3, 4)


async def test_a_moment_is_sent_as_an_instant_that_each_phone_shows_in_its_own_clock() -> None:
    client, wire = client_of()
    rendered = Rendered("Lunch at 12:00", (Span(Mark.MOMENT, 9, 5, NOON, "wt"),))
    await client.send_message(1, rendered.text, entities=entities(rendered))
    [(_, asked)] = wire.asked
    assert asked["entities"] == [
        {"type": "date_time", "offset": 9, "length": 5, "unix_time": int(NOON.timestamp()), "date_time_format": "wt"}
    ]


@pytest.mark.parametrize("at", [None, NOON.replace(tzinfo=None)])
def test_a_moment_that_does_not_say_when_is_refused(at: datetime | None) -> None:
    with pytest.raises(ValueError, match="aware time"):
        entities(Rendered("noon", (Span(Mark.MOMENT, 0, 4, at),)))


def label(key: str, params: Mapping[str, Param]) -> str:
    return f"{key} {params['name']}" if params else key


def test_rows_become_buttons_that_find_their_way_back() -> None:
    rows = ((Button("lunch-yes", "yes", {"name": "Ana"}),), (), (Link("open", "https://t.me/kept_bot"),))
    below = keyboard(rows, label, "lunch", "r4nd0m")
    assert below is not None
    [[yes], [link]] = below.inline_keyboard
    assert (yes.text, yes.callback_data) == ("lunch-yes Ana", "lunch:yes:r4nd0m")
    assert (link.text, link.url, link.callback_data) == ("open", "https://t.me/kept_bot", None)


@pytest.mark.parametrize("rows", [(), ((),), ((), ())])
def test_no_buttons_are_no_keyboard(rows: tuple[tuple[Button, ...], ...]) -> None:
    assert keyboard(rows, label, "lunch", "r4nd0m") is None


def test_an_empty_label_is_refused_before_telegram_would() -> None:
    with pytest.raises(ValueError, match="lunch-yes is empty"):
        keyboard(((Button("lunch-yes", "yes"),),), lambda key, params: " \x00", "lunch", "r4nd0m")


parts = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E, exclude_characters=":"), min_size=1, max_size=20)


@given(parts, parts, parts)
def test_a_button_says_what_it_was_given(ritual: str, action: str, ref: str) -> None:
    data = button_data(ritual, action, ref)
    assert len(data.encode()) <= 64
    assert read_tap(data) == Tap(ritual, action, ref)


@pytest.mark.parametrize("ref", ["", "a:b", "a b", "é", "😀", "a\n", "x" * 55])
def test_a_button_that_telegram_or_we_could_not_read_back_is_refused(ref: str) -> None:
    with pytest.raises(ValueError, match="button data"):
        button_data("lunch", "yes", ref)


def test_sixty_four_bytes_just_fit() -> None:
    assert len(button_data("lunch", "yes", "x" * 54)) == 64


@pytest.mark.parametrize("data", [None, "", "lunch", "lunch:yes", "lunch:yes:", "lunch:yes:a:b", "lunch:yes:é", "::"])
def test_a_strange_tap_is_nobodys(data: str | None) -> None:
    assert read_tap(data) is None
