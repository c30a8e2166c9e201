"""Holds the systemd unit to what it promises, and every way to run Kept to settings that exist."""

import base64
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import load, names
from tests.test_deploy import DEPLOY, ROOT, service

# What the unit forbids, asked of the kernel alone: no memory of this process may become a program any more.
NO_NEW_CODE = """
import asyncio, ctypes, sys
PR_SET_MDWE, PR_MDWE_REFUSE_EXEC_GAIN = 65, 1
if ctypes.CDLL(None).prctl(PR_SET_MDWE, PR_MDWE_REFUSE_EXEC_GAIN, 0, 0, 0):
    sys.exit(77)
import aiohttp, asyncpg, pydantic, telegram.ext
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
key = AESGCM(AESGCM.generate_key(256))
async def kept():
    engine = create_async_engine("sqlite+aiosqlite://")
    async with engine.begin() as connection:
        words = (await connection.execute(text("SELECT 'kept'"))).scalar_one()
    await engine.dispose()
    return key.decrypt(bytes(12), key.encrypt(bytes(12), words.encode(), None), None)
assert asyncio.run(kept()) == b"kept"
"""


def unit() -> dict[str, list[str]]:
    """The unit's settings; one that stands several times has several values."""
    settings: dict[str, list[str]] = {}
    for line in (DEPLOY / "kept.service").read_text("utf-8").splitlines():
        name, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            settings.setdefault(name, []).append(value)
    return settings


def environment_of_the_unit() -> dict[str, str]:
    words = [word for line in unit()["Environment"] for word in shlex.split(line)]
    return dict(word.split("=", 1) for word in words)


def test_the_unit_starts_again_after_everything_but_a_wrong_setting() -> None:
    assert unit()["Restart"] == ["always"]
    assert unit()["RestartPreventExitStatus"] == ["78"]
    assert f"{unit()['TimeoutStopSec'][0]}s" == service()["stop_grace_period"]


def test_the_unit_keeps_data_and_keys_apart_and_closed_to_others() -> None:
    given = environment_of_the_unit()
    directories = [f"%S/{name}" for name in unit()["StateDirectory"][0].split()]
    assert directories == [given["KEPT_DATA_DIR"], given["KEPT_KEYS_DIR"]]
    assert unit()["StateDirectoryMode"] == ["0700"]
    assert unit()["UMask"] == ["0077"]


def test_the_unit_is_handed_its_secrets_as_credentials() -> None:
    handed = {f"%d/{line.split(':')[0]}" for line in unit()["LoadCredential"]}
    assert handed == {value for name, value in environment_of_the_unit().items() if name.endswith("_FILE")}


@pytest.mark.parametrize(
    "promise",
    [
        "CapabilityBoundingSet=",
        "LimitCORE=0",
        "MemoryDenyWriteExecute=yes",
        "NoNewPrivileges=yes",
        "PrivateDevices=yes",
        "PrivateTmp=yes",
        "ProtectHome=yes",
        "ProtectSystem=strict",
        "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6",
        "SystemCallFilter=@system-service",
        "User=kept",
    ],
)
def test_the_unit_gives_away_its_rights(promise: str) -> None:
    name, _, value = promise.partition("=")
    assert unit()[name][0] == value


def test_kepts_libraries_need_no_memory_that_becomes_a_program() -> None:
    done = subprocess.run([sys.executable, "-c", NO_NEW_CODE], capture_output=True, text=True, check=False)
    if done.returncode == 77:
        pytest.skip("this kernel cannot forbid it to a process by itself")
    assert (done.stderr, done.returncode) == ("", 0)


def systemd_analyze(*words: str | Path) -> subprocess.CompletedProcess[str]:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd is not on this machine")
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    if int(version.partition(".")[0]) < 250:
        pytest.skip("the unit needs systemd 250 or newer")
    return subprocess.run([program, *words], capture_output=True, text=True, check=False)


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """The unit as on a machine on which its program is there to be started."""
    there = tmp_path / "kept.service"
    text = (DEPLOY / "kept.service").read_text("utf-8")
    there.write_text(text.replace("/opt/kept/bin/kept", sys.executable), "utf-8")
    return there


def test_systemd_finds_nothing_to_mend_in_the_unit(installed: Path) -> None:
    done = systemd_analyze("verify", "--man=no", installed)
    assert (done.stdout + done.stderr, done.returncode) == ("", 0)


def test_systemd_rates_the_units_exposure_below_one_and_a_half_of_ten(installed: Path) -> None:
    done = systemd_analyze("security", "--no-pager", "--offline=true", "--threshold=15", installed)
    assert "Overall exposure level" in done.stdout
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", ["Dockerfile", "compose.yaml", "kept.service", "README.md"])
def test_every_setting_that_a_file_names_exists(file: str) -> None:
    named = set(re.findall(r"KEPT_[A-Z_]+", (DEPLOY / file).read_text("utf-8")))
    assert {"KEPT_DATA_DIR", "KEPT_KEYS_DIR"} <= named
    assert named <= names()
    assert named <= set(re.findall(r"KEPT_[A-Z_]+", (ROOT / ".env.example").read_text("utf-8")))


@pytest.mark.parametrize("way", ["container", "unit"])
def test_kept_accepts_the_settings_it_is_started_with(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bot_token").write_text("123456789:" + "a" * 35 + "\n", "utf-8")
    (tmp_path / "secret_key").write_bytes(base64.encodebytes(os.urandom(32)))
    given = environment_of_the_unit()
    if way == "container":
        given = service()["environment"] | {"KEPT_BOT_TOKEN_FILE": str(tmp_path / "bot_token")}
    for name in [name for name in os.environ if name.startswith("KEPT_")]:
        monkeypatch.delenv(name)
    for name, value in given.items():
        place = value.replace("%S", "/var/lib").replace("%d", str(tmp_path))
        monkeypatch.setenv(name, place)
    monkeypatch.chdir(tmp_path)
    settings = load()
    assert settings.bot_token
    assert bool(settings.secret_key) == (way == "unit")
    assert settings.data_dir != settings.keys_dir
