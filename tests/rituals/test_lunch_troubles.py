"""Lunch on days that are not ordinary: late answers, other kinds of answer, clock changes, outages, restarts, rest."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from scheduler.hours import schedule
from storage.rituals import Plan
from storage.schema import inbox, outbox
from storage.unit_of_work import UnitOfWork
from tests.house import Kept, couple_at_home

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "document", "video", "location"])
async def test_anything_sent_as_a_reply_is_an_answer(kept: Kept, kind: str) -> None:
    prompt = await kept.lunch()
    sent = kept.ana.person.sends(kept.room, kind, reply_to=prompt)
    await kept.settles()
    assert (sent.reactions, len(kept.said)) == ({kept.world.bot.id: ["✍"]}, 1)


async def test_a_late_answer_is_heard_like_any_other(kept: Kept) -> None:
    first = await kept.lunch()
    await kept.lunch()
    late = await kept.ben.replies("yesterday's soup", to=first)
    assert (late.reactions, len(kept.said)) == ({kept.world.bot.id: ["✍"]}, 2)


async def test_a_hello_on_a_prompt_that_is_over_is_told_so_and_says_nothing(kept: Kept) -> None:
    first = await kept.lunch()
    markup = first.markup
    await kept.lunch()
    first.markup = markup  # a phone that was offline still shows it
    tap = await kept.ben.taps("Just say hello", on=first)
    assert (tap.text, tap.alert) == ("These buttons are from earlier. Nothing has changed.", True)
    assert len(kept.said) == 2


async def test_an_edited_answer_changes_nothing(kept: Kept) -> None:
    await kept.lunch()
    soup = await kept.ana.replies("suop")
    kept.ana.person.edits(soup, "soup")
    await kept.settles()
    assert (soup.reactions, len(kept.said)) == ({kept.world.bot.id: ["✍"]}, 1)


async def test_where_reactions_are_forbidden_nothing_is_said_instead(kept: Kept) -> None:
    kept.room.reactions_allowed = False
    await kept.lunch()
    soup = await kept.ana.replies("soup")
    assert (soup.reactions, len(kept.said), kept.ana.heard) == ({}, 1, [])


async def test_the_words_of_an_answer_are_not_kept(kept: Kept) -> None:
    await kept.lunch()
    await kept.ana.replies("a very particular soup")
    await kept.passes(timedelta(minutes=1))
    rows = [*await kept.rows(inbox), *await kept.rows(outbox)]
    assert all(row.body is None for row in rows if hasattr(row, "body"))
    assert "particular" not in str(rows)


async def test_a_restart_between_the_prompt_and_the_answer_is_not_noticed(kept: Kept) -> None:
    prompt = await kept.lunch()
    await kept.restarts()
    soup = await kept.ana.replies("soup", to=prompt)
    assert (soup.reactions, len(kept.said)) == ({kept.world.bot.id: ["✍"]}, 1)


@pytest.mark.parametrize(("hours", "comes"), [(2, True), (4, False)])
async def test_an_outage_over_the_hour_delays_it_and_a_long_one_lets_it_go(kept: Kept, hours: int, comes: bool) -> None:
    kept.clock.until(datetime(2026, 3, 2, 12, 29, tzinfo=UTC))
    kept.world.trouble.outage = True
    await kept.endures(timedelta(minutes=2))
    kept.clock.move(timedelta(hours=hours))
    kept.world.trouble.outage = False
    await kept.endures(timedelta(minutes=2))
    assert len(kept.said) == comes


async def test_a_resting_couple_is_not_asked_and_is_asked_again_as_ever(kept: Kept) -> None:
    await kept.storage.transact(lambda uow: uow.rests.begin(kept.ana.person.id, "rest", None))
    await kept.is_at(datetime(2026, 3, 2, 18, tzinfo=UTC))
    assert kept.said == []
    await kept.storage.transact(lambda uow: uow.rests.end(kept.ana.person.id))
    await kept.lunch()
    assert kept.clock.now() == datetime(2026, 3, 3, 12, 30, tzinfo=UTC)


async def moved(kept: Kept, wall: time) -> None:
    """Lunch at another hour, every day from today on."""
    day = kept.clock.now().date()
    plan = Plan(kept.couple.id, "lunch", kept.couple.id, None, wall, frozenset(range(7)), day, inside=True)

    async def agree(uow: UnitOfWork) -> None:
        await uow.rituals.agree(plan)
        await schedule(plan, uow)

    await kept.storage.transact(agree)


@pytest.fixture
async def before_change(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Kept]:
    async with couple_at_home(tmp_path, at=request.param) as home:
        yield home


@pytest.mark.parametrize(
    ("before_change", "first", "second"),
    [
        (datetime(2026, 3, 28, 5, tzinfo=UTC), "2026-03-29 01:30", "2026-03-30 00:30"),
        (datetime(2026, 10, 24, 5, tzinfo=UTC), "2026-10-25 00:30", "2026-10-26 01:30"),
    ],
    indirect=["before_change"],
    ids=["spring, when 01:30 does not exist", "autumn, when it comes twice"],
)
async def test_in_the_nights_when_clocks_change_it_comes_once(before_change: Kept, first: str, second: str) -> None:
    kept = before_change
    await moved(kept, time(1, 30))
    came = []
    for _ in range(2):
        await kept.lunch()
        came.append(kept.clock.now().strftime("%Y-%m-%d %H:%M"))
    assert came == [first, second]
    assert len(kept.said) == 2


async def test_an_hour_after_midnight_belongs_to_the_day_before(kept: Kept) -> None:
    await moved(kept, time(0, 10))
    await kept.is_at(datetime(2026, 3, 3, 0, 10, tzinfo=UTC))
    [row] = await kept.storage.transact(lambda uow: uow.rituals.prompts_since(kept.couple.id, "lunch", MONDAY))
    assert (row.day, kept.said[-1].silent) == (MONDAY, True)
