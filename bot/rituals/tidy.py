"""/tidy: whether what one writes into a box of bedtime leaves the chat, for whoever shares a phone."""

from bot.own import of_tidy
from bot.switch import Switch
from domain.messages import Button

_SWITCH = Switch("tidy", of_tidy, Button("tidy-on", "on"), Button("tidy-off", "off"))

TIDY = _SWITCH.ritual("command-tidy")
