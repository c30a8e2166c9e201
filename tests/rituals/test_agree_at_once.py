"""Both sign, both change a word, or one signs what the other changes, at once: it stays one text of both."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial

import pytest

from bot.agreeing import signing
from bot.agreeing.desk import desk_of
from bot.agreeing.room import open_if_both, suggest
from domain.agreement import Agreement, Clause
from domain.messages import Anchor, Incoming
from storage.agreements import Sort
from storage.engine import Database
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork
from tests.house import Kept, catalogue
from tests.rituals.test_bedtime_at_once import Meeting

Does = Callable[[Kept, int, str, UnitOfWork], Awaitable[None]]


@pytest.fixture
async def second(kept_on_both: Kept) -> AsyncIterator[Storage]:
    """Another way into the same database."""
    first = kept_on_both.storage
    url = first.database.url.render_as_string(hide_password=False)
    storage = Storage(Database(url), first.vault, catalogue, kept_on_both.clock, random.Random(8))
    yield storage
    await storage.database.close()


async def signs(kept: Kept, person: int, text: str, uow: UnitOfWork) -> None:
    """Below the text that lay there before."""
    anchor = Anchor(text, "agree", kept.couple.id, None, kept.room.id, None)
    tap = Incoming(1, kept.clock.now(), person, "", "en", kept.room.id, group=True, anchor=anchor)
    await signing.sign(tap, uow)


async def changes(kept: Kept, person: int, _text: str, uow: UnitOfWork) -> None:
    """Their own words."""
    couple = await uow.couples.get(kept.couple.id, lock=True)
    assert couple is not None
    desk = await desk_of("one", couple, uow)
    assert desk is not None
    await suggest(desk, person, Clause(f"another line of {person}"))


async def lies_there(kept: Kept) -> str:
    """A text that both have written; gives back the ref of its message."""

    async def lay(uow: UnitOfWork) -> str:
        agreement = Agreement("one", kept.couple.id)
        for member in kept.couple.members:
            agreement = agreement.put_by(member.person, Clause(f"a line of {member.person}"))
        await uow.agreements.keep(agreement)
        desk = await desk_of("one", kept.couple, uow)
        assert desk is not None
        await desk.keep(agreement)
        assert await open_if_both(desk)
        return (await uow.agreements.places("one", Sort.DRAFT))[0].message

    return await kept.storage.transact(lay)


async def at_once(kept: Kept, second: Storage, hers: Does, his: Does) -> Agreement:
    """Each does that, in transactions that overlap; gives back what came of it."""
    text = await lies_there(kept)
    meeting = Meeting(second.database.is_sqlite)

    async def act(which: int, does: Does, uow: UnitOfWork) -> None:
        await meeting.overlap()
        await does(kept, kept.couple.members[which].person, text, uow)

    both = []
    for which, (storage, does) in enumerate(((kept.storage, hers), (second, his))):
        meeting.called[which].set()
        both.append(storage.transact(partial(act, which, does)))
    await asyncio.gather(*both)
    [agreement] = await kept.storage.transact(lambda uow: uow.agreements.of_couple(kept.couple.id))
    places = await kept.storage.transact(lambda uow: uow.agreements.places("one", Sort.DRAFT))
    assert len(places) == (0 if agreement.signed_at else 1)
    return agreement


async def test_two_taps_at_once_leave_one_text_of_both(kept_on_both: Kept, second: Storage) -> None:
    kept = kept_on_both
    hers, his = (member.person for member in kept.couple.members)
    agreed = await at_once(kept, second, signs, signs)
    assert (agreed.signed_at is not None, agreed.opened) == (True, False)
    changed = await at_once(kept, second, changes, changes)
    lines = [changed.stands(one) for one in (hers, his)]
    assert lines == [Clause(f"another line of {one}") for one in (hers, his)]
    torn = await at_once(kept, second, signs, changes)
    assert (torn.signed_at, torn.opened) == (None, True)
    assert not any(sheet.signs for sheet in torn.sheets.values())
