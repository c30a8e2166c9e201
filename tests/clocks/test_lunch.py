"""Lunch with an ocean between: in a group at the earlier of two hours, in a carried room for each at theirs."""

from pathlib import Path

from tests.clocks.ocean import NEW_YORK, TOKYO, at, lives, moves, of_the_room, over_an_ocean, told
from tests.hours.talk import in_room
from tests.rituals.corners import taps, types


async def test_in_a_group_it_is_asked_once_and_open_past_the_later_hour(tmp_path: Path) -> None:
    async with over_an_ocean(tmp_path) as kept:
        await types(kept.ben, "/nudge on")
        await lives(kept, at("2026-03-02 12:30"))
        prompt = kept.said[-1]
        assert (told([prompt], "Europe/London"), prompt.buttons) == (["Mon 12:30"], ["Just say hello", "Not today"])
        await lives(kept, at("2026-03-02 12:31", NEW_YORK))
        assert kept.said[-1] is prompt
        await kept.ana.taps("Just say hello")
        await lives(kept, at("2026-03-02 14:53", NEW_YORK))
        assert not any("Lunch is still open" in line or "still open" in line for line in kept.ben.heard)
        await lives(kept, at("2026-03-02 14:55", NEW_YORK))
        assert told(kept.ben.person.corner.messages[-1:], NEW_YORK) == ["Mon 14:54"]
        await kept.ben.taps("Just say hello", on=prompt)
        assert kept.said[-1].text == "Ben says hello."
        await lives(kept, at("2026-03-03 12:30"))
        assert (prompt.buttons, told(kept.said[-1:], "Europe/London")) == ([], ["Tue 12:30"])


async def test_in_a_carried_room_each_is_asked_the_same_at_theirs(tmp_path: Path) -> None:
    async with over_an_ocean(tmp_path, carried=True) as kept:
        await lives(kept, at("2026-03-02 12:30"))
        hers = of_the_room(kept.ana)[-1]
        before = len(of_the_room(kept.ben))
        assert told([hers], "Europe/London") == ["Mon 12:30"]
        await lives(kept, at("2026-03-02 12:30", NEW_YORK))
        his = of_the_room(kept.ben)[-1]
        assert (len(of_the_room(kept.ben)), his.text) == (before + 1, hers.text)
        await lives(kept, at("2026-03-03 12:31"))
        assert (hers.buttons, his.buttons) == ([], ["Just say hello", "Not today"])
        await taps(kept.ben, "Just say hello")
        assert of_the_room(kept.ana)[-1].text.endswith("Ben says hello.")


async def test_an_hour_is_typed_and_shown_as_each_ones_own(tmp_path: Path) -> None:
    async with over_an_ocean(tmp_path) as kept:
        said = await in_room(kept.ben, "/lunch 13:00")
        assert said == "Lunch at 13:00, Monday to Friday.\nOn each one's own clock."
        assert "date_time" not in str(kept.said[-1].entities)
        assert await types(kept.ben, "/lunch") == (
            "Lunch is at 13:00, Monday to Friday.\nOn each one's own clock.\nNext: tomorrow."
        )
        await lives(kept, at("2026-03-02 13:00"))
        assert told(kept.said[-1:], "Europe/London") == ["Mon 13:00"]


async def test_a_minute_before_and_a_minute_after_an_hour_a_move_neither_loses_nor_doubles_it(tmp_path: Path) -> None:
    async with over_an_ocean(tmp_path, carried=True) as kept:
        await lives(kept, at("2026-03-02 12:29", NEW_YORK))
        await moves(kept.ben, "Pacific/Honolulu")
        await lives(kept, at("2026-03-02 12:31", "Pacific/Honolulu"))
        await moves(kept.ben, TOKYO)
        await lives(kept, at("2026-03-04 12:31", "Asia/Tokyo"))
        prompts = [one for one in of_the_room(kept.ben) if one.buttons or "(swipe to answer)" in one.text]
        assert told(prompts, "UTC") == ["Mon 22:30", "Tue 03:30", "Wed 03:30"]


async def test_drawing_nearer_than_two_hours_what_was_asked_of_one_still_comes_to_the_other(tmp_path: Path) -> None:
    async with over_an_ocean(tmp_path, carried=True) as kept:
        await lives(kept, at("2026-03-02 12:31"))
        await moves(kept.ben, "Europe/Lisbon")  # where it went by a minute ago: the old moment holds
        await lives(kept, at("2026-03-02 17:31"))
        assert told(of_the_room(kept.ben)[-1:], "Europe/London") == ["Mon 17:30"]
        await lives(kept, at("2026-03-03 12:31"))
        assert [told(of_the_room(one)[-1:], "Europe/London") for one in (kept.ana, kept.ben)] == [["Tue 12:30"]] * 2
        await moves(kept.ben, NEW_YORK)
        await lives(kept, at("2026-03-04 12:31"))
        assert told(of_the_room(kept.ana)[-1:], "Europe/London") == ["Wed 12:30"]
        await lives(kept, at("2026-03-04 12:31", NEW_YORK))
        assert told(of_the_room(kept.ben)[-1:], NEW_YORK) == ["Wed 12:30"]
