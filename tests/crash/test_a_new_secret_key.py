"""A new secret key reaches every key while people are served, whatever kills it; half way, nothing starts wrongly."""

import asyncio
import signal
from functools import partial
from pathlib import Path

import pytest

from rehearsal.people import Person
from rehearsal.things import Chat
from storage.keys import KeyStore
from storage.vault import OperatorKeys, decode_operator_key
from tests.crash.houses import AT_MOST, Houses, eventually
from tests.crash.real import GRACE, SECRET_KEY, Place, settle_in, telegram
from tests.crash.test_refuses_to_run import WRONG_SETTING, code_and_words

NEW, OTHER = "c" * 43, "d" * 43
MORE = 600  # keys of others, so that a kill finds it at work


def wrapped_under(place: Place, secret: str, key_id: str) -> bool:
    ours = OperatorKeys(decode_operator_key(secret))
    return f'"{ours.current}"'.encode() in KeyStore(place.folder / "keys", ours).body(key_id)


async def wraps_anew(place: Place, houses: Houses, environment: dict[str, str], every: list[str]) -> list[int]:
    """`kept rekey`, killed as soon as it has reached each of some keys, and then let through; how far each got."""
    reached = []
    for number, key_id in enumerate((*every[:90:30], every[-1])):
        async with houses.kept("rekey", name=f"rekey-{number}", **environment) as running:
            await eventually(partial(wrapped_under, place, NEW, key_id), every=0.001)
            if key_id != every[-1]:
                running.signal(signal.SIGKILL)
            code = await running.end()
        reached.append(sum(wrapped_under(place, NEW, each) for each in every))
    assert code == 0, running.said
    assert "All open under KEPT_SECRET_KEY alone" in running.said
    return reached


async def is_refused(houses: Houses, name: str, environment: dict[str, str], said: str) -> None:
    code, words = await code_and_words(houses, name, **environment)
    assert (code, len(words)) == (WRONG_SETTING, 1), words
    assert said in words[0]


async def says_hello(place: Place, who: Person, room: Chat) -> None:
    who.taps(next(message for message in room.messages if message.buttons), "Just say hello")
    await place.until(lambda: any(message.text == f"{who.name} says hello." for message in room.messages))


@pytest.mark.long
async def test_a_new_secret_key_reaches_every_key_while_people_are_served_whatever_kills_it(
    houses: Houses, tmp_path: Path
) -> None:
    async with telegram(tmp_path) as place:
        ana, ben, room = await settle_in(place, "Ana", "Ben", "Us")
        store = KeyStore(place.folder / "keys", OperatorKeys(decode_operator_key(SECRET_KEY)))
        for _ in range(MORE):
            store.make("p")
        new = place.settings | {"KEPT_SECRET_KEY": NEW}
        both = new | {"KEPT_SECRET_KEY_OLD": SECRET_KEY}
        await is_refused(houses, "too early", new, "KEPT_SECRET_KEY is not the key")
        async with houses.kept("run", name="with both", **both) as running:
            await place.until(lambda: any(message.buttons for message in room.messages))
            async with asyncio.TaskGroup() as group:
                group.create_task(says_hello(place, ana, room))
                reached = await wraps_anew(place, houses, both, sorted(store.list()))
            running.signal(signal.SIGTERM)
            async with asyncio.timeout(GRACE):
                assert await running.end() == 0, running.said
        assert reached == sorted(reached)
        assert 0 < reached[0] < reached[-1] == len(store.list())
        async with houses.kept("run", name="with the new one", **new) as running, asyncio.timeout(AT_MOST):
            await says_hello(place, ben, room)
        await is_refused(houses, "too late", place.settings, "KEPT_SECRET_KEY is not the key")


@pytest.mark.long
async def test_half_way_it_starts_with_both_secrets_and_with_no_other(houses: Houses, tmp_path: Path) -> None:
    async with telegram(tmp_path) as place:
        ana, _, room = await settle_in(place, "Ana", "Ben", "Us")
        old, new = decode_operator_key(SECRET_KEY), decode_operator_key(NEW)
        store = KeyStore(place.folder / "keys", OperatorKeys(new, old))
        every = store.list()
        assert store.rewrap(every[0])
        half = f"of {len(every)} keys were wrapped under another secret key"
        for given in (SECRET_KEY, NEW):
            await is_refused(houses, f"with {given[0]}", place.settings | {"KEPT_SECRET_KEY": given}, half)
        await is_refused(houses, "other", place.settings | {"KEPT_SECRET_KEY": OTHER}, "KEPT_SECRET_KEY is not the key")
        await is_refused(
            houses, "none", place.settings | {"KEPT_SECRET_KEY": ""}, "holds wrapped keys, but there is no"
        )
        assert store.list() == every
        both = place.settings | {"KEPT_SECRET_KEY": NEW, "KEPT_SECRET_KEY_OLD": SECRET_KEY}
        async with houses.kept("run", **both), asyncio.timeout(AT_MOST):
            await place.until(lambda: any(message.buttons for message in room.messages))
            await says_hello(place, ana, room)
