"""How long a line is to whoever wrote it: an accent or a family of emoji is one character to them."""

import regex

from domain.evening import LONGEST

_CHARACTER = regex.compile(r"\X")  # an extended grapheme cluster: unicode.org/reports/tr29
# Eight lines and what stands around them must fit into one message of 4,096 UTF-16 units
# (core.telegram.org/bots/api#sendmessage); characters made of many pieces come to that before 200.
_MOST_UNITS = 450


def too_long(line: str) -> bool:
    """Whether it has over 200 characters, or could not be sent together with the other seven."""
    return characters(line) > LONGEST or len(line.encode("utf-16-le", "surrogatepass")) // 2 > _MOST_UNITS


def characters(line: str) -> int:
    """How many, as a person counts them."""
    return sum(1 for _ in _CHARACTER.finditer(line))
