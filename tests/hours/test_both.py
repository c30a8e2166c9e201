"""What both have to want: one asks for it, the other's yes counts, and without one it lapses after a day."""

from datetime import time

import pytest

from domain.hours import Hours, Off
from tests.hours.talk import (
    EVERY_DAY,
    GONE,
    LUNCH,
    RESTING,
    WEEKDAYS,
    goes_by,
    hours,
    in_room,
    latest,
    march,
    plan,
    rests,
)
from tests.house import Kept
from tests.rituals.corners import taps, types

DAILY = Hours(time(12, 30), EVERY_DAY)
ASKED = "Ana would like: Lunch at 12:30, every day.\nIt begins when both of you want it."
LATE = Hours(time(22, 45), WEEKDAYS)


async def test_more_days_are_asked_of_the_other_by_one_button_in_the_room(kept: Kept) -> None:
    assert await in_room(kept.ana, "/lunch daily") == ASKED
    assert kept.said[-1].buttons == ["Yes"]
    assert await hours(kept) == LUNCH


async def test_the_others_yes_makes_it_so(kept: Kept) -> None:
    await in_room(kept.ana, "/lunch daily")
    await kept.ben.taps("Yes")
    assert [message.text for message in kept.said] == [ASKED, "Lunch at 12:30, every day.\nNext: today."]
    assert [message.buttons for message in kept.said] == [[], []]
    assert await hours(kept) == DAILY


async def test_ones_own_yes_is_in_already(kept: Kept) -> None:
    await in_room(kept.ana, "/lunch daily")
    assert (await kept.ana.taps("Yes")).text == "Your yes is in."
    assert await hours(kept) == LUNCH


async def test_both_tap_at_once_and_only_the_others_yes_counts_once(kept: Kept) -> None:
    await in_room(kept.ana, "/lunch daily")
    taps = [who.person.taps(kept.said[-1], "Yes") for who in (kept.ana, kept.ben, kept.ben)]
    await kept.settles()
    assert [tap.text for tap in taps] == ["Your yes is in.", None, GONE]
    assert len(kept.said) == 2


async def test_on_again_needs_both(kept: Kept) -> None:
    await in_room(kept.ana, "/lunch off")
    asked = await in_room(kept.ana, "/lunch 13:00")
    assert asked.startswith("Ana would like: Lunch at 13:00, Monday to Friday.")
    assert await hours(kept) == Off()
    await kept.ben.taps("Yes")
    assert kept.said[-1].text == "Lunch at 13:00, Monday to Friday.\nNext: today."
    await kept.is_at(march(2, 13))
    assert len(kept.said) == 4


async def test_on_again_on_the_same_day_is_not_asked_twice(kept: Kept) -> None:
    await kept.lunch()
    await in_room(kept.ana, "/lunch off")
    await in_room(kept.ana, "/lunch 14:00")
    await kept.ben.taps("Yes")
    assert kept.said[-1].text == "Lunch at 14:00, Monday to Friday.\nNext: tomorrow."


@pytest.mark.parametrize("whose", ["ana", "ben"])
async def test_an_hour_inside_the_quiet_hours_of_either_needs_both(kept: Kept, whose: str) -> None:
    await goes_by(kept.people[whose], quiet="12:45-14:00")
    asked = await in_room(kept.ana, "/lunch 13:00")
    assert asked.startswith("Ana would like: Lunch at 13:00")
    await kept.ben.taps("Yes")
    assert await hours(kept) == Hours(time(13), WEEKDAYS)


async def test_an_hour_agreed_inside_quiet_hours_is_awake_for_its_own_ritual_without_a_sound(kept: Kept) -> None:
    await in_room(kept.ana, "/lunch 22:45")
    await kept.ben.taps("Yes")
    found = await plan(kept)
    assert found is not None
    assert found.inside
    await kept.is_at(march(2, 22, 45))
    assert len(kept.said) == 3
    assert kept.said[-1].silent


async def test_fewer_days_leave_it_agreed_and_another_hour_does_not(kept: Kept) -> None:
    await in_room(kept.ana, "/lunch 22:45")
    await kept.ben.taps("Yes")
    await in_room(kept.ana, "/lunch mon-thu")
    found = await plan(kept)
    assert found is not None
    assert found.inside
    await in_room(kept.ana, "/lunch 22:15")
    found = await plan(kept)
    assert found is not None
    assert not found.inside
    await kept.ben.taps("Put it back")
    found = await plan(kept)
    assert found is not None
    assert (found.wall, found.inside) == (time(22, 45), True)


async def test_back_to_an_hour_that_has_become_quiet_needs_both(kept: Kept) -> None:
    await in_room(kept.ana, "/lunch 13:00")
    await goes_by(kept.ben, quiet="12:00-12:45")
    await kept.ana.taps("Put it back")
    assert kept.said[-1].text.startswith("Ana would like: Lunch at 12:30, Monday to Friday.")
    assert await hours(kept) == Hours(time(13), WEEKDAYS)
    await kept.ben.taps("Yes")
    assert await hours(kept) == LUNCH


async def test_without_a_yes_it_lapses_after_a_day_without_a_word(kept_on_both: Kept) -> None:
    kept = kept_on_both
    await in_room(kept.ana, "/lunch daily")
    message, markup = kept.said[-1], kept.said[-1].markup
    await kept.lunch()
    await kept.restarts()
    await kept.is_at(march(3, 8, 1))
    assert message.buttons == []
    assert (len(kept.said), kept.ana.heard, kept.ben.heard) == (2, [], [])
    message.markup = markup  # a phone that was offline still shows it
    assert (await kept.ben.taps("Yes", on=message)).text == GONE
    assert await hours(kept) == LUNCH


async def test_a_yes_counts_until_the_day_is_over_also_after_a_restart(kept: Kept) -> None:
    await in_room(kept.ana, "/lunch daily")
    await kept.is_at(march(3, 7, 59))
    await kept.restarts()
    await kept.ben.taps("Yes", on=latest(kept, "Ana would like"))
    assert await hours(kept) == DAILY


async def test_who_asks_for_the_very_same_says_yes_by_it(kept: Kept) -> None:
    await in_room(kept.ana, "/lunch daily")
    assert await in_room(kept.ben, "/lunch daily") == "Lunch at 12:30, every day.\nNext: today."
    assert latest(kept, "Ana").buttons == []
    assert await hours(kept) == DAILY


async def test_another_wish_takes_the_place_of_the_first(kept: Kept) -> None:
    await in_room(kept.ana, "/lunch daily")
    assert (await in_room(kept.ben, "/lunch mon-sat")).startswith("Ben would like: Lunch at 12:30, Mon–Sat.")
    assert latest(kept, "Ana").buttons == []
    await kept.ana.taps("Yes")
    assert await hours(kept) == Hours(time(12, 30), frozenset(range(6)))


async def test_less_ends_what_was_asked_for(kept: Kept) -> None:
    await in_room(kept.ana, "/lunch daily")
    await in_room(kept.ben, "/lunch off")
    assert latest(kept, "Ana").buttons == []
    assert await hours(kept) == Off()


@pytest.mark.parametrize("name", ["cleo", "dan"])
async def test_nobody_else_can_say_yes(kept: Kept, name: str) -> None:
    await in_room(kept.ana, "/lunch daily")
    kept.people[name].person.joins(kept.room)
    tap = await kept.people[name].taps("Yes")
    assert (tap.text, tap.alert) == ("These buttons are for two others.", True)
    assert await hours(kept) == LUNCH


async def test_asked_for_in_a_corner_it_is_asked_in_the_room(kept: Kept) -> None:
    assert await types(kept.ana, "/lunch daily") == "It goes into your chat as a question."
    assert kept.said[-1].text == ASKED
    await types(kept.ana, "/lunch")
    tap = await taps(kept.ana, "Every day")
    assert (tap.text, tap.alert) == ("It goes into your chat as a question.", False)
    assert [message.buttons for message in kept.said] == [[], ["Yes"]]
    assert await types(kept.ben, "/lunch daily") == "Done. It goes into your chat."
    assert await hours(kept) == DAILY


async def test_in_a_rest_what_needs_both_rests_and_less_does_not(kept: Kept) -> None:
    await in_room(kept.ana, "/lunch daily")
    await rests(kept.ben)
    assert (await kept.ben.taps("Yes")).text == RESTING
    assert await in_room(kept.ana, "/lunch daily") == RESTING
    assert await in_room(kept.ana, "/lunch") == f"Lunch is at 12:30, Monday to Friday.\n{RESTING}"
    assert (await kept.ana.taps("Every day")).text == RESTING
    assert await in_room(kept.ana, "/lunch 13:00") == "Lunch is at 13:00, Monday to Friday."
    assert await in_room(kept.ana, "/lunch off") == "Lunch is off."


async def test_whose_rest_it_is_makes_no_difference(kept: Kept) -> None:
    await rests(kept.ana)
    assert await in_room(kept.ana, "/lunch daily") == RESTING
    assert await in_room(kept.ben, "/lunch daily") == RESTING
