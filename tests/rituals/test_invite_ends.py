"""How an invitation ends: its day is over, it is taken back, another yes came first, or one of the two has left."""

from datetime import timedelta

import pytest

from storage.schema import consents, invitations, tokens
from tests.house import Kept
from tests.rituals.corners import last, taps, types
from tests.rituals.inviting import GONE, OWN, RUN_OUT, THEM, accepts, begun_apart, invites, link_in
from tests.rituals.meeting import NO, YES, adds, couple_of, joined, opens, reads, says_yes, waits
from tests.rituals.test_meet_races import at_once
from tests.rituals.test_mydata import asks, body, files

A_DAY = timedelta(days=1)


@pytest.mark.parametrize("opened", [False, True])
async def test_after_a_day_and_after_a_newer_one_it_leads_nowhere(apart: Kept, opened: bool) -> None:
    link = await invites(apart.ana)
    if opened:
        await opens(apart.ben, link)
    await taps(apart.ana, "Invite")
    newer = link_in(last(apart.ana))
    for one in (apart.ana, apart.cleo):
        await opens(one, link)
        assert last(one).text == RUN_OUT
    await apart.passes(A_DAY)
    await opens(apart.cleo, newer)
    assert last(apart.cleo).text == RUN_OUT
    if opened:
        assert (await taps(apart.ben, YES)).text == GONE


async def test_taken_back_it_opens_nothing_and_a_yes_to_it_waits_in_vain(apart: Kept) -> None:
    link = await invites(apart.ana)
    given = last(apart.ana)
    await accepts(apart.ben, link)
    question = next(one for one in apart.ana.person.corner.messages if one.text.startswith(THEM.format("Ben")))
    heard = list(apart.ben.heard)
    await apart.ana.taps("Take it back", on=given)
    assert given.text == "Taken back. That link opens nothing now."
    assert (await apart.ana.taps("Yes", on=question)).text == GONE
    assert (apart.ben.heard, await couple_of(apart, apart.ben)) == (heard, None)


async def test_what_lies_here_of_an_invitation_is_in_ones_file_and_forgotten_with_the_rest(apart: Kept) -> None:
    link = await invites(apart.ana)
    await asks(apart.ana)
    to_read, as_json = [body(apart, file) for file in files(apart.ana)]
    assert "A link for one person, which you made." in to_read
    assert '"until"' in as_json
    await accepts(apart.ben, link)
    await asks(apart.ben)
    to_read, as_json = [body(apart, file) for file in files(apart.ben)]
    assert "A yes of yours, which waits for another's." in to_read
    assert "Ana" not in to_read + as_json
    await types(apart.ana, "/forget")
    await apart.ana.taps(last(apart.ana).buttons[0], on=last(apart.ana))
    assert (await apart.rows(invitations), await apart.rows(tokens)) == ([], [])
    assert (await taps(apart.ana, "Yes")).text == GONE


async def test_when_she_leaves_before_it_begins_her_link_has_run_out_and_nothing_of_her_is_left(apart: Kept) -> None:
    link = await invites(apart.ana)
    await opens(apart.ben, link)
    await types(apart.ana, "/leave")
    await taps(apart.ana, "Leave now")
    await opens(apart.cleo, link)
    assert last(apart.cleo).text == RUN_OUT
    assert (await taps(apart.ben, YES)).text == GONE
    assert await joined(apart) == {}
    for table in (invitations, tokens):
        assert await apart.rows(table) == []


async def test_a_yes_may_be_taken_back_and_a_no_is_told_to_nobody(apart: Kept) -> None:
    link = await invites(apart.ana)
    heard = list(apart.ana.heard)
    await opens(apart.cleo, link)
    await taps(apart.cleo, NO)
    assert last(apart.cleo).text == "All right. Nothing else is said, and nobody is told."
    assert apart.ana.heard == heard
    await opens(apart.ana, link)
    assert last(apart.ana).text == OWN
    await accepts(apart.ben, await invites(apart.ana))
    await taps(apart.ben, "Take it back")
    assert (await taps(apart.ana, "Yes")).text == GONE
    assert await joined(apart) == {apart.ana.person.id: None}


async def test_both_may_invite_each_other_and_are_one_couple(apart: Kept) -> None:
    hers, his = await invites(apart.ana), await invites(apart.ben)
    await accepts(apart.ben, hers)
    await accepts(apart.ana, his)
    await taps(apart.ben, "Yes")
    couple = await couple_of(apart, apart.ben)
    assert couple is not None
    assert (await taps(apart.ana, "Yes")).text == GONE
    assert await couple_of(apart, apart.ana) == couple


async def test_after_a_week_nothing_is_left_of_a_lone_yes_nor_of_whoever_invited(apart: Kept) -> None:
    await accepts(apart.ben, await invites(apart.ana))
    heard = [list(one.heard) for one in (apart.ana, apart.ben)]
    await apart.passes(timedelta(days=7, minutes=1))
    await apart.house.moments.tick(patient=True)
    await apart.settles()
    assert await joined(apart) == {}
    for table in (consents, invitations):
        assert await apart.rows(table) == []
    assert (await taps(apart.ana, "Yes")).text == GONE
    assert [list(one.heard) for one in (apart.ana, apart.ben)] == heard


async def test_to_whoever_left_them_it_has_run_out_and_they_are_told_nothing(apart: Kept) -> None:
    await begun_apart(apart)
    await types(apart.ben, "/leave")
    await taps(apart.ben, "Leave")
    await taps(apart.ben, "Leave now")
    for _ in range(16):
        await apart.passes(timedelta(hours=6))
        await apart.house.moments.tick(patient=True)
        await apart.settles()
    link = await invites(apart.ana)
    await opens(apart.ben, link)
    assert last(apart.ben).text == RUN_OUT
    await opens(apart.cleo, link)
    assert last(apart.cleo).text.startswith("Ana would like to share")


async def test_a_group_of_the_two_may_still_come_first_or_later(apart: Kept) -> None:
    await accepts(apart.ben, await invites(apart.ana))
    await adds(apart.ana)
    await says_yes(apart.ana)
    await reads(apart.ben)
    await taps(apart.ben, YES)
    couple = await couple_of(apart, apart.ana)
    assert couple is not None
    assert couple.place == "group"
    assert (await taps(apart.ana, "Yes")).text == GONE


async def test_whose_yes_waits_for_a_group_is_told_that_it_does(apart: Kept) -> None:
    await types(apart.ana, "/start")
    await waits(apart)
    await taps(apart.ana, "Invite")
    assert last(apart.ana).text.startswith("Nothing more to do.")
    assert await apart.rows(invitations) == []


async def test_two_who_open_it_at_the_same_instant_and_a_yes_taken_back_as_hers_comes(apart_on_both: Kept) -> None:
    kept = apart_on_both
    link = await invites(kept.ana)
    for one in (kept.ben, kept.cleo):
        one.person.opens(link)
    await at_once(kept)
    assert sorted(last(one).text == RUN_OUT for one in (kept.ben, kept.cleo)) == [False, True]
    guest = kept.cleo if last(kept.ben).text == RUN_OUT else kept.ben
    await taps(guest, YES)
    shown = [one for one in kept.ana.person.corner.messages if one.buttons == ["Yes", "No"]]
    waiting = [one for one in guest.person.corner.messages if "Take it back" in one.buttons]
    kept.ana.person.taps(shown[-1], "Yes")
    guest.person.taps(waiting[-1], "Take it back")
    await at_once(kept)
    couple = await couple_of(kept, kept.ana)
    assert couple == await couple_of(kept, guest)
    assert await joined(kept) == (
        {one.person: couple.id for one in couple.members} if couple else {kept.ana.person.id: None}
    )
    assert await kept.rows(consents) == []
