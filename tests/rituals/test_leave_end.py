"""What becomes of two of whom one has left, or both, or one without a word; and what is left of them in the end."""

from datetime import timedelta

import pytest

from storage.schema import couples, erasures, members, metadata, pairs
from tests.house import Kept
from tests.rituals.corners import last, taps, types
from tests.rituals.leaving import A_DAY, ENDED, NOTHING, STARTED, at_home, days, leaves, left_in


@pytest.mark.parametrize("apart", [timedelta(0), timedelta(hours=5)])
async def test_both_may_leave_at_once_or_one_after_the_other(kept_on_both: Kept, apart: timedelta) -> None:
    kept = await at_home(kept_on_both)
    for someone in (kept.ana, kept.ben):
        await types(someone, "/leave")
        await taps(someone, "Leave")
    for someone in (kept.ana, kept.ben):
        someone.person.taps(last(someone), "Leave now")
        if apart:
            await kept.settles()
            kept.clock.move(apart)
    await kept.settles()
    for someone in (kept.ana, kept.ben):
        assert [one.text for one in left_in(someone)] == [NOTHING]
    await days(kept, 4)
    assert kept.said == []
    assert not kept.room.member(kept.world.bot).inside
    assert {row.couple for row in await kept.rows(members)} == {"dan-and-eve"}
    assert [row.id for row in await kept.rows(couples)] == ["dan-and-eve"]


async def test_a_block_of_thirty_days_is_a_leaving(kept: Kept) -> None:
    await at_home(kept)
    kept.ana.person.blocks()
    await kept.settles()
    await days(kept, 29, A_DAY)
    assert len(await kept.rows(members)) == 4
    await days(kept, 5, A_DAY / 2)
    assert kept.ben.heard[STARTED:] == [ENDED]
    assert {row.person for row in await kept.rows(members)} & {kept.ana.person.id} == set()


async def test_whoever_lets_us_in_again_is_asked_alone_and_may_leave(kept: Kept) -> None:
    await at_home(kept)
    kept.ana.person.blocks()
    await kept.settles()
    await days(kept, 20, A_DAY)
    kept.ana.person.unblocks()
    await kept.settles()
    assert last(kept.ana).buttons == ["Carry on", "Leave"]
    await days(kept, 20, A_DAY)
    assert len(await kept.rows(members)) == 4
    await taps(kept.ana, "Leave")
    await taps(kept.ana, "Leave now")
    assert left_in(kept.ana)[-1].text == NOTHING


async def parted(kept: Kept) -> bool:
    one, other = kept.ben.person.id, kept.ana.person.id
    return await kept.storage.transact(lambda uow: uow.pairs.parted(one, other))


async def test_to_each_other_they_are_parted_for_ninety_days(kept_on_both: Kept) -> None:
    kept = await at_home(kept_on_both)
    assert not await parted(kept)
    await leaves(kept.ana)
    assert await parted(kept)
    assert not await kept.storage.transact(lambda uow: uow.pairs.parted(kept.ben.person.id, kept.cleo.person.id))
    kept.clock.move(timedelta(days=90))
    assert not await parted(kept)
    await kept.storage.transact(lambda uow: uow.pairs.forget())
    assert await kept.rows(pairs) == []


async def test_what_is_left_in_the_end_names_neither_of_them(kept_on_both: Kept) -> None:
    kept = await at_home(kept_on_both)
    await kept.lunch()
    await kept.ana.taps("Just say hello")
    await leaves(kept.ana)
    await days(kept, 3)
    await days(kept, 31, A_DAY)
    theirs = (str(kept.ana.person.id), str(kept.ben.person.id), str(kept.room.id), kept.couple.id)
    for table in metadata.sorted_tables:
        for row in await kept.rows(table):
            assert not any(each in str(row) for each in theirs), table.name
    assert len(await kept.rows(pairs)) == 3  # of the two, and of each of them with what was their chat
    assert len(await kept.rows(erasures)) == 2
