"""The table of contents: everything partners can do with Kept."""

from bot.ritual import Ritual
from bot.rituals import (
    agree,
    bedtime,
    cancel,
    coffee,
    gesture,
    leave,
    lunch,
    meet,
    mypart,
    nudge,
    plan,
    privacy,
    promise,
    quiet,
    renewal,
    rest,
    room,
    start,
    style,
    sunday,
    tidy,
    zone,
)
from bot.rituals.forget import forget_of
from bot.rituals.help import help_of
from bot.rituals.hours import hours_of
from bot.rituals.mydata import mydata_of

_RITUALS: tuple[Ritual, ...] = (
    start.START,
    meet.MEET,
    promise.PROMISE,
    agree.AGREE,
    lunch.LUNCH,
    bedtime.BEDTIME,
    sunday.SUNDAY,
    mypart.MYPART,
    plan.PLAN,
    coffee.COFFEE,
    gesture.GESTURE,
    zone.ZONE,
    quiet.QUIET,
    nudge.NUDGE,
    tidy.TIDY,
    style.STYLE,
    rest.REST,
    renewal.RENEWAL,
    room.ROOM,
    leave.LEAVING,
    privacy.PRIVACY,
    cancel.CANCEL,
)
_OWN: tuple[Ritual, ...] = (*_RITUALS, hours_of(_RITUALS), forget_of(_RITUALS), mydata_of(_RITUALS))
RITUALS: tuple[Ritual, ...] = (*_OWN, help_of(_OWN))
