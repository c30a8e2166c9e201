"""The README's table of commands, made from the table of contents so that it cannot lag behind it.

`make readme` (python -m tests.docs.commands) writes it anew.
"""

from collections.abc import Sequence

from bot.ritual import Command, Ritual
from bot.rituals import RITUALS
from bot.words import Catalogue
from domain.messages import Reader
from tests.docs.tree import ROOT

README = ROOT / "README.md"
BEGIN = "<!-- commands: written by `make readme` from bot/rituals -->"
END = "<!-- end of commands -->"


def table(rituals: Sequence[Ritual], catalogue: Catalogue) -> str:
    """One row for each command, in the order of the table of contents and in English."""
    rows = [
        f"| `/{command.name}` | {_where(command)} | {catalogue.label(command.about, {}, Reader())} |"
        for ritual in rituals
        for command in ritual.commands
    ]
    return "\n".join(["| typed | where | what it is |", "| --- | --- | --- |", *rows])


def between(page: str) -> tuple[str, str, str]:
    """The page before, between and after the two marks. Raises ValueError where one of them is missing."""
    before, begin, rest = page.partition(BEGIN)
    inside, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError("README.md has lost the marks around its table of commands")
    return before + begin, inside, end + after


def _where(command: Command) -> str:
    places = [place for place, shown in (("room", command.menu_room), ("corner", command.menu_corner)) if shown]
    return " and ".join(places) or "anywhere, when typed"


def main() -> None:
    """Write the table into the README."""
    before, _, after = between(README.read_text("utf-8"))
    README.write_text(f"{before}\n{table(RITUALS, Catalogue.load())}\n{after}", "utf-8")


if __name__ == "__main__":
    main()
