"""Finds the shapes of a language in a line, and what each says of a time."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from domain.when.lexis import Kind, Shape, Unit
from domain.when.line import Line, Piece
from domain.when.said import InDays, OnDate, OnWeekday, Said, Which
from domain.when.slots import SLOTS, Filled, year

_NOON, _HALF_A_DAY = 12, 12
_SOME_DAY = date(2000, 1, 1)
_FURTHEST = 400  # days; what lies further is as far
_WHICH = {Kind.WEEKDAY: Which.PLAIN, Kind.COMING: Which.COMING, Kind.NEXT: Which.NEXT}
_NAMED_WEEKDAYS = (Kind.COMING, Kind.NEXT)
_HOURS = (Kind.CLOCK, Kind.BARE, Kind.EXACT)


def pieces(line: Line, place: int) -> list[Piece]:
    """What can be heard from `place` on, the longest first."""
    if place not in line.heard:
        found = [piece for match in _matches(line, place) if (piece := _piece(line, *match))]
        line.heard[place] = sorted(found, key=lambda piece: -piece.end)
    return line.heard[place]


def _matches(line: Line, place: int) -> Iterator[tuple[Shape, int, Filled]]:
    shapes, token = line.lexis.shapes, line.tokens[place]
    for shape in shapes.get(token.text, ()):
        yield from _rest(line, shape, place + 1, Filled())
    if token.is_sign:
        return
    for name, hear in SLOTS.items():
        filled = Filled()
        end = hear(line, place, filled) if name in shapes else 0
        for shape in shapes[name] if end else ():
            yield from _rest(line, shape, end, replace(filled))


def _rest(line: Line, shape: Shape, place: int, filled: Filled) -> Iterator[tuple[Shape, int, Filled]]:
    """The shape and where it ends, if its elements after the first stand at `place`."""
    for element in shape.elements[1:]:
        place = _behind(line, element, place, filled) if line.at(place) else 0
        if not place:
            return
    yield shape, place, filled


def _behind(line: Line, element: str, place: int, filled: Filled) -> int:
    if element in SLOTS:
        return SLOTS[element](line, place, filled)
    return place + 1 if line.tokens[place].text == element else 0


def _piece(line: Line, shape: Shape, end: int, filled: Filled) -> Piece | None:
    if shape.kind in _HOURS:
        return _hour(line, shape, end, filled)
    if shape.kind is Kind.DATE:
        end = _with_year(line, end, filled)
    said = _SAYS[shape.kind](shape, filled)
    shy = filled.shy and not filled.ordinal and shape.kind not in _NAMED_WEEKDAYS
    return Piece(shape.kind, said, end, shy) if said else None


def _hour(line: Line, shape: Shape, end: int, filled: Filled) -> Piece | None:
    """An hour with its minutes; "pm" behind it makes it one wherever it stands."""
    if shape.kind is Kind.EXACT:
        return Piece(shape.kind, Said(walls=filled.walls[:1]), end) if filled.number >= shape.number else None
    added = int(shape.number) if filled.minutes is None else int(shape.number) * filled.minutes
    if added and not filled.whole:
        return None
    walls = tuple(_moved(wall, added) for wall in filled.walls)
    phrase, after = line.phrase(end, line.lexis.halves)
    half = _in_half(walls, late=line.lexis.halves[phrase]) if after else ()
    sure = filled.minutes is None and (half or filled.colon)
    return Piece(Kind.CLOCK if sure else shape.kind, Said(walls=half or walls), after if half else end)


def _in_half(walls: tuple[time, ...], *, late: bool) -> tuple[time, ...]:
    """ "7 pm" and "12:30 am"; "19:30 pm" is what it says, "15 am" is nothing."""
    if len(walls) == 1 and late and 1 <= walls[0].hour < _NOON:
        return (walls[0].replace(hour=walls[0].hour + _HALF_A_DAY),)
    return tuple(wall for wall in walls if (wall.hour >= _NOON) == late)


def _moved(wall: time, by: int) -> time:
    return (datetime.combine(_SOME_DAY, wall) + timedelta(minutes=by)).time()


def _with_year(line: Line, end: int, filled: Filled) -> int:
    token = line.at(end)
    comma = int(token is not None and token.text == ",")
    after = year(line, end + comma, filled) if line.at(end + comma) else 0
    if not after:
        filled.year = None
    return after or end


def _later(shape: Shape, filled: Filled) -> Said | None:
    amount = (filled.count + shape.number) * filled.unit.value
    if filled.unit in (Unit.MINUTES, Unit.HOURS):
        return Said(later=timedelta(minutes=amount)) if amount else None
    days = min(amount // Unit.DAYS.value, _FURTHEST)
    return Said(day=InDays(int(days))) if days == amount / Unit.DAYS.value or days == _FURTHEST else None


_SAYS: dict[Kind, Callable[[Shape, Filled], Said | None]] = {
    Kind.NAMED: lambda shape, _: Said(walls=(_moved(time(), int(shape.number)),)),
    Kind.DAY: lambda shape, _: Said(day=InDays(int(shape.number))),
    Kind.DATE: lambda _, filled: Said(day=OnDate(filled.day, filled.month, filled.year)),
    Kind.DAY_OF_MONTH: lambda _, filled: Said(day=OnDate(filled.day)),
    Kind.NUMERIC: lambda _, filled: Said(day=filled.date),
    Kind.LATER: _later,
    Kind.HERE: lambda shape, _: Said(day=InDays(0), part=shape.part),
    Kind.ALONE: lambda shape, _: Said(part=shape.part),
    Kind.BESIDE: lambda shape, _: Said(part=shape.part),
    Kind.FAR: lambda *_: Said(day=InDays(_FURTHEST)),
    Kind.YEAR: lambda _, filled: Said(day=OnDate(31, 12, filled.year)),
    **{kind: (lambda shape, filled: Said(day=OnWeekday(filled.weekdays, _WHICH[shape.kind]))) for kind in _WHICH},
}
