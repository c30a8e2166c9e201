"""How a group becomes the room of the two again, and what of a group that becomes a supergroup."""

from datetime import timedelta

import pytest

from rehearsal.things import Chat
from tests.house import Kept
from tests.rituals.rooms import IS_IT_YOURS, OURS, begun, carried, place, tells
from tests.telegram.shelf import texts

A_MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
async def _corners(kept: Kept) -> None:
    await begun(kept)


async def crowded(kept: Kept) -> None:
    """Cleo comes, and goes again."""
    kept.cleo.person.joins(kept.room)
    await kept.settles()
    kept.cleo.person.leaves(kept.room)
    await kept.settles()


async def test_it_is_their_room_again_when_both_have_said_so_there(kept: Kept) -> None:
    await crowded(kept)
    assert texts(kept) == [IS_IT_YOURS]
    tap = await kept.ana.taps(OURS)
    assert tap.text == "Noted. If both of you want it, you'll see."
    await tells(kept, "soup")
    await kept.settles()
    assert carried(kept.ben.heard) == ["soup"]
    assert await place(kept) == "carried"
    await kept.ben.taps(OURS)
    assert texts(kept) == ["This is your room. What both of you may read is said here."]
    await tells(kept, "bread")
    await kept.settles()
    assert texts(kept)[-1] == "bread"


async def test_one_who_taps_twice_is_one(kept: Kept) -> None:
    await crowded(kept)
    await kept.ana.taps(OURS)
    await kept.ana.taps(OURS)
    assert await place(kept) == "carried"


async def test_a_strangers_tap_tells_the_stranger_alone(kept: Kept) -> None:
    await crowded(kept)
    [offer] = kept.said
    await kept.ana.taps(OURS)
    kept.cleo.person.joins(kept.room)
    tap = await kept.cleo.taps(OURS, on=offer)
    assert tap.text == "These buttons are for two others."
    assert await place(kept) == "carried"


async def test_both_yeses_wait_until_nobody_else_is_there(kept: Kept) -> None:
    await crowded(kept)
    kept.cleo.person.joins(kept.room)
    await kept.ana.taps(OURS)
    await kept.ben.taps(OURS)
    assert await place(kept) == "carried"
    kept.cleo.person.leaves(kept.room)
    await kept.settles()
    assert await place(kept) == "group"


async def test_the_offer_lapses_after_a_day_without_a_word(kept: Kept) -> None:
    await crowded(kept)
    [offer] = kept.said
    await kept.ana.taps(OURS)
    heard = [list(one.heard) for one in (kept.ana, kept.ben)]
    kept.clock.move(timedelta(days=1))
    await kept.house.moments.tick()
    await kept.house.sender.step()
    assert offer.buttons == []
    assert [list(one.heard) for one in (kept.ana, kept.ben)] == heard


async def test_a_supergroup_keeps_its_couple_and_who_is_known_there(kept: Kept) -> None:
    new: Chat = kept.world.migrate(kept.room)
    await kept.settles()
    await kept.passes(A_MINUTE)
    await tells(kept, "soup")
    await kept.settles()
    assert texts(kept, new) == ["soup"]
    assert await place(kept) == "group"


async def test_an_offer_moves_with_its_group(kept: Kept) -> None:
    await crowded(kept)
    await kept.ana.taps(OURS)
    new = kept.world.migrate(kept.room)
    await kept.settles()
    [offer] = kept.said
    await kept.ben.taps(OURS, on=offer)
    assert await place(kept) == "group"
    await tells(kept, "soup")
    await kept.settles()
    assert texts(kept, new) == ["soup"]
