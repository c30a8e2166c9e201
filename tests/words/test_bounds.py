"""A promise may be small and plain in a hundred ways; what is grand, or means to watch or to punish, is heard."""

from pathlib import Path

import pytest

import bot.words
from bot.words.bounds import bounds, frightened
from domain.guard import declined
from domain.promise_size import is_grand

SHIPPED = sorted(path.parent.name for path in Path(bot.words.__file__).parent.glob("*/promise.toml"))
ORDINARY = [
    "call you on the way home",
    "put my phone away at dinner",
    "charge your phone",
    "leave my phone in the hall",
    "pick up the kids",
    "pay the gas bill",
    "look for a present for your mother",
    "ask you about your day",
    "ask you before dinner how it went",
    "let you know when I leave the office",
    "wear the blue shirt you like",
    "talk to my brother",
    "answer your messages within the hour",
    "not check my phone at dinner",
    "show you the photos on my phone",
    "not lose my temper on the drive",
    "ask you what you think before I answer them",
    "check the tyres of the car",
    "buy bread, milk and the good cheese",
    "find my keys before we leave, so we are on time",
    "book a table for two",
    "be home before you are asleep",
    "lose no word about it until Sunday",
    "send you a photo of the garden",
    "read to the little one",
    "give you a lift to the station",
]
GRAND = [
    "never lie to you again",
    "ALWAYS be there",
    "I'll call you every day",
    "be on time from now on",
    "Every  Single-Day a coffee",
    "do everything you want",
]
DECLINED = [
    "share my live location with you",
    "Send you the location of my phone",
    "give you my password",
    "my PASSCODES",
    "let you check my phone",
    "show you all of my messages",
    "not talk to her any more",
    "ask you for permission before I go out",
    "hand over my salary",
    "pay you if I am late",
    "ask you before I buy anything",
    "let you go through my phone tonight",
]


@pytest.mark.parametrize("words", ORDINARY)
def test_what_is_ordinary_is_neither(words: str) -> None:
    english = bounds("en-GB")
    assert not is_grand(words, english.grand)
    assert not declined(words, english.declined)


@pytest.mark.parametrize("words", GRAND)
def test_what_is_grand_is_heard_however_it_is_written(words: str) -> None:
    assert is_grand(words, bounds("en").grand)


@pytest.mark.parametrize("words", DECLINED)
def test_what_means_to_watch_or_to_punish_is_heard(words: str) -> None:
    assert declined(words, bounds("en").declined)


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("check your phone", "check … phone", True),
        ("check phone", "check … phone", True),
        ("check one two three phone", "check … phone", True),
        ("check one two three four phone", "check … phone", False),
        ("phone check", "check … phone", False),
        ("check. Your PHONE", "check … phone", True),
        ("checked your phone", "check … phone", False),
        ("", "check … phone", False),
    ],
)
def test_a_gap_holds_up_to_three_words(text: str, phrase: str, found: bool) -> None:
    assert declined(text, [phrase]) is found


@pytest.mark.parametrize("tag", SHIPPED)
def test_every_language_of_times_has_its_bounds(tag: str) -> None:
    assert bounds(tag).grand
    assert bounds(tag).declined


@pytest.mark.parametrize("tag", ["xx", "", "../en"])
def test_a_language_without_a_file_has_those_of_english(tag: str) -> None:
    assert bounds(tag) is bounds("en")


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("I grabbed your arm", True),
        ("not throw the cup at you", True),
        ("You were scared of me", True),
        ("I won't let me be like that, you won't let me either", True),
        ("I forgot to call, and you waited", False),
        ("throw the rubbish out", False),
        ("be home by seven", False),
    ],
)
def test_what_tells_of_fear_or_hurt_is_heard_and_an_ordinary_day_is_not(text: str, heard: bool) -> None:
    assert declined(text, frightened("en")) is heard
