"""How long a line of an evening may be."""

from bot.characters import characters
from domain.evening import LONGEST

# Eight lines and what stands around them must fit into one message of 4,096 UTF-16 units
# (core.telegram.org/bots/api#sendmessage); characters made of many pieces come to that before 200.
_MOST_UNITS = 450


def too_long(line: str) -> bool:
    """Whether it has over 200 characters, or could not be sent together with the other seven."""
    return characters(line) > LONGEST or len(line.encode("utf-16-le", "surrogatepass")) // 2 > _MOST_UNITS
