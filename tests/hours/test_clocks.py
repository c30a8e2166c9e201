"""Whose clock an hour is on, nights on which clocks change, and hours after midnight."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from domain.hours import Hours
from tests.hours.talk import EVERY_DAY, WEEKDAYS, goes_by, hours, in_room, latest, march
from tests.house import Kept, couple_at_home
from tests.rituals.corners import last, types

ABROAD = "Europe/Berlin"


async def awake_at_night(kept: Kept) -> None:
    """Neither has quiet hours."""
    await goes_by(kept.ana, quiet="")
    await goes_by(kept.ben, quiet="")


async def test_an_hour_is_read_on_the_clock_of_whoever_types_it(kept: Kept) -> None:
    await goes_by(kept.ben, zone=ABROAD)
    await in_room(kept.ben, "/lunch 14:00")
    assert await hours(kept) == Hours(time(13), WEEKDAYS)
    await in_room(kept.ana, "/lunch 14:00")
    assert await hours(kept) == Hours(time(14), WEEKDAYS)


async def test_in_a_corner_it_is_shown_on_ones_own_clock_and_in_the_room_for_each_phone(kept: Kept) -> None:
    await goes_by(kept.ben, zone=ABROAD)
    assert await types(kept.ben, "/lunch") == "Lunch is at 13:30, Monday to Friday.\nNext: today."
    assert await in_room(kept.ana, "/lunch 13:00") == "Lunch at 13:00, next today."
    [entity] = latest(kept, "Lunch at 13:00").entities
    assert (entity["type"], entity["date_time_format"]) == ("date_time", "t")
    assert datetime.fromtimestamp(entity["unix_time"], UTC).time() == time(13)


async def test_no_button_in_the_room_says_an_hour_that_one_of_two_phones_would_not(kept: Kept) -> None:
    await goes_by(kept.ben, zone=ABROAD)
    await in_room(kept.ana, "/lunch")
    assert kept.said[-1].buttons[:2] == ["A quarter of an hour earlier", "A quarter of an hour later"]
    await kept.ben.taps("A quarter of an hour later")
    assert await hours(kept) == Hours(time(12, 45), WEEKDAYS)
    await kept.ben.taps("Off")
    assert kept.said[0].buttons == ["On", "All rituals"]
    await types(kept.ben, "/bedtime")
    assert last(kept.ben).buttons == ["On, at 23:00", "All rituals"]
    await types(kept.ben, "/bedtime mon-fri")
    assert kept.said[-1].text.startswith("Ben would like: Bedtime at 22:00, Monday to Friday.")  # in London


async def test_quiet_hours_are_on_ones_own_clock(kept: Kept) -> None:
    await goes_by(kept.ben, zone=ABROAD, quiet="21:00-07:00")
    assert (await in_room(kept.ana, "/lunch 20:15")).startswith("Ana would like")
    assert await in_room(kept.ana, "/lunch 19:45") == "Lunch at 19:45, next tonight."


async def test_an_hour_after_midnight_is_of_the_evening_before(kept: Kept) -> None:
    await awake_at_night(kept)
    assert await in_room(kept.ana, "/lunch 00:30") == "Lunch at 00:30, next tonight."
    await kept.is_at(march(3, 0, 30))
    assert len(kept.said) == 2
    assert await in_room(kept.ana, "/lunch 03:45") == "Lunch at 03:45, next tomorrow."


async def test_around_four_one_prompt_comes_for_each_day(kept: Kept) -> None:
    await awake_at_night(kept)
    await in_room(kept.ana, "/lunch 03:50")
    await kept.is_at(march(3, 3, 50))
    await in_room(kept.ana, "/lunch 04:05")
    assert latest(kept, "Lunch at 04:05").text == "Lunch at 04:05, next tomorrow."
    await kept.is_at(march(3, 4, 5))  # it is
    assert len(kept.said) == 4
    await kept.is_at(march(4, 4, 4))
    assert len(kept.said) == 4
    await kept.is_at(march(4, 4, 5))
    assert len(kept.said) == 5


async def test_an_hour_that_does_not_exist_tonight_is_called_what_it_is(tmp_path: Path) -> None:
    saturday = datetime(2026, 3, 28, 8, tzinfo=UTC)  # the clocks of London leap from 1 to 2 in the night
    async with couple_at_home(tmp_path, at=saturday) as kept:
        await awake_at_night(kept)
        await in_room(kept.ana, "/lunch daily")
        await kept.ben.taps("Yes")
        assert await in_room(kept.ana, "/lunch 01:30") == "Lunch at 01:30, next tonight."
        assert await hours(kept) == Hours(time(1, 30), EVERY_DAY)
        said = len(kept.said)
        await kept.is_at(datetime(2026, 3, 29, 1, 30, tzinfo=UTC))  # 02:30 there
        assert len(kept.said) == said + 1
        await kept.passes(timedelta(hours=20))
        assert len(kept.said) == said + 1


async def test_the_hour_that_comes_twice_is_one_hour(tmp_path: Path) -> None:
    saturday = datetime(2026, 10, 24, 8, tzinfo=UTC)  # the clocks of London go back from 2 to 1 in the night
    async with couple_at_home(tmp_path, at=saturday) as kept:
        await awake_at_night(kept)
        await in_room(kept.ana, "/lunch daily")
        await kept.ben.taps("Yes")
        assert await in_room(kept.ana, "/lunch 01:30") == "Lunch at 01:30, next tonight."
        said = len(kept.said)
        await kept.is_at(datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
        await kept.is_at(datetime(2026, 10, 25, 1, 30, tzinfo=UTC))
        assert len(kept.said) == said + 1


async def test_said_in_a_corner_at_night_the_room_reads_it_in_the_morning_as_it_is_by_then(kept: Kept) -> None:
    await kept.is_at(march(2, 23))
    await types(kept.ana, "/lunch 13:00")
    await types(kept.ana, "/lunch 14:00")
    assert kept.said == []
    await kept.is_at(march(3, 7, 31))
    assert [message.text for message in kept.said] == ["Lunch at 13:00, next today.", "Lunch at 14:00, next today."]
    assert [message.buttons for message in kept.said] == [[], ["Put it back"]]
