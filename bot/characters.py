"""How many characters a line has to whoever wrote it: an accent or a family of emoji is one to them."""

import regex

_CHARACTER = regex.compile(r"\X")  # an extended grapheme cluster: unicode.org/reports/tr29


def characters(line: str) -> int:
    """How many, as a person counts them."""
    return sum(1 for _ in _CHARACTER.finditer(line))
