"""The doctor sees what ails a house, says what to do, changes nothing, and names nobody."""

import io
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.doctor import examine
from bot.settings import names
from domain.messages import Kind
from rehearsal.clock import RehearsalClock
from rehearsal.server import Server
from rehearsal.world import TOKEN, World
from storage.keys import _text
from storage.vault import OperatorKeys, decode_operator_key
from tests.house import Kept
from tests.operator.places import owes

CANARY = "zyzzyva-canary"
SECRET = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with Server(World(RehearsalClock())) as running:
        yield running


@pytest.fixture
def settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: Server) -> pytest.MonkeyPatch:
    """A complete environment for a house in this test's folder."""
    monkeypatch.chdir(tmp_path)
    for name in names():
        monkeypatch.delenv(name, raising=False)
    given = {"BOT_TOKEN": TOKEN, "DATA_DIR": str(tmp_path / "data"), "KEYS_DIR": str(tmp_path / "keys")}
    given |= {"SECRET_KEY": SECRET, "TELEGRAM_API": server.url, "DATABASE_URL": f"sqlite:///{tmp_path / 'kept.db'}"}
    for name, value in given.items():
        monkeypatch.setenv(f"KEPT_{name}", value)
    return monkeypatch


async def asked(clock: RehearsalClock | None = None) -> tuple[bool, dict[str, str]]:
    """Whether all is well, and what is said about each thing, in plain lines."""
    out = io.StringIO()
    well = await examine(clock or RehearsalClock(), out)
    said: dict[str, str] = {}
    for line in out.getvalue().splitlines():
        assert line[:5].strip() in ("ok", "note", "look")
        said[line[5:15].strip()] = said.get(line[5:15].strip(), "") + f"{line[:4].strip()}: {line[15:]}\n"
    assert TOKEN not in out.getvalue()
    assert SECRET not in out.getvalue()
    return well, said


def knows_the_secret(kept: Kept) -> None:
    """The keys of the tests' house come under the secret key of the environment."""
    ours, store = OperatorKeys(decode_operator_key(SECRET)), kept.storage.vault.keys
    opened = {key_id: store.open(key_id) for key_id in store.list()}
    store._wrap = ours
    for key_id, key in opened.items():
        store.adopt(key_id, _text(key_id, ours.wrap(key_id, key)))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and "-shm" not in path.name}


async def test_on_a_machine_where_nothing_was_ever_kept_all_is_well_and_nothing_is_made(
    settled: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    well, said = await asked()
    assert well
    assert said["database"].startswith("note: There is no database")
    assert said["telegram"] == "ok: reachable, and knows the token\n"
    assert "agrees" in said["clock"]
    assert files(tmp_path) == {}


async def test_an_empty_directory_of_keys_is_a_beginning_and_not_a_loss(
    settled: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settled.delenv("KEPT_SECRET_KEY")
    (tmp_path / "keys").mkdir(mode=0o700)
    well, said = await asked()
    assert (well, said["keys"].startswith("note: There is none in ")) == (True, True)


async def test_a_house_at_work_is_well_and_asking_changes_nothing(
    kept: Kept, settled: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    knows_the_secret(kept)
    await kept.lunch()
    kept.clock.set(RehearsalClock().now())
    await kept.house.due.recompute()
    await kept.storage.transact(lambda uow: uow.facts.put_moment("swept_at", kept.clock.now()))
    before = files(tmp_path)
    well, said = await asked()
    assert well, said
    assert "all 4 open" in said["keys"] or "all 5 open" in said["keys"]
    assert "whole, revision" in said["database"]
    assert files(tmp_path) == before


async def test_what_piles_up_is_told_by_number_and_age_and_never_by_words(
    kept: Kept, settled: pytest.MonkeyPatch
) -> None:
    knows_the_secret(kept)
    ref = await owes(kept, kept.ana, CANARY)
    await owes(kept, kept.ben, CANARY, Kind.REVEAL)
    for person in (kept.ana.person, kept.ben.person):
        person.writes(person.corner, CANARY)
    await kept.house.intake.poll()
    await kept.storage.database.transact(lambda c: c.execute(text("UPDATE outbox SET state = 'unknown' WHERE id = 1")))
    aside = "UPDATE inbox SET state = 'aside', error = 'KeyError' WHERE seq = (SELECT max(seq) FROM inbox)"
    await kept.storage.database.transact(lambda c: c.execute(text(aside)))
    kept.clock.move(timedelta(hours=26))
    well, said = await asked(kept.clock)
    everything = "".join(said.values())
    assert not well
    assert "look: 1, the oldest for 1 d, updates not yet done" in said["inbox"]
    assert "look: 1, the oldest for 1 d, set aside (1 KeyError)" in said["inbox"]
    assert "look: 1, the oldest for 1 d, messages to send" in said["outbox"]
    assert "note: 1, the oldest for 1 d, of which nobody knows" in said["outbox"]
    assert "look: 2, the oldest for 22 h, hours that have struck" in said["hours"]
    ids = [str(kept.ana.person.id), str(kept.room.id), str(kept.couple.id), ref]
    assert not [word for word in (CANARY, "Ana", "London", *ids) if word in everything]


async def test_keys_that_are_lost_damaged_foreign_or_open_to_others_are_counted(
    kept: Kept, settled: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    knows_the_secret(kept)
    keys = [tmp_path / "keys" / key_id for key_id in sorted(kept.storage.vault.keys.list()) if key_id[0] == "p"]
    keys[0].write_bytes(b"{")
    keys[1].unlink()
    kept.storage.vault.keys.make("p")
    _, said = await asked()
    assert f"look: {keys[0].name} is damaged" in said["keys"]
    assert "look: 1 of 4 people's keys are missing" in said["keys"]
    assert "note: 1 belong to nothing" in said["keys"]
    keys[2].chmod(0o644)
    _, said = await asked()
    assert said["keys"].startswith("look: 1 paths in KEPT_KEYS_DIR are open to others")
    assert keys[2].stat().st_mode & 0o777 == 0o644
    keys[2].chmod(0o600)


async def test_a_wrong_secret_key_is_told_for_all_keys(kept: Kept, settled: pytest.MonkeyPatch) -> None:
    well, said = await asked()
    assert not well
    assert "do not open under the secret key that is given" in said["keys"]


async def test_an_older_newer_or_damaged_database_is_told_apart(
    kept: Kept, settled: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    await kept.storage.database.transact(lambda c: c.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    assert "newer version of Kept" in (await asked())[1]["database"]
    await kept.storage.database.close()
    (tmp_path / "kept.db").write_bytes(b"x" * 5000)
    well, said = await asked()
    assert (well, said["database"].startswith("look: It cannot be opened (DatabaseError)")) == (False, True)


async def test_wrong_settings_are_all_that_is_said(settled: pytest.MonkeyPatch) -> None:
    settled.setenv("KEPT_BOT_TOKEN_FILE", "token")
    settled.setenv("KEPT_BOT_TOKE", "x")
    well, said = await asked()
    assert (well, set(said)) == (False, {"settings"})
    assert "KEPT_BOT_TOKE is no setting; did you mean KEPT_BOT_TOKEN?" in said["settings"]
    assert "both set; keep one" in said["settings"]


async def test_without_a_token_telegram_and_the_clock_are_asked_all_the_same(settled: pytest.MonkeyPatch) -> None:
    settled.delenv("KEPT_BOT_TOKEN")
    clock = RehearsalClock()
    clock.move(timedelta(hours=3))
    well, said = await asked(clock)
    assert not well
    assert "KEPT_BOT_TOKEN is missing" in said["settings"]
    assert said["telegram"] == "ok: reachable\n"
    assert "look: It is 3 h ahead of Telegram's" in said["clock"]


async def test_a_token_that_telegram_does_not_know_and_a_silent_telegram_are_told(
    settled: pytest.MonkeyPatch, server: Server
) -> None:
    settled.setenv("KEPT_BOT_TOKEN", "1:unknown")
    assert "does not know KEPT_BOT_TOKEN" in (await asked())[1]["telegram"]
    await server.stop()
    well, said = await asked()
    assert (well, "cannot be reached" in said["telegram"]) == (False, True)


async def test_a_clock_behind_the_last_run_is_told(kept: Kept, settled: pytest.MonkeyPatch) -> None:
    knows_the_secret(kept)
    await kept.storage.transact(lambda uow: uow.facts.put_moment("ticked_at", kept.clock.now() + timedelta(days=2)))
    _, said = await asked(kept.clock)
    assert "look: It is 2 d behind Kept's last run" in said["clock"]
