"""How long each kind of row is kept: to the very second, by the sweep of every minute, on a clock that is told."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import Table, insert

from rehearsal.clock import RehearsalClock
from scheduler.moments import Moments
from scheduler.sweeps import SWEPT_AT, Sweeps
from storage.schema import (
    agreement_places,
    boxes,
    evening_days,
    evenings,
    inbox,
    invitations,
    notes,
    outbox,
    pairs,
    promise_places,
    prompts,
    proposals,
    rest_spans,
    rests,
    tokens,
    week_makers,
    week_sums,
)
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork
from tests.storage.room import ANA, MONDAY_NOON, ROOM, rows

COUPLE, REF = "ana-and-ben", "x" * 22
NOW, TODAY, SECOND = MONDAY_NOON, MONDAY_NOON.date(), timedelta(seconds=1)
A_DAY = timedelta(days=1)


def in_the_night_after(days: timedelta) -> timedelta:
    """From noon to the midnight in which what belongs to that day is so many days old, and one more."""
    return datetime.combine(TODAY + days + A_DAY, time(), UTC) - NOW - SECOND


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of `table` as it was written at noon, and how long after it, or only that `column` of it, is there."""

    table: Table
    values: dict[str, Any]
    kept: timedelta
    column: str | None = None


SENT = {"ref": REF, "method": "say", "kind": "reveal", "ritual": "bedtime", "chat": ROOM, "state": "sent"}
SENT |= {"made_at": NOW, "settled_at": NOW, "message": 7, "payload": "{}"}
HEARD = {"update_id": 1, "lane": "", "author": ANA, "key_id": "k", "stored_at": NOW, "settled_at": NOW}


KINDS = {
    "what was said, or opened in an evening, for 48 hours": Kind(outbox, SENT, 2 * A_DAY, "payload"),
    "its number, for thirty days": Kind(outbox, SENT, 30 * A_DAY),
    "what lay under a line, for a day after it was opened": Kind(
        outbox, SENT | {"shown": "mine", "opened_at": NOW}, A_DAY, "payload"
    ),
    "whose message was carried, for 48 hours": Kind(
        outbox, SENT | {"source_chat": ANA, "source_message": 7}, 2 * A_DAY, "source_message"
    ),
    "what went wrong on our side, for a week": Kind(inbox, HEARD | {"state": "aside", "body": b"b"}, 7 * A_DAY, "body"),
    "the number of an update, for thirty days": Kind(inbox, HEARD | {"state": "done"}, 30 * A_DAY),
    "that of a message in a corner, for two days": Kind(
        inbox, HEARD | {"state": "done", "message": 7}, 2 * A_DAY, "message"
    ),
    "a link, a day after it has run out": Kind(
        tokens, {"hash": b"h", "ritual": "meet", "action": "page", "expires_at": NOW + A_DAY}, 2 * A_DAY
    ),
    "an invitation, until its time is over": Kind(
        invitations, {"ref": REF, "person": ANA, "until": NOW + A_DAY}, A_DAY - SECOND
    ),
    "a closed question, for two days": Kind(
        boxes,
        {"ref": REF, "person": ANA, "ritual": "meet", "step": "where", "key_id": "k", "body": b"b"}
        | {"touched_at": NOW, "expires_at": NOW, "closed_at": NOW},
        2 * A_DAY,
    ),
    "what a button offers, for a day": Kind(
        proposals,
        {"ref": REF, "couple": COUPLE, "ritual": "lunch", "sort": "back", "value": "off", "made_at": NOW},
        A_DAY - SECOND,
    ),
    "which wording of lunch came when, for a month": Kind(
        prompts,
        {"subject": COUPLE, "ritual": "lunch", "day": TODAY, "ref": REF, "wording": "lunch-prompt-01", "asked_at": NOW},
        in_the_night_after(timedelta(days=31)),
    ),
    "which wordings an evening had, for a month": Kind(
        evenings,
        {"ref": REF, "couple": COUPLE, "day": TODAY, "line": REF, "apart": True, "wordings": "1", "lights_out": NOW},
        in_the_night_after(timedelta(days=31)),
    ),
    "that an evening came, for twelve weeks": Kind(
        evening_days, {"couple": COUPLE, "day": TODAY}, in_the_night_after(timedelta(weeks=12))
    ),
    "the sums of a week, for twelve weeks": Kind(
        week_sums,
        {"couple": COUPLE, "week": TODAY, "kind": "today", "outcome": "kept", "times": 1},
        in_the_night_after(timedelta(weeks=12)),
    ),
    "that they were of both, for twelve weeks": Kind(
        week_makers, {"couple": COUPLE, "week": TODAY, "what": "today"}, in_the_night_after(timedelta(weeks=12))
    ),
    "the buttons of a promise, for thirty days": Kind(
        promise_places,
        {"message": REF, "place": "a", "promise": REF, "sort": "notice", "couple": COUPLE, "person": ANA}
        | {"made_at": NOW},
        30 * A_DAY,
    ),
    "the buttons of an agreement, for thirty days": Kind(
        agreement_places,
        {"message": REF, "agreement": REF, "sort": "offer", "couple": COUPLE, "made_at": NOW},
        30 * A_DAY,
    ),
    "a note, for twelve weeks": Kind(
        notes, {"couple": COUPLE, "day": TODAY, "recipe": "{}"}, in_the_night_after(timedelta(weeks=12))
    ),
    "whose rest it was, until it is over": Kind(
        rests, {"person": ANA, "why": "rest", "since": NOW, "until": NOW + A_DAY}, A_DAY - SECOND
    ),
    "when two rested, for twelve weeks": Kind(
        rest_spans, {"couple": COUPLE, "since": NOW - A_DAY, "until": NOW}, timedelta(weeks=12)
    ),
    "who has parted from whom, for ninety days": Kind(
        pairs, {"hash": b"h", "until": NOW + 90 * A_DAY}, 90 * A_DAY - SECOND
    ),
}


@pytest.fixture
def url(sqlite_url: str) -> str:
    """One kind of database is enough: how each compares moments is looked at where the rows are written."""
    return sqlite_url


async def sweeps(storage: Storage) -> None:
    """As it does every minute while the clock is believed."""
    await storage.transact(lambda uow: uow.facts.put_moment(SWEPT_AT, uow.now))
    await Sweeps(storage, Moments(storage, {}, storage.clock), lambda: 0).sweep()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
async def test_each_kind_is_kept_for_its_time_and_not_a_second_longer(
    met: Storage, clock: RehearsalClock, kind: Kind
) -> None:
    async def write(uow: UnitOfWork) -> None:
        await uow.connection.execute(insert(kind.table).values(**kind.values))

    await met.transact(write)
    clock.move(kind.kept)
    await sweeps(met)
    assert len(await there(met, kind)) == 1
    clock.move(SECOND)
    await sweeps(met)
    assert await there(met, kind) == []


async def there(storage: Storage, kind: Kind) -> list[Any]:
    found = await rows(storage, kind.table)
    return found if kind.column is None else [row for row in found if row[kind.column] is not None]
