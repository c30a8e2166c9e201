"""The image without a builder: its own lines put Kept together, and it lives with a container's rights and no more."""

import asyncio
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from rehearsal.server import Server
from rehearsal.world import TOKEN, World
from tests.test_deploy import ROOT, copied, every, service, stages

pytestmark = pytest.mark.long

ENOUGH = 60.0  # seconds


@dataclass(frozen=True)
class Image:
    """What stands in /opt/kept, and the three volumes."""

    kept: Path
    volumes: Path

    @property
    def places(self) -> dict[str, str]:
        """The settings of the container, on this machine's folders."""
        return {
            name: str(self.volumes / value[1:]) if value.startswith("/") else value
            for name, value in service()["environment"].items()
        }


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder filled by the lines of the Dockerfile that build, with what it copies and nothing else."""
    source, target = tmp_path_factory.mktemp("src"), tmp_path_factory.mktemp("opt") / "kept"
    for name, _ in copied():
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, source)
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    for line in every("RUN", stages()[0]):
        here = line.replace("/opt/kept", str(target))
        done = subprocess.run(here, shell=True, cwd=source, env=os.environ | {"PATH": path}, check=False)
        assert done.returncode == 0, line
    return target


@pytest.fixture
def image(kept: Path, tmp_path: Path) -> Image:
    for place in service()["volumes"]:
        (tmp_path / place.split(":/")[1]).mkdir(mode=0o700)
    return Image(kept, tmp_path)


@pytest.fixture
async def telegram() -> AsyncIterator[Server]:
    async with Server(World()) as server:
        yield server


def inside(image: Image, *command: str, **more: str) -> list[str]:
    """The command as a container runs it: another account, a root that is read only, no capability, no way up."""
    account = service()["user"].split(":")
    bubble = ["bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp"]
    for bound, how in ((image.kept, "--ro-bind"), (image.volumes, "--bind")):
        bubble += [how, str(bound), str(bound)]
    bubble += ["--unshare-user", "--unshare-pid", "--uid", account[0], "--gid", account[1], "--cap-drop", "ALL"]
    bubble += ["--die-with-parent", "--clearenv", "--chdir", "/"]
    for name, value in ({"PATH": f"{image.kept}/bin:/usr/bin:/bin"} | image.places | more).items():
        bubble += ["--setenv", name, value]
    return [*bubble, *command]


def test_what_the_lines_build_is_kept_with_its_lock_and_nothing_that_installs(kept: Path) -> None:
    python = kept / "bin" / "python"
    asked = "from importlib.metadata import distributions as d; print(sorted({x.name.lower() for x in d()}))"
    there = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=True, cwd="/").stdout
    names = set(re.findall(r"'([^']+)'", there.replace("_", "-")))
    locked = re.findall(r"^([a-z0-9.-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    assert "kept" in names
    assert {name.replace(".", "-") for name in names} <= {name.replace(".", "-") for name in [*locked, "kept"]}
    assert subprocess.run([python, "-m", "pip"], capture_output=True, check=False).returncode != 0


def health_check(image: Image, port: int) -> list[str]:
    """The line by which Docker asks, on this machine's port."""
    _, _, line = every("HEALTHCHECK", stages()[-1])[0].partition("CMD ")
    python, *rest = (word.replace("8080", str(port)) for word in json.loads(line))
    return [str(image.kept / "bin" / python), *rest]


async def ended(command: list[str]) -> tuple[int, str]:
    """The exit code and all it said."""
    pipe, out = asyncio.subprocess.PIPE, asyncio.subprocess.STDOUT
    process = await asyncio.create_subprocess_exec(*command, stdout=pipe, stderr=out, cwd="/")
    said, _ = await process.communicate()
    assert process.returncode is not None
    return process.returncode, said.decode()


@pytest.fixture
def bubblewrap() -> None:
    if not shutil.which("bwrap"):
        pytest.skip("bubblewrap is not on this machine")


@pytest.mark.usefixtures("bubblewrap")
async def test_the_doctor_finds_nothing_amiss_before_the_first_run(image: Image, telegram: Server) -> None:
    given = {"KEPT_BOT_TOKEN": TOKEN, "KEPT_TELEGRAM_API": telegram.url}
    code, said = await ended(inside(image, "kept", "doctor", **given))
    assert code == 0, said
    assert "There is no database" in said


@pytest.mark.usefixtures("bubblewrap")
async def test_it_lives_on_a_root_that_is_read_only_is_well_and_ends_when_told(image: Image, telegram: Server) -> None:
    ana = telegram.world.user("Ana")
    ana.starts()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    given = {"KEPT_BOT_TOKEN": TOKEN, "KEPT_TELEGRAM_API": telegram.url, "KEPT_LISTEN": f"127.0.0.1:{port}"}
    process = await asyncio.create_subprocess_exec(*inside(image, "kept", "run", **given))
    try:
        async with asyncio.timeout(ENOUGH):
            while len(ana.corner.messages) < 2 or (await ended(health_check(image, port)))[0]:  # noqa: ASYNC110
                await asyncio.sleep(0.2)
        psutil.Process(process.pid).children(recursive=True)[-1].terminate()  # bubblewrap hands no signal on
        async with asyncio.timeout(ENOUGH):
            assert await process.wait() == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert (await ended(health_check(image, port)))[0] != 0
    assert sorted(path.name for path in image.volumes.iterdir()) == ["data", "key", "keys"]
    assert [path.name for path in (image.volumes / "key").rglob("*") if path.is_file()] == ["secret.key"]
