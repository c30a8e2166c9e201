"""Houses that are copied, left and moved into, said in few words."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.parting import part
from domain.messages import Kind, Say, Words
from storage.backup import Backup, back_up
from storage.key_copies import Copied, copy_keys, prune
from storage.keys import KeyStore
from storage.look import living_keys
from storage.restore import Order, Restored, restore
from storage.vault import OperatorKeys, Vault
from tests.house import Kept, Someone, catalogue, opened_house


@dataclass(frozen=True)
class Place:
    """A machine: where its data and keys lie, and its database."""

    folder: Path
    url: str


def url_of(kept: Kept) -> str:
    return kept.storage.database.url.render_as_string(hide_password=False)


def here(kept: Kept, tmp_path: Path) -> Place:
    """The machine on which the tests' house stands."""
    return Place(tmp_path, url_of(kept))


def operator_of(kept: Kept) -> OperatorKeys:
    wrap = kept.storage.vault.keys._wrap
    assert isinstance(wrap, OperatorKeys)
    return wrap


def vault_at(place: Place, kept: Kept) -> Vault:
    return Vault(KeyStore(place.folder / "keys", operator_of(kept)))


async def saves(kept: Kept, file: Path) -> Backup:
    return await back_up(url_of(kept), file)


async def saves_keys(kept: Kept, place: Path) -> Copied:
    copied = copy_keys(kept.storage.vault.keys, place, ())
    living = await kept.storage.database.transact(living_keys)
    return prune(place, copied, living)


async def restores(
    kept: Kept, file: Path, place: Place, keys: Path | None = None, *, replace: bool = False, moving: bool = False
) -> Restored:
    order = Order(file, place.url, place.folder, keys, replace=replace, moving=moving)
    return await restore(order, vault_at(place, kept), catalogue, kept.clock, part)


@asynccontextmanager
async def lives_at(kept: Kept, place: Place) -> AsyncIterator[Kept]:
    """The same people and the same Telegram, with the house at another place; it starts as `kept run` does."""
    async with opened_house(place.folder, place.url, world=kept.world, keys=operator_of(kept), seed=8) as house:
        left, kept.house = kept.house, house
        await house.due.start()
        try:
            yield kept
        finally:
            kept.house = left


async def owes(kept: Kept, author: Someone, text: str, kind: Kind = Kind.NOTICE) -> str:
    """Something of somebody's is to be said in the room; gives back its token."""
    say = Say(kept.room.id, "lunch", (Words(author.person.id, text),), kind, couple=kept.couple.id)
    ref = await kept.storage.transact(lambda uow: uow.say(say))
    assert ref is not None
    return ref


def times_said(kept: Kept, text: str) -> int:
    """How often the room has read it."""
    return sum(text in message.text for message in kept.said)
