"""A page that leads nowhere, or speaks of what is not there, costs a newcomer more than no page."""

import re
from pathlib import Path

import pytest

from tests.docs.tree import ROOT, documents, files, name, texts

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
PAGE = re.compile(r"(?<![\w/.*<-])[\w./-]*\w\.md\b")
UPWARDS = re.compile(r"^(\.{1,2}/)+")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
DECISIONS = ROOT / "docs" / "decisions"


@pytest.mark.parametrize("path", documents(), ids=name)
def test_every_link_resolves(path: Path) -> None:
    broken = []
    for target in LINK.findall(FENCE.sub("", path.read_text("utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        place, _, anchor = target.partition("#")
        there = (path.parent / place).resolve() if place else path
        if not there.is_relative_to(ROOT) or not there.exists() or (anchor and anchor not in anchors(there)):
            broken.append(target)
    assert broken == []


def anchors(path: Path) -> set[str]:
    """What a heading is called in an address, as GitHub makes it."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", path.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_page_that_anything_names_is_there() -> None:
    there = {name(path) for path in documents()}
    missing = {
        (where, found)
        for where, text in texts()
        for found in PAGE.findall(text)
        if not any(f"/{page}".endswith(f"/{UPWARDS.sub('', found)}") for page in there)
    }
    assert missing == set()


def test_decisions_are_numbered_without_gaps_and_each_has_a_title() -> None:
    found = sorted(path for path in documents() if path.parent == DECISIONS)
    numbers = [path.name.partition("-")[0] for path in found]
    assert numbers == [f"{number:04}" for number in range(1, len(found) + 1)]
    assert [path.name for path in found if not re.fullmatch(r"\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.md", path.name)] == []
    assert [path.name for path in found if not re.match(r"# \S.*\n\n\S", path.read_text("utf-8"))] == []


def test_a_decision_is_no_longer_than_a_page() -> None:
    lengths = {path.name: len(path.read_text("utf-8").split()) for path in documents() if path.parent == DECISIONS}
    assert {page: words for page, words in lengths.items() if not 80 <= words <= 600} == {}


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        (
            "an index of packages by its address",
            r"(?:index-url|find-links|registry|resolved)\W{1,4}https?://|/simple/[a-z]",
        ),
        (
            "a place on somebody's machine",
            r"(?<![\w.~$}])/(?:root|work|mnt|(?:home|Users)/(?!ana/)\w+)/|[s]ite-packages/|\.py[e]nv",
        ),
    ],
)
def test_the_tree_names_no_such_thing(what: str, pattern: str) -> None:
    found = [
        f"{where}:{number}"
        for where, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(pattern, line)
    ]
    assert found == [], f"names {what}"


def test_nothing_is_kept_that_should_not_be() -> None:
    unwanted = re.compile(r"(^|/)\.env$|\.(db|db-wal|db-shm|key|pem|log|pyc|sqlite3?)$|(^|/)uv\.lock$")
    assert [name(path) for path in files() if unwanted.search(name(path))] == []
