"""A second place for the people's keys: it follows the living set, and brings back what was lost but nothing erased."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from storage.keys import HIDDEN, KEY_ID, LOCK, KeyGone, KeyStore, Unreadable, WrongKey
from storage.private import (
    KeysUnusable,
    erase,
    erase_one_name,
    private_directory,
    read_private,
    replace,
    sync_directory,
    write_once,
)

OURS = re.compile(rf"{KEY_ID.pattern}|{HIDDEN.pattern}|{re.escape(LOCK)}|lost\+found")
UNFINISHED = ".restoring"


class WrongPlace(KeysUnusable):
    """The keys must not be copied there, or not from there."""


@dataclass(frozen=True, slots=True)
class Copied:
    """How many keys lie in the second place, how many were taken out of it, and how many it alone still holds."""

    held: int
    pruned: int
    lost_here: int


def copy_keys(store: KeyStore, place: Path, data: Iterable[Path]) -> frozenset[str]:
    """Copies every living key of `store` to `place`; gives back their ids, for `prune`.

    Raises WrongPlace; `data` are the directories that must hold no keys.
    """
    _refuse(store, place, data)
    private_directory(place)
    return frozenset(key_id for key_id in store.list() if _copied(store, key_id, place / key_id))


def prune(place: Path, copied: frozenset[str], living: Collection[str]) -> Copied:
    """Overwrites and unlinks whatever was not `copied`: it was destroyed here, so it is destroyed there.

    What the database still names as `living`, read after the copying, is lost rather than destroyed, and stays.
    """
    there = _listed(place)
    surplus = there - copied - frozenset(living)
    for key_id in surplus:
        erase(place / key_id)
    for path in place.iterdir():
        if HIDDEN.fullmatch(path.name):
            erase_one_name(path)
    return Copied(len(there & copied), len(surplus), len(there & frozenset(living) - copied))


def bring_back(store: KeyStore, place: Path, erased: Collection[str]) -> int:
    """Takes keys out of a second place: all but the `erased` into an empty store, else only in place of damaged ones.

    A key that a store with others in it lacks counts as erased. A kill is made good by doing it again. Gives back how
    many came. Raises WrongPlace, WrongKey.
    """
    fills = _fills(store)
    wanted = [key_id for key_id in sorted(_listed(place) - frozenset(erased)) if fills or _damaged(store, key_id)]
    bodies = {key_id: read_private(place / key_id) for key_id in wanted}
    sound = {key_id: body for key_id, body in bodies.items() if store.fits(key_id, body)}
    if fills:
        write_once(store.directory / UNFINISHED, b"\n")
    for key_id, body in sound.items():
        store.adopt(key_id, body)
    (store.directory / UNFINISHED).unlink(missing_ok=True)
    sync_directory(store.directory)
    return len(sound)


def refuse_half_a_store(directory: Path) -> None:
    """Raises KeysUnusable while keys are only partly back, so that the others do not pass for erased."""
    if (directory / UNFINISHED).exists():
        raise KeysUnusable("A restore was cut short while keys were copied; run `kept restore` again.")


def _refuse(store: KeyStore, place: Path, data: Iterable[Path]) -> None:
    here, there = store.directory.resolve(), place.resolve()
    if _touch(here, there):
        raise WrongPlace("The second place must lie apart from KEPT_KEYS_DIR.")
    if any(_touch(folder.resolve(), there) for folder in data):
        raise WrongPlace("The second place must lie apart from the data: a copy of the data must hold no keys.")
    if place.exists() and not place.is_dir():
        raise WrongPlace(f"{place} is no directory.")
    if place.exists() and any(not OURS.fullmatch(path.name) for path in place.iterdir()):
        raise WrongPlace(f"{place} holds other things than keys; name a directory of their own.")
    if not store.list() and place.exists() and _listed(place):
        raise WrongPlace("KEPT_KEYS_DIR holds no keys, but the second place does: nothing was pruned there.")


def _touch(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)


def _copied(store: KeyStore, key_id: str, path: Path) -> bool:
    try:
        body = store.body(key_id)
    except KeyGone:
        return False
    if not write_once(path, body) and read_private(path) != body:
        replace(path, body)
    return True


def _damaged(store: KeyStore, key_id: str) -> bool:
    try:
        store.open(key_id)
    except WrongKey:
        raise
    except KeyGone:
        return False
    except Unreadable:
        return True
    return False


def _fills(store: KeyStore) -> bool:
    return not store.list() or (store.directory / UNFINISHED).exists()


def _listed(place: Path) -> frozenset[str]:
    if not place.is_dir():
        raise WrongPlace(f"{place} is no directory.")
    return frozenset(path.name for path in place.iterdir() if KEY_ID.fullmatch(path.name))
