"""What a backup must forget before it may be lived in again: the erased, what has been said since, hours gone by."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import and_, select, update

from domain.messages import Kind
from domain.recurrence import next_occurrence
from storage.keys import KeyGone, Unreadable
from storage.outbox import NEW
from storage.rituals import Plan
from storage.schema import chats, day_keys, inbox, members, outbox
from storage.statements import rows_touched
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork

PAGE = 500
DAY_KEY = "d-"
OFFSET = "offset"  # how far Telegram was heard: it gives again what it still has, and what is known is known by its id
TICKED_AT = "ticked_at"
Part = Callable[[int, UnitOfWork], Awaitable[None]]
AHEAD = datetime(9999, 1, 1, tzinfo=UTC)  # later than any start, which then sets the hours anew


@dataclass(frozen=True, slots=True)
class Settled:
    """How many people are marked erased, messages given up, and updates of which only the ids are kept."""

    erased: int
    given_up: int
    dropped: int


async def settle(storage: Storage, erased: frozenset[str], part: Part, *, moving: bool) -> Settled:
    """All of it, in one transaction on a copy of the backup. `erased`: keys that must never come back.

    `part` is what happens when somebody leaves. With `moving` nothing has run since the backup, so that what was under
    way goes on.
    """
    here = frozenset(storage.vault.keys.list())

    async def work(uow: UnitOfWork) -> Settled:
        gone, uow.erases = (
            await _erase_people(uow, erased, here, part),
            False,
        )  # the keys go once this copy is in its place
        await uow.connection.execute(update(chats).values(halted_until=None, halt_seconds=0))
        await uow.facts.put_moment(TICKED_AT, AHEAD)
        if moving:
            return Settled(gone, 0, 0)
        await _erase_days(uow, here)
        uow.erases = False
        await uow.facts.drop(OFFSET)
        return Settled(gone, await _give_up(uow), await _drop_updates(uow))

    settled = await storage.transact(work)
    if not moving:
        await _move_hours_on(storage)
    return settled


async def _erase_people(uow: UnitOfWork, erased: frozenset[str], here: frozenset[str], part: Part) -> int:
    """Whoever's key was erased, or is not here, leaves once more, so that it ends for the one who stayed as well."""
    query = select(members.c.person, members.c.key_id).where(members.c.erased_at.is_(None))
    people = {key_id: person for person, key_id in (await uow.connection.execute(query)).all()}
    gone = [key_id for key_id in people if key_id in erased or (here and key_id not in here)]
    for key_id in gone:
        await part(people[key_id], uow)
    for key_id in sorted({*gone, *erased}):
        await uow.erase_key(key_id)
    return len(gone)


async def _erase_days(uow: UnitOfWork, here: frozenset[str]) -> None:
    """Updates of people without consent are older than a day, or will be: their keys go, wherever they were made."""
    named = (await uow.connection.execute(select(day_keys.c.key_id))).scalars()
    for key_id in {*named, *(key_id for key_id in here if key_id.startswith(DAY_KEY))}:
        await uow.erase_key(key_id)
    await uow.connection.execute(day_keys.delete())


async def _give_up(uow: UnitOfWork) -> int:
    """What was owed then may have been said since: treated as a send whose end nobody knows, and prompts are over.

    Edits and the like may be repeated, a reveal once more, nothing else.
    """
    owed = outbox.c.state.in_(("ready", "sending", "unknown"))
    once_more = outbox.c.kind == Kind.REVEAL
    over = update(outbox).where(owed, outbox.c.method.in_(NEW), ~once_more)
    forgotten = {"state": "never", "error": "restored", "payload": None, "photo": None, "settled_at": uow.now}
    count = await rows_touched(uow.connection, over.values(**forgotten))
    unsure = update(outbox).where(and_(owed, once_more))
    await uow.connection.execute(unsure.values(state="unknown", unsure=outbox.c.unsure + 1, settled_at=uow.now))
    return count


async def _drop_updates(uow: UnitOfWork) -> int:
    """What waited then has been heard since; heard twice, it would be answered twice. Its id stays known."""
    waiting = update(inbox).where(inbox.c.state == "ready")
    return await rows_touched(uow.connection, waiting.values(state="done", body=None, settled_at=uow.now))


async def _move_hours_on(storage: Storage) -> None:
    """A ritual day whose hour has struck by now may have been asked after the backup: none is asked again."""
    subject, ritual = "", ""

    async def page(uow: UnitOfWork) -> list[Plan]:
        plans = await uow.rituals.plans_after(subject, ritual, PAGE)
        for plan in plans:
            await _move_on(plan, uow)
        return plans

    while plans := await storage.transact(page):
        subject, ritual = plans[-1].subject, plans[-1].ritual


async def _move_on(plan: Plan, uow: UnitOfWork) -> None:
    try:
        couple = await uow.couples.get(plan.couple)
    except (KeyGone, Unreadable):
        couple = None
    if couple is None:
        await uow.rituals.drop_due(plan.subject, plan.ritual)
        return
    beyond = plan.first_day - timedelta(days=1)
    each = plan.own and couple.far_apart(uow.now)
    zones = [couple.clock(one.person, uow.now) for one in couple.members] if each else [couple.zone(uow.now)]
    nexts = [next_occurrence(uow.now, plan.wall, zone, plan.weekdays, beyond) for zone in zones]
    following = max(nexts, key=lambda each: each.day)  # where two clocks read different days, the later is unasked
    await uow.rituals.agree(replace(plan, first_day=following.day))
    for subject in await uow.rituals.waiting(plan.couple, plan.ritual) if plan.subject == plan.couple else ():
        await uow.rituals.drop_due(subject, plan.ritual)
    await uow.rituals.set_due(plan.subject, plan.ritual, following.day, following.at)
