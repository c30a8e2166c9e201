"""Holds the image and the container to what they promise: no rights, no secrets inside, nothing missing."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from compose_spec import PyCompose

from bot.health import ANSWERS_WITHIN

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PACKAGES = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]


def stages() -> list[list[tuple[str, str]]]:
    """The Dockerfile's stages, each a list of instructions with what follows them."""
    text = (DEPLOY / "Dockerfile").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    found: list[list[tuple[str, str]]] = []
    for line in "\n".join(lines).replace("\\\n", " ").splitlines():
        word, _, rest = line.partition(" ")
        if word == "FROM":
            found.append([])
        found[-1].append((word, rest))
    return found


def every(word: str, stage: list[tuple[str, str]]) -> list[str]:
    return [rest for found, rest in stage if found == word]


def copied() -> list[tuple[str, str]]:
    """What the image takes from the repository: (source, target)."""
    pairs = []
    for rest in every("COPY", stages()[0]):
        *sources, target = rest.split()
        pairs += [(source, target) for source in sources]
    return pairs


def service() -> dict[str, Any]:
    found: dict[str, Any] = compose()["services"]["kept"]
    return found


def compose() -> dict[str, Any]:
    whole: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    return whole


def test_the_image_runs_as_a_numbered_account_that_is_not_root() -> None:
    *_, last = every("USER", stages()[-1])
    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", last)
    assert last == service()["user"]
    after = stages()[-1][stages()[-1].index(("USER", last)) :]
    assert not {"RUN", "COPY", "ADD"} & {word for word, _ in after}


def test_the_image_installs_only_what_the_lock_names_with_its_hash() -> None:
    installs = [run for stage in stages() for run in every("RUN", stage) if "install -" in run and "pip" in run]
    locked, own = installs
    assert {"--require-hashes", "--only-binary", "-r", "requirements.lock"} <= set(locked.split())
    assert {"--no-deps", "--no-build-isolation", "."} <= set(own.split())
    assert "--hash=sha256:" in (ROOT / "requirements.lock").read_text("utf-8")


def test_the_image_is_built_on_a_python_that_the_project_names() -> None:
    bases = {every("FROM", stage)[0].split()[0] for stage in stages()}
    assert len(bases) == 1
    version = re.fullmatch(r"python:(3\.\d+)-slim", bases.pop())
    assert version
    assert f"Programming Language :: Python :: {version[1]}" in PROJECT["project"]["classifiers"]


def test_what_the_image_copies_exists_and_is_let_through_to_the_builder() -> None:
    first, *others = [
        line for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if not line.startswith("#")
    ]
    let_through = {line.removeprefix("!") for line in others if line.startswith("!")}
    assert first == "*"
    assert let_through == {source for source, _ in copied()}
    assert [source for source, _ in copied() if not (ROOT / source).exists()] == []


def test_what_the_image_copies_is_enough_to_build_all_of_kept(tmp_path: Path) -> None:
    for source, target in copied():
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, tmp_path / target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / source, tmp_path / target)
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel"], cwd=tmp_path, check=True)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    built = set(zipfile.ZipFile(wheel).namelist())
    written = {path.relative_to(tmp_path) for package in PACKAGES for path in (tmp_path / package).rglob("*.*")}
    assert set(PACKAGES) <= {source for source, _ in copied()}
    assert {str(path) for path in written} <= built
    assert {Path("bot/words/en/common.ftl"), Path("domain/messages.py")} <= written


def test_the_image_starts_the_program_itself_so_that_a_stop_reaches_it() -> None:
    final = stages()[-1]
    (program,) = json.loads(every("ENTRYPOINT", final)[0])
    assert program in PROJECT["project"]["scripts"]
    assert json.loads(every("CMD", final)[0]) == ["run"]
    assert every("STOPSIGNAL", final) == ["SIGTERM"]


def test_no_secret_is_part_of_the_image_or_of_the_tree() -> None:
    lasting = [rest for stage in stages() for word in ("ENV", "ARG") for rest in every(word, stage)]
    assert not re.search("TOKEN|SECRET|URL", " ".join(lasting))
    assert ".env" in (DEPLOY / ".gitignore").read_text("utf-8").splitlines()
    assert ".env" in (ROOT / ".gitignore").read_text("utf-8").splitlines()


def test_the_linter_of_dockerfiles_finds_nothing_to_mend() -> None:
    hadolint = Path(sys.executable).with_name("hadolint")
    done = subprocess.run([hadolint, DEPLOY / "Dockerfile"], capture_output=True, text=True, check=False)
    assert (done.stdout + done.stderr, done.returncode) == ("", 0)


def test_compose_is_what_its_specification_allows() -> None:
    PyCompose.from_yaml((DEPLOY / "compose.yaml").read_text("utf-8")).to_spec()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("read_only", "readonly"), ("unless-stopped", "whenever"), ("35s", "35 sips"), ("512m", "much")],
)
def test_a_slip_in_compose_would_be_noticed(right: str, wrong: str) -> None:
    text = (DEPLOY / "compose.yaml").read_text("utf-8")
    with pytest.raises(ValueError, match="kept"):
        PyCompose.from_yaml(text.replace(right, wrong, 1))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("read_only", True),
        ("cap_drop", ["ALL"]),
        ("security_opt", ["no-new-privileges:true"]),
        ("init", True),
        ("restart", "unless-stopped"),
        ("stop_grace_period", "35s"),
        ("ulimits", {"core": 0}),
    ],
)
def test_the_container_has_no_more_rights_than_it_needs(key: str, value: object) -> None:
    assert service()[key] == value


def test_the_container_opens_no_port_and_no_path_of_the_machine() -> None:
    assert not {"ports", "privileged", "network_mode", "pid", "ipc", "devices", "cap_add"} & set(service())
    assert [volume.split(":")[0] for volume in service()["volumes"]] == list(compose()["volumes"])
    assert all(place.startswith("/tmp:") and "noexec" in place for place in service()["tmpfs"])


def test_data_keys_and_the_key_around_them_lie_on_volumes_of_their_own() -> None:
    given = service()["environment"]
    places = [volume.split(":")[1] for volume in service()["volumes"]]
    assert places == [given["KEPT_DATA_DIR"], given["KEPT_KEYS_DIR"], given["XDG_CONFIG_HOME"]]
    assert json.loads(every("VOLUME", stages()[-1])[0]) == places
    assert all(f" {place}" in every("RUN", stages()[-1])[0] for place in places)


def test_image_and_compose_give_the_same_settings_and_the_token_comes_from_one_file() -> None:
    lasting = " ".join(every("ENV", stages()[-1])).split()
    given = dict(word.split("=", 1) for word in lasting if word.startswith(("KEPT_", "XDG_")))
    assert given == service()["environment"]
    assert service()["env_file"] == ".env"
    assert "KEPT_BOT_TOKEN=" in (ROOT / ".env.example").read_text("utf-8").splitlines()


def test_the_health_check_asks_where_kept_listens() -> None:
    asked = re.search(r"To\('(.+?)', (\d+), timeout=(\d+)\)", every("HEALTHCHECK", stages()[-1])[0])
    assert asked
    assert f"{asked[1]}:{asked[2]}" == service()["environment"]["KEPT_LISTEN"]
    assert int(asked[3]) > ANSWERS_WITHIN
