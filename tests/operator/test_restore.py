"""A restore refuses what it must not do, and brings back neither the erased nor what was said since."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from domain.messages import Kind
from scheduler import due as hours
from storage import settling
from storage.backup import NotWhole, verify
from storage.engine import Database
from storage.keys import KeyGone
from storage.lock import AlreadyRunning, RunLock
from storage.look import KeysElsewhere
from storage.restore import Refused, Restored
from storage.schema import chats, day_keys, due, erasures, facts, inbox, members, outbox, plans
from tests.house import Kept
from tests.operator.places import Place, here, lives_at, owes, restores, saves, saves_keys, times_said, vault_at
from tests.rituals.corners import types
from tests.rituals.leaving import ENDED, NOTHING, STARTED, at_home, days, leaves, left_in

NOBODY = "Nobody reads this twice."


async def turns_back(kept: Kept, folder: Path, keys: Path | None = None) -> Restored:
    """The house ends, and its backup takes its place."""
    await kept.storage.database.close()
    return await restores(kept, folder / "copy.db", here(kept, folder), keys, replace=True)


async def states(kept: Kept) -> dict[str, tuple[str, int]]:
    """Kind or method of what is owed -> its state and how often nobody knew."""
    new = {row.id: row.kind if row.method == "say" else row.method for row in await kept.rows(outbox)}
    return {new[row.id]: (row.state, row.unsure) for row in await kept.rows(outbox)}


async def test_a_house_that_holds_something_is_not_replaced_unasked_and_then_kept_aside(
    kept_on_both: Kept, tmp_path: Path
) -> None:
    kept, file = kept_on_both, tmp_path / "copy.db"
    before = await saves(kept, file)
    await owes(kept, kept.ana, NOBODY)
    with pytest.raises(Refused, match="not empty"):
        await restores(kept, file, here(kept, tmp_path))
    assert len(await kept.rows(outbox)) == before.rows["outbox"] + 1
    done = await turns_back(kept, tmp_path)
    assert done.aside is not None
    assert (await verify(done.aside)).rows["outbox"] == before.rows["outbox"] + 1
    assert done.rows["outbox"] == before.rows["outbox"]


async def test_nothing_is_restored_under_a_house_that_runs(kept_on_both: Kept, tmp_path: Path) -> None:
    kept = kept_on_both
    await saves(kept, tmp_path / "copy.db")
    lock = RunLock(kept.storage.database)
    await lock.take()
    try:
        with pytest.raises(AlreadyRunning):
            await restores(kept, tmp_path / "copy.db", here(kept, tmp_path), replace=True)
    finally:
        await lock.release()


async def test_a_backup_of_a_newer_version_or_none_at_all_is_refused_and_changes_nothing(
    kept: Kept, tmp_path: Path
) -> None:
    file = tmp_path / "copy.db"
    await saves(kept, file)
    database = Database(f"sqlite+aiosqlite:///{file}")
    await database.transact(lambda c: c.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    await database.close()
    with pytest.raises(Refused, match="newer version"):
        await restores(kept, file, here(kept, tmp_path), replace=True)
    file.write_bytes(b"x")
    for wrong in (file, tmp_path / "nowhere.db"):
        with pytest.raises(NotWhole):
            await restores(kept, wrong, here(kept, tmp_path), replace=True)
    assert len(await kept.rows(members)) == 4


async def test_a_damaged_database_is_put_aside_as_it_is_and_replaced(kept: Kept, tmp_path: Path) -> None:
    await saves(kept, tmp_path / "copy.db")
    await kept.storage.database.close()
    (tmp_path / "kept.db").write_bytes(b"no database at all")
    done = await turns_back(kept, tmp_path)
    assert done.aside is not None
    assert done.aside.read_bytes() == b"no database at all"
    assert (await verify(tmp_path / "kept.db")).rows == done.rows


async def test_whoever_was_erased_after_the_backup_stays_erased_whatever_the_second_place_holds(
    kept_on_both: Kept, tmp_path: Path
) -> None:
    kept, file, keys = kept_on_both, tmp_path / "copy.db", tmp_path / "second"
    await owes(kept, kept.ana, NOBODY)
    await saves(kept, file)
    await saves_keys(kept, keys)
    await kept.storage.erase(kept.ana.person.id)
    for key_id in kept.storage.vault.keys.list():  # the first place burns down, the stale second one is all there is
        (tmp_path / "keys" / key_id).unlink()
    [ana] = [row for row in await kept.rows(members) if row.person == kept.ana.person.id]
    done = await turns_back(kept, tmp_path, keys)
    assert (done.keys, done.settled.erased) == (4, 1)
    assert kept.ana.person.id not in {row.person for row in await kept.rows(members)}
    with pytest.raises(KeyGone):
        kept.storage.vault.keys.open(ana.key_id)
    assert [row.destroyed_at for row in await kept.rows(erasures) if row.key_id == ana.key_id] == [kept.clock.now()]
    assert {row.payload for row in await kept.rows(outbox) if row.chat == kept.room.id} == {None}
    assert {row.state for row in await kept.rows(outbox) if row.chat == kept.room.id} == {"never"}


async def test_of_two_of_whom_one_left_after_the_backup_it_ends_for_the_other_and_the_first_hears_nothing(
    kept: Kept, tmp_path: Path
) -> None:
    await at_home(kept)
    await types(kept.ana, "/nudge on")
    await saves(kept, tmp_path / "copy.db")
    await leaves(kept.ana)
    await turns_back(kept, tmp_path)
    async with lives_at(kept, here(kept, tmp_path)):
        await days(kept, 4)
        assert [one.text for one in left_in(kept.ana)] == [NOTHING]
        assert kept.ben.heard[STARTED:] == [ENDED]
        assert kept.said == []
        assert {row.couple for row in await kept.rows(members) if row.couple} == {"dan-and-eve"}
        assert await kept.storage.transact(
            lambda uow: uow.pairs.parted(kept.ana.person.id, kept.ben.person.id)  # nor does an invitation reach her
        )


async def test_an_erasure_that_a_kill_cut_short_is_finished_by_the_restore(kept: Kept, tmp_path: Path) -> None:
    await saves(kept, tmp_path / "copy.db")
    await kept.storage.transact(lambda uow: uow.couples.erase(kept.ana.person.id))
    [ana] = [row for row in await kept.rows(members) if row.erased_at]
    assert kept.storage.vault.keys.open(ana.key_id)
    await turns_back(kept, tmp_path)
    with pytest.raises(KeyGone):
        kept.storage.vault.keys.open(ana.key_id)


@pytest.mark.parametrize("others", [False, True])
async def test_keys_of_another_house_do_not_make_everybody_pass_for_erased(
    kept: Kept, tmp_path: Path, *, others: bool
) -> None:
    await saves(kept, tmp_path / "copy.db")
    elsewhere = Place(tmp_path / "elsewhere", f"sqlite+aiosqlite:///{tmp_path / 'elsewhere' / 'kept.db'}")
    elsewhere.folder.mkdir()
    if others:
        vault_at(elsewhere, kept).keys.make("p")
    with pytest.raises(KeysElsewhere, match="none of the"):
        await restores(kept, tmp_path / "copy.db", elsewhere)
    assert (elsewhere.folder / "kept.db").stat().st_size <= 4096


async def test_each_kind_of_what_was_owed_becomes_what_a_send_of_unknown_end_becomes(
    kept: Kept, tmp_path: Path
) -> None:
    kinds = (Kind.PROMPT, Kind.REVEAL, Kind.NOTICE, Kind.ANSWER)
    refs = {kind: await owes(kept, kept.ben, NOBODY, kind) for kind in kinds}
    await kept.storage.transact(lambda uow: uow.delete(refs[Kind.NOTICE]))
    await kept.storage.transact(lambda uow: uow.chats.halt(kept.room.id, 600))
    await saves(kept, tmp_path / "copy.db")
    await turns_back(kept, tmp_path)
    assert await states(kept) == {
        Kind.PROMPT: ("never", 0),
        Kind.REVEAL: ("unknown", 1),
        Kind.NOTICE: ("never", 0),
        Kind.ANSWER: ("never", 0),
        "delete": ("ready", 0),
    }
    assert {row.halted_until for row in await kept.rows(chats)} == {None}
    async with lives_at(kept, here(kept, tmp_path)):
        await kept.settles()
        await kept.passes(timedelta(hours=1))
        assert times_said(kept, NOBODY) == 1


async def test_a_reveal_that_nobody_was_sure_of_before_is_not_said_a_third_time(kept: Kept, tmp_path: Path) -> None:
    ref = await owes(kept, kept.ben, NOBODY, Kind.REVEAL)
    [row] = [row for row in await kept.rows(outbox) if row.ref == ref]
    await kept.storage.transact(lambda uow: uow.outbox.sending([row.id]))
    await kept.storage.transact(lambda uow: uow.outbox.unknown(row.id))
    await saves(kept, tmp_path / "copy.db")
    await turns_back(kept, tmp_path)
    async with lives_at(kept, here(kept, tmp_path)):
        await kept.passes(timedelta(hours=1))
        assert times_said(kept, NOBODY) == 0


async def test_updates_that_waited_are_not_heard_twice_and_strangers_words_are_gone(kept: Kept, tmp_path: Path) -> None:
    for person in (kept.cleo, kept.ben):
        person.person.writes(person.person.corner, "/start")
    await kept.house.intake.poll()
    await saves(kept, tmp_path / "copy.db")
    await kept.settles()
    assert len(kept.ben.heard) == len(kept.cleo.heard) == 1
    await turns_back(kept, tmp_path)
    assert {(row.state, row.body) for row in await kept.rows(inbox)} == {("done", None)}
    assert await kept.rows(day_keys) == []
    assert [key_id for key_id in kept.storage.vault.keys.list() if key_id.startswith("d-")] == []
    assert "offset" not in {row.name for row in await kept.rows(facts)}
    async with lives_at(kept, here(kept, tmp_path)):
        await kept.settles()
        await kept.cleo.writes("/start", kept.cleo.person.corner)
    assert (len(kept.ben.heard), len(kept.cleo.heard)) == (1, 2)


@pytest.mark.parametrize(("minutes", "asked_on"), [(-5, 2), (5, 3)])
async def test_a_ritual_day_whose_hour_has_struck_is_not_asked_again_and_one_ahead_is(
    minutes: int, asked_on: int, kept: Kept, tmp_path: Path
) -> None:
    await saves(kept, tmp_path / "copy.db")
    await kept.is_at(datetime(2026, 3, 2, 12, 30, tzinfo=UTC) + timedelta(minutes=minutes))
    await turns_back(kept, tmp_path)
    assert {row.day.day for row in await kept.rows(due)} == {row.first_day.day for row in await kept.rows(plans)}
    async with lives_at(kept, here(kept, tmp_path)):
        prompt = await kept.lunch()
    assert prompt.date.day == asked_on
    assert len(kept.said) == (2 if minutes > 0 else 1)


def test_the_fact_that_makes_a_start_set_the_hours_anew_is_the_one_that_the_scheduler_reads() -> None:
    assert hours.TICKED_AT == settling.TICKED_AT
