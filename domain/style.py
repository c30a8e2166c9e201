"""How two people like to mend: each picks for themselves, and of what they picked the quieter counts for both."""

from enum import StrEnum


class Style(StrEnum):
    """A way of talking, the quietest first; whoever has picked none is spoken to as `OPEN`."""

    GENTLE = "gentle"
    PRACTICAL = "practical"
    OPEN = "open"


def quieter(*picked: str) -> str:
    """The quietest of these; "" where none was picked, which counts as open beside another."""
    chosen = [Style(one) for one in picked if one]
    return min(chosen, key=list(Style).index, default="")


def style_of(picked: str) -> Style:
    """What was picked, or what counts where nothing was."""
    return Style(picked) if picked else Style.OPEN
