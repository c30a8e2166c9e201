"""/timezone: a city or a shared place becomes a clock, for its owner's eyes alone."""

from pathlib import Path

import pytest

from storage.schema import inbox
from tests.hours.talk import GONE, goes_by, in_room, march
from tests.house import Kept, Someone
from tests.rituals.corners import last, taps, types

SPRINGFIELD = "Springfield, Illinois, United States"


async def zone(someone: Someone) -> str:
    member = await someone.kept.storage.transact(lambda uow: uow.couples.joined(someone.person.id))
    assert member is not None
    return member.zone


@pytest.mark.parametrize(
    ("city", "name"),
    [("berlin", "Europe/Berlin"), ("Москва", "Europe/Moscow"), ("Lisbonn", "Europe/Lisbon"), ("東京", "Asia/Tokyo")],
)
async def test_a_city_in_any_spelling_is_a_clock(kept: Kept, city: str, name: str) -> None:
    said = await types(kept.ana, f"/timezone {city}")
    assert said.startswith(f"Your clock is that of {name.partition('/')[2]}. It is ")
    assert await zone(kept.ana) == name
    assert await zone(kept.ben) == "Europe/London"


async def test_without_a_city_it_is_asked_for_and_answered_in_the_corner(kept: Kept) -> None:
    asked = await types(kept.ana, "/timezone")
    assert asked.startswith("Your clock is that of London. It is 08:00 there.\nWhich city's clock")
    assert await types(kept.ana, "Berlin") == "Your clock is that of Berlin. It is 09:00 there."
    assert await types(kept.ana, "Paris") == "Where shall I put that?"


async def test_of_several_places_with_one_name_somebody_chooses(kept: Kept) -> None:
    assert await types(kept.ana, "/timezone Springfield") == "Which of these is it? Or write it another way."
    asked = last(kept.ana)
    assert len(asked.buttons) == 4
    markup = asked.markup
    await taps(kept.ana, SPRINGFIELD)
    assert (asked.text, asked.buttons) == ("Your clock is that of Chicago. It is 02:00 there.", [])
    asked.markup = markup  # a phone that was offline still shows it
    assert (await taps(kept.ana, "Springfield, Massachusetts, United States")).text == GONE
    assert await zone(kept.ana) == "America/Chicago"


async def test_or_writes_it_another_way(kept: Kept) -> None:
    await types(kept.ana, "/timezone Springfield")
    asked = last(kept.ana)
    assert await types(kept.ana, "Chicago") == "Your clock is that of Chicago. It is 02:00 there."
    assert asked.buttons == []


async def test_what_is_likely_is_asked_back(kept: Kept) -> None:
    assert await types(kept.ana, "/timezone I live somewhere near Munich") == "Is it this one? Or write it another way."
    await taps(kept.ana, last(kept.ana).buttons[0])
    assert await zone(kept.ana) == "Europe/Berlin"


async def test_what_nobody_knows_changes_nothing_and_the_question_stays_open(kept: Kept) -> None:
    await types(kept.ana, "/timezone")
    said = await types(kept.ana, "Xyzzyqq")
    assert said.startswith("I know no place called “Xyzzyqq”, so nothing has changed.")
    assert said.endswith("for example: /timezone Lisbon")
    assert await zone(kept.ana) == "Europe/London"
    assert await types(kept.ana, "Berlin") == "Your clock is that of Berlin. It is 09:00 there."


async def test_of_a_shared_place_a_clock_is_kept_and_nothing_else(kept: Kept, tmp_path: Path) -> None:
    await types(kept.ana, "/timezone")
    kept.ana.person.sends(kept.ana.person.corner, "location", at=(48.137222, 11.575556))
    await kept.settles()
    assert kept.ana.heard[-1] == "Your clock is that of Berlin. It is 09:00 there."
    assert {row.body for row in await kept.rows(inbox)} == {None}
    assert not any(canary in (tmp_path / "kept.db").read_bytes() for canary in (b"48.13", b"11.57", b"Berlin"))


async def test_out_at_sea_a_city_is_asked_for(kept: Kept) -> None:
    await types(kept.ana, "/timezone")
    kept.ana.person.sends(kept.ana.person.corner, "location", at=(0, -30))
    await kept.settles()
    assert kept.ana.heard[-1].startswith("No city's clock is kept there, so nothing has changed.")


async def test_typed_in_the_room_it_is_done_and_answered_in_the_corner(kept: Kept, tmp_path: Path) -> None:
    kept.ana.person.starts()
    await kept.ana.writes("/timezone@kept_bot Springfield")
    assert last(kept.ana).buttons[0].startswith("Springfield")
    await taps(kept.ana, SPRINGFIELD)
    assert (kept.said, kept.ben.heard) == ([], [])
    assert b"Springfield" not in (tmp_path / "kept.db").read_bytes()


OURS = "The hours you share go by another clock from now on. /rituals shows them."


async def test_typed_in_the_room_by_one_of_two_clocks_it_is_the_clock_of_both(kept: Kept, tmp_path: Path) -> None:
    await types(kept.ana, "/timezone")
    await goes_by(kept.ben, zone="Europe/Berlin")
    assert await in_room(kept.ana, "/timezone Berlin") == OURS
    assert (await zone(kept.ana), await zone(kept.ben)) == ("Europe/London", "Europe/Berlin")
    await kept.is_at(march(2, 11, 30))  # half past twelve in Berlin
    assert len(kept.said) == 2
    assert await in_room(kept.ben, "/timezone Reykjavik") == OURS
    await kept.is_at(march(3, 12, 29))
    assert len(kept.said) == 3
    await kept.is_at(march(3, 12, 30))
    assert len(kept.said) == 4
    assert not any(city in (tmp_path / "kept.db").read_bytes() for city in (b"Berlin", b"Reykjavik"))


async def test_of_several_places_for_both_whoever_typed_it_chooses_alone(kept: Kept) -> None:
    kept.ana.person.starts()
    await goes_by(kept.ben, zone="Europe/Berlin")
    await kept.ana.writes("/timezone@kept_bot Springfield")
    assert kept.said == []
    await taps(kept.ana, SPRINGFIELD)
    assert (last(kept.ana).text, kept.said[-1].text) == (OURS, OURS)
    assert await zone(kept.ana) == "Europe/London"
    assert "Springfield" not in str(kept.ben.heard)


async def test_nobody_else_chooses_for_somebody(kept: Kept) -> None:
    await types(kept.ana, "/timezone Springfield")
    tap = await kept.ben.taps(SPRINGFIELD, on=last(kept.ana))
    assert tap.text == "These buttons are for two others."
    assert await zone(kept.ana) == "Europe/London"


async def test_a_clock_changed_before_lunch_neither_loses_nor_doubles_it(kept: Kept) -> None:
    await kept.is_at(march(2, 12))
    await goes_by(kept.ben, zone="America/New_York")
    await types(kept.ana, "/timezone New York")  # where it is seven in the morning
    await kept.is_at(march(2, 17, 29))
    assert kept.said == []
    await kept.is_at(march(2, 17, 30))
    assert len(kept.said) == 1
    await types(kept.ana, "/timezone London")
    await kept.is_at(march(3, 17, 31))
    assert len(kept.said) == 2


async def test_a_clock_changed_after_lunch_brings_no_second_one_that_day(kept: Kept) -> None:
    await kept.lunch()
    await types(kept.ana, "/timezone New York")  # of two clocks the later evening counts
    await kept.is_at(march(2, 23))
    assert len(kept.said) == 1
    await kept.is_at(march(3, 17, 30))
    assert len(kept.said) == 2
