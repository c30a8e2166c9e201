"""Does literally what the page on adding a ritual says, in a copy of the tree, and has the conversation it tells."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.tree import ROOT, files, name

PAGE = ROOT / "docs" / "adding-a-ritual.md"
PLACE = re.compile(r"^`([\w/.]+)`:\n\n```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
PATIENCE = 300.0  # seconds
UNNEEDED = (".png", ".md")


def places() -> list[tuple[str, str, str]]:
    """(file, language, text) of everything that the page wants to be written, in its order."""
    return PLACE.findall(PAGE.read_text("utf-8"))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """All that git keeps, but pictures and prose."""
    for path in files():
        if path.suffix not in UNNEEDED or path.name == "README.md":
            there = tmp_path / name(path)
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, there)
    return tmp_path


def write(copy: Path, where: str, language: str, text: str) -> None:
    """A new file, or lines added to one where the page shows them."""
    path = copy / where
    if language != "diff":
        assert not path.exists(), f"{where} is there already"
        path.write_text(text, "utf-8")
        return
    before = "".join(line[1:] for line in text.splitlines(keepends=True) if not line.startswith("+"))
    after = "".join(line[1:] for line in text.splitlines(keepends=True) if not line.startswith("-"))
    known = path.read_text("utf-8")
    assert known.count(before) == 1, f"{where} has these lines once"
    path.write_text(known.replace(before, after), "utf-8")


def run(copy: Path, *arguments: str) -> str:
    """Python in the copy, which is all that it knows of Kept."""
    env = {**os.environ, "PYTHONPATH": str(copy)}
    called = [sys.executable, *arguments]
    done = subprocess.run(called, check=False, cwd=copy, env=env, capture_output=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    return done.stdout.decode()


def test_the_page_touches_four_places() -> None:
    assert [where for where, language, _ in places() if language != "diff"] == [
        "bot/rituals/appreciation.py",
        "bot/words/en/appreciation.ftl",
        "tests/rituals/test_appreciation.py",
    ]
    assert {where for where, language, _ in places() if language == "diff"} == {"bot/rituals/__init__.py"}


@pytest.mark.long
def test_whoever_follows_the_page_has_a_ritual(copy: Path) -> None:
    for where, language, text in places():
        write(copy, where, language, text)
    assert Path(run(copy, "-c", "import bot; print(bot.__file__)").strip()).is_relative_to(copy)
    written = [where for where, _, _ in places() if where.endswith(".py")]
    run(copy, "-m", "ruff", "check", *written)
    run(copy, "-m", "ruff", "format", "--check", *written)
    run(copy, "-m", "tests.docs.commands")
    assert "| `/appreciation` | anywhere, when typed |" in (copy / "README.md").read_text("utf-8")
    quietly = ("-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider")
    told = run(
        copy, *quietly, "tests/rituals/test_appreciation.py", "tests/words/test_tone.py", "tests/words/test_use.py"
    )
    assert "passed" in told
    assert "failed" not in told
