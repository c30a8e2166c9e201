"""What people say for a time in English, each phrase alone and in a promise, said on a Monday at 14:00 in Berlin."""

import pytest

from tests.domain.telling import heard, told

# What is heard, and the phrases in which it is.
TODAY = {
    "tonight": "tonight | later tonight | by tonight",
    "this evening": "this evening | in the evening",
    "today 20:00": "tonight at 8 | tonight 8 | tonight around eight | 8pm tonight",
    "today 20:30": "tonight, 8:30",
    "today 22:30": "tonight at ten thirty",
    "today 22:00": "at 10 tonight",
    "today 20:45": "quarter to nine tonight",
    "today 21:15": "quarter past nine tonight",
    "today 00:00": "at 12 tonight",
    "today 01:00": "tonight at 1",
    "today": "today | later today | by the end of the day",
    "today 18:00": "today at 6 | today at six | today 6pm | today 18:00",
    "this afternoon": "this afternoon | in the afternoon",
    "today 16:00": "this afternoon at 4",
    "tomorrow morning": "in the morning",
    "today 19:00": "at 7 in the evening",
    "tomorrow 07:00": "at 7 in the morning",
}
HOURS = {
    "today 18:00, or tomorrow 06:00": (
        "at 6 | at six | at 6 o'clock | six o'clock | at six oclock | 6 o’clock sharp | at 6ish | around 6ish | "
        "at about 6 | around six | about 6 | by 6 | by around 6 | no later than 6 | before 6 | after 6 | @ 6 | "
        "at 6 at the latest"
    ),
    "today 18:00": "at 6pm | at 6 p.m. | at 6 P.M. | at 6 pm | 6pm | at 18h",
    "today 18:30": "6:30pm | 6.30pm | 6.30 pm | at 18.30 | 18:30 | at 18h30 | at 1830",
    "today 18:30, or tomorrow 06:30": "at 6.30 | at 6:30 | at six thirty | at 6 30",
    "today 19:30, or tomorrow 07:30": "at 730",
    "today 20:30, or tomorrow 08:30": "half past eight | at half past eight | at half-past eight | at half eight",
    "today 20:45, or tomorrow 08:45": "quarter to nine | a quarter to nine",
    "today 19:15, or tomorrow 07:15": "quarter past seven",
    "today 17:50, or tomorrow 05:50": "at ten to six",
    "today 17:20, or tomorrow 05:20": "at twenty past five",
    "today 17:25, or tomorrow 05:25": "at twenty-five past five",
    "today 18:45, or tomorrow 06:45": "at six forty-five",
    "tomorrow 12:00": "noon | at noon | by noon | midday | 12pm",
    "today 00:00": "midnight | at midnight | 12am | at 24:00",
    "tomorrow 12:00, or today 00:00": "at 12",
    "today 23:00, or tomorrow 11:00": "at 11",
    "today 21:00, or tomorrow 09:00": "at 9",
    "tomorrow 08:00": "at 8am",
    "tomorrow 07:30": "at 07:30",
    "today 00:15": "at 0:15",
    "tomorrow 13:00": "at 13",
    "tomorrow 14:00": "at 2",
}
TOMORROW = {
    "tomorrow": "tomorrow | tmrw | tommorow | by tomorrow | sometime tomorrow",
    "tomorrow 18:00, or tomorrow 06:00": "tomorrow at six | tomorrow at 6 | tomorrow 6 | at 6 tomorrow",
    "tomorrow 18:00": "tomorrow, 6pm | tomorrow 18:00 | 6pm tomorrow",
    "tomorrow 20:00, or tomorrow 08:00": "tomorrow at 8",
    "tomorrow 09:00, or tomorrow 21:00": "tomorrow at 9",
    "tomorrow 12:00, or tomorrow 00:00": "tomorrow at 12",
    "tomorrow 12:00": "tomorrow at noon",
    "tomorrow 00:00, or today 00:00": "tomorrow at midnight",
    "tomorrow 10:30, or tomorrow 22:30": "tomorrow at 10:30",
    "tomorrow morning": "tomorrow morning | by tomorrow morning",
    "tomorrow 08:00": "tomorrow morning at 8 | at 8 tomorrow morning",
    "tomorrow afternoon": "tomorrow afternoon",
    "tomorrow evening": "tomorrow evening",
    "tomorrow night": "tomorrow night",
    "tomorrow 23:00": "tomorrow night at 11",
    "tomorrow 06:00": "tomorrow at 6 in the morning",
    "today 02:00, or tomorrow 02:00": "tomorrow at 2 in the morning",
    "tomorrow 02:00, or today 02:00": "tomorrow at 2am",
    "tomorrow 18:30, or tomorrow 06:30": "half past six tomorrow",
    "wed": "the day after tomorrow",
    "wed 19:00, or wed 07:00": "day after tomorrow at 7",
}
WEEKDAYS = {
    "fri": "friday | on Friday | by Friday | this Friday | coming friday | before the weekend",
    "thu": "before Friday | on thu",
    "fri 18:00, or fri 06:00": "before Friday at 6",
    "fri 19:00": "fri 7pm | Fri. 7pm | fri 19:00 | 7pm friday | on friday evening around 7",
    "fri 19:00, or fri 07:00": "Friday at 7 | friday 7",
    "fri morning": "friday morning",
    "fri night": "friday night",
    "fri 21:00": "friday night at 9",
    "thu 12:00": "thurs at noon",
    "tomorrow 18:00": "tues 6p.m. | tuesday, 18:00 | on Tuesday, 21 July, at 18:00",
    "wed 12:15, or wed 00:15": "wed 12:15",
    "wed": "on Wed",
    "sat morning": "sat morning",
    "sat 19:00, or sat 07:00": "sat 7",
    "sun": "sunday | on sun | this week",
    "mon, or today": "on monday",
    "mon 18:00, or today 18:00": "on monday at 6",
    "today": "this monday",
    "mon": "next monday",
    "too far, or tomorrow morning": "next Tuesday morning",
    "too far, or fri": "next friday | friday next week",
    "sun, or sat": "this weekend | at the weekend | over the weekend",
    "too far, or sun": "next weekend",
    "sun, or fri": "by the end of the week",
    "too far, or mon": "next week",
    "today 18:00": "today, monday, at 6",
}
DATES = {
    "sat": (
        "on the 25th | by the 25th | the 25th of July | 25 July | on July 25 | July 25th | July the 25th | "
        "July 25, 2026 | sat 25 july | on 25/7 | on 25/07/26 | 2026-07-25"
    ),
    "sat 17:00, or sat 05:00": "on the 25th at 5",
    "sat 18:00": "25th July at 18:00 | on 7/25 at 18:00 | 2026-07-25 18:00",
    "past": "on may 5",
    "too far": "on the 5th | on the 19th",
}
COUNTED = {
    "today 16:00": (
        "in 2 hours | in two hours | in 2h | within two hours | in a couple of hours | two hours from now | "
        "in about two hours"
    ),
    "today 15:00": "in an hour",
    "today 14:30": "in half an hour",
    "today 15:30": "in an hour and a half | in one and a half hours | in 1.5 hours | in 90 minutes",
    "today 14:20": "in 20 min",
    "today 14:05": "in five minutes",
    "thu": "in 3 days",
    "thu 09:00": "in three days at 9am",
    "mon": "in a week",
    "too far": "in 8 days | in two weeks | in a month | in 10 years | next year | by 2031",
}
PAST = {
    "past": (
        "yesterday | yesterday at six | the day before yesterday | this morning | this morning at 9 | "
        "today at 9am | today at 13:30 | 19 July | on 25 July 2025"
    ),
}
ALONE = {
    "today 18:00, or tomorrow 06:00": "6 | six",
    "tomorrow 18:00, or tomorrow 06:00": "6 tomorrow",
    "sun": "sun",
    "sat": "the 25th | 25th | 25/7",
    "today 20:30, or tomorrow 08:30": "half eight",
    "today 18:30, or tomorrow 06:30": "six thirty",
    "today 19:30": "19.30 | 1930",
    "past": "may 5",
    "today 19:00": "19h",
}
EVERYWHERE = {
    phrase: means
    for table in (TODAY, HOURS, TOMORROW, WEEKDAYS, DATES, COUNTED, PAST)
    for means, phrases in table.items()
    for phrase in phrases.split(" | ")
}


def test_there_are_many_phrases() -> None:
    assert len(EVERYWHERE) > 200


@pytest.mark.parametrize("phrase", EVERYWHERE)
def test_a_time_is_heard_alone_and_at_either_end_of_a_promise(phrase: str) -> None:
    for text, words in (
        (phrase, ""),
        (f"call you on the way home {phrase}", "call you on the way home"),
        (f"{phrase}: call you on the way home", "call you on the way home"),
    ):
        found = heard(text)
        assert told(found) == EVERYWHERE[phrase], text
        assert found.words == words


@pytest.mark.parametrize(("means", "phrases"), ALONE.items())
def test_what_could_count_something_is_a_time_where_nothing_else_is_said(means: str, phrases: str) -> None:
    for phrase in phrases.split(" | "):
        found = heard(phrase)
        assert (told(found), found.words) == (means, ""), phrase
        assert told(heard(f"show you {phrase} of them")) != means, phrase


def test_case_does_not_matter() -> None:
    assert {phrase: told(heard(phrase.upper())) for phrase in EVERYWHERE} == EVERYWHERE
