"""Two who have met and have no group bring Kept into one: it becomes their room when both say so there."""

import pytest

from rehearsal.things import Chat
from tests.house import Kept
from tests.rituals.rooms import IS_IT_YOURS, OURS, begun, place
from tests.telegram.shelf import texts


@pytest.fixture
async def found(kept: Kept) -> Chat:
    """Another chat of the two, into which Ana follows the link of /start."""
    await begun(kept)
    await kept.storage.transact(lambda uow: uow.couples.set(kept.couple.id, place="carried", room=None))
    await kept.ana.writes("/start", kept.ana.person.corner)
    tap = kept.ana.person.taps(kept.ana.person.corner.messages[-1], "Add me to a chat")
    chat = kept.world.group("The two of us", [kept.ana.person, kept.ben.person])
    kept.ana.person.opens(tap.url or "", group=chat)
    await kept.settles()
    return chat


async def test_both_say_that_it_is_theirs_and_there_is_no_other_hello(kept: Kept, found: Chat) -> None:
    assert texts(kept, found) == [IS_IT_YOURS]
    [offer] = [message for message in found.messages if message.buttons]
    await kept.ana.taps(OURS, on=offer)
    assert await place(kept) == "carried"
    await kept.ben.taps(OURS, on=offer)
    assert await place(kept) == "group"
    couple = await kept.storage.transact(lambda uow: uow.couples.get(kept.couple.id))
    assert couple is not None
    assert couple.room == found.id


async def test_somebody_elses_chat_is_not_made_theirs(kept: Kept, found: Chat) -> None:
    strange = kept.world.group("Others", [kept.ana.person, kept.cleo.person])
    kept.ana.person.adds(kept.world.bot, strange)
    await kept.settles()
    [offer] = [message for message in strange.messages if message.buttons]
    await kept.ana.taps(OURS, on=offer)
    tap = await kept.cleo.taps(OURS, on=offer)
    assert tap.text == "These buttons are for two others."
    assert await place(kept) == "carried"
    assert texts(kept, found) == [IS_IT_YOURS]
