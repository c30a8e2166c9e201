"""What one may change alone: off and fewer days at once, another hour from the next time, with a way back for both."""

from datetime import time

import pytest

from domain.hours import Hours, Off
from tests.hours.talk import (
    GONE,
    LUNCH,
    WEEKDAYS,
    hours,
    in_room,
    latest,
    march,
)
from tests.house import Kept
from tests.rituals.corners import last, taps, types

ONE = Hours(time(13), WEEKDAYS)


async def test_an_hour_moved_is_read_in_the_room_and_holds_from_the_next_time(kept: Kept) -> None:
    assert await in_room(kept.ana, "/lunch 13:00") == "Lunch at 13:00, next today."
    assert kept.said[-1].buttons == ["Put it back"]
    await kept.is_at(march(2, 12, 59))
    assert len(kept.said) == 1
    await kept.is_at(march(2, 13, 0))
    assert len(kept.said) == 2


async def test_after_todays_lunch_the_next_is_tomorrow_and_nothing_comes_twice(kept: Kept) -> None:
    await kept.lunch()
    assert await in_room(kept.ben, "/lunch 1pm") == "Lunch at 13:00, next tomorrow."
    await kept.is_at(march(2, 23))
    assert len(kept.said) == 2
    await kept.is_at(march(3, 13))
    assert len(kept.said) == 3


async def test_too_late_for_the_new_hour_todays_lunch_comes_as_it_was_told(kept: Kept) -> None:
    await kept.is_at(march(2, 12))
    assert await in_room(kept.ana, "/lunch 11:30") == "Lunch at 11:30, next tomorrow."
    await kept.is_at(march(2, 12, 30))
    assert len(kept.said) == 2
    await kept.is_at(march(3, 11, 30))
    assert len(kept.said) == 3


async def test_over_the_weekend_the_day_is_called_by_its_name(kept: Kept) -> None:
    await kept.is_at(march(6, 12, 30))
    assert await in_room(kept.ana, "/lunch 13:00") == "Lunch at 13:00, next on Monday."


async def test_off_is_at_once(kept: Kept) -> None:
    assert await in_room(kept.ben, "/lunch off") == "Lunch is off."
    assert kept.said[-1].buttons == []
    assert await hours(kept) == Off()
    await kept.is_at(march(4, 20))
    assert len(kept.said) == 1


async def test_fewer_days_are_at_once(kept: Kept) -> None:
    assert await in_room(kept.ana, "/lunch tue-thu") == "Lunch at 12:30, Tue–Thu.\nNext: tomorrow."
    assert kept.said[-1].buttons == []
    await kept.is_at(march(2, 20))
    assert len(kept.said) == 1


async def test_what_is_so_already_is_shown(kept: Kept) -> None:
    assert await in_room(kept.ana, "/lunch 12:30 mon-fri") == "Lunch is at 12:30, Monday to Friday.\nNext: today."


@pytest.mark.parametrize("name", ["ana", "ben"])
async def test_either_may_put_it_back(kept: Kept, name: str) -> None:
    await in_room(kept.ana, "/lunch 13:00")
    await kept.people[name].taps("Put it back")
    assert kept.said[-1].text == "Lunch at 12:30, next today."
    assert [message.buttons for message in kept.said] == [[], []]
    assert await hours(kept) == LUNCH


async def test_both_put_it_back_at_once_and_it_is_put_back_once(kept: Kept) -> None:
    await in_room(kept.ana, "/lunch 13:00")
    first = kept.ana.person.taps(kept.said[-1], "Put it back")
    second = kept.ben.person.taps(kept.said[-1], "Put it back")
    await kept.settles()
    assert (first.text, second.text) == (None, GONE)
    assert len(kept.said) == 2


async def test_it_can_be_put_back_for_a_day_also_after_a_restart(kept_on_both: Kept) -> None:
    kept = kept_on_both
    await in_room(kept.ana, "/lunch 13:00")
    await kept.is_at(march(3, 7, 59))
    await kept.restarts()
    await kept.ben.taps("Put it back", on=latest(kept, "Lunch at 13:00"))
    assert await hours(kept) == LUNCH


async def test_after_a_day_it_stands_and_the_button_goes_without_a_word(kept: Kept) -> None:
    await in_room(kept.ana, "/lunch 13:00")
    message = kept.said[-1]
    markup = message.markup
    await kept.is_at(march(2, 13))
    await kept.is_at(march(3, 8, 1))
    assert message.buttons == []
    assert len(kept.said) == 2
    message.markup = markup  # a phone that was offline still shows it
    assert (await kept.ben.taps("Put it back", on=message)).text == GONE
    assert await hours(kept) == ONE


@pytest.mark.parametrize("name", ["cleo", "dan"])
async def test_nobody_else_can_put_it_back(kept: Kept, name: str) -> None:
    await in_room(kept.ana, "/lunch 13:00")
    kept.people[name].person.joins(kept.room)
    tap = await kept.people[name].taps("Put it back")
    assert tap.text == "These buttons are for two others."
    assert await hours(kept) == ONE


async def test_a_later_change_takes_the_way_back_with_it(kept: Kept) -> None:
    await in_room(kept.ana, "/lunch 13:00")
    await in_room(kept.ben, "/lunch off")
    assert [message.buttons for message in kept.said] == [[], []]


async def test_what_was_made_less_with_the_hour_stays_less_when_it_is_put_back(kept: Kept) -> None:
    assert await in_room(kept.ana, "/lunch 13:00 mon-thu") == "Lunch at 13:00, Mon–Thu.\nNext: today."
    await kept.ben.taps("Put it back")
    assert await hours(kept) == Hours(time(12, 30), frozenset(range(4)))


async def test_typed_in_a_corner_it_is_said_in_the_room(kept: Kept) -> None:
    assert await types(kept.ana, "/lunch 13:00") == "Done. It goes into your chat."
    assert kept.said[-1].text == "Lunch at 13:00, next today."
    assert kept.said[-1].buttons == ["Put it back"]
    assert kept.ben.heard == []


async def test_quarters_and_off_are_buttons(kept: Kept) -> None:
    assert await in_room(kept.ana, "/lunch") == "Lunch is at 12:30, Monday to Friday.\nNext: today."
    assert kept.said[-1].buttons == ["← 12:15", "12:45 →", "Every day", "Off", "All rituals"]
    await kept.ben.taps("12:45 →")
    assert [message.text for message in kept.said] == [
        "Lunch is at 12:45, Monday to Friday.\nNext: today.",
        "Lunch at 12:45, next today.",
    ]
    await kept.ben.taps("Off")
    assert [message.text for message in kept.said] == ["Lunch is off.", "Lunch at 12:45, next today.", "Lunch is off."]
    assert [message.buttons for message in kept.said] == [["On, at 12:30", "All rituals"], [], []]


async def test_several_taps_are_one_change_with_one_way_back(kept: Kept) -> None:
    await in_room(kept.ana, "/lunch")
    for label in ("12:45 →", "13:00 →", "13:15 →"):
        await kept.ana.taps(label)
    assert len(kept.said) == 2
    assert kept.said[-1].text == "Lunch at 13:15, next today."
    await kept.ben.taps("Put it back")
    assert await hours(kept) == LUNCH


async def test_taps_that_lead_home_leave_nothing_to_put_back(kept: Kept) -> None:
    await in_room(kept.ana, "/lunch")
    await kept.ana.taps("← 12:15")
    await kept.ana.taps("12:30 →")
    assert [message.text for message in kept.said[1:]] == ["Lunch at 12:30, next today."]
    assert kept.said[-1].buttons == []


async def test_a_tap_much_later_is_a_change_of_its_own(kept: Kept) -> None:
    await in_room(kept.ana, "/lunch")
    await kept.ana.taps("12:45 →")
    await kept.is_at(march(2, 9))
    await kept.ana.taps("13:00 →")
    assert [message.buttons for message in kept.said[1:]] == [[], ["Put it back"]]
    await kept.ben.taps("Put it back")
    assert await hours(kept) == Hours(time(12, 45), WEEKDAYS)


async def test_what_shows_the_setting_in_a_corner_stays_true(kept: Kept) -> None:
    await types(kept.ben, "/lunch")
    screen = kept.ben.person.corner.messages[-1]
    await in_room(kept.ana, "/lunch 13:00")
    assert screen.text == "Lunch is at 13:00, Monday to Friday.\nNext: today."
    await taps(kept.ben, "13:15 →")
    assert kept.said[-1].text == "Lunch at 13:15, next today."
    assert screen.buttons == ["← 13:00", "13:30 →", "Every day", "Off", "All rituals"]


async def test_one_screen_in_a_chat_is_alive_and_for_a_day(kept: Kept) -> None:
    await in_room(kept.ana, "/lunch")
    await in_room(kept.ben, "/lunch")
    assert [bool(message.buttons) for message in kept.said] == [False, True]
    await kept.is_at(march(3, 9))
    assert [bool(message.buttons) for message in kept.said[:2]] == [False, False]


async def test_a_reply_to_what_shows_the_hour_is_another_hour(kept: Kept) -> None:
    await in_room(kept.ana, "/lunch")
    screen = kept.said[-1]
    await kept.ben.replies("13:00", to=screen)
    assert kept.said[-1].text == "Lunch at 13:00, next today."
    await kept.ben.replies("sounds good", to=screen)
    await kept.ben.replies("at 2?", to=kept.said[-1])
    assert len(kept.said) == 2
    assert await types(kept.ana, "/lunch") == "Lunch is at 13:00, Monday to Friday.\nNext: today."
    screen = last(kept.ana)
    await kept.ana.writes("whenever", kept.ana.person.corner, reply_to=screen)
    assert last(kept.ana).text.startswith("I could not read “whenever”")
    await kept.ana.writes("off", kept.ana.person.corner, reply_to=screen)
    assert await hours(kept) == Off()
