"""Where are you? A city in any spelling, a shared place, or the other's clock; of it a zone is kept."""

from datetime import timedelta

from storage.schema import boxes
from tests.house import Kept
from tests.rituals.meeting import adds, follows, last, says_yes, shares_a_place, types, waits, zone_of

BERLIN, MID_ATLANTIC = (52.5, 13.4), (30.0, -40.0)
SHARES = "Where are you? A city is enough, or share a location. I keep the clock of that place and not the place."


async def test_a_first_yes_is_asked_for_a_city_and_then_for_hours(apart: Kept) -> None:
    await adds(apart.ana)
    await says_yes(apart.ana)
    assert last(apart.ana).text == SHARES
    await types(apart.ana, "londn")
    assert await zone_of(apart.ana) == "Europe/London"
    assert apart.ana.heard[-2] == "London, United Kingdom: it is 08:00 there."
    assert last(apart.ana).buttons == ["Fine", "Fine, and nudge me once", "Change"]


async def test_of_several_places_one_is_chosen_with_a_tap(apart: Kept) -> None:
    await adds(apart.ana)
    await says_yes(apart.ana)
    which = await types(apart.ana, "Birmingham")
    assert which.text == "Which of these is it? Or write it in another way."
    assert 2 <= len(which.buttons) <= 4
    alabama = next(label for label in which.buttons if "Alabama" in label)
    await apart.ana.taps(alabama)
    assert which.buttons == []
    assert await zone_of(apart.ana) == "America/Chicago"
    late = apart.ana.person.taps(which, data=f"meet:place-0:{'x' * 22}")
    await apart.settles()
    assert late.alert


async def test_instead_of_choosing_it_can_be_written_in_another_way(apart: Kept) -> None:
    await adds(apart.ana)
    await says_yes(apart.ana)
    which = await types(apart.ana, "Birmingham")
    await types(apart.ana, "Lisboa")
    assert which.buttons == []
    assert await zone_of(apart.ana) == "Europe/Lisbon"


async def test_a_place_nobody_knows_gets_one_kind_line_with_an_example(apart: Kept) -> None:
    await adds(apart.ana)
    await says_yes(apart.ana)
    answer = await types(apart.ana, "Xqzwy")
    assert answer.text == "I know no place called “Xqzwy”. A larger city nearby will do, like Lisbon or Osaka."
    assert await zone_of(apart.ana) == ""
    await types(apart.ana, "Osaka")
    assert await zone_of(apart.ana) == "Asia/Tokyo"


async def test_of_a_shared_place_its_clock_alone_is_kept(apart: Kept) -> None:
    await adds(apart.ana)
    await says_yes(apart.ana)
    await shares_a_place(apart.ana, MID_ATLANTIC)
    assert last(apart.ana).text == "No city's clock is kept there. The name of a city will do, like Lisbon or Osaka."
    await shares_a_place(apart.ana, BERLIN)
    assert await zone_of(apart.ana) == "Europe/Berlin"
    assert [row.body for row in await apart.rows(boxes) if b"52.5" in row.body] == []


async def test_an_edited_city_is_the_city(apart: Kept) -> None:
    await adds(apart.ana)
    await says_yes(apart.ana)
    written = await apart.ana.writes("Lisbon", apart.ana.person.corner)
    asked = len(apart.ana.heard)
    apart.ana.person.edits(written, "Osaka")
    await apart.settles()
    assert await zone_of(apart.ana) == "Asia/Tokyo"
    assert len(apart.ana.heard) == asked + 1


async def test_a_photo_is_no_city(apart: Kept) -> None:
    await adds(apart.ana)
    await says_yes(apart.ana)
    apart.ana.person.sends(apart.ana.person.corner, "photo", caption="Lisbon")
    await apart.settles()
    assert last(apart.ana).text == "This one wants words."


async def test_a_second_yes_is_asked_whether_the_others_clock_is_theirs(apart: Kept) -> None:
    await waits(apart)
    await follows(apart)
    clock = apart.ben.person.corner.messages[-2]
    assert clock.text == "It has begun; you will see it in your chat.\nIs it 08:00 where you are?"
    assert clock.buttons == ["Yes", "No"]
    await apart.ben.taps("Yes")
    assert (clock.text, clock.buttons) == ("So it is 08:00 where you are.", [])
    assert await zone_of(apart.ben) == "Europe/London"


async def test_if_it_is_not_they_say_where_they_are(apart: Kept) -> None:
    await waits(apart)
    await follows(apart)
    clock = apart.ben.person.corner.messages[-2]
    await apart.ben.taps("No")
    assert (clock.text, clock.buttons) == (SHARES, [])
    await shares_a_place(apart.ben, BERLIN)
    assert await zone_of(apart.ben) == "Europe/Berlin"
    assert await zone_of(apart.ana) == "Europe/London"


async def test_where_the_first_has_not_said_the_second_is_asked_as_well(apart: Kept) -> None:
    await adds(apart.ana)
    await says_yes(apart.ana)
    await follows(apart)
    assert apart.ben.person.corner.messages[-2].text.endswith(SHARES)
    await types(apart.ben, "Lisbon")
    assert await zone_of(apart.ben) == "Europe/Lisbon"


async def test_after_a_day_an_unknown_clock_is_the_others_and_its_owner_may_say_otherwise(apart: Kept) -> None:
    await waits(apart)
    await follows(apart)
    heard = list(apart.ana.heard)
    await apart.passes(timedelta(hours=23))
    assert await zone_of(apart.ben) == ""
    await apart.passes(timedelta(hours=1, minutes=5))
    assert await zone_of(apart.ben) == "Europe/London"
    taken = last(apart.ben)
    assert taken.text == "For now I take it that it is 08:05 where you are."
    assert apart.ana.heard == heard
    await apart.ben.taps("It is another time here")
    assert (taken.text, taken.buttons) == (SHARES, [])
    await shares_a_place(apart.ben, BERLIN)
    assert await zone_of(apart.ben) == "Europe/Berlin"


async def test_what_was_said_within_the_day_is_left_alone(apart: Kept) -> None:
    await waits(apart)
    await follows(apart)
    await apart.ben.taps("Yes")
    heard = list(apart.ben.heard)
    await apart.passes(timedelta(days=1, hours=1))
    assert apart.ben.heard == heard


async def test_without_any_clock_nothing_comes_and_both_are_asked_once_more(apart: Kept) -> None:
    await adds(apart.ana)
    await says_yes(apart.ana)
    couple = await follows(apart)
    assert await apart.storage.transact(lambda uow: uow.rituals.next_due(couple.id, "lunch")) is None
    said = len(apart.said)
    await apart.passes(timedelta(days=1, minutes=5))
    await apart.passes(timedelta(days=2))
    assert len(apart.said) == said
    still = "Nothing can come while I know no clock. Where are you? A city is enough, like Lisbon or Osaka."
    assert (apart.ana.heard.count(still), apart.ben.heard.count(still)) == (1, 1)
    await shares_a_place(apart.ben)
    assert await apart.storage.transact(lambda uow: uow.rituals.next_due(couple.id, "lunch")) is not None
    await apart.passes(timedelta(days=1, minutes=5))
    assert await zone_of(apart.ana) == "Europe/London"
