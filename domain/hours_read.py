"""Reads the hours, weekdays and quiet hours that people type, and writes them as it would read them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time, timedelta

from domain.hours import Hours, Off
from domain.lexis import Lexis, Piece, Sort, folded, pieces
from domain.quiet import USUAL, Quiet, since_midnight
from domain.recurrence import EVERY_DAY
from domain.ritual_day import ONE_DAY

LONGEST = 200  # characters that are looked at
SHOWN = 40  # characters of what was not understood
_RUN = 3  # weekdays in a row that are written as a range


@dataclass(frozen=True, slots=True)
class Unread:
    """Nothing is changed. `understood` is written as `written` would ("12:30", "" for nothing at all).

    `rest` quotes what was not understood, 40 printable characters at most, "" where something is missing.
    """

    understood: str
    rest: str


def read_hours(text: str, lexis: Lexis, usual: Hours, likely: time | None = None) -> Hours | Off | Unread:
    """The hour and weekdays in `text`, or that it shall not come; what it leaves unsaid is as in `usual`.

    An hour that could be both is taken by the 24-hour clock, save a bare one up to 12 ("1", "10") and one up to 9
    without a zero before it ("1:30"): those are in the half of the day that is nearer to `likely` (else `usual`).
    """
    found = _read(text, lexis)
    if isinstance(found, Unread):
        return found
    hours, days, off = found
    if off:
        return Off() if len(off) == 1 and not hours and not days else _too_much(lexis.none, [*off[1:], *hours, *days])
    weekdays = frozenset().union(*(each.days for each in days))
    wall = _nearest(hours[0], likely or usual.wall) if hours else usual.wall
    if len(hours) > 1:
        return _too_much(_clock(wall), hours[1:])
    if not hours and not days:
        return Unread("", "")
    return Hours(wall, weekdays or usual.weekdays)


def read_quiet(text: str, lexis: Lexis, usual: Quiet = USUAL) -> Quiet | Off | Unread:
    """The two ends in `text` ("22:30-07:30", "10pm to 7"), or that there shall be none; halves as near `usual`."""
    found = _read(text, lexis)
    if isinstance(found, Unread):
        return found
    hours, days, off = found
    if len(off) == 1 and not hours and not days:
        return Off()
    walls = [_nearest(each, likely) for each, likely in zip(hours, (usual.start, usual.end), strict=False)]
    understood = "-".join(map(_clock, walls))
    extra = [*off, *days, *hours[2:]]
    if extra or len(walls) < len("ab") or walls[0] == walls[1]:
        return _too_much(understood, extra)
    return Quiet(*walls)


def read_switch(text: str, lexis: Lexis) -> bool | Unread:
    """Whether `text` says on or off."""
    said = folded(" ".join(text[:LONGEST].split()))
    if said in lexis.on or said in lexis.off:
        return said in lexis.on
    return _too_much("", [Piece(Sort.UNREAD, text[:LONGEST], 0)])


def written(what: Hours | Off | Quiet, lexis: Lexis) -> str:
    """As somebody could have typed it: "12:30 mon-fri", "22:00 daily", "off", "22:30-07:30"."""
    if isinstance(what, Off):
        return lexis.none
    if isinstance(what, Quiet):
        return f"{_clock(what.start)}-{_clock(what.end)}"
    return f"{_clock(what.wall)} {_weekdays(what.weekdays, lexis)}"


def _read(text: str, lexis: Lexis) -> tuple[list[Piece], list[Piece], list[Piece]] | Unread:
    """(hours, weekdays, words for off), or what kept it from being read."""
    if len(text) > LONGEST:
        return _too_much("", [Piece(Sort.UNREAD, text[:LONGEST], 0)])
    line = _ranged(pieces(text, lexis))
    hours, days, off, rest = (
        [each for each in line if each.sort in sorts]
        for sorts in ({Sort.HOUR}, {Sort.DAYS}, {Sort.OFF}, {Sort.UNREAD, Sort.AM, Sort.PM, Sort.TO})
    )
    if not rest:
        return hours, days, off
    said = [_clock(each.walls[0]) for each in hours if len(each.walls) == 1]
    said += [_weekdays(frozenset().union(*(each.days for each in days)), lexis)] if days else []
    return _too_much(" ".join(said), rest)


def _ranged(line: list[Piece]) -> list[Piece]:
    """The line with "mon - fri" as one piece; what stands between two hours, or an hour and days, has done its work."""
    done: list[Piece] = []
    left = list(reversed(line))
    while left:
        piece = left.pop()
        if piece.sort is not Sort.TO or not done or not left:
            done.append(piece)
        elif done[-1].sort is Sort.DAYS and left[-1].sort is Sort.DAYS:
            done[-1] = _range(done[-1], piece, left.pop())
        elif not {done[-1].sort, left[-1].sort} <= {Sort.HOUR, Sort.DAYS}:
            done.append(piece)
    return done


def _range(first: Piece, to: Piece, last: Piece) -> Piece:
    raw = f"{first.raw}{to.raw}{last.raw}"
    if len(first.days) != 1 or len(last.days) != 1:
        return Piece(Sort.UNREAD, raw, first.start)
    [start], [end] = first.days, last.days
    row = frozenset((start + each) % len(EVERY_DAY) for each in range((end - start) % len(EVERY_DAY) + 1))
    return Piece(Sort.DAYS, raw, first.start, days=row)


def _nearest(hour: Piece, likely: time) -> time:
    """The wall time among those that the piece may mean which is nearer to `likely` around the clock."""

    def away(wall: time) -> timedelta:
        apart = (since_midnight(wall) - since_midnight(likely)) % ONE_DAY
        return min(apart, ONE_DAY - apart)

    return min(hour.walls, key=away)


def _too_much(understood: str, rest: Iterable[Piece]) -> Unread:
    quoted, end = "", 0
    for each in sorted(rest, key=lambda each: each.start):
        quoted += (" " if quoted and each.start > end else "") + each.raw
        end = each.start + len(each.raw)
    shown = "".join(letter for letter in quoted if letter.isprintable())
    return Unread(understood, shown if len(shown) <= SHOWN else shown[: SHOWN - 1] + "…")


def _clock(wall: time) -> str:
    return f"{wall:%H:%M}"


def _weekdays(days: frozenset[int], lexis: Lexis) -> str:
    if days == EVERY_DAY:
        return lexis.daily
    return ",".join(_named(run, lexis.short) for run in runs(days))


def runs(days: frozenset[int]) -> list[list[int]]:
    """The weekdays, some but not all, in rows of neighbours; a row may go over Sunday."""
    starts = sorted(day for day in days if (day - 1) % 7 not in days)
    found = []
    for start in starts:
        length = next(each for each in range(1, 8) if (start + each) % 7 not in days)
        found.append([(start + each) % 7 for each in range(length)])
    return found


def _named(run: Sequence[int], short: Sequence[str]) -> str:
    return f"{short[run[0]]}-{short[run[-1]]}" if len(run) >= _RUN else ",".join(short[day] for day in run)
