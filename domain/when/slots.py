"""What fills the slots of a shape: numbers, weekdays, months, each in digits or in a language's words."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time

from domain.when.lexis import Unit
from domain.when.line import Line
from domain.when.said import DayWord, EitherDate, OnDate

_HALF_A_DAY, _HOURS, _MINUTES, _STEP, _TENS = 12, 24, 60, 5, 10
_LONGEST_HOUR, _LAST_DAY, _THIS_CENTURY, _MOST = 99, 31, 2000, 9999
_DECIMAL = re.compile(r"\d{1,3}[.,]\d{1,2}")


@dataclass(slots=True)
class Filled:
    """What has been heard in the slots of one shape."""

    walls: tuple[time, ...] = ()
    number: int = 0
    whole: bool = False  # an hour without minutes
    colon: bool = False
    minutes: int | None = None
    count: float = 0
    unit: Unit = Unit.MINUTES
    weekdays: tuple[int, ...] = ()
    day: int = 0
    ordinal: bool = False
    month: int = 0
    year: int | None = None
    date: DayWord | None = None
    shy: bool = False


def hour(line: Line, place: int, filled: Filled) -> int:
    """7, 07:30, 7.30, 730 or "seven"; both halves of the day, unless it is by the 24-hour clock."""
    token = line.tokens[place]
    number, end = _number(line, place, _HALF_A_DAY) if token.number is None else (token.number, place + 1)
    compact = token.minute is None and number > _LONGEST_HOUR
    number, minute = divmod(number, 100) if compact else (number, token.minute or 0)
    if not end or number > _HOURS or minute >= _MINUTES or (number == _HOURS and minute):
        return 0
    either = 1 <= number <= _HALF_A_DAY and not token.exact
    first = time(number % (_HALF_A_DAY if either else _HOURS), minute)
    filled.walls = (first, first.replace(hour=first.hour + _HALF_A_DAY)) if either else (first,)
    filled.number = number
    filled.colon = token.colon
    filled.whole = token.number is None or (token.minute is None and token.number <= _LONGEST_HOUR)
    return end


def minutes(line: Line, place: int, filled: Filled) -> int:
    """The minutes of "ten to six": fives, and in digits from 15 on, for "10 to 6" is a range."""
    number, end = _number(line, place, _MINUTES - 1)
    filled.minutes = number
    said = number > _HALF_A_DAY or line.tokens[place].is_word
    return end if number and number % _STEP == 0 and said else 0


def two_digits(line: Line, place: int, filled: Filled) -> int:
    """The minutes of "six thirty"."""
    number, end = _number(line, place, _MINUTES - 1)
    filled.minutes = number
    return end if number >= _TENS else 0


def count(line: Line, place: int, filled: Filled) -> int:
    """2, 1.5, "two", "a couple of"."""
    token = line.tokens[place]
    if _DECIMAL.fullmatch(token.digits):
        filled.count = float(token.digits.replace(",", "."))
        return place + 1
    phrase, end = line.phrase(place, line.lexis.counts)
    number, length = _number(line, place, _MOST)
    filled.count = line.lexis.counts[phrase] if end > length else number
    return max(end, length)


def unit(line: Line, place: int, filled: Filled) -> int:
    phrase, end = line.phrase(place, line.lexis.units)
    filled.unit = line.lexis.units.get(phrase, Unit.MINUTES)
    return end


def weekday(line: Line, place: int, filled: Filled) -> int:
    phrase, end = line.phrase(place, line.lexis.weekdays)
    filled.weekdays = line.lexis.weekdays.get(phrase, ())
    filled.shy = phrase in line.lexis.shy
    return end


def month(line: Line, place: int, filled: Filled) -> int:
    phrase, end = line.phrase(place, line.lexis.months)
    filled.month = line.lexis.months.get(phrase, 0)
    filled.shy = phrase in line.lexis.shy
    return end


def day(line: Line, place: int, filled: Filled) -> int:
    """25"""
    token = line.tokens[place]
    filled.day = token.number or 0
    return place + 1 if token.minute is None and 1 <= filled.day <= _LAST_DAY else 0


def ordinal(line: Line, place: int, filled: Filled) -> int:
    """25th"""
    end = day(line, place, filled)
    suffix = line.at(end) if end else None
    filled.ordinal = suffix is not None and suffix.text in line.lexis.ordinals
    return end + 1 if filled.ordinal and suffix and suffix.start == line.tokens[place].end else 0


def year(line: Line, place: int, filled: Filled) -> int:
    """2031"""
    token = line.tokens[place]
    filled.year = token.number
    return place + 1 if token.minute is None and (token.number or 0) // 100 * 100 == _THIS_CENTURY else 0


def numeric(line: Line, place: int, filled: Filled) -> int:
    """25/7, 7/25, 25/7/2026, 2026-07-25; one that could be either is taken in the language's order."""
    numbers = line.tokens[place].date
    if not numbers:
        return 0
    if numbers[0] > _LAST_DAY:
        filled.date = OnDate(numbers[2], numbers[1], numbers[0]) if len(numbers) > len("dm") else None
        return place + 1 if filled.date else 0
    written = numbers[2] if len(numbers) > len("dm") else None
    since = written if written is None or written >= 100 else written + _THIS_CENTURY
    orders = (OnDate(numbers[0], numbers[1], since), OnDate(numbers[1], numbers[0], since))
    filled.date = EitherDate(*(reversed(orders) if line.lexis.month_first else orders))
    filled.shy = True
    return place + 1


# Each hears itself from a place of the line on, and gives the place behind it; 0 where something else stands.
SLOTS: dict[str, Callable[[Line, int, Filled], int]] = {
    "{year}": year,
    "{h}": hour,
    "{m}": minutes,
    "{mm}": two_digits,
    "{n}": count,
    "{unit}": unit,
    "{w}": weekday,
    "{month}": month,
    "{d}": day,
    "{nth}": ordinal,
    "{date}": numeric,
}


def _number(line: Line, place: int, most: int) -> tuple[int, int]:
    """A number up to `most` without minutes, in digits or words, and where it ends; 0 and 0 for none."""
    token = line.tokens[place]
    phrase, end = line.phrase(place, line.lexis.numbers)
    number = token.number if token.number is not None and token.minute is None else line.lexis.numbers.get(phrase, -1)
    return (number, end or place + 1) if 0 <= number <= most else (0, 0)
