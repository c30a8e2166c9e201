"""The tree as somebody who clones it will have it: what git keeps, and what it would keep once added."""

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("bot", "domain", "rehearsal", "scheduler", "storage")


@cache
def files() -> tuple[Path, ...]:
    """Everything that is not ignored, without what has been taken away but not yet committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout.decode()
    return tuple(path for name in sorted(set(listed.split("\0"))) if (path := ROOT / name).is_file())


def texts() -> Iterator[tuple[str, str]]:
    """(name from the root, content) of every file that is text."""
    for path in files():
        try:
            yield name(path), path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


@cache
def modules() -> tuple[tuple[str, ast.Module], ...]:
    """(name from the root, parsed) of every Python file."""
    return tuple((name(path), ast.parse(path.read_text("utf-8"))) for path in files() if path.suffix == ".py")


def documents() -> list[Path]:
    """Every page of prose."""
    return [path for path in files() if path.suffix == ".md"]


def name(path: Path) -> str:
    """As it is written in a document: from the root, with slashes."""
    return path.relative_to(ROOT).as_posix()


def project() -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
