"""What two people agreed on, what comes next and what was asked, by the ritual day."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.messages import Due
from rehearsal.clock import RehearsalClock
from storage.rituals import Plan, Prompt
from storage.schema import due
from storage.storage import Storage
from storage.unit_of_work import UnitOfWork
from tests.storage.room import ANA, MONDAY_NOON, rows

MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)
LUNCH = Plan("ana-and-ben", "lunch", "ana-and-ben", None, time(12, 30), frozenset({0, 1, 2, 3, 4}), MONDAY)
COFFEE = Plan(f"p{ANA}", "coffee", "ana-and-ben", ANA, time(8, 5), frozenset({6}), MONDAY)


async def agree(storage: Storage, *plans: Plan) -> None:
    async def work(uow: UnitOfWork) -> None:
        for plan in plans:
            await uow.rituals.agree(plan)

    await storage.transact(work)


async def set_due(storage: Storage, subject: str, ritual: str, day: date, hours: float) -> None:
    at = MONDAY_NOON + timedelta(hours=hours)
    await storage.transact(lambda uow: uow.rituals.set_due(subject, ritual, day, at))


def asked(day: date, ref: str, wording: str = "lunch-prompt-01") -> Prompt:
    return Prompt("ana-and-ben", "lunch", day, ref, wording, MONDAY_NOON, answered=False)


async def ask(storage: Storage, prompt: Prompt) -> bool:
    return await storage.transact(lambda uow: uow.rituals.asked(prompt))


async def test_an_agreed_hour_comes_back_as_it_was(met: Storage) -> None:
    await agree(met, LUNCH, COFFEE)
    assert await met.transact(lambda uow: uow.rituals.plan("ana-and-ben", "lunch")) == LUNCH
    assert await met.transact(lambda uow: uow.rituals.plan(f"p{ANA}", "coffee")) == COFFEE
    assert await met.transact(lambda uow: uow.rituals.plan("ana-and-ben", "coffee")) is None


async def test_agreeing_anew_changes_the_hour_in_place(met: Storage) -> None:
    changed = replace(LUNCH, wall=time(0, 0), weekdays=frozenset({6, 0}), first_day=MONDAY + DAY)
    await agree(met, LUNCH, COFFEE, changed)
    assert await met.transact(lambda uow: uow.rituals.plans_after("", "", 10)) == [changed, COFFEE]


async def test_nobody_unknown_agrees_on_anything(met: Storage) -> None:
    with pytest.raises(IntegrityError):
        await agree(met, replace(LUNCH, couple="nobody"))


async def test_all_plans_are_read_page_by_page_each_once(met: Storage) -> None:
    plans = [replace(LUNCH, subject=f"p{n}", ritual=ritual) for n in range(3) for ritual in ("bedtime", "lunch")]
    await agree(met, *reversed(plans))
    subject, ritual, seen = "", "", list[Plan]()
    while page := await met.transact(lambda uow: uow.rituals.plans_after(subject, ritual, 4)):  # noqa: B023 - run at once
        seen += page
        subject, ritual = page[-1].subject, page[-1].ritual
    assert seen == plans


async def test_what_is_due_comes_longest_due_first_and_never_early(met: Storage, clock: RehearsalClock) -> None:
    await set_due(met, "b", "lunch", MONDAY, 0)
    await set_due(met, "c", "lunch", MONDAY, -2)
    await set_due(met, "d", "lunch", MONDAY, 0.5)
    due_keys = await met.transact(lambda uow: uow.rituals.due_keys(10))
    assert due_keys == [("c", "lunch", MONDAY), ("b", "lunch", MONDAY)]
    assert await met.transact(lambda uow: uow.rituals.due_keys(1)) == [("c", "lunch", MONDAY)]
    assert await met.transact(lambda uow: uow.rituals.earliest()) == MONDAY_NOON - timedelta(hours=2)
    clock.move(timedelta(minutes=30))
    assert len(await met.transact(lambda uow: uow.rituals.due_keys(10))) == 3


async def test_what_comes_next_stands_in_place_of_what_came_next_before(met: Storage) -> None:
    await set_due(met, "ana-and-ben", "lunch", MONDAY, 1)
    await set_due(met, "ana-and-ben", "bedtime", MONDAY, 9)
    await set_due(met, "ana-and-ben", "lunch", MONDAY + DAY, 25)
    assert await met.transact(lambda uow: uow.rituals.next_due("ana-and-ben", "lunch")) == (
        MONDAY + DAY,
        MONDAY_NOON + timedelta(hours=25),
    )
    assert len(await rows(met, due)) == 2
    await met.transact(lambda uow: uow.rituals.drop_due("ana-and-ben", "lunch"))
    assert await met.transact(lambda uow: uow.rituals.next_due("ana-and-ben", "lunch")) is None
    assert await met.transact(lambda uow: uow.rituals.earliest()) == MONDAY_NOON + timedelta(hours=9)


async def test_a_due_row_is_looked_up_again_before_it_is_acted_on(met: Storage) -> None:
    await agree(met, LUNCH, COFFEE)
    await set_due(met, "ana-and-ben", "lunch", MONDAY, -1)
    await set_due(met, f"p{ANA}", "coffee", MONDAY, 1)
    await set_due(met, "nobody", "lunch", MONDAY, -1)

    async def still_due(subject: str, ritual: str, day: date) -> Due | None:
        return await met.transact(lambda uow: uow.rituals.still_due(subject, ritual, day))

    at = MONDAY_NOON - timedelta(hours=1)
    assert await still_due("ana-and-ben", "lunch", MONDAY) == Due("lunch", "ana-and-ben", None, MONDAY, at)
    assert await still_due("ana-and-ben", "lunch", MONDAY + DAY) is None
    assert await still_due(f"p{ANA}", "coffee", MONDAY) is None
    assert await still_due("nobody", "lunch", MONDAY) is None


async def test_a_day_is_asked_once(met: Storage) -> None:
    assert await ask(met, asked(MONDAY, "a"))
    assert not await ask(met, asked(MONDAY, "b", "lunch-prompt-02"))
    assert await met.transact(lambda uow: uow.rituals.prompt("a")) == asked(MONDAY, "a")
    assert await met.transact(lambda uow: uow.rituals.prompt("b")) is None


async def test_the_last_day_asked_is_not_one_that_a_wrong_clock_asked(met: Storage) -> None:
    for number, day in enumerate((MONDAY, MONDAY + 2 * DAY, date(2031, 3, 2))):
        await ask(met, asked(day, str(number)))

    async def last(until: date) -> date | None:
        return await met.transact(lambda uow: uow.rituals.last_asked("ana-and-ben", "lunch", until))

    assert await last(MONDAY - DAY) is None
    assert await last(MONDAY + DAY) == MONDAY
    assert await last(MONDAY + 5 * DAY) == MONDAY + 2 * DAY


async def test_that_somebody_answered_is_noted_and_lately_asked_ones_come_latest_first(met: Storage) -> None:
    for number in range(4):
        await ask(met, asked(MONDAY + number * DAY, str(number)))
    await met.transact(lambda uow: uow.rituals.answered("2"))
    lately = await met.transact(lambda uow: uow.rituals.prompts_since("ana-and-ben", "lunch", MONDAY + DAY))
    assert [(prompt.ref, prompt.answered) for prompt in lately] == [("3", False), ("2", True), ("1", False)]
    assert await met.transact(lambda uow: uow.rituals.prompts_since("dan-and-eve", "lunch", MONDAY)) == []


async def test_prompts_of_days_gone_by_are_forgotten(met: Storage) -> None:
    for number in range(3):
        await ask(met, asked(MONDAY + number * DAY, str(number)))
    await met.transact(lambda uow: uow.rituals.forget(MONDAY + 2 * DAY))
    left = await met.transact(lambda uow: uow.rituals.prompts_since("ana-and-ben", "lunch", MONDAY))
    assert [prompt.ref for prompt in left] == ["2"]
