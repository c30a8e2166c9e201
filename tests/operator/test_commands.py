"""The program as an operator types it: one clear line and the right exit code, and nothing else."""

import asyncio
import fcntl
import logging
import os
import re
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from secrets import token_urlsafe

import pytest
import structlog

from bot.cli import main
from bot.introduce import introduce
from bot.main import tidy_keys
from bot.settings import names
from domain.couple import Couple, Member
from storage.keys import KeyStore
from storage.orphans import sweep_orphans
from storage.vault import OperatorKeys, decode_operator_key
from tests.house import Kept, opened_house


@dataclass
class Ended:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


Types = Callable[..., Ended]
SECRET = token_urlsafe(32)


@pytest.fixture
def types(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Types]:
    """Types a command in a folder of this test's own, with nothing set but what a small house needs."""
    monkeypatch.chdir(tmp_path)
    for name in names():
        monkeypatch.delenv(name, raising=False)
    given = {"DATA_DIR": str(tmp_path / "data"), "KEYS_DIR": str(tmp_path / "keys"), "SECRET_KEY": SECRET}
    for name, value in (given | {"BOT_TOKEN": "1:token", "TELEGRAM_API": "http://127.0.0.1:9"}).items():
        monkeypatch.setenv(f"KEPT_{name}", value)

    def type_in(*words: str, **settings: str) -> Ended:
        with monkeypatch.context() as here:
            here.setattr(sys, "argv", ["kept", *words])
            for name, value in settings.items():
                here.setenv(name, value)
            with pytest.raises(SystemExit) as ended:
                main()
        said = capsys.readouterr()
        return Ended(int(ended.value.code or 0), said.out, said.err)

    umask, hooks = os.umask(0o022), (sys.excepthook, threading.excepthook, logging.raiseExceptions)
    root, handlers = logging.getLogger(), logging.getLogger().handlers[:]
    yield type_in
    root.handlers[:] = handlers
    sys.excepthook, threading.excepthook, logging.raiseExceptions = hooks
    structlog.reset_defaults()
    os.umask(umask)


def test_a_life_of_commands_says_one_line_each_and_no_log(types: Types, tmp_path: Path) -> None:
    said = [
        types("migrate"),
        types("backup", "copy.db", "--keys", "second"),
        types("rekey"),
        types("restore", "copy.db"),
    ]
    assert [(each.code, each.err) for each in said] == [(0, "")] * 4
    assert said[0].out.startswith("The database went from empty to revision")
    assert "read again and whole: 0 couples" in said[1].out
    assert said[2].out.startswith("0 keys were wrapped anew")
    assert said[3].out.startswith("Restored: 0 couples")
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600


def test_what_is_refused_is_refused_in_one_line(types: Types, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("no backup")
    refused = [
        types("backup", "copy.db"),
        types("restore", "copy.db"),
        types("run", KEPT_SECRET_KEY="hunter2"),
        types("rekey", KEPT_SECRET_KEY="", HOME=str(tmp_path), XDG_CONFIG_HOME=str(tmp_path)),
        types("run", KEPT_BOT_TOKEN=""),
    ]
    assert [each.code for each in refused] == [1, 1, 78, 78, 78]
    for each in refused:
        assert (each.out, each.err.count("\n")) == ("", 1), each
    assert (tmp_path / "copy.db").read_text() == "no backup"


async def moved_in(folder: Path, ours: OperatorKeys) -> None:
    both = (Member(1, "Ana", "Europe/London"), Member(2, "Ben", "Europe/London"))
    async with opened_house(folder, keys=ours) as house:
        await introduce(house.storage, Couple("one", -5, "en", "", both))


def test_a_wrong_directory_of_keys_does_not_look_as_if_everybody_had_been_erased(types: Types, tmp_path: Path) -> None:
    ours = OperatorKeys(decode_operator_key(SECRET))
    asyncio.run(moved_in(tmp_path, ours))
    KeyStore(tmp_path / "other", ours).make("p")
    settings = {"KEPT_DATABASE_URL": f"sqlite:///{tmp_path / 'kept.db'}", "KEPT_KEYS_DIR": str(tmp_path / "other")}
    for words in (("run",), ("rekey",), ("backup", "--keys", "second")):
        ended = types(*words, **settings)
        assert (ended.code, ended.out) == (78, "")
        assert re.fullmatch(r".*/other holds none of the 2 keys that the database names: .*\n", ended.err)
    assert not (tmp_path / "second").exists()
    assert len(KeyStore(tmp_path / "keys", ours).list()) == 2


def test_a_new_secret_reaches_a_house_that_was_started_with_both_and_no_other(types: Types, tmp_path: Path) -> None:
    asyncio.run(moved_in(tmp_path, OperatorKeys(decode_operator_key(SECRET))))
    new = token_urlsafe(32)
    settings = {"KEPT_DATABASE_URL": f"sqlite:///{tmp_path / 'kept.db'}", "KEPT_SECRET_KEY": new}
    both = OperatorKeys(decode_operator_key(new), decode_operator_key(SECRET))
    lock = os.open(tmp_path / "kept.db.lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(lock, fcntl.LOCK_EX)  # as a running house holds it
    refused = types("rekey", **settings, KEPT_SECRET_KEY_OLD=SECRET)
    assert (refused.code, refused.err.count("\n")) == (78, 1)
    assert refused.err.startswith("The running kept was started without this KEPT_SECRET_KEY")
    asyncio.run(started(tmp_path, both))
    done = types("rekey", **settings, KEPT_SECRET_KEY_OLD=SECRET)
    os.close(lock)
    assert (done.code, done.out.splitlines()[0]) == (0, "2 keys were wrapped anew, 0 were so already.")
    assert "remove KEPT_SECRET_KEY_OLD" in done.out
    assert types("rekey", **settings).out.startswith("0 keys were wrapped anew, 2 were so already.")
    assert types("rekey", **settings | {"KEPT_SECRET_KEY": SECRET}).code == 1


async def started(folder: Path, ours: OperatorKeys) -> None:
    """Note what a start notes."""
    async with opened_house(folder, keys=ours) as house:
        await tidy_keys(house.storage)


async def test_orphans_go_after_a_week_in_which_the_database_saw_them_twice(kept: Kept) -> None:
    keys = kept.storage.vault.keys
    theirs, orphan = set(keys.list()), keys.make("p")
    assert await sweep_orphans(kept.storage) == 0
    kept.clock.move(timedelta(days=6))
    assert await sweep_orphans(kept.storage) == 0
    late = keys.make("p")
    kept.clock.move(timedelta(days=1))
    assert await sweep_orphans(kept.storage) == 1
    assert set(keys.list()) == theirs | {late}
    assert orphan not in keys.list()


async def test_a_database_that_knows_none_of_the_keys_takes_none_for_an_orphan(tmp_path: Path) -> None:
    async with opened_house(tmp_path) as house:
        keys = house.storage.vault.keys
        foreign = keys.make("p")
        for _ in range(3):
            assert await sweep_orphans(house.storage) == 0
            house.storage.clock.move(timedelta(days=30))  # type: ignore[attr-defined]
        assert keys.list() == (foreign,)
