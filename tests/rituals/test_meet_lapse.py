"""A yes that meets no other: it can be taken back, and after a week it is gone with whoever said it."""

from datetime import timedelta

from storage.schema import consents, known_there, members, titles
from tests.house import Kept
from tests.rituals.meeting import LOOK, WAITS, YES, adds, couple_of, meet, reads, says_yes, types, waits


async def a_week_passes(kept: Kept) -> None:
    await kept.passes(timedelta(days=7))
    await kept.house.moments.tick(patient=True)
    await kept.settles()


async def keys_of_people(kept: Kept) -> set[str]:
    return {key for key in kept.storage.vault.keys.list() if key.startswith("p-")}


async def test_after_a_week_a_lone_yes_its_person_and_key_are_gone(apart: Kept) -> None:
    await adds(apart.ana)
    before = await keys_of_people(apart)
    await says_yes(apart.ana)
    heard = list(apart.ana.heard)
    await a_week_passes(apart)
    assert await keys_of_people(apart) == before
    assert [row for row in await apart.rows(members) if row.person == apart.ana.person.id] == []
    for table in (consents, known_there, titles):
        assert await apart.rows(table) == []
    assert apart.ana.heard == heard
    assert apart.said[0].text == "Whenever you both like: /start"


async def test_after_that_they_can_meet_all_the_same(apart: Kept) -> None:
    await adds(apart.ana)
    await says_yes(apart.ana)
    await a_week_passes(apart)
    await apart.ana.writes("/start")
    assert apart.said[-1].buttons == [LOOK]
    await says_yes(apart.ben)
    assert await couple_of(apart, apart.ben) is None
    await says_yes(apart.ana)
    assert await couple_of(apart, apart.ben) is not None


async def test_a_page_that_was_left_open_for_a_week_asks_no_more(apart: Kept) -> None:
    await adds(apart.ana)
    page = await reads(apart.ben)
    await a_week_passes(apart)
    tap = await apart.ben.taps(YES, on=page)
    assert tap.text == "These buttons are from earlier. Nothing has changed."


async def test_a_couple_is_not_touched_by_the_week_of_its_hello(apart: Kept) -> None:
    await meet(apart)
    await a_week_passes(apart)
    assert await couple_of(apart, apart.ana) is not None
    assert apart.said[0].text.startswith("Hello.")


async def test_a_yes_can_be_taken_back_and_nobody_is_told(apart: Kept) -> None:
    await adds(apart.ana)
    before = await keys_of_people(apart)
    await says_yes(apart.ana)
    said = [(message.text, message.buttons) for message in apart.said]
    await apart.ana.taps("Take it back")
    assert "Taken back. Nobody is told, and nothing of it is kept." in apart.ana.heard
    assert await keys_of_people(apart) == before
    assert await apart.rows(consents) == []
    assert [(message.text, message.buttons) for message in apart.said] == said
    await says_yes(apart.ben)
    assert await couple_of(apart, apart.ben) is None


async def test_a_yes_that_has_met_another_is_no_longer_taken_back_there(apart: Kept) -> None:
    await meet(apart)
    tap = await apart.ana.taps("Take it back")
    assert tap.text == "These buttons are from earlier. Nothing has changed."
    assert await couple_of(apart, apart.ana) is not None


async def test_whatever_is_written_to_a_yes_that_waits_is_answered_by_that_it_does(apart: Kept) -> None:
    await waits(apart)
    answer = await types(apart.ana, "hello?")
    assert answer.text == WAITS
    assert answer.buttons == ["Take it back"]
