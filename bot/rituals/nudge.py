"""/nudge: whether one quiet line comes after a prompt to whoever asked for it."""

from bot.own import of_nudge
from bot.switch import Switch
from domain.messages import Button

_SWITCH = Switch("nudge", of_nudge, Button("nudge-on", "on"), Button("nudge-off", "off"))

NUDGE = _SWITCH.ritual("command-nudge")
