"""Whoever asks to be erased cannot be read any more, by anybody, wherever the erasing was cut short."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from domain.messages import Say, Words
from rehearsal.clock import RehearsalClock
from storage.inbox import Arrived
from storage.keys import KeyGone
from storage.schema import erasures, inbox, members, outbox
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork
from tests.storage.room import ANA, BEN, child, claim, opened, owe, rows
from tests.storage.test_couples import everything

HERS, HIS = "her-canary-never-told", "his-canary-still-told"

KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
from rehearsal.clock import RehearsalClock
from storage import keys
from tests.storage.room import ANA, MONDAY_NOON, opened

def die(*_):
    print("dies", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

async def main(step, url, folder):
    storage = opened(url, Path(folder), RehearsalClock(MONDAY_NOON, frozen=True))
    destroy = storage.vault.keys.destroy
    if step == "before the note is committed":
        async def work(uow):
            await uow.erase(ANA)
            die()
        await storage.transact(work)
    if step == "before the key is destroyed":
        storage.vault.keys.destroy = die
    if step == "before it is noted done":
        storage.vault.keys.destroy = lambda key: (destroy(key), die())
    if step == "before the log is emptied":
        storage.database.truncate_log = die
    await storage.erase(ANA)

asyncio.run(main(*sys.argv[1:]))
"""
STEPS = ["before the key is destroyed", "before it is noted done", "before the log is emptied"]


async def speak(storage: Storage) -> None:
    """Words of both, owed, sent and waiting to be heard."""

    async def work(uow: UnitOfWork) -> None:
        for person, text in ((ANA, HERS), (BEN, HIS)):
            key = (await uow.couples.rows([person]))[person].key_id
            sealed = storage.vault.seal(key, text, f"inbox:{person}")
            await uow.inbox.store([Arrived(person, "ana-and-ben", person, key, sealed)])

    await storage.transact(work)
    await owe(storage, ref="sent", parts=(Words(ANA, HERS), Words(BEN, HIS)), chat=1)
    await storage.transact(lambda uow: uow.outbox.sent(1, 7, 1))
    await owe(storage, ref="hers", parts=(Words(ANA, HERS),), chat=2)
    await owe(storage, ref="his", parts=(Words(BEN, HIS),), chat=3)


async def keys(storage: Storage) -> dict[int, str]:
    return {row["person"]: row["key_id"] for row in await rows(storage, members)}


async def sealed_of(storage: Storage, person: int) -> list[tuple[bytes, str]]:
    """Everything that ever lay in the database under somebody's key, with its context: what a thief may have copied."""
    key = (await keys(storage))[person]
    found = [(row["body"], f"inbox:{row['update_id']}") for row in await rows(storage, inbox) if row["key_id"] == key]
    bodies = [row["body"] for row in await rows(storage, members) if row["person"] == person]
    return [*found, *((body, f"member:{person}") for body in bodies)]


async def heard_of_ben(storage: Storage) -> None:
    """His words open as before: what waits, what is owed, and who he is."""
    [update] = [row for row in await rows(storage, inbox) if row["author"] == BEN]
    assert storage.vault.unseal(update["key_id"], update["body"], f"inbox:{BEN}") == HIS
    [owed] = await claim(storage)
    assert storage.unpack(owed)[0] == (Words(BEN, HIS),)
    assert (await storage.transact(lambda uow: uow.couples.reader(None, BEN, ""))).zone == "Europe/London"


async def is_erased(storage: Storage, folder: Path, stolen: list[tuple[bytes, str]], key: str) -> None:
    """Nothing of hers can be read from the tables, the file, its log or a copy made before."""
    for body, context in stolen:
        with pytest.raises(KeyGone):
            storage.vault.unseal(key, body, context)
    kept = await everything(storage, folder)
    assert HERS not in kept
    assert not any(str(body)[2:-1] in kept for body, _ in stolen), "the sealed words still lie there"
    assert key not in storage.vault.keys.list()
    assert [(row["key_id"], row["destroyed_at"] is not None) for row in await rows(storage, erasures)] == [(key, True)]


async def test_her_words_are_gone_from_everywhere_and_his_are_not(met: Storage, tmp_path: Path) -> None:
    await speak(met)
    key, stolen = (await keys(met))[ANA], await sealed_of(met, ANA)
    assert len(stolen) == 2
    await met.erase(ANA)
    await is_erased(met, tmp_path, stolen, key)
    await heard_of_ben(met)
    assert {row["ref"]: row["state"] for row in await rows(met, outbox)} == {
        "sent": "sent",
        "hers": "never",
        "his": "ready",
    }


async def test_from_the_first_step_on_nothing_of_hers_is_read_or_sent(met: Storage) -> None:
    await speak(met)
    met.vault.keys.destroy = _refuses  # type: ignore[method-assign]
    with pytest.raises(OSError, match="disk"):
        await met.erase(ANA)
    assert await met.transact(lambda uow: uow.couples.of(ANA)) is None
    assert await met.transact(lambda uow: uow.couples.get("ana-and-ben")) is None
    assert [owed.ref for owed in await claim(met)] == ["his"]
    assert [row["author"] for row in await rows(met, inbox) if row["body"]] == [BEN]


@pytest.mark.parametrize("step", STEPS)
async def test_an_erasing_that_was_killed_is_finished_at_the_next_start(
    met: Storage, url: str, tmp_path: Path, clock: RehearsalClock, step: str
) -> None:
    await speak(met)
    key, stolen = (await keys(met))[ANA], await sealed_of(met, ANA)
    await met.database.close()
    with child(KILLED, step, url, str(tmp_path)) as process:
        assert process.wait() == -9
    again = opened(url, tmp_path, clock)
    try:
        await again.finish_erasures()
        await is_erased(again, tmp_path, stolen, key)
        await heard_of_ben(again)
    finally:
        await again.database.close()


async def test_an_erasing_killed_before_its_first_step_was_kept_has_not_begun(
    met: Storage, url: str, tmp_path: Path
) -> None:
    await speak(met)
    await met.database.close()
    with child(KILLED, "before the note is committed", url, str(tmp_path)) as process:
        assert process.wait() == -9
    await met.finish_erasures()
    assert await met.transact(lambda uow: uow.couples.of(ANA)) is not None
    assert await rows(met, erasures) == []
    assert len(await claim(met)) == 2


async def test_erasing_a_stranger_or_somebody_twice_does_nothing_more(met: Storage, clock: RehearsalClock) -> None:
    await met.erase(999)
    assert await rows(met, erasures) == []
    await met.erase(ANA)
    first = await rows(met, erasures)
    clock.move(timedelta(days=1))
    await met.erase(ANA)
    await met.finish_erasures()
    assert await rows(met, erasures) == first


async def test_what_is_owed_while_she_is_being_erased_is_withdrawn_too(
    met: Storage, url: str, tmp_path: Path, clock: RehearsalClock
) -> None:
    holds, go_on = asyncio.Event(), asyncio.Event()

    async def work(uow: UnitOfWork) -> None:
        await uow.couples.get("ana-and-ben", lock=True)
        holds.set()
        await go_on.wait()
        await uow.say(Say(1, "lunch", (Words(ANA, HERS),), ref="late"))

    another = opened(url, tmp_path, clock)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(another.transact(work))
            await holds.wait()
            group.create_task(met.erase(ANA))
            await asyncio.sleep(0.05)  # for the erasing to reach the couple that is held
            go_on.set()
    finally:
        await another.database.close()
    [late] = await rows(met, outbox)
    assert (late["state"], late["payload"]) == ("never", None)


def _refuses(key_id: str) -> None:
    raise OSError(f"the disk of {key_id} is read-only")
