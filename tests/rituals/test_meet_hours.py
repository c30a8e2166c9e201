"""The hours two people begin with: proposed to each apart, in ordinary words, and of two the later."""

from datetime import timedelta

import pytest

from tests.house import Kept
from tests.rituals.meeting import follows, hours_of, last, shares_a_place, types, waits

NOTE = {"sunday": "18:00 6"}
USUAL = {"lunch": "12:30 01234", "bedtime": "22:00 0123456", **NOTE}
BERLIN, NEW_YORK = (52.5, 13.4), (40.7, -74.0)


async def changes(kept: Kept, name: str, *answers: str) -> None:
    """Taps Change, and writes an answer to each question that follows, or leaves it with a dot."""
    someone = kept.people[name]
    await someone.taps("Change")
    for answer in answers:
        await (someone.taps("As it is") if answer == "." else types(someone, answer))


async def test_what_is_proposed_is_what_is_usual_and_fine_takes_it(apart: Kept) -> None:
    await waits(apart)
    proposal = last(apart.ana)
    lines = proposal.text.splitlines()
    assert lines[1:] == ["Lunch at 12:30, Monday to Friday.", "Bedtime at 22:00, every day."]
    await apart.ana.taps("Fine")
    assert proposal.text.splitlines() == [*lines[1:], "Noted."]
    assert proposal.buttons == []
    await follows(apart)
    assert await hours_of(apart) == USUAL


async def test_hours_nobody_has_answered_are_the_usual_ones(apart: Kept) -> None:
    await waits(apart)
    await follows(apart)
    assert await hours_of(apart) == USUAL


async def test_change_takes_ordinary_words_for_each_ritual_and_proposes_the_result(apart: Kept) -> None:
    await waits(apart)
    await changes(apart, "ana", "1 in the afternoon, mon to thu", "off")
    lines = last(apart.ana).text.splitlines()
    assert lines[1:] == ["Lunch at 13:00, Mon–Thu.", "Bedtime is off."]
    assert last(apart.ana).buttons == ["Fine", "Fine, and nudge me once", "Change"]
    await follows(apart)
    assert await hours_of(apart) == {"lunch": "13:00 0123", **NOTE}


async def test_what_cannot_be_read_is_told_with_an_example_and_changes_nothing(apart: Kept) -> None:
    await waits(apart)
    await changes(apart, "ana", "at noonish on mondays")
    assert last(apart.ana).text.startswith("I read mon, but not “noonish”, so nothing has changed.")
    assert last(apart.ana).text.endswith("For example: 12:30 mon-fri")
    await types(apart.ana, "12 mon")
    await apart.ana.taps("As it is")
    assert "Lunch at 12:00, Mon" in last(apart.ana).text
    assert "Bedtime at 22:00, every day." in last(apart.ana).text


async def test_an_edited_hour_is_the_hour(apart: Kept) -> None:
    await waits(apart)
    await apart.ana.taps("Change")
    written = await apart.ana.writes("13:00", apart.ana.person.corner)
    apart.ana.person.edits(written, "14:00")
    await apart.settles()
    assert last(apart.ana).text == "Lunch at 14:00, Monday to Friday."
    await follows(apart)
    assert (await hours_of(apart))["lunch"] == "14:00 01234"


@pytest.mark.parametrize(
    ("first", "second", "lunch"),
    [
        ("13:00", "12:00", "13:00 01234"),
        ("12:00", "13:00", "13:00 01234"),
        ("13:00 mon-wed", "12:00 tue-fri", "13:00 12"),
        ("13:00", "off", None),
        ("off", "13:00", None),
    ],
)
async def test_of_two_hours_the_later_counts_and_off_counts_over_any(
    apart: Kept, first: str, second: str, lunch: str | None
) -> None:
    await waits(apart)
    await changes(apart, "ana", first, ".")
    await follows(apart)
    await apart.ben.taps("Yes")
    await changes(apart, "ben", second, ".")
    assert (await hours_of(apart)).get("lunch") == lunch
    opening = apart.said[1].text
    assert ("Lunch at" in opening) is (lunch is not None)
    if lunch:
        assert f"Lunch at {lunch[:5]}" in opening


async def test_the_second_sees_the_hours_of_the_first_and_theirs_they_are_until_somebody_says(apart: Kept) -> None:
    await waits(apart)
    await changes(apart, "ana", "13:15", ".")
    await follows(apart)
    assert "Lunch at 13:15, Monday to Friday." in last(apart.ben).text
    assert last(apart.ben).buttons == ["Fine", "Fine, and nudge me once", "Change"]
    assert (await hours_of(apart))["lunch"] == "13:15 01234"


async def test_after_an_hour_the_hours_are_set(apart: Kept) -> None:
    await waits(apart)
    await follows(apart)
    await apart.ben.taps("Change")
    await apart.passes(timedelta(minutes=61))
    answer = await types(apart.ben, "15:00")
    assert answer.text == "The hours are set by now. /rituals changes them."
    tap = await apart.ana.taps("Fine")
    assert tap.text == "The hours are set by now. /rituals changes them."
    assert await hours_of(apart) == USUAL


async def test_an_hour_set_in_another_way_meanwhile_stays(apart: Kept) -> None:
    await waits(apart)
    await follows(apart)
    await apart.ana.writes("/lunch 13:00")
    await apart.ben.taps("Fine")
    assert (await hours_of(apart))["lunch"] == "13:00 01234"


async def test_a_nudge_is_for_whoever_asked_for_it(apart: Kept) -> None:
    await waits(apart)
    await apart.ana.taps("Fine, and nudge me once")
    await follows(apart)
    await apart.ben.taps("Fine")
    members = (await apart.storage.transact(lambda uow: uow.couples.get(apart.couple.id))) or apart.couple
    assert {member.name: member.nudge for member in members.members} == {"Ana": True, "Ben": False}


@pytest.mark.parametrize(
    ("ana", "ben"), [("In our chat", "In our chat"), ("In our chat", "Apart, opened together"), ("In our chat", None)]
)
async def test_each_picks_where_bedtime_is_written(apart: Kept, ana: str, ben: str | None) -> None:
    await waits(apart)
    await apart.ana.taps("Fine")
    assert last(apart.ana).buttons == ["In our chat", "Apart, opened together"]
    await apart.ana.taps(ana)
    await follows(apart)
    await apart.ben.taps("Fine")
    if ben is not None:
        await apart.ben.taps(ben)
    couple = await apart.storage.transact(lambda uow: uow.couples.get(apart.couple.id))
    assert couple is not None
    picked = {member.name: member.wishes.get("bedtime-place") for member in couple.members}
    assert picked == {"Ana": "here", "Ben": {"In our chat": "here", None: None}.get(ben, "apart")}


async def test_bedtime_that_is_off_is_not_asked_about(apart: Kept) -> None:
    await waits(apart)
    await changes(apart, "ana", ".", "off")
    await apart.ana.taps("Fine")
    assert last(apart.ana).text.splitlines()[-1] == "Noted."


async def test_each_reads_the_hours_on_their_own_clock(apart: Kept) -> None:
    await waits(apart)
    await apart.ana.taps("Fine")
    await follows(apart)
    await shares_a_place(apart.ben, BERLIN)
    await changes(apart, "ben", "14:00", ".")
    assert "Lunch at 14:00, Monday to Friday." in last(apart.ben).text
    assert (await hours_of(apart))["lunch"] == "13:00 01234"


async def test_far_apart_an_hour_is_each_ones_own(apart: Kept) -> None:
    await waits(apart)
    await apart.ana.taps("Fine")
    await follows(apart)
    await shares_a_place(apart.ben, NEW_YORK)
    await changes(apart, "ben", "12:00", ".")
    assert (await hours_of(apart))["lunch"] == "12:30 01234"


async def test_an_hour_both_pick_inside_quiet_hours_is_agreed_inside_them(apart: Kept) -> None:
    await waits(apart)
    await changes(apart, "ana", ".", "23:15")
    await follows(apart)
    await apart.ben.taps("Yes")
    plan = await apart.storage.transact(lambda uow: uow.rituals.plan(apart.couple.id, "bedtime"))
    assert plan is not None
    assert not plan.inside
    await apart.ben.taps("Fine")
    plan = await apart.storage.transact(lambda uow: uow.rituals.plan(apart.couple.id, "bedtime"))
    assert plan is not None
    assert plan.inside


async def test_the_first_prompt_is_an_hour_away_also_when_hours_change_meanwhile(apart: Kept) -> None:
    await apart.passes(timedelta(hours=3, minutes=45))  # a quarter to twelve
    await waits(apart)
    await follows(apart)
    await apart.passes(timedelta(minutes=10))
    await changes(apart, "ben", "12:40", ".")
    due = await apart.storage.transact(lambda uow: uow.rituals.next_due(apart.couple.id, "lunch"))
    assert due is not None
    assert due[1].strftime("%a %H:%M") == "Tue 12:40"
