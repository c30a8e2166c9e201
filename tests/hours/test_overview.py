"""/rituals: what is on and when it comes, in the room what is of both, in a corner what is one's own, too."""

import pytest

from bot.introduce import give_bedtime
from tests.hours.talk import GONE, RESTING, carried, in_room, march, rests
from tests.house import Kept
from tests.rituals.corners import last, taps, types

OFF = "Bedtime is off.\nSunday's note is off."
OWN = (
    "Your clock is that of London. It is 08:00 there.\nYour quiet hours are from 22:30 to 07:30.\nYou get no nudge.\n"
    "Your bedtime lines stay in this chat, where you can edit them.\n"
    "/timezone, /quiet, /nudge, /tidy and /style change these."
)


@pytest.mark.parametrize("command", ["/rituals", "/settings"])
async def test_in_the_room_it_is_what_both_may_see(kept: Kept, command: str) -> None:
    assert await in_room(kept.ana, command) == f"Lunch: 12:30, Monday to Friday, next today.\n{OFF}"
    assert kept.said[-1].buttons == ["Lunch", "Bedtime", "Sunday's note"]


async def test_in_a_corner_there_is_also_what_is_ones_own(kept: Kept) -> None:
    assert await types(kept.ana, "/rituals") == f"Lunch: 12:30, Monday to Friday, next today.\n{OFF}\n{OWN}"


async def test_a_button_leads_to_each_and_another_one_back(kept: Kept) -> None:
    await types(kept.ana, "/rituals")
    overview = last(kept.ana)
    await taps(kept.ana, "Lunch")
    assert overview.text == "Lunch is at 12:30, Monday to Friday.\nNext: today."
    await taps(kept.ana, "12:45 →")
    assert overview.text == "Lunch is at 12:45, Monday to Friday.\nNext: today."
    await taps(kept.ana, "All rituals")
    assert overview.text == f"Lunch: 12:45, Monday to Friday, next today.\n{OFF}\n{OWN}"
    assert kept.said[-1].text == "Lunch at 12:45, next today."


async def test_it_stays_true_for_a_day_and_its_buttons_go_then(kept: Kept) -> None:
    await in_room(kept.ana, "/rituals")
    overview = kept.said[-1]
    await in_room(kept.ben, "/lunch off")
    assert overview.text == f"Lunch is off.\n{OFF}"
    markup = overview.markup
    await kept.is_at(march(3, 9))
    assert overview.buttons == []
    overview.markup = markup  # a phone that was offline still shows it
    assert (await kept.ben.taps("Lunch", on=overview)).text == GONE


async def test_in_a_rest_it_says_so_and_nothing_of_what_comes_next(kept: Kept) -> None:
    await rests(kept.ben)
    assert await in_room(kept.ana, "/rituals") == f"{RESTING}\nLunch is at 12:30, Monday to Friday.\n{OFF}"


async def test_in_a_carried_room_it_is_for_whoever_asks(kept: Kept) -> None:
    await carried(kept)
    heard = len(kept.ben.heard)
    assert await types(kept.ana, "/rituals") == f"Lunch: 12:30, Monday to Friday, next today.\n{OFF}\n{OWN}"
    assert len(kept.ben.heard) == heard


async def test_a_stranger_in_the_room_hears_nothing(kept: Kept) -> None:
    kept.cleo.person.joins(kept.room)
    await kept.cleo.writes("/rituals@kept_bot")
    assert kept.said == []


async def test_bedtime_stands_beside_lunch_and_its_hour_is_changed_alike(kept: Kept) -> None:
    await give_bedtime(kept.storage, kept.couple)
    said = "Lunch: 12:30, Monday to Friday, next today.\nBedtime: 22:00, every day, next tonight."
    assert await in_room(kept.ana, "/rituals") == f"{said}\nSunday's note is off."
    await kept.ana.taps("Bedtime")
    assert kept.said[-1].text.startswith("Bedtime is at 22:00, every day.\nNext: tonight.")
    assert kept.said[-1].buttons == ["← 21:45", "22:15 →", "Monday to Friday", "Off", "All rituals"]
    await kept.ben.taps("22:15 →")
    assert kept.said[-1].text == "Bedtime at 22:15, next tonight."
    assert await in_room(kept.ben, "/bedtime 10") == "Bedtime at 22:00, next tonight."
    assert (await in_room(kept.ben, "/bedtime 11pm")).startswith("Ben would like: Bedtime at 23:00, every day.")
