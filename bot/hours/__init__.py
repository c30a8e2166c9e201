"""The hours that are the couple's to choose: how they are typed, shown, changed, put back and agreed on."""

from bot.hours.habits import HABITS, WEEKDAYS, Habit
from bot.hours.typed import command

__all__ = ["HABITS", "WEEKDAYS", "Habit", "command"]
