"""What `kept doctor` finds, one line each: well, worth knowing, or in need of somebody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TextIO

from rich.console import Console
from rich.text import Text


class Mark(StrEnum):
    """How a line begins; only the last one makes the doctor's exit code 1."""

    WELL = "ok"
    NOTE = "note"
    ATTENTION = "look"


COLOURS = {Mark.WELL: "green", Mark.NOTE: "cyan", Mark.ATTENTION: "bold yellow"}


@dataclass(frozen=True, slots=True)
class Finding:
    """`about` names the check; `says` is one line, with what to do where something is to be done."""

    mark: Mark
    about: str
    says: str


def well(about: str, says: str) -> Finding:
    return Finding(Mark.WELL, about, says)


def note(about: str, says: str) -> Finding:
    return Finding(Mark.NOTE, about, says)


def attention(about: str, says: str) -> Finding:
    return Finding(Mark.ATTENTION, about, says)


def show(findings: Iterable[Finding], out: TextIO) -> None:
    """In colour on a terminal, plain elsewhere, never broken into several lines."""
    console = Console(file=out, highlight=False, soft_wrap=True)
    for finding in findings:
        mark = Text(f"{finding.mark:<5}", style=COLOURS[finding.mark])
        console.print(Text.assemble(mark, (f"{finding.about:<10}", "dim"), finding.says))


def span(length: timedelta) -> str:
    """A length in its largest unit, for people: "3 min"."""
    seconds = abs(length.total_seconds())
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"
