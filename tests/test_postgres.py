"""Proves that the tests' PostgreSQL keeps databases apart and leaves nothing of itself behind, however it ends."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

from tests.postgres import ROOT, Postgres, postgres, postgres_url
from tests.postgres_server import RELEASE, wheel

__all__ = ["postgres", "postgres_url"]

# Tells where its server is, then waits to be killed.
HOST = """
import sys
from pathlib import Path
from tests.postgres import Postgres
with Postgres(Path(sys.argv[1])) as server:
    sys.stdout.write(f"{server.pid} {server.folder}\\n")
    sys.stdout.flush()
    sys.stdin.read()
"""

# The server as somebody without rights starts it; the interpreter may lie where only root can read it again.
ORDINARY = """
import os, pwd
from tests.postgres_server import main
nobody = pwd.getpwnam("nobody")
os.setgroups([])
os.setgid(nobody.pw_gid)
os.setuid(nobody.pw_uid)
main()
"""

SEES = "SELECT count(*) FROM information_schema.tables WHERE table_name = 'words'"


@pytest.fixture
def place() -> Iterator[Path]:
    """An empty folder that every account may enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory(prefix="k-") as name:
        Path(name).chmod(0o755)
        yield Path(name).resolve()


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def open_to_all(program: Path) -> bool:
    return all(path.stat().st_mode & 0o001 for path in (program, *program.parents))


async def tells(url: str, *statements: str) -> object:
    """The single value of the last statement; all are committed."""
    engine = create_async_engine(url)
    try:
        async with engine.begin() as connection:
            for statement in statements[:-1]:
                await connection.execute(text(statement))
            return (await connection.execute(text(statements[-1]))).scalar()
    finally:
        await engine.dispose()


async def test_two_fresh_databases_do_not_see_each_other(postgres: Postgres) -> None:
    first, second = postgres.new_database(), postgres.new_database()
    assert await tells(first, "CREATE TABLE words (said text)", SEES) == 1
    assert await tells(second, SEES) == 0


async def test_a_database_copied_from_a_template_has_what_the_template_has(postgres: Postgres) -> None:
    template = postgres.new_database("copied_from")
    await tells(template, "CREATE TABLE words (said text)", "INSERT INTO words VALUES ('kept') RETURNING said")
    copy = postgres.new_database(template="copied_from")
    assert await tells(copy, "SELECT said FROM words") == "kept"
    assert await tells(copy, "DELETE FROM words RETURNING said") == "kept"
    assert await tells(template, "SELECT count(*) FROM words") == 1


async def test_a_dropped_database_is_gone_even_while_somebody_is_connected(postgres: Postgres) -> None:
    url = postgres.new_database()
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        assert await connection.scalar(text("SELECT 1")) == 1
        postgres.drop_database(url)
        with pytest.raises(DBAPIError):
            await connection.scalar(text("SELECT 1"))
    await engine.dispose()
    with pytest.raises(DBAPIError, match="does not exist"):
        await tells(url, "SELECT 1")


async def test_an_unknown_template_is_named_in_the_error(postgres: Postgres) -> None:
    with pytest.raises(RuntimeError, match="nobody_made_this"):
        postgres.new_database(template="nobody_made_this")


async def test_a_test_of_its_own_gets_an_empty_database_that_knows_every_alphabet(postgres_url: str) -> None:
    assert await tells(postgres_url, "SELECT lower('ÑANDÚ ΣΑΣ ЁЖ')") == "ñandú σασ ёж"
    assert await tells(postgres_url, SEES) == 0


def test_the_server_is_reached_through_no_network_address(postgres: Postgres) -> None:
    lines = (postgres.folder / "data" / "postmaster.pid").read_text().splitlines()
    assert lines[0] == str(postgres.pid)
    assert lines[4] == str(postgres.folder)
    assert lines[5] == ""


def test_nobody_else_may_look_into_the_servers_folder(postgres: Postgres) -> None:
    assert postgres.folder.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has rights to give away")
def test_a_server_started_by_root_runs_as_an_account_without_rights(postgres: Postgres) -> None:
    assert (postgres.folder / "data" / "postmaster.pid").stat().st_uid != 0


def test_stopping_leaves_no_process_and_no_folder_and_the_wheels_folders_as_they_were(place: Path) -> None:
    above = [wheel(), *wheel().parents]
    before = [folder.stat().st_mode for folder in above]
    with Postgres(place) as server:
        assert server.folder.parent == place
        assert alive(server.pid)
        server.new_database()
    server.stop()
    assert not alive(server.pid)
    assert list(place.iterdir()) == []
    assert [folder.stat().st_mode for folder in above] == before


def test_a_killed_test_run_leaves_no_process_and_no_folder(place: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOST, place],
        cwd=ROOT,
        env=os.environ | {"PYTHONWARNINGS": "error"},  # the server's keeper inherits it
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        pid, folder = run.stdout.readline().split()
        assert alive(int(pid))
        assert Path(folder).parent == place
        run.send_signal(signal.SIGKILL)
        assert run.stderr.read() == ""  # its end comes when the last process that inherited it has ended
    assert run.returncode == -signal.SIGKILL
    assert not alive(int(pid))
    assert list(place.iterdir()) == []


def test_a_server_that_cannot_start_says_why_and_leaves_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = place / "sitecustomize.py"
    limits.write_text("import resource\nresource.setrlimit(resource.RLIMIT_NOFILE, (20, 20))\n")
    monkeypatch.setenv("PYTHONPATH", str(place))
    with pytest.raises(RuntimeError, match="insufficient file descriptors"), Postgres(place):
        pass
    assert set(place.iterdir()) <= {limits, place / "__pycache__"}


@pytest.mark.skipif(os.geteuid() != 0, reason="an ordinary account runs all the other tests of this file anyway")
@pytest.mark.skipif(not open_to_all(wheel() / RELEASE / "bin" / "postgres"), reason="the wheel lies in a closed folder")
def test_an_ordinary_account_may_start_a_server_too(place: Path) -> None:
    shutil.chown(place, "nobody")
    command: list[str | Path] = [sys.executable, "-c", ORDINARY, place]
    done = subprocess.run(command, cwd=ROOT, input="", capture_output=True, text=True, check=False)
    assert done.stderr == ""
    pid, folder = done.stdout.split()
    assert Path(folder).parent == place
    assert not alive(int(pid))
    assert list(place.iterdir()) == []
