"""What the README promises a newcomer must be so on the day they read it."""

import asyncio
import io
import re
from collections.abc import Iterator

from bot import trial
from bot.rituals import RITUALS
from bot.settings import names
from bot.words import Catalogue
from domain.messages import Reader
from tests.docs.commands import README, between, table
from tests.docs.tree import ROOT, documents, name

DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri)day, \d\d [A-Z][a-z]+|(?:Mon|Tue|Wed|Thu|Fri)(?= \d\d:\d\d)")
SHELL = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)


def page() -> str:
    return README.read_text("utf-8")


def test_the_table_of_commands_is_the_table_of_contents() -> None:
    assert between(page())[1].strip() == table(RITUALS, Catalogue.load()), "write it anew with: make readme"


def test_the_lunch_that_is_shown_is_the_lunch_that_is_played() -> None:
    shown = re.search(r"^```text\n(Ana and Ben.*?)^```", page(), re.MULTILINE | re.DOTALL)
    assert shown
    assert _story(shown[1]) == _story(_played())


def test_what_the_readme_says_to_click_is_on_the_page_or_said_by_kept() -> None:
    section = page().partition("## Try it")[2].partition("\n## ")[0]
    named = set(re.findall(r"(?<!\*)\*([A-Z][^*]+)\*(?!\*)", section))
    static = [path.read_text("utf-8") for path in (ROOT / "rehearsal/page/static").iterdir() if path.suffix != ".svg"]
    words = [path.read_text("utf-8") for path in (ROOT / "bot/words/en").glob("*.ftl")]
    there = (
        "\n".join([*static, *words, trial.APART, trial.MET, trial.CARRIED]).replace("${bot}", "Kept").replace("\n", " ")
    )
    assert {trial.MET, "Go there", "Have a look"} <= named
    assert [label for label in sorted(named) if " ".join(label.split()) not in there] == []


def test_the_picture_of_the_house_names_its_rooms() -> None:
    drawing = re.search(r"```mermaid\n(.*?)```", page(), re.DOTALL)
    assert drawing
    assert {"domain", "rituals", "inbox", "outbox", "intake", "worker", "sender", "heartbeat"} <= set(
        re.findall(r"[a-z]+", drawing[1])
    )


def _played() -> str:
    out = io.StringIO()
    asyncio.run(trial.play_lunch(out))
    return out.getvalue()


def _story(text: str) -> list[str]:
    """Without what differs from day to day: the date, and which of its lines the prompt is."""
    catalogue = Catalogue.load()
    prompts = {catalogue.label(key, {}, Reader()) for key in catalogue.variants("lunch-prompt")}
    lines = [DAY.sub("(day)", line) for line in text.splitlines()]
    return [next((line.replace(each, "(prompt)") for each in prompts if line.endswith(each)), line) for line in lines]


def test_every_make_target_that_a_page_names_exists_and_every_target_explains_itself() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    explained = set(re.findall(r"^([a-z]+):.* ## \S", makefile, re.MULTILINE))
    asked = {target for path in documents() for target in _made(path.read_text("utf-8"))}
    assert {"try", "test"} <= asked <= targets
    assert explained == targets


def _made(text: str) -> Iterator[str]:
    yield from re.findall(r"`make ([a-z]+)`", text)
    for block in SHELL.findall(text):
        yield from re.findall(r"^make ([a-z]+)", block, re.MULTILINE)


def test_every_setting_that_a_page_names_exists() -> None:
    named = {
        (name(path), setting)
        for path in documents()
        for setting in re.findall(r"\bKEPT_[A-Z_]*[A-Z]\b", path.read_text("utf-8"))
    }
    assert {each for each in named if each[1] not in names()} == set()
    assert ("README.md", "KEPT_BOT_TOKEN") in named


def test_every_room_has_its_line_in_the_readme() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert {f"`{room}/`" for room in packages} <= set(re.findall(r"`\w+/`", page()))
