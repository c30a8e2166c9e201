"""What a promise leaves behind: through restarts, for its week, in a carried room, and to whoever takes it along."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from domain.promise import Outcome
from storage.schema import promise_places, week_makers, week_sums
from storage.schema import promises as table
from storage.unit_of_work import UnitOfWork
from tests.hours.talk import carried
from tests.house import Kept
from tests.rituals.corners import taps
from tests.rituals.promises import (
    NOTICE,
    at,
    corner,
    couple_with_promises,
    opens,
    promises,
    room,
    types,
)

SUNDAY = date(2026, 3, 8)


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Kept]:
    async with couple_with_promises(tmp_path) as kept:
        yield kept


@pytest.fixture
async def home_on_both(tmp_path: Path, database_url: str) -> AsyncIterator[Kept]:
    async with couple_with_promises(tmp_path, database_url) as kept:
        yield kept


async def test_whatever_happens_between_it_goes_on_after_a_restart(home_on_both: Kept) -> None:
    home = home_on_both
    await types(home.ben, "/promise call you tomorrow at 18:00")
    await home.restarts()
    await taps(home.ben, "Yes")
    await home.restarts()
    await home.is_at(at(3, 18))
    await home.restarts()
    assert room(home)[0].buttons == [NOTICE]
    await home.is_at(at(3, 19))
    await home.restarts()
    await opens(home.ben)
    await home.restarts()
    await taps(home.ben, "It didn't happen")
    await taps(home.ben, "A new time")
    await home.restarts()
    await types(home.ben, "tomorrow at 18:00")
    await home.restarts()
    await taps(home.ben, "Send")
    assert room(home)[-1].text == "Ben: a new time, Wed 18:00."
    await home.is_at(at(4, 19))
    await opens(home.ben)
    await taps(home.ben, "Done")
    assert [message.text for message in room(home)[1:]] == ["Ben: a new time, Wed 18:00.", "Mended."]


async def test_the_week_has_its_sums_and_not_its_makers(home_on_both: Kept) -> None:
    home = home_on_both
    await promises(home.ben, "call you today at 18:00")
    await promises(home.ana, "cook today at 19:00")
    await home.is_at(at(2, 18))
    await home.ana.taps(NOTICE, on=room(home)[0])
    kept = [(row.week, row.kind, row.outcome, row.times) for row in await home.rows(week_sums)]
    assert kept == [(SUNDAY, "tonight", "kept", 1)]
    assert await home.rows(week_makers) == []
    await home.is_at(at(2, 19))
    await home.ben.taps(NOTICE, on=room(home)[1])
    assert [row.times for row in await home.rows(week_sums)] == [2]
    assert [(row.week, row.what) for row in await home.rows(week_makers)] == [(SUNDAY, "tonight")]

    async def read(uow: UnitOfWork) -> object:
        [settled] = await uow.weeks.settled(home.couple.id, SUNDAY - timedelta(days=7), SUNDAY)
        ended = await uow.weeks.ended(home.couple.id, SUNDAY - timedelta(days=7), SUNDAY)
        return settled.times, settled.carried, settled.both, settled.kind, ended

    assert await home.storage.transact(read) == (2, True, True, "tonight", {Outcome.KEPT: 2})


async def test_its_maker_may_leave_it_out_of_sunday(home: Kept) -> None:
    told = await promises(home.ben, "call you today at 18:00")
    await home.is_at(at(2, 18))
    await home.ana.taps(NOTICE, on=told)
    said = len(home.said)
    shown = await types(home.ben, "/promises")
    await home.ben.taps("call you", on=shown)
    await taps(home.ben, "Leave it out of Sunday")
    assert shown.text == "Left out of Sunday. Nobody is told."
    assert (await home.rows(week_sums), len(home.said)) == ([], said)


async def test_what_ended_is_forgotten_with_the_note_of_its_week(home: Kept) -> None:
    await promises(home.ben, "call you today at 18:00")
    await home.is_at(at(2, 18))
    await home.ana.taps(NOTICE, on=room(home)[0])
    await home.is_at(at(8, 17))
    assert len(await home.rows(table)) == 1
    await home.is_at(at(8, 18))
    await home.house.moments.tick(patient=True)
    assert (await home.rows(table), len(await home.rows(week_sums))) == ([], 1)


async def test_in_a_carried_room_each_has_a_copy_and_replies_to_their_own(home: Kept) -> None:
    await carried(home)
    await types(home.ben, "/promise call you today at 18:00")
    await taps(home.ben, "Yes")
    hers = corner(home.ana)[-1]
    assert hers.text.endswith("\nBen, Mon 18:00: call you.")
    await home.is_at(at(2, 18))
    assert hers.buttons == [NOTICE]
    await home.ana.taps(NOTICE, on=hers)
    said = corner(home.ana)[-1]
    assert (said.text.endswith("\nAna noticed."), said.reply_to, hers.buttons) == (True, hers, [])
    his = corner(home.ben)[-1]
    assert his.text.endswith("\nAna noticed.")
    assert his.reply_to is not None
    assert his.reply_to.text.endswith("\nBen, Mon 18:00: call you.")


async def test_forgetting_lets_all_go_and_the_other_sees_nothing_of_it(home: Kept) -> None:
    told = await promises(home.ben, "call you today at 18:00")
    await home.is_at(at(2, 18))
    await types(home.ben, "/forget")
    await taps(home.ben, corner(home.ben)[-1].buttons[0])
    assert (await home.rows(table), await home.rows(promise_places)) == ([], [])
    assert (len(room(home)), told.buttons) == (1, [NOTICE])
    assert (await home.ana.taps(NOTICE, on=told)).text == "Noted."
    await home.is_at(at(4, 18))
    assert told.buttons == []


async def test_one_may_take_ones_own_promises_along(home: Kept) -> None:
    await promises(home.ben, "call you today at 18:00")
    await promises(home.ana, "cook today at 18:00")

    async def gather(uow: UnitOfWork) -> list[str]:
        from bot.rituals.promise import PROMISE

        assert PROMISE.gathers is not None
        return [mine.words for mine in await PROMISE.gathers(home.ben.person.id, uow)]

    assert await home.storage.transact(gather) == ["call you"]


async def test_typed_text_with_nothing_open_can_become_one(home: Kept) -> None:
    asked = await types(home.ben, "call you tomorrow at 18:00")
    assert asked.buttons == ["A promise", "Nowhere"]
    await taps(home.ben, "A promise")
    assert corner(home.ben)[-1].text == "Tomorrow, 18:00: call you."
