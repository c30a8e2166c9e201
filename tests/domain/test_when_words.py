"""Of a promise nothing but its time is taken: its maker's words stay as they were typed."""

import pytest

from domain.when import NoTime
from tests.domain.telling import heard, told

SPLIT = {
    "call you on the way home tomorrow at 6": ("call you on the way home", "tomorrow 18:00, or tomorrow 06:00"),
    "Tomorrow at 6pm: call you on the way home.": ("call you on the way home.", "tomorrow 18:00"),
    "tomorrow I'll call you at 6pm": ("I'll call you", "tomorrow 18:00"),
    "at 6pm I'll call you tomorrow": ("I'll call you", "tomorrow 18:00"),
    "tonight I'll cook, at 7, for you": ("I'll cook, for you", "today 19:00"),
    "cook (tomorrow at 7pm) for both": ("cook for both", "tomorrow 19:00"),
    "cook [friday]": ("cook", "fri"),
    "take the bins out, tomorrow, 7am!": ("take the bins out!", "tomorrow 07:00"),
    "Friday, 7pm - bins": ("bins", "fri 19:00"),
    "bins, friday": ("bins", "fri"),
    "At 6pm": ("", "today 18:00"),
    "  be  home \n at 6pm  ": ("be  home", "today 18:00"),
    "be home at 6.30 p.m. on Friday. Promised": ("be home. Promised", "fri 18:30"),
    "read page 5 by 9pm": ("read page 5", "today 21:00"),
    "bring 6 tomorrow": ("bring 6", "tomorrow"),
    "bring tomorrow 6 eggs": ("bring 6 eggs", "tomorrow"),
    "tomorrow at 6 call you": ("call you", "tomorrow 18:00, or tomorrow 06:00"),
    "at 6 call you": ("call you", "today 18:00, or tomorrow 06:00"),
    "call you at 6 and listen": ("call you and listen", "today 18:00, or tomorrow 06:00"),
    "pick Sam up at 3 from school": ("pick Sam up from school", "today 15:00"),
    "look after the kids tomorrow 5-7pm": ("look after the kids 5-7pm", "tomorrow"),
    "walk 20 min tomorrow": ("walk 20 min", "tomorrow"),
    "watch Blade Runner 2049 tonight": ("watch Blade Runner 2049", "tonight"),
    "call 555-1234 at 5pm": ("call 555-1234", "today 17:00"),
    "cook sunday lunch": ("cook lunch", "sun"),
    "come home early tomorrow": ("come home early", "tomorrow"),
    "ring after work tomorrow": ("ring after work", "tomorrow"),
    "talk about tomorrow tonight": ("talk about tomorrow", "tonight"),
    "leave at 5pm and be home at 6pm": ("leave and be home at 6pm", "today 17:00"),
    "talk at 6pm about what happened yesterday": ("talk about what happened yesterday", "today 18:00"),
    "be there for the 6pm class on friday at 5.45pm": ("be there for the 6pm class", "fri 17:45"),
    "call mum yesterday": ("call mum", "past"),
    "learn Spanish by 2031": ("learn Spanish", "too far"),
    "café \u0301at 6pm": ("café \u0301", "today 18:00"),
    "tomorrow at six ❤️": ("❤️", "tomorrow 18:00, or tomorrow 06:00"),
    "<b>call</b> ｔｏｍｏｒｒｏｗ at ６pm": ("<b>call</b>", "tomorrow 18:00"),
    "call \u202eyou\u202c\x00 at 6pm": ("call \u202eyou\u202c\x00", "today 18:00"),
}
LEFT = """
make two cups | call mum about the 5 apples | read one chapter | see you in may | march with Sam |
look at 6 flats | laugh at two jokes | pay you back 7.30 | walk 2h | drive about 2h | walk around 3 hours |
sit in the sun | we sat down | stay after work | phone away before bed | talk when the kids are down |
ring at lunch | call on the way home | be at one with you | open them one by one | meet on the 5th floor |
cook the Sunday roast | water the plants every friday | do it on Fridays | be nice on weekdays | be home mon-fri |
call at 5 or 6 | be there between 5 and 6pm | play 6-7pm | play 6 - 7pm | play 6pm to 7pm | be free from 6pm |
no phone until friday | catch the 19:30 train | a table for eight o'clock | book a table for friday at 8 |
read 1984 | install version 2.0 | call 0800 123 456 | be kind 24/7 | share it 50/50 | come friday 25 july |
come 31 february | come 25:00 | come at 25 | come 12:60 | come 12:30:45 | say good night | spend an hour with you |
read for 2 hours | give you 20 minutes of quiet | go to Rome one day | cook tomorrow's dinner |
take out Friday's bins | read today's news | play at 5-a-side | finish check-in 2 hours | give €7 | buy at €6 |
buy at 6€ | sell at 6% | be at 6/7 | go for the noon walk | skip the midnight snack | ask if I may 5 times |
be in a good mood | hug you once a week | go next door | sit next to you | keep this one |
say sorry for yesterday | talk about tomorrow | think of friday | see B12 at K9 | come today or tomorrow |
call Monday, Wednesday | be mid-Friday | bring 2 of 3 | be there at number 6 | move it from mon to fri |
say yes to 7 things | learn the 3 chords | score 3 to 2 | come home late | call you later |
in 2 hours and 30 minutes | three good things each day | \x00 | \u202e | ... | 💚💚
"""


@pytest.mark.parametrize("text", SPLIT)
def test_the_time_is_taken_out_and_the_words_are_closed_over_it(text: str) -> None:
    found = heard(text)
    assert (found.words, told(found)) == SPLIT[text]


@pytest.mark.parametrize("text", [text.strip() for text in LEFT.replace("|\n", "| ").split("|")])
def test_what_merely_looks_like_a_time_stays(text: str) -> None:
    found = heard(text)
    assert (found.words, found.when, found.other, found.said) == (text, NoTime.UNSAID, None, "")


def test_what_was_taken_for_the_time_can_be_shown() -> None:
    assert heard("Call you Tomorrow at 6!").said == "Tomorrow at 6"
    assert heard("tomorrow I'll call you at 6").said == "tomorrow at 6"
