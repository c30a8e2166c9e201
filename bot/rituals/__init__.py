"""The table of contents: everything partners can do with Kept."""

from bot.ritual import Ritual
from bot.rituals import hours, lunch, privacy, rest, start
from bot.rituals.help import help_of

_RITUALS: tuple[Ritual, ...] = (
    start.START,
    lunch.LUNCH,
    hours.HOURS,
    rest.REST,
    privacy.PRIVACY,
)
RITUALS: tuple[Ritual, ...] = (*_RITUALS, help_of(_RITUALS))
