"""Links into a corner: good once and for a time, and of no use to whoever reads the database."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.questions import Token
from rehearsal.clock import RehearsalClock
from storage.schema import tokens
from storage.storage import Storage
from tests.storage.room import ANA, BEN, MONDAY_NOON, rows


async def made(storage: Storage, **changes: Any) -> str:
    """A link of Ana's, good for an hour."""
    token = replace(Token("tea", "cup", MONDAY_NOON + timedelta(hours=1)), **changes)
    return await storage.transact(lambda uow: uow.invite(token, ANA))


async def found(storage: Storage, secret: str) -> Token | None:
    return await storage.transact(lambda uow: uow.tokens.find(secret))


async def test_it_means_what_was_written_with_it_and_the_link_itself_is_not_kept(met: Storage) -> None:
    secret = await made(met, person=BEN, chat=-5, topic="t", body={"group": "Ana & Ben"})
    token = await found(met, secret)
    assert token is not None
    assert (token.person, token.chat, token.topic, token.body) == (BEN, -5, "t", {"group": "Ana & Ben"})
    [row] = await rows(met, tokens)
    assert secret not in str(row)
    assert b"Ana" not in row["body"]


async def test_once_used_or_run_out_it_means_nothing(met: Storage, clock: RehearsalClock) -> None:
    used, late = await made(met), await made(met)
    await met.transact(lambda uow: uow.tokens.use(used))
    assert await found(met, used) is None
    clock.move(timedelta(hours=1))
    assert await found(met, late) is None


@pytest.mark.parametrize("secret", ["", "no such link", "\ud800", "x" * 4096])
async def test_what_was_never_made_means_nothing(met: Storage, secret: str) -> None:
    assert await found(met, secret) is None


async def test_all_links_of_one_person_can_be_taken_back(met: Storage) -> None:
    mine, theirs = await made(met, person=ANA), await made(met, person=BEN)
    await met.transact(lambda uow: uow.tokens.void("tea", person=ANA))
    assert (await found(met, mine), await found(met, theirs) is not None) == (None, True)


async def test_what_it_remembers_goes_with_its_authors_key(met: Storage) -> None:
    bare, full = await made(met), await made(met, body={"group": "Ana & Ben"})
    await met.erase(ANA)
    assert await found(met, full) is None
    assert await found(met, bare) is not None


async def test_words_without_a_key_are_refused(met: Storage) -> None:
    token = Token("tea", "cup", MONDAY_NOON, body={"group": "Ana & Ben"})
    with pytest.raises(ValueError, match="needs a key"):
        await met.transact(lambda uow: uow.invite(token))


async def test_a_day_after_it_ran_out_it_is_forgotten(met: Storage, clock: RehearsalClock) -> None:
    await made(met)
    clock.move(timedelta(hours=25, seconds=1))
    await met.transact(lambda uow: uow.tokens.forget())
    assert await rows(met, tokens) == []
