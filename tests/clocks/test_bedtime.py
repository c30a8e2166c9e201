"""Bedtime with an ocean between: each at an hour of their own, and what both wrote once both are awake."""

from pathlib import Path

from storage.schema import evening_pages
from tests.clocks.ocean import NEW_YORK, TOKYO, at, boxes, lives, moves, of_the_room, over_an_ocean, told
from tests.hours.talk import goes_by
from tests.rituals.corners import last, taps, types
from tests.rituals.evenings import BUTTONS, CLOSED, PUT_BY, box, came, finishes, latest, writes
from tests.rituals.rooms import replies


async def test_it_begins_for_each_at_ten_and_opens_when_both_are_awake(tmp_path: Path) -> None:
    async with over_an_ocean(tmp_path) as kept:
        await lives(kept, at("2026-03-02 22:00"))
        assert (kept.said[-1].buttons, told(boxes(kept.ana), "Europe/London")[-1]) == (BUTTONS, "Mon 22:00")
        assert told(boxes(kept.ben), NEW_YORK)[-1:] != ["Mon 17:00"]
        await finishes(kept.ana, "tired")
        await lives(kept, at("2026-03-02 23:30"))
        assert box(kept.ana).text == PUT_BY  # the lights go out when they do where it is later
        await lives(kept, at("2026-03-02 22:00", NEW_YORK))
        assert told(boxes(kept.ben), NEW_YORK)[-1] == "Mon 22:00"
        said = len(kept.said)
        await finishes(kept.ben, "slow")
        assert (last(kept.ben).text, len(kept.said)) == (PUT_BY, said)  # nothing shows that the other has finished
        await lives(kept, at("2026-03-02 23:01", NEW_YORK))
        assert [box(each).text for each in (kept.ana, kept.ben)] == [CLOSED, CLOSED]
        assert len(kept.said) == said
        await lives(kept, at("2026-03-03 07:29", NEW_YORK))
        assert (len(kept.said), await came(kept)) == (said, [])
        await lives(kept, at("2026-03-03 07:30", NEW_YORK))
        assert kept.said[-1].text.startswith("Your evening’s notes are here, for both.\n")
        assert "Ana:\ntired" in kept.said[-1].text
        assert "Ben:\nslow" in kept.said[-1].text
        assert (await kept.rows(evening_pages), len(await came(kept))) == ([], 1)


async def test_a_line_counts_as_it_was_when_the_lights_went_out_and_not_as_edited_later(tmp_path: Path) -> None:
    async with over_an_ocean(tmp_path) as kept:
        await lives(kept, at("2026-03-02 22:00"))
        await finishes(kept.ana, "tierd")
        await lives(kept, at("2026-03-02 22:10", NEW_YORK))
        await finishes(kept.ben, "slow")
        written = next(one for one in kept.ana.person.corner.messages if one.text == "tierd")
        kept.ana.person.edits(written, "tired")
        await kept.settles()
        await lives(kept, at("2026-03-03 07:00", NEW_YORK))
        kept.ana.person.edits(written, "not this")
        await lives(kept, at("2026-03-03 07:31", NEW_YORK))
        assert "Ana:\ntired\n" in kept.said[-1].text


async def test_both_awake_when_the_second_finishes_it_opens_at_once(tmp_path: Path) -> None:
    async with over_an_ocean(tmp_path, "Pacific/Auckland") as kept:
        await lives(kept, at("2026-03-02 22:00", "Pacific/Auckland"))  # nine in the morning in London
        await finishes(kept.ben, "slow")
        await lives(kept, at("2026-03-02 22:00"))
        assert told(boxes(kept.ana), "Europe/London")[-1] == "Mon 22:00"
        await finishes(kept.ana, "tired")
        assert "tired" in kept.said[-1].text
        assert last(kept.ana).text == "It has opened, where you both read it."


async def test_one_alone_opens_nothing_and_rest_takes_back_what_waits(tmp_path: Path) -> None:
    async with over_an_ocean(tmp_path) as kept:
        await lives(kept, at("2026-03-02 22:00"))
        await finishes(kept.ana, "tired")
        await lives(kept, at("2026-03-02 22:00", NEW_YORK))
        await finishes(kept.ben, "slow")
        said = len(kept.said)
        await types(kept.ana, "/rest")
        await taps(kept.ana, "A week")
        await lives(kept, at("2026-03-03 09:00", NEW_YORK))
        assert (len(kept.said), await kept.rows(evening_pages), await came(kept)) == (said, [], [])


async def test_in_a_carried_room_each_has_the_opening_at_their_own_hour_and_good_night_waits_for_the_morning(
    tmp_path: Path,
) -> None:
    async with over_an_ocean(tmp_path, TOKYO, carried=True) as kept:  # nine hours ahead of London
        await lives(kept, at("2026-03-02 22:01", TOKYO))
        assert told(of_the_room(kept.ben), TOKYO)[-1] == "Mon 22:00"
        before = len(of_the_room(kept.ana))
        await finishes(kept.ben, "slow")
        await lives(kept, at("2026-03-02 22:00"))
        assert len(of_the_room(kept.ana)) == before + 1
        heard = len(kept.ben.heard)
        await writes(kept.ana, "tired")
        await taps(kept.ana, "Good night")
        assert kept.ana.heard[-1].endswith("Good night from Ana.")
        await replies(kept.ana, "sleep well", of_the_room(kept.ana)[-1])
        assert len(kept.ben.heard) == heard  # it is seven in the morning in Tokyo
        await lives(kept, at("2026-03-03 07:31", TOKYO))
        assert len(kept.ben.heard) > heard + 1
        assert any("sleep well" in line for line in kept.ben.heard[heard:])
        assert any(line.endswith("Good night from Ana.") for line in kept.ben.heard[heard:])


async def test_in_half_an_hour_is_for_whoever_taps_it_and_the_other_one_s_opening_stays_as_it_is(
    tmp_path: Path,
) -> None:
    async with over_an_ocean(tmp_path, TOKYO, carried=True) as kept:
        assert "written apart" in await types(kept.ana, "/bedtime here")
        await lives(kept, at("2026-03-02 22:01", TOKYO))
        his = of_the_room(kept.ben)[-1]
        await lives(kept, at("2026-03-02 22:00"))
        await taps(kept.ana, "In half an hour")
        assert of_the_room(kept.ana)[-1].text.endswith("In half an hour, then: 22:30.")
        heard = len(of_the_room(kept.ben))
        await lives(kept, at("2026-03-02 22:30"))
        hers = of_the_room(kept.ana)[-1]
        assert (hers.buttons, len(of_the_room(kept.ben))) == (["Begin", "Good night"], heard)
        await lives(kept, at("2026-03-02 23:20"))
        assert box(kept.ana).text != CLOSED
        await kept.ben.taps("Begin", on=his)
        await finishes(kept.ben, "slow")
        await finishes(kept.ana, "tired")
        assert "Put by." in kept.ana.heard[-1]  # it is late where she is
        await lives(kept, at("2026-03-02 23:31"))
        assert hers.buttons == his.buttons == []
        await lives(kept, at("2026-03-03 07:31"))
        assert any("Ben:\nslow" in line for line in kept.ana.heard)


async def test_where_the_two_are_never_awake_at_once_each_reads_it_at_their_own_first_moment(tmp_path: Path) -> None:
    async with over_an_ocean(tmp_path, carried=True) as kept:
        await goes_by(kept.ana, quiet="12:00-02:00")
        await goes_by(kept.ben, zone=NEW_YORK, quiet="21:00-07:00")  # from two until noon in London
        await lives(kept, at("2026-03-02 22:00"))
        await finishes(kept.ana, "tired")
        await lives(kept, at("2026-03-02 22:00", NEW_YORK))  # three in the night in London, and she is up
        await finishes(kept.ben, "slow")
        await lives(kept, at("2026-03-03 07:30"))
        assert any("Ben:\nslow" in line for line in kept.ana.heard)
        assert not any("Ana:\ntired" in line for line in kept.ben.heard)
        await lives(kept, at("2026-03-03 07:00", NEW_YORK))
        assert any("Ana:\ntired" in line for line in kept.ben.heard)
        assert await kept.rows(evening_pages) == []


async def test_a_flight_over_nine_zones_in_the_middle_of_an_evening_changes_nothing_of_it(tmp_path: Path) -> None:
    async with over_an_ocean(tmp_path, "Europe/London") as kept:
        await lives(kept, at("2026-03-02 22:20"))
        await writes(kept.ben, "slow")
        await moves(kept.ben, TOKYO)
        evening, _ = await latest(kept)
        assert evening.lights_out == at("2026-03-02 23:00")
        await finishes(kept.ana, "tired")
        await finishes(kept.ben, "not slow")
        assert "tired" in kept.said[-1].text  # it began as one evening, and is one
        await lives(kept, at("2026-03-04 22:00", TOKYO))
        assert told(boxes(kept.ben), TOKYO)[-2:] == ["Tue 22:00", "Wed 22:00"]
        assert told(boxes(kept.ana), "Europe/London")[-1] == "Tue 22:00"


async def test_who_flies_away_before_their_hour_still_has_it_and_the_lights_wait(tmp_path: Path) -> None:
    async with over_an_ocean(tmp_path) as kept:
        await lives(kept, at("2026-03-02 22:00"))
        await finishes(kept.ana, "tired")
        await moves(kept.ben, "Pacific/Honolulu")
        await lives(kept, at("2026-03-02 23:30", NEW_YORK))
        assert box(kept.ana).text == PUT_BY
        await lives(kept, at("2026-03-02 22:00", "Pacific/Honolulu"))
        await finishes(kept.ben, "slow")
        await lives(kept, at("2026-03-03 09:00", "Pacific/Honolulu"))
        assert "Ben:\nslow" in "".join(one.text for one in kept.said)
