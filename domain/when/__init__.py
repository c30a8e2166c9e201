"""The language of times in a promise: "call you on the way home tomorrow at 6"."""

from domain.when.lexis import WhenLexis
from domain.when.meant import Day, Hour, NoTime, Time
from domain.when.read import Heard, read
from domain.when.said import HORIZON, Part
from domain.when.written import written

__all__ = ["HORIZON", "Day", "Heard", "Hour", "NoTime", "Part", "Time", "WhenLexis", "read", "written"]
