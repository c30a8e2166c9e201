"""Tells the times in a promise from the words that merely look like one."""

from dataclasses import dataclass, replace

from domain.when.lexis import Kind, Link
from domain.when.line import Line, Piece
from domain.when.said import Eve, Said
from domain.when.shapes import pieces

_COUNTS_ON = frozenset("-+*/=%‰°€$£¥#_&")  # written right behind a number, it makes it another number
_MOST_LINKS = 3  # "by around", "later on the"
_DOUBTFUL_HOURS = (Kind.BARE, Kind.EXACT)
_HOURS = (Kind.CLOCK, Kind.NAMED, *_DOUBTFUL_HOURS)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time from token `first` up to `last`, which does not belong to it any more."""

    said: Said
    first: int
    last: int
    before: bool = False  # "before" led to it
    doubtful: bool = False  # until more stands at its shy word


def phrases(line: Line) -> list[Phrase]:
    """The times of the promise, from left to right. What is nothing but a time is taken by its word ("6", "sun")."""
    whole = _whole(line)
    if whole:
        return [whole]
    found = _all(line)
    ends, starts = {each.last for each in found}, {each.first for each in found}
    return [
        each
        for each in found
        if not each.doubtful and not _apart(line, each) and not _one_of_two(line, each, ends, starts)
    ]


def _whole(line: Line) -> Phrase | None:
    said = [place for place, each in enumerate(line.tokens) if not each.is_sign or each.text in line.lexis.links]
    phrase = _phrase(line, said[0], eager=True) if said else None
    return phrase if phrase and phrase.last > said[-1] else None


def _all(line: Line) -> list[Phrase]:
    found, place = [], 0
    while place < len(line.tokens):
        left = line.phrase(place, line.lexis.leave)[1]
        phrase = None if left else _phrase(line, place, eager=False)
        if phrase:
            found.append(phrase)
        place = left or (phrase.last if phrase else place + 1)
    return found


def _phrase(line: Line, first: int, *, eager: bool) -> Phrase | None:
    """The time that begins at `first`, as far as it goes."""
    phrase = Phrase(Said(), first, first)
    if line.tokens[first].hyphened:
        return None
    while further := _further(line, phrase, eager=eager):
        phrase = further
    if phrase.last == first:
        return None
    tail = line.phrase(phrase.last, line.lexis.tails)[1]
    said = phrase.said
    if phrase.before and said.day and not (said.walls or said.part):
        said = replace(said, day=Eve(said.day))
    return replace(phrase, said=said, last=tail or phrase.last)


def _further(line: Line, phrase: Phrase, *, eager: bool) -> Phrase | None:
    """The phrase with one piece more and the words that lead to it."""
    place = phrase.last
    pause = line.at(place)
    if phrase.said != Said() and pause is not None and pause.text in (",", "."):
        place += 1
    reached = (longer for links, place in _links(line, place) if (longer := _with(line, phrase, place, links, eager)))
    return next(reached, None)


def _with(line: Line, phrase: Phrase, place: int, links: Link | None, eager: bool) -> Phrase | None:
    """The phrase with the longest piece that fits from `place` on, where `links` have led."""
    firmly, before = (links is not None and each in links for each in (Link.FIRMLY, Link.BEFORE))
    for piece in pieces(line, place) if line.at(place) else ():
        said = phrase.said.joined(piece.said)
        if said and _led_to(piece, links):
            shy = phrase.doubtful or (piece.shy and not eager and not firmly)
            doubtful = shy and not (said.walls or said.part or said.also)
            longer = Phrase(said, phrase.first, piece.end, phrase.before or before, doubtful)
            if eager or _believed(line, phrase, piece.kind, links, longer):
                return longer
    return None


def _links(line: Line, place: int) -> list[tuple[Link | None, int]]:
    """What the words at `place` lead to, together, and the place behind them: all of them first, at last none."""
    links: Link | None = None
    found = [(links, place)]
    for _ in range(_MOST_LINKS):
        phrase, place = line.phrase(place, line.lexis.links)
        if not place:
            break
        more = line.lexis.links[phrase]
        links = more if links is None else links & more
        found.append((links, place))
    return found[::-1]


def _led_to(piece: Piece, links: Link | None) -> bool:
    if links is None:
        return piece.kind is not Kind.YEAR
    if piece.kind is Kind.LATER:
        return False
    return (Link.AT if piece.kind in _HOURS else Link.ON) in links


def _believed(line: Line, before: Phrase, kind: Kind, links: Link | None, phrase: Phrase) -> bool:
    """Whether what stands around the last piece of `phrase`, which is of `kind`, makes it a time."""
    at = links is not None and Link.AT in links
    dated = before.said.day is not None or before.said.part is not None
    if kind in _DOUBTFUL_HOURS:
        return (at and (dated or phrase.first == 0)) or ((at or dated) and _clear(line, phrase))
    if kind is Kind.NAMED:
        return at or dated or _clear(line, phrase)
    if kind is Kind.DAY_OF_MONTH:
        return links is not None and _clear(line, phrase)
    if kind is Kind.DATE:
        return links is not None or _clear(line, phrase)
    if kind is Kind.BESIDE:
        return before.said != Said()
    return True


def _clear(line: Line, phrase: Phrase) -> bool:
    """Whether nothing follows that the number could count: "at 6 flats" is no hour."""
    token = line.at(phrase.last)
    if token is None:
        return True
    if token.is_sign:
        return token.start > line.tokens[phrase.last - 1].end or token.text not in _COUNTS_ON
    if token.hyphened:
        return False
    lexis = line.lexis
    closed = any(line.phrase(phrase.last, known)[1] for known in (lexis.closing, lexis.tails))
    return closed or _further(line, phrase, eager=False) is not None


def _apart(line: Line, phrase: Phrase) -> bool:
    before = line.at(phrase.first - 1)
    return before is not None and before.text in line.lexis.apart


def _one_of_two(line: Line, phrase: Phrase, ends: set[int], starts: set[int]) -> bool:
    """Whether it is one end of a range or one of a choice: "mon-fri", "at 5 or 6", "between 5 and 6pm"."""
    right = line.at(phrase.last)
    if right and right.hyphened:
        return True
    counts = bool(phrase.said.walls or phrase.said.later)
    first, last = phrase.first - 1, phrase.last
    after = _joins(line, first) and (first in ends or (counts and _is_number(line, first - 1)))
    return after or (_joins(line, last) and (last + 1 in starts or (counts and _is_number(line, last + 1))))


def _joins(line: Line, place: int) -> bool:
    token = line.at(place)
    return token is not None and token.text in line.lexis.joins


def _is_number(line: Line, place: int) -> bool:
    token = line.at(place)
    return token is not None and (not token.text or token.text in line.lexis.numbers)
