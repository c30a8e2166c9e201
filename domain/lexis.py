"""What people call hours and days in their language, and how a line they typed falls apart into them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from enum import Enum, auto

LONGEST_PHRASE = 4  # words
_HALF_A_DAY, _HOURS, _MINUTES = 12, 24, 60

_TOKEN = re.compile(
    r"(?P<number>\d{1,4}(?!\d))(?:\s?[:.h]\s?(?P<minute>\d{1,2})(?!\d))?(?P<h>\s?h(?![^\W\d_]))?"
    r"|(?P<dash>[-\u2010-\u2015\u2212~])|(?P<pause>[,;&+/.!?()\u3001])"
    r"|(?P<word>(?:[^\W\d_]\.)+[^\W\d_]?(?![^\W\d_])\.?|[^\W\d_]+(?:['\u2019][^\W\d_]+)*\.?)|(?P<other>\d+|\S)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_DROPPED = re.compile("[\u0300-\u036f'\u2019.]")


@dataclass(frozen=True, slots=True)
class Lexis:
    """The words of one language, as `folded` leaves them; phrases of up to four words, one space between.

    `days` are weekdays (Monday is 0) and groups of them; `to` stands between the ends of a range; `skip` says nothing
    by itself; `on` is read only where a yes or a no is asked for, `here`, `apart`, `nights` and `lights` only of
    bedtime. `short` (Monday first), `daily` and `none` are what `written` writes: each must be read back as it is.
    """

    days: Mapping[str, frozenset[int]]
    hours: Mapping[str, time]
    am: frozenset[str]
    pm: frozenset[str]
    to: frozenset[str]
    off: frozenset[str]
    on: frozenset[str]
    skip: frozenset[str]
    here: frozenset[str]
    apart: frozenset[str]
    nights: frozenset[str]
    lights: frozenset[str]
    short: tuple[str, ...]
    daily: str
    none: str


class Sort(Enum):
    """What a piece of the line is."""

    HOUR = auto()
    DAYS = auto()
    AM = auto()
    PM = auto()
    TO = auto()
    OFF = auto()
    SKIP = auto()
    UNREAD = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """What was typed from code point `start` on; an hour has one of `walls` or, where it could be either half, two."""

    sort: Sort
    raw: str
    start: int
    walls: tuple[time, ...] = ()
    days: frozenset[int] = field(default=frozenset())


def folded(text: str) -> str:
    """Without case, accents, apostrophes and dots, so that "a.m." is "am" and "Sáb." is "sab"."""
    return unicodedata.normalize("NFC", _DROPPED.sub("", unicodedata.normalize("NFKD", text.casefold())))


def words_of(text: str) -> list[str]:
    """The words of `text` in their order, each `folded`."""
    return [folded(word) for word in _WORD.findall(unicodedata.normalize("NFKC", text))]


def pieces(text: str, lexis: Lexis) -> list[Piece]:
    """The line from left to right, without what says nothing; an hour has its "pm" already heard."""
    found: list[Piece] = []
    for piece in _sorted(list(_TOKEN.finditer(unicodedata.normalize("NFKC", text))), lexis):
        if piece.sort in (Sort.AM, Sort.PM) and found and found[-1].sort is Sort.HOUR:
            found[-1] = _in_half(found[-1], piece)
        elif piece.sort is not Sort.SKIP:
            found.append(piece)
    return found


def _sorted(tokens: list[re.Match[str]], lexis: Lexis) -> Iterator[Piece]:
    place = 0
    while place < len(tokens):
        phrase = _phrase(tokens[place : place + LONGEST_PHRASE], lexis)
        found, used = phrase or (_single(tokens[place]), 1)
        yield found
        place += used


def _phrase(tokens: list[re.Match[str]], lexis: Lexis) -> tuple[Piece, int] | None:
    """The longest phrase at the beginning of `tokens` that is known, and of how many words it is."""
    for size in range(len(tokens), 0, -1):
        if all(token["word"] for token in tokens[:size]):
            raw = tokens[0].string[tokens[0].start() : tokens[size - 1].end()]
            piece = _meaning(raw, " ".join(folded(token[0]) for token in tokens[:size]), tokens[0].start(), lexis)
            if piece is not None:
                return piece, size
    return None


def _meaning(raw: str, word: str, start: int, lexis: Lexis) -> Piece | None:
    if word in lexis.days:
        return Piece(Sort.DAYS, raw, start, days=lexis.days[word])
    if word in lexis.hours:
        return Piece(Sort.HOUR, raw, start, walls=(lexis.hours[word],))
    plain = {
        Sort.AM: lexis.am,
        Sort.PM: lexis.pm,
        Sort.TO: lexis.to,
        Sort.OFF: lexis.off,
        Sort.SKIP: lexis.skip,
    }
    return next((Piece(sort, raw, start) for sort, words in plain.items() if word in words), None)


def _single(token: re.Match[str]) -> Piece:
    raw, start = token[0], token.start()
    if token["number"]:
        walls = _walls(token["number"], token["minute"], marked=token["h"] is not None or "h" in raw.casefold())
        return Piece(Sort.HOUR if walls else Sort.UNREAD, raw, start, walls)
    if token["dash"]:
        return Piece(Sort.TO, raw, start)
    return Piece(Sort.SKIP if token["pause"] else Sort.UNREAD, raw, start)


def _walls(number: str, minute: str | None, *, marked: bool) -> tuple[time, ...]:
    """Both halves of the day for an hour up to 12 that stands alone, or up to 9 with minutes; none for no hour."""
    compact = minute is None and len(number) > len("12")
    digits, minutes = (number[:-2], number[-2:]) if compact else (number, minute or "00")
    hour, past = int(digits), int(minutes)
    if len(minutes) == 1 or past >= _MINUTES or hour > _HOURS or (hour == _HOURS and past):
        return ()
    alone = minute is None and not compact
    either = digits[0] != "0" and hour <= (_HALF_A_DAY if alone else len("123456789")) and not marked
    first = time(hour % (_HALF_A_DAY if either else _HOURS), past)
    return (first, first.replace(hour=first.hour + _HALF_A_DAY)) if either else (first,)


def _in_half(hour: Piece, half: Piece) -> Piece:
    """ "7 pm" and "12:30 am"; "19:30 pm" is what it says, "15 am" is nothing."""
    raw = f"{hour.raw} {half.raw}"
    wall = hour.walls[-1]
    if half.sort is Sort.PM:
        late = wall.replace(hour=wall.hour % _HALF_A_DAY + _HALF_A_DAY)
        return replace(hour, raw=raw, walls=(late,)) if wall.hour else Piece(Sort.UNREAD, raw, hour.start)
    if len(hour.walls) == 1 and wall.hour > _HALF_A_DAY:
        return Piece(Sort.UNREAD, raw, hour.start)
    return replace(hour, raw=raw, walls=(wall.replace(hour=wall.hour % _HALF_A_DAY),))
