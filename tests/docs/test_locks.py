"""What is installed must be what was looked at: every dependency pinned, with hashes, in both locks alike."""

import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.docs.tree import ROOT, project

LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(
    r"^([A-Za-z0-9._-]+)(?:\[[\w,]+\])?==(\S+)((?: ;[^\\\n]*)?) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)",
    re.MULTILINE,
)


def pinned(lock: str) -> dict[str, set[str]]:
    """The versions of each package; more than one where platforms differ."""
    found: dict[str, set[str]] = {}
    for name, version, _, _ in PIN.findall((ROOT / lock).read_text("utf-8")):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def asked(group: str | None = None) -> list[Requirement]:
    """What pyproject.toml asks for, groups inside groups included."""
    if group is None:
        return [Requirement(each) for each in project()["project"]["dependencies"]]
    found: list[Requirement] = []
    for each in project()["dependency-groups"][group]:
        found += asked(each["include-group"]) if isinstance(each, dict) else [Requirement(each)]
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_is_a_version_with_its_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    rest = [line for line in PIN.sub("", text).splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert rest == []


@pytest.mark.parametrize(
    ("lock", "requirements"),
    [
        ("requirements.lock", asked() + asked("build")),
        ("requirements-dev.lock", asked() + asked("dev")),
    ],
    ids=LOCKS,
)
def test_every_dependency_is_pinned_to_a_version_that_the_project_allows(
    lock: str, requirements: list[Requirement]
) -> None:
    pins = pinned(lock)
    wrong = [
        str(each)
        for each in requirements
        if not (found := pins.get(canonicalize_name(each.name)))
        or not all(each.specifier.contains(Version(version)) for version in found)
    ]
    assert wrong == [], "lock anew with: make lock"


def test_both_locks_agree() -> None:
    runs, develops = pinned(LOCKS[0]), pinned(LOCKS[1])
    assert {name: versions for name, versions in runs.items() if develops.get(name) != versions} == {}
