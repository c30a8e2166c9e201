"""A backup is whole or it is not there, shows nobody's words, and is made while the house goes on."""

import asyncio
import sqlite3
import stat
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.backup import NotWhole, back_up, verify
from storage.engine import Database
from storage.look import counts, revision
from storage.migrate import newest
from storage.reading import NoDatabase, Unreachable, snapshot
from storage.unit_of_work import UnitOfWork
from tests.house import Kept
from tests.operator.places import owes, saves, url_of
from tests.tables import with_tables

CANARY = "zyzzyva-canary"


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def _note(name: str, uow: UnitOfWork) -> None:
    await uow.facts.put(name, "x")


async def test_a_backup_holds_every_row_and_no_word_name_or_zone(kept_on_both: Kept, tmp_path: Path) -> None:
    kept, file = kept_on_both, tmp_path / "copies.db"
    await kept.lunch()
    await owes(kept, kept.ana, CANARY)
    kept.ben.person.writes(kept.ben.person.corner, f"/start {CANARY}")
    await kept.house.intake.poll()
    made = await saves(kept, file)
    async with snapshot(url_of(kept)) as source:
        assert made.rows == await counts(source)
        assert made.revision == await revision(source) == newest()
    assert made.rows["members"] == 4
    assert made.size == file.stat().st_size
    body = file.read_bytes()
    assert not [word for word in (CANARY, "Europe", "London") if word.encode() in body]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [name for name in names_in(tmp_path) if "copies" in name] == ["copies.db"]


async def test_a_backup_of_a_file_that_is_written_to_all_the_while_is_one_moment_of_it(
    kept: Kept, tmp_path: Path
) -> None:
    url, going = url_of(kept), True

    async def write() -> int:
        number = 0
        while going:
            number += 1
            await kept.storage.transact(partial(_note, f"canary-{number}"))
        return number

    async with asyncio.TaskGroup() as group:
        writing = group.create_task(write())
        made = [await back_up(url, tmp_path / f"{number}.db") for number in range(5)]
        going = False
    assert writing.result() > 10
    held = [each.rows["facts"] for each in made]
    assert held == sorted(held)
    assert held[0] < held[-1]
    assert await kept.storage.database.quick_check() == "ok"


async def test_an_older_backup_stays_until_the_new_one_is_whole(kept: Kept, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    first = await saves(kept, file)
    await owes(kept, kept.ana, "more")
    second = await saves(kept, file)
    assert second.rows["outbox"] == first.rows["outbox"] + 1
    was = file.read_bytes()
    (tmp_path / "kept.db").write_bytes(b"no database at all")
    with pytest.raises(Unreachable):
        await saves(kept, file)
    assert file.read_bytes() == was
    assert [name for name in names_in(tmp_path) if "copy" in name] == ["copy.db"]


async def test_there_is_no_backup_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(NoDatabase):
        await back_up(f"sqlite+aiosqlite:///{tmp_path / 'none.db'}", tmp_path / "copy.db")
    sqlite3.connect(tmp_path / "empty.db").close()
    with pytest.raises(NotWhole, match="empty"):
        await back_up(f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}", tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()
    assert not (tmp_path / "none.db").exists()


async def test_what_was_deleted_is_not_in_the_copy_either(kept: Kept, tmp_path: Path) -> None:
    await kept.storage.transact(lambda uow: uow.facts.put("note", CANARY))
    await kept.storage.transact(lambda uow: uow.facts.drop("note"))
    await saves(kept, tmp_path / "copy.db")
    assert CANARY.encode() not in (tmp_path / "copy.db").read_bytes()


@pytest.mark.parametrize("damage", ["truncated", "overwritten", "foreign", "text"])
async def test_a_damaged_file_is_no_backup(damage: str, kept: Kept, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    await saves(kept, file)
    body = file.read_bytes()
    if damage == "truncated":
        file.write_bytes(body[: len(body) // 2])
    elif damage == "overwritten":
        file.write_bytes(body[:4096] + bytes(len(body) - 4096))
    elif damage == "foreign":
        file.unlink()
        sqlite3.connect(file).execute("CREATE TABLE t (x)").connection.close()
    else:
        file.write_text("not a database")
    with pytest.raises(NotWhole):
        await verify(file)


async def test_a_server_of_a_newer_revision_is_not_copied(postgres_url: str, tmp_path: Path) -> None:
    database = Database(postgres_url)
    try:
        await with_tables(database)
        await database.transact(lambda c: c.execute(text("UPDATE alembic_version SET version_num = '9999'")))
        with pytest.raises(NotWhole, match="does not know"):
            await back_up(postgres_url, tmp_path / "copy.db")
    finally:
        await database.close()
