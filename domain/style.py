"""How two people like to mend: each picks for themselves, and of what they picked the quieter counts for both."""

from collections.abc import Sequence
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


# Of the second shelf: what a style has first, and what it has when it is typed alone.
_FIRST = {Style.GENTLE: ("gesture", "coffee"), Style.PRACTICAL: ("plan",)}
_ASKED_FOR = {Style.GENTLE: ("mypart",)}


def arranged(rituals: Sequence[str], style: Style) -> list[str]:
    """Those that stand on the second shelf of two who keep it so, in the order in which they do."""
    first = [name for name in _FIRST.get(style, ()) if name in rituals]
    return [*first, *(name for name in rituals if name not in (*first, *_ASKED_FOR.get(style, ())))]
