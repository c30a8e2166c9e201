"""The table of contents: everything partners can do with Kept."""

from bot.ritual import Ritual
from bot.rituals import bedtime, cancel, hours, leave, lunch, meet, nudge, privacy, quiet, rest, room, start, zone
from bot.rituals.help import help_of

_RITUALS: tuple[Ritual, ...] = (
    start.START,
    meet.MEET,
    lunch.LUNCH,
    bedtime.BEDTIME,
    hours.HOURS,
    zone.ZONE,
    quiet.QUIET,
    nudge.NUDGE,
    rest.REST,
    room.ROOM,
    leave.LEAVING,
    privacy.PRIVACY,
    cancel.CANCEL,
)
RITUALS: tuple[Ritual, ...] = (*_RITUALS, help_of(_RITUALS))
