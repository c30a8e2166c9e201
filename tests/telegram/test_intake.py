"""What comes in is kept before Telegram may forget it, and counts once however often it comes."""

import sqlite3
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from telegram.error import TelegramError

from bot.telegram.intake import NotOurs
from storage.schema import inbox
from tests.house import Kept
from tests.telegram.shelf import came


async def test_no_poll_asks_for_more_before_what_came_is_on_the_disk(kept: Kept, tmp_path: Path) -> None:
    given, missing = set[int](), list[int]()

    def look(method: str, params: Mapping[str, Any]) -> None:
        if method == "getUpdates":
            with sqlite3.connect(tmp_path / "kept.db") as other:
                stored = {number for (number,) in other.execute("SELECT update_id FROM inbox")}
            missing.extend(number for number in given if number < (params.get("offset") or 0) and number not in stored)
            given.update(one.id for one in kept.world.bot.updates.waiting)

    kept.wire.before = look
    for number in range(120):
        kept.ana.person.writes(kept.ana.person.corner, f"line {number}")
    await kept.settles()
    assert len(given) == 120
    assert missing == []
    assert kept.world.bot.updates.waiting == []


async def test_a_batch_that_was_fetched_and_not_stored_comes_again_and_counts_once(kept: Kept) -> None:

    kept.ana.person.starts()
    fetched = await kept.house.application.bot.get_updates_raw(None, 0)
    assert len(fetched) == 1
    await kept.restarts()
    await kept.settles()
    assert len(kept.ana.heard) == 1


async def test_what_was_stored_before_a_crash_is_done_once_after_it(kept: Kept) -> None:
    kept.ana.person.starts()
    await kept.hears()
    assert await came(kept) == {"ready": 1, "done": (await came(kept))["done"]}
    await kept.restarts()
    await kept.settles()
    assert len(kept.ana.heard) == 1


async def test_the_same_update_five_times_has_one_effect(kept: Kept) -> None:
    kept.ana.person.starts()
    updates = await kept.house.application.bot.get_updates_raw(None, 0)
    for _ in range(3):
        await kept.house.intake.store(updates)
    await kept.house.intake.store(updates + updates)
    await kept.settles()
    assert len(kept.ana.heard) == 1


async def test_after_a_restart_only_what_is_new_is_asked_for(kept: Kept) -> None:
    kept.ana.person.starts()
    await kept.settles()
    before = kept.wire.offsets[-1]
    await kept.restarts()
    await kept.settles()
    assert before is not None
    assert kept.wire.offsets[-1] == before


async def test_numbers_that_jump_down_after_a_quiet_week_hide_nothing(kept: Kept) -> None:
    kept.ana.person.starts()
    await kept.settles()
    for _ in range(8):
        kept.clock.move(timedelta(days=1))
        await kept.hears()
    kept.world.bot.updates.next_id = 5
    kept.ana.person.starts()
    await kept.settles()
    assert len(kept.ana.heard) == 2


@pytest.mark.parametrize(("days", "trusted"), [(5, True), (7, False), (-7, False)])
async def test_an_offset_is_trusted_for_six_days_after_the_last_update(kept: Kept, days: int, trusted: bool) -> None:
    await kept.settles()
    kept.clock.set(kept.clock.now() + timedelta(days=days))
    await kept.restarts()
    await kept.hears()
    assert (kept.wire.offsets[-1] is not None) == trusted


async def test_polls_that_bring_nothing_write_nothing(kept: Kept, tmp_path: Path) -> None:
    await kept.hears()
    with sqlite3.connect(tmp_path / "kept.db") as other:
        before = other.execute("PRAGMA data_version").fetchone()
        await kept.hears()
        assert other.execute("PRAGMA data_version").fetchone() == before


async def test_a_new_name_of_the_bot_is_learned_at_the_next_start(kept: Kept) -> None:
    kept.world.bot.username = "kept_anew_bot"
    await kept.restarts()
    await kept.hears()
    assert kept.house.application.bot.username == "kept_anew_bot"


async def test_another_bot_begins_to_count_anew(kept: Kept) -> None:
    kept.ana.person.starts()
    await kept.settles()
    assert kept.wire.offsets[-1] is not None
    del kept.world.users[kept.world.bot.id]
    kept.world.bot.id += 1
    await kept.restarts()
    await kept.hears()
    assert kept.wire.offsets[-1] is None


async def test_a_start_while_telegram_is_away_knows_who_it_is(kept: Kept) -> None:
    with kept.world.trouble.out():
        await kept.restarts()
        assert kept.house.application.bot.username == kept.world.bot.username
        with pytest.raises(TelegramError):
            await kept.house.intake.poll()
    assert await kept.house.intake.poll() == 0


async def test_updates_without_numbers_are_not_asked_for_again_at_once(kept: Kept) -> None:
    kept.clock.move(timedelta(days=7))  # no offset that would hide it
    kept.ana.person.starts()
    object.__setattr__(kept.world.bot.updates.waiting[0], "id", -9)
    with pytest.raises(TelegramError, match="without a number"):
        await kept.house.intake.poll()


async def test_numbers_that_are_none_spoil_no_batch(kept: Kept) -> None:
    kept.ana.person.starts()
    [update] = await kept.house.application.bot.get_updates_raw(None, 0)
    await kept.house.intake.store(
        [*(update | {"update_id": number} for number in (-1, True, 2**63, 1.5, None)), update]
    )
    assert [row.update_id for row in await kept.rows(inbox) if row.state == "ready"] == [update["update_id"]]


async def test_a_token_that_telegram_does_not_know_ends_the_run(kept: Kept) -> None:
    kept.world.bots.clear()
    with pytest.raises(NotOurs, match="does not know"):
        await kept.house.intake.run()
