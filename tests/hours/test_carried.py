"""Without a group both read it in their corners, and what only one asked to see, only that one reads."""

from datetime import time

import pytest

from domain.hours import Hours
from tests.hours.talk import LUNCH, WEEKDAYS, carried, hours, march
from tests.house import Kept, Someone
from tests.rituals.corners import taps, types

LINE = "Ana ⇄ Ben"


def told(someone: Someone) -> list[str]:
    """What they read under the line of the room, the names in either order."""
    read = [text.partition("\n") for text in someone.heard]
    return [rest for first, _, rest in read if first in (LINE, "Ben ⇄ Ana")]


async def test_both_read_of_a_change_and_either_may_put_it_back(kept: Kept) -> None:
    await carried(kept)
    await types(kept.ana, "/lunch 13:00")
    assert told(kept.ana) == told(kept.ben) == ["Lunch at 13:00, next today."]
    await taps(kept.ben, "Put it back")
    assert told(kept.ana) == told(kept.ben) == ["Lunch at 13:00, next today.", "Lunch at 12:30, next today."]
    assert [one.text for one in kept.ana.person.corner.messages if "Put it back" in one.buttons] == []
    assert await hours(kept) == LUNCH


async def test_the_yes_of_the_other_is_in_their_corner(kept: Kept) -> None:
    await carried(kept)
    await types(kept.ana, "/lunch daily")
    assert (await taps(kept.ana, "Yes")).text == "Your yes is in."
    await taps(kept.ben, "Yes")
    assert told(kept.ana) == told(kept.ben)
    assert told(kept.ben)[-1] == "Lunch at 12:30, every day.\nNext: today."


async def test_bedtime_is_written_apart_or_read_as_it_is_written(kept: Kept) -> None:
    await carried(kept)
    await types(kept.ana, "/bedtime here")
    await taps(kept.ben, "Yes")
    asked, is_so = told(kept.ben)
    assert asked.splitlines()[1:] == ["As you write, for both to read at once.", "It begins when both of you want it."]
    assert (is_so, told(kept.ana)) == ("Bedtime is read by both as it is written.", told(kept.ben))


async def test_who_asks_how_it_is_set_asks_alone(kept: Kept) -> None:
    await carried(kept)
    heard = len(kept.ben.heard)
    assert await types(kept.ana, "/lunch") == "Lunch is at 12:30, Monday to Friday.\nNext: today."
    assert len(kept.ben.heard) == heard
    await taps(kept.ana, "12:45 →")
    await taps(kept.ana, "13:00 →")
    assert len(kept.ben.heard) == heard + 1
    assert told(kept.ben) == ["Lunch at 13:00, next today."]


async def test_in_the_night_the_other_reads_of_it_in_the_morning_as_it_is_then(kept: Kept) -> None:
    await carried(kept)
    await kept.is_at(march(2, 12, 30))
    await kept.is_at(march(2, 23))
    assert "Lunch at 13:00, next tomorrow." in await types(kept.ana, "/lunch 13:00")
    assert told(kept.ben)[1:] == []
    await kept.is_at(march(3, 7, 31))
    assert told(kept.ben)[1:] == ["Lunch at 13:00, next today."]


@pytest.mark.parametrize("text", ["/lunch 13:00", "/lunch daily"])
async def test_while_their_room_is_nowhere_the_answer_is_for_whoever_asks(kept: Kept, text: str) -> None:
    await carried(kept)
    await kept.storage.transact(lambda uow: uow.couples.set(kept.couple.id, place="nowhere"))
    heard = len(kept.ben.heard)
    said = await types(kept.ana, text)
    moved = text.endswith("13:00")
    assert said.startswith("Lunch is at 13:00" if moved else "The rituals are resting.")
    assert await hours(kept) == (Hours(time(13), WEEKDAYS) if moved else LUNCH)
    assert len(kept.ben.heard) == heard
