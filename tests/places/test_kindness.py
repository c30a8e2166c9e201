"""Whatever is typed instead of a city is answered at once with nothing, and never with an error."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.places import Known, Nothing, NotReady, Places, Several
from bot.places.reading import LONGEST

NOWHERE = [
    "", " ", "\n", "\x00", "\x00\x07\x1b[31m", "...", "?!", "💚", "👩‍❤️‍👨" * 30, "asdfgh", "qwertzuiop", "zzzz",
    "x", "12", "12:30", "+2", "5", "UTC", "utc+2", "UTC +02:00", "GMT", "GMT+1", "gmt-5", "Z", "Etc/GMT+5",
    "Etc/UTC", "UTC−3", "EST", "CET", "CEST", "PST", "MSK", "EST5EDT", "no", "yes", "ok", "hi", "me", "hello",
    "help", "help me", "stop", "thanks", "lunch", "tomorrow", "good morning", "what do you mean by that",
    "/timezone", "<b></b>", "[x](tg://user?id=1)", "'; DROP TABLE", "\ud800", "\u202e\u202d", "\u200b\u200b",
    "../../etc/passwd", "Europe/Narnia", "Europe/", "/", ",", ",,,,", "(((", "a" * 4000, "Paris " * 700,
    "é" * 4000, ", " * 2000, "🏳️‍🌈" * 1000, "१२३", "none", "nowhere",
]  # fmt: skip
STILL_FOUND = [
    "  Berlin  ",
    "berlin.",
    "\u202eBerlin\u202c",
    "Ber\u00adlin",
    "Ber\u200blin",
    "BERLIN!!!",
    "Berlin\n",
    "Ｂｅｒｌｉｎ",
]


@pytest.mark.parametrize("text", NOWHERE)
def test_what_is_no_place_is_nothing(places: Places, text: str) -> None:
    assert places.lookup(text) == Nothing()


@pytest.mark.parametrize("text", STILL_FOUND)
def test_what_nobody_sees_hides_no_city(places: Places, text: str) -> None:
    assert places.lookup(text) == Known("Europe/Berlin", "Berlin, Germany")


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters(), max_size=LONGEST))
def test_no_text_breaks_the_search(places: Places, text: str) -> None:
    assert isinstance(places.lookup(text), Known | Several | Nothing)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("abcdeilnorst ,/-"), max_size=LONGEST))
def test_nothing_that_looks_like_a_name_takes_long(places: Places, text: str) -> None:
    began = time.process_time()
    places.lookup(text)
    assert time.process_time() - began < 0.5


def test_before_the_atlas_is_read_nobody_waits_for_it() -> None:
    with pytest.raises(NotReady):
        Places().lookup("Berlin")
