"""Two of whom one has left: for ninety days nothing between them begins, and neither learns anything by it."""

from datetime import timedelta

from rehearsal.things import Chat
from storage.schema import members
from tests.house import Kept, Someone
from tests.rituals.corners import types
from tests.rituals.leaving import at_home, days, leaves
from tests.rituals.meeting import LOOK, YES, last, looks, opens

QUARTER = timedelta(days=91)


async def parted(kept: Kept) -> None:
    """Ana has left, Ben was told, and Kept went out of their chat."""
    await at_home(kept)
    await leaves(kept.ana)
    await days(kept, 3)


async def another_chat(kept: Kept) -> Chat:
    """Of the two and Kept."""
    chat = kept.world.group("Another", [kept.ben.person, kept.ana.person, kept.world.bot])
    await kept.settles()
    return chat


async def agrees(someone: Someone, chat: Chat) -> str:
    """Looks, and says yes; gives back all that was heard of it."""
    before = len(someone.heard)
    tap = await looks(someone, on=next(message for message in chat.messages if message.buttons == [LOOK]))
    await opens(someone, tap.url)
    await someone.taps(YES)
    return "\n".join(someone.heard[before:])


async def test_in_the_chat_that_was_theirs_no_hello_is_said_to_either(kept: Kept) -> None:
    await parted(kept)
    said = len(kept.said)
    for someone in (kept.ben, kept.ana):
        someone.person.adds(kept.world.bot, kept.room)
        await kept.settles()
        await someone.writes("/start@kept_bot")
        someone.person.kicks(kept.world.bot, kept.room)
        await kept.settles()
    assert len(kept.said) == said


async def test_in_another_chat_each_waits_as_anybody_would_and_in_vain(kept: Kept) -> None:
    await parted(kept)
    chat = await another_chat(kept)
    his, hers = await agrees(kept.ben, chat), await agrees(kept.ana, chat)
    assert his == hers
    assert "I won't say whether anyone has looked." in hers
    couples = {row.couple for row in await kept.rows(members) if row.person in (kept.ana.person.id, kept.ben.person.id)}
    assert couples == {None}
    assert [message.buttons for message in chat.messages if message.sender is kept.world.bot and message.text] == [
        [LOOK]
    ]


async def test_after_ninety_days_they_may_begin_anew(kept: Kept) -> None:
    await parted(kept)
    await kept.passes(QUARTER)
    kept.ben.person.adds(kept.world.bot, kept.room)
    await kept.settles()
    assert kept.said[-1].buttons == [LOOK]
    await agrees(kept.ben, kept.room)
    await agrees(kept.ana, kept.room)
    assert any(message.text.startswith("Both of you said yes.") for message in kept.said)


async def test_a_yes_taken_back_by_one_who_was_left_leaves_them_what_they_wrote(kept: Kept) -> None:
    await parted(kept)
    chat = await another_chat(kept)
    await agrees(kept.ben, chat)
    await kept.ben.taps("Take it back")
    assert [row.erased_at for row in await kept.rows(members) if row.person == kept.ben.person.id] == [None]
    await types(kept.ben, "Lisbon")
    assert last(kept.ben).text.startswith("Hello.")
