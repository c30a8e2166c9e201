"""Two may have no chat in which Kept is: a line that names one is said only where there is one."""

import re

import pytest

from tests.words.strings import strings

NAMES_ONE = re.compile(r"\b(your|our|shared) chat\b", re.IGNORECASE)
# Before they meet in a group, in a group, beside one, and when one is lost: whoever says these looks at where they are.
WHERE_THERE_IS_ONE = {
    "bedtime-in-your-chat",
    "bedtime-is-here",
    "hours-asked-there",
    "hours-told-there",
    "lunch-nudge",
    "meet-bedtime-here",
    "meet-bedtime-noted-here",
    "meet-bedtime-place",
    "meet-counting",
    "meet-first-some-group",
    "meet-second",
    "privacy-line-03",
    "privacy-line-12",
    "room-gone",
    "room-is-it-yours",
    "room-may-not-write",
    "room-not-the-two",
    "room-ours",
}


@pytest.mark.parametrize("line", ["In your chat.", "Our chat is here.", "Your shared chat rests."])
def test_a_chat_is_found_wherever_it_is_named(line: str) -> None:
    assert NAMES_ONE.search(line)


def test_a_chat_of_the_two_is_named_only_where_there_is_one() -> None:
    assert {said.key for said in strings("en") if NAMES_ONE.search(said.text)} == WHERE_THERE_IS_ONE
