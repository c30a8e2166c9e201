"""The contracts of imports must cover all of the house, and each must be able to fail."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.docs.tree import ROOMS, ROOT, modules, project

# What nobody may write, one for each contract, and the file in which it would be found.
BREACHES = {
    "Downwards only": ("domain/couple.py", "import storage.keys"),
    "Downwards only inside bot, and every module has its floor": ("bot/words/pieces.py", "import bot.rituals"),
    "Rituals are blind to each other": ("bot/rituals/lunch.py", "import bot.rituals.start"),
    "The rehearsal stands alone": ("rehearsal/things.py", "import domain.couple"),
    "The rehearsal is known to the trial, and to whom it lets live there": ("bot/main.py", "import rehearsal.world"),
    "Telegram is known to bot.telegram alone": ("bot/cli.py", "import telegram.ext"),
    "The database is known to storage alone": ("scheduler/due.py", "import sqlalchemy"),
    "apscheduler is known to the heartbeat alone": ("scheduler/sweeps.py", "import apscheduler.schedulers"),
    "cryptography is known to the vault alone": ("storage/keys.py", "import cryptography.fernet"),
    "The renderer of pictures is known to bot.picture alone": ("bot/rituals/start.py", "import resvg_py"),
    "mpmath is known to bot.beta alone": ("scheduler/pulse.py", "import mpmath"),
    "The domain does nothing but think": ("domain/ritual_day.py", "import os"),
}
NEW_ROOM = "bot/attic.py"


def test_every_package_is_a_room_that_the_contracts_know_and_the_wheel_holds() -> None:
    tool = project()["tool"]
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages == {*ROOMS, "tests"}
    assert set(tool["importlinter"]["root_packages"]) == set(ROOMS)
    assert set(tool["hatch"]["build"]["targets"]["wheel"]["packages"]) == set(ROOMS)
    assert set(tool["mypy"]["packages"]) == packages


def test_every_file_of_a_package_is_found_by_an_import() -> None:
    folders = {path.parent for room in (*ROOMS, "tests") for path in (ROOT / room).rglob("*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


def test_each_contract_can_fail(tmp_path: Path) -> None:
    names = {contract["name"] for contract in project()["tool"]["importlinter"]["contracts"]}
    assert names == set(BREACHES)
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / NEW_ROOM).write_text('"""Nobody gave it a floor."""\n')
    for where, line in BREACHES.values():
        with (tmp_path / where).open("a") as file:
            file.write(f"\n{line}\n")
    said = _linted(tmp_path)
    for contract, (where, line) in BREACHES.items():
        breach = rf"{_dotted(where)}\s*->\s*{re.escape(line.split()[1].partition('.')[0])}"
        assert re.search(breach, said.get(contract, "")), f"{contract} did not notice {line} in {where}"
    assert "attic" in said["Downwards only inside bot, and every module has its floor"]


def _linted(folder: Path) -> dict[str, str]:
    """What import-linter says of each contract that is broken."""
    lint = [
        sys.executable,
        "-c",
        "import sys; from importlinter.cli import lint_imports_command as go; go()",
        "--no-cache",
    ]
    ended = subprocess.run(
        lint, cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(folder)}
    )
    assert ended.returncode == 1
    broken = ended.stdout.partition("Broken contracts")[2]
    parts = re.split(r"^(.+)\n-+\n", broken.partition("\n")[2], flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _dotted(where: str) -> str:
    return re.escape(where.removesuffix(".py").replace("/", "."))


def test_the_domain_needs_nothing_but_the_standard_library() -> None:
    foreign = {
        (where, imported)
        for where, tree in modules()
        if where.startswith("domain/")
        for imported in _imported(tree)
        if imported not in sys.stdlib_module_names | {"domain"}
    }
    assert foreign == set()


def test_the_domain_waits_for_nothing() -> None:
    waits = (ast.AsyncFunctionDef, ast.Await, ast.AsyncFor, ast.AsyncWith)
    found = [
        where
        for where, tree in modules()
        if where.startswith("domain/")
        for node in ast.walk(tree)
        if isinstance(node, waits)
    ]
    assert found == []


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name.partition(".")[0] for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0] or "domain"
