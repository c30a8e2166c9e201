"""The table of contents: everything partners can do with Kept."""

from bot.ritual import Ritual
from bot.rituals import hours, lunch, rest, start

RITUALS: tuple[Ritual, ...] = (start.START, lunch.LUNCH, hours.HOURS, rest.REST)
