"""The composition root: builds the house from its settings, runs it as one group of tasks, and stops it in order."""

import asyncio
import json
import random
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial

import structlog

from bot.health import Health, Loop
from bot.ritual import Ritual
from bot.rituals import RITUALS
from bot.rituals.help import TURN_TO
from bot.settings import Settings
from bot.telegram.answers import Answers
from bot.telegram.client import KeptApplication, build
from bot.telegram.first_sight import FirstSight
from bot.telegram.intake import Intake
from bot.telegram.manners import Manners
from bot.telegram.pace import Pace
from bot.telegram.post import Pen
from bot.telegram.router import connect, tell_of
from bot.telegram.sender import Sender
from bot.telegram.worker import Worker
from bot.words import Catalogue
from domain.clock import Clock
from scheduler.due import DueRows
from scheduler.heartbeat import Heartbeat
from scheduler.moments import Moments
from scheduler.sweeps import Sweeps
from storage.engine import Database
from storage.key_copies import refuse_half_a_store
from storage.keys import KeyStore
from storage.lock import RunLock
from storage.look import OPERATOR_KEYS, check_belongs
from storage.migrate import migrate
from storage.orphans import sweep_orphans
from storage.storage import Storage
from storage.vault import (
    OperatorKeyMissing,
    OperatorKeys,
    Vault,
    decode_operator_key,
    found_operator_key,
    operator_key,
)

log = structlog.get_logger()

LAST_ANSWERS = 5.0  # seconds that taps in hand may still take when we stop


class Damaged(Exception):
    """The database file is not whole."""


@dataclass(frozen=True, slots=True)
class House:
    """Everything built and nothing running; tests drive its parts step by step."""

    storage: Storage
    application: KeptApplication
    intake: Intake
    worker: Worker
    answers: Answers
    sender: Sender
    due: DueRows
    moments: Moments
    sweeps: Sweeps
    heartbeat: Heartbeat
    first_sight: FirstSight


def open_vault(settings: Settings) -> Vault:
    """The key store under the operator's key, which is made where nothing was ever kept.

    Raises KeysUnusable where the store cannot be opened as it is.
    """
    given = settings.secret_key.get_secret_value() if settings.secret_key else None
    vault = _vault(settings, operator_key(given, settings.keys_dir))
    vault.check()
    refuse_half_a_store(settings.keys_dir)
    return vault


def standing_vault(settings: Settings) -> Vault:
    """As `open_vault`, but without making a secret key, and unchecked."""
    given = settings.secret_key.get_secret_value() if settings.secret_key else None
    found = found_operator_key(given)
    if found is None:
        raise OperatorKeyMissing("There is no KEPT_SECRET_KEY, and no secret.key in the user's config directory.")
    return _vault(settings, found)


def _vault(settings: Settings, current: bytes) -> Vault:
    old = settings.secret_key_old
    keys = OperatorKeys(current, decode_operator_key(old.get_secret_value()) if old else None)
    return Vault(KeyStore(settings.keys_dir, keys))


@asynccontextmanager
async def opened(
    settings: Settings, catalogue: Catalogue, clock: Clock, chance: random.Random
) -> AsyncIterator[Storage]:
    """A database of our own, whole and of this version, with every erasure finished. Raises AlreadyRunning, Damaged."""
    vault = open_vault(settings)
    database = Database(settings.database)
    lock = RunLock(database)
    try:
        await lock.take()
        if (finding := await database.quick_check()) != "ok":
            raise Damaged(finding)
        before, after = await migrate(database)
        if before != after:
            log.info("migrated", revision=after)
        storage = Storage(database, vault, catalogue, clock, chance)
        await tidy_keys(storage)
        await storage.transact(lambda uow: uow.facts.put(TURN_TO, "\n".join(settings.turn_to)))
        async with asyncio.TaskGroup() as group:
            keeping = group.create_task(lock.keep())
            yield storage
            keeping.cancel()
    finally:
        await lock.release()
        await database.close()


async def tidy_keys(storage: Storage) -> None:
    """Finish what kills have left undone among the keys, once they are known to be those of this database."""
    keys = storage.vault.keys
    await storage.transact(lambda uow: check_belongs(uow.connection, keys))
    await storage.transact(lambda uow: uow.facts.put(OPERATOR_KEYS, json.dumps(sorted(keys.openers))))
    await storage.finish_erasures()
    keys.sweep(storage.clock.now())
    if swept := await sweep_orphans(storage):
        log.info("orphan_keys_destroyed", count=swept)


def furnish(
    storage: Storage,
    application: KeptApplication,
    catalogue: Catalogue,
    clock: Clock,
    rituals: Sequence[Ritual] = RITUALS,
    pace: Pace | None = None,
) -> House:
    """Build all rooms above storage; `pace` is Telegram's unless another is given."""
    client = application.bot
    connect(application, rituals)
    answers = Answers(client, catalogue)
    due = DueRows(storage, {ritual.name: ritual for ritual in rituals}, clock)
    rings = {(ritual.name, action): ring for ritual in rituals for action, ring in ritual.timers.items()}
    ranks = {ritual.name: ritual.noise for ritual in rituals if ritual.noise}
    moments = Moments(storage, rings, clock)
    sweeps = Sweeps(storage, moments, lambda: client.heard)
    return House(
        storage=storage,
        application=application,
        intake=Intake(storage, client, clock),
        worker=Worker(storage, application, answers, clock),
        answers=answers,
        sender=Sender(
            storage, Pen(client, catalogue), clock, pace or Pace(), partial(tell_of, rituals), Manners(ranks)
        ),
        due=due,
        moments=moments,
        sweeps=sweeps,
        heartbeat=Heartbeat(due, moments, sweeps, clock),
        first_sight=FirstSight(storage, client, catalogue, rituals),
    )


async def live(house: House, stop: asyncio.Event, listen: tuple[str, int] | None = None) -> None:
    """Until `stop` is set: then intake, hours, worker and sender end in this order, each with what it has in hand.

    Where `listen` names a host and a port, its health is told there to the last. If any task fails, all end and its
    error comes out, for a supervisor to start anew.
    """
    await house.application.initialize()
    await house.intake.recall()
    await house.sender.recover()
    try:
        async with asyncio.TaskGroup() as group:
            asking = [group.create_task(part.run()) for part in (house.intake, house.first_sight, house.heartbeat)]
            answering = [group.create_task(house.answers.run())]
            if listen:
                answering.append(group.create_task(_health(house, listen).run()))
            working = group.create_task(house.worker.run())
            sending = group.create_task(house.sender.run())
            log.info("running")
            await stop.wait()
            log.info("stopping")
            for task in asking:
                task.cancel()
            await asyncio.wait(asking)
            house.worker.stop()
            await working
            with suppress(TimeoutError):
                async with asyncio.timeout(LAST_ANSWERS):
                    await house.answers.settle()
            house.sender.stop()
            await sending
            for task in answering:
                task.cancel()
    finally:
        await house.application.bot.shutdown()


def _health(house: House, listen: tuple[str, int]) -> Health:
    loops: dict[str, Loop] = {
        "intake": house.intake,
        "worker": house.worker,
        "hours": house.heartbeat,
        "sender": house.sender,
    }
    return Health(house.storage, loops, house.storage.clock, listen)


async def run(settings: Settings, token: str, clock: Clock) -> None:
    """`kept run`: until SIGTERM or SIGINT."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    catalogue = Catalogue.load()
    application = build(token, settings.base_url, settings.base_file_url)
    async with opened(settings, catalogue, clock, random.SystemRandom()) as storage:
        await live(furnish(storage, application, catalogue, clock), stop, settings.listen)
