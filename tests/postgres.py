"""PostgreSQL for the tests: a server of one's own without network or rights, and a fresh database for each test."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from tests.postgres_server import RELEASE, wheel

ROOT = Path(__file__).resolve().parent.parent


class Postgres:
    """A running server, entered as a context; its process and its folder are gone when the context is left.

    `pid` is its process; `folder` holds its data, its socket and its log. Entering raises RuntimeError with the
    server's own words when it does not start.
    """

    pid: int
    folder: Path

    def __init__(self, temporary: Path | None = None) -> None:
        """`temporary` is where the folder is made; None means memory, else the machine's temporary folder."""
        self._place = [] if temporary is None else [temporary]

    def __enter__(self) -> Self:
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.postgres_server", *self._place],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # Ctrl-C is for the tests, which then leave in their own order
        )
        assert self._server.stdout is not None
        pid, _, folder = (said := self._server.stdout.readline()).partition(" ")
        if not pid.isdigit():
            raise RuntimeError(f"PostgreSQL did not start: {said}{self._server.communicate()[0]}")
        self.pid, self.folder = int(pid), Path(folder.rstrip("\n"))
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Ends the server and removes its folder; once more does nothing. Open connections are cut."""
        try:
            self._server.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            self._server.terminate()
            self._server.communicate()

    def url(self, database: str) -> str:
        """The address of a database of this server, for SQLAlchemy's asyncpg dialect."""
        return f"postgresql+asyncpg://postgres@/{database}?host={self.folder}"

    def new_database(self, name: str | None = None, template: str = "template1") -> str:
        """Makes a database and returns its url; the name is drawn when None.

        `template` names the database to copy; nobody may be connected to it meanwhile. Raises RuntimeError.
        """
        name = name or f"kept_{uuid4().hex}"
        # Copying files beats copying through the log by far where nothing waits for the disk.
        self._sql('CREATE DATABASE :"name" TEMPLATE :"template" STRATEGY file_copy;', name=name, template=template)
        return self.url(name)

    def drop_database(self, url: str) -> None:
        """Removes the database that `url` names, cutting its connections. Raises RuntimeError."""
        self._sql('DROP DATABASE :"name" WITH (FORCE);', name=urlsplit(url).path.lstrip("/"))

    def _sql(self, statement: str, **names: str) -> None:
        command: list[str | Path] = [wheel() / RELEASE / "bin" / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"]
        command += ["-h", self.folder, "-U", "postgres", "-d", "postgres"]
        command += [word for name, value in names.items() for word in ("-v", f"{name}={value}")]
        done = subprocess.run(command, input=statement, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One server for the session, or for each worker of it; up in about a second."""
    with Postgres() as server:
        yield server


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """The address of an empty database of this test's own."""
    url = postgres.new_database()
    yield url
    postgres.drop_database(url)
