"""A disk that is full or read-only, or a file that is gone: nothing is acknowledged unstored, or sent a third time."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from storage.engine import Gone
from storage.outbox import EVIDENCE_WAIT
from storage.schema import outbox
from tests.house import Kept
from tests.telegram.shelf import calls, states

FULL = ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000")  # not a page more than there are
READ_ONLY = ("PRAGMA query_only = on", "PRAGMA query_only = off")


@asynccontextmanager
async def unwritable(kept: Kept, before: str, after: str) -> AsyncIterator[None]:
    """As the only connection that a house has sees its disk."""
    await _tell(kept, before)
    yield
    await _tell(kept, after)


async def _tell(kept: Kept, pragma: str) -> None:
    async with kept.storage.database.engine.connect() as connection:
        driver: Any = (await connection.get_raw_connection()).driver_connection
        await driver.execute_fetchall(pragma)


@pytest.mark.parametrize("how", [FULL, READ_ONLY], ids=["full", "read-only"])
async def test_what_could_not_be_stored_is_not_acknowledged_and_comes_again(kept: Kept, how: tuple[str, str]) -> None:
    prompt = await kept.lunch()
    answer = kept.ben.person.writes(kept.room, "soup " * 800, reply_to=prompt)
    async with unwritable(kept, *how):
        for _ in range(3):
            with pytest.raises(OperationalError):
                await kept.house.intake.poll()
    assert kept.world.bot.updates.waiting
    await kept.settles()
    assert answer.reactions == {kept.world.bot.id: ["✍"]}
    assert len(calls(kept, "setMessageReaction")) == 1


async def test_what_went_while_nothing_could_be_noted_is_in_doubt_and_sent_once_more_at_most(kept: Kept) -> None:
    due = await kept.storage.transact(lambda uow: uow.rituals.next_due(kept.couple.id, "lunch"))
    assert due is not None
    kept.clock.until(due[1])
    await kept.house.due.tick()
    async with unwritable(kept, *READ_ONLY):
        with pytest.raises(OperationalError):
            await kept.house.sender.step()
    assert kept.said == []  # before it is noted that it goes, it does not go
    letters, _ = await kept.house.sender.claim()
    async with unwritable(kept, *READ_ONLY):
        for letter in letters:
            with pytest.raises(OperationalError):
                await kept.house.sender.deliver(letter)
    assert (len(kept.said), set(await states(kept))) == (1, {"sending"})
    await kept.restarts()
    await kept.passes(EVIDENCE_WAIT)
    assert len(kept.said) == 2  # a prompt of which nobody knows goes once more
    assert {row.state for row in await kept.rows(outbox)} == {"sent"}


async def test_once_its_file_is_gone_nothing_is_acknowledged_sent_or_done(kept: Kept) -> None:
    prompt = await kept.lunch()
    answer = kept.ben.person.writes(kept.room, "soup", reply_to=prompt)
    file = kept.storage.database.path
    assert file is not None
    aside = file.rename(file.with_suffix(".aside"))
    for loop in (kept.house.intake.poll, kept.house.worker.step, kept.house.sender.step, kept.house.due.tick):
        with pytest.raises(Gone, match="kept restore"):
            await loop()
    assert kept.world.bot.updates.waiting
    aside.rename(file)
    await kept.settles()
    assert answer.reactions == {kept.world.bot.id: ["✍"]}
    assert len(calls(kept, "setMessageReaction")) == 1
