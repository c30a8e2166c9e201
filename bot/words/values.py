"""What Fluent is handed in place of a value: a mark without content, so that no value is ever read as Fluent.

A person's text never passes through the formatter. Where it belongs, the formatted line carries one private-use
character, and the text is set there afterwards; what a person typed, such a character included, cannot be mistaken
for one. It also keeps long texts clear of the formatter's limit of 2,500 characters for a value.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from babel import Locale
from fluent.runtime.types import FluentType

from bot.words.literal import in_a_line
from bot.words.moments import CLOCK, DATE, DAY_AND_CLOCK, from_now, spoken, weekday, weekdays
from bot.words.pieces import joined
from domain.messages import Moment, Reader, Rendered, Words

_FIRST, _LAST = 0xF0000, 0xFFFFD  # private use for good: Unicode will never give these a meaning
MARKS = re.compile(f"([{chr(_FIRST)}-{chr(_LAST)}])")


class Setting:
    """One line while it is being set: for whom, and which pieces its marks stand for."""

    def __init__(self, reader: Reader, locale: Locale) -> None:
        self.reader = reader
        self.locale = locale
        self._pieces: list[Rendered] = []

    def values(self, params: Mapping[str, str | int | Words | Moment | Rendered]) -> dict[str, "int | _Told"]:
        """The parameters as the formatter may see them; whole numbers stay what they are, for plurals."""
        return {name: value if isinstance(value, int) else self._told(value) for name, value in params.items()}

    def mark(self, piece: Rendered) -> str:
        """The character that stands for `piece` until `finished` puts it there."""
        self._pieces.append(piece)
        return chr(_FIRST + len(self._pieces) - 1)

    def finished(self, text: str) -> Rendered:
        """The formatted text with every piece in its place."""
        return joined(
            self._pieces[ord(part) - _FIRST] if MARKS.fullmatch(part) else Rendered(part) for part in MARKS.split(text)
        )

    def _told(self, value: str | Words | Moment | Rendered) -> "_Told":
        if isinstance(value, Moment):
            return _Instant(self, value)
        if isinstance(value, Rendered):
            return _Told(self, value, value.text)
        words = value if isinstance(value, Words) else Words(0, value)
        return _Told(self, in_a_line(words, self.locale.text_direction), words.text)


class _Told(FluentType):
    def __init__(self, setting: Setting, piece: Rendered, plain: str) -> None:
        self.setting, self.piece, self.plain = setting, piece, plain

    def format(self, locale: Locale) -> str:  # noqa: ARG002 - the setting knows it
        return self.setting.mark(self.piece)

    # A selector, as in { $ritual -> [lunch] ... }, compares by what was really said.
    def __eq__(self, other: object) -> bool:
        return self.plain == other

    def __hash__(self) -> int:
        return hash(self.plain)


class _Instant(_Told):
    def __init__(self, setting: Setting, moment: Moment, skeleton: str = CLOCK) -> None:
        super().__init__(setting, spoken(moment, setting.reader.zone, setting.locale, skeleton), "")
        self.moment = moment


def day(instant: _Instant) -> _Instant:
    """The Fluent function DAY($when): a moment with its weekday, where the hour alone would leave it open."""
    return _Instant(instant.setting, instant.moment, DAY_AND_CLOCK)


def date(instant: _Instant) -> _Instant:
    """DATE($when): its weekday and its date."""
    return _Instant(instant.setting, instant.moment, DATE)


def distance(instant: _Instant) -> _Told:
    """FROM_NOW($when), to choose by: today, tonight, tomorrow, week or later, on the reader's clock when it is sent."""
    reader = instant.setting.reader
    return _Told(instant.setting, Rendered(""), from_now(instant.moment, reader.now, reader.zone))


def name_of_day(instant: _Instant) -> _Told:
    """WEEKDAY($when): the name of its day."""
    return _plain(instant.setting, weekday(instant.moment, instant.setting.reader.zone, instant.setting.locale))


def names_of_days(digits: _Told) -> _Told:
    """WEEKDAYS($days): weekdays by their digits, Monday is 0."""
    return _plain(digits.setting, weekdays(frozenset(map(int, digits.plain)), digits.setting.locale))


def _plain(setting: Setting, text: str) -> _Told:
    return _Told(setting, Rendered(text), text)


FUNCTIONS: dict[str, Callable[[Any], FluentType]] = {
    "DATE": date,
    "DAY": day,
    "FROM_NOW": distance,
    "WEEKDAY": name_of_day,
    "WEEKDAYS": names_of_days,
}
