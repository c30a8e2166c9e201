"""Small on purpose: what a promise may be, so that it can be kept."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.errors import Refusal
from domain.lexis import words_of
from domain.messages import Moment
from domain.promise import MOST_OPEN, Promise, Why
from domain.promise_time import Present, evening
from domain.recurrence import EVERY_DAY, next_occurrence
from domain.ritual_day import BORDER, ritual_day
from domain.when import HORIZON, Day, Hour, NoTime, Time

LONGEST = 120  # characters
MOST_PIECES = 1_000  # code points, of which a character may have many: so that it can be sent


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody wants to promise, as `domain.when.read` heard it, and whether they said it in the room.

    `length` is how many characters a person counts in the words; the standard library does not know.
    """

    words: str
    length: int
    when: Time | NoTime
    in_room: bool = False


def draft(said: Said, grand: Iterable[str], others_open: int, present: Present) -> Promise:
    """The promise whose echo is shown. Raises Refusal with the smallest question that mends it.

    `grand` are the language's words of too much ("never", "every day"), as `lexis.folded` leaves them. `others_open`
    is how many its maker has open.
    """
    if not any(unicodedata.category(each)[0] in "LNS" for each in said.words):
        raise Refusal(Why.NO_WORDS)
    check_room(others_open)
    if said.length > LONGEST or len(said.words) > MOST_PIECES:
        raise Refusal(Why.LONG, {"most": LONGEST})
    if is_grand(said.words, grand):
        raise Refusal(Why.GRAND)
    due, by_day = time_of(said.when, present)
    return Promise(due, present.now, by_day=by_day, in_room=said.in_room)


def check_room(others_open: int) -> None:
    """Raises Refusal where there is no room for one more."""
    if others_open >= MOST_OPEN:
        raise Refusal(Why.FULL)


def time_of(when: Time | NoTime, present: Present) -> tuple[datetime, bool]:
    """The moment (UTC) that is meant, and whether it is the bedtime of a day without an hour.

    Raises Refusal where that is no moment ahead on one of the next seven days.
    """
    if when is NoTime.PAST:
        raise Refusal(Why.PAST)
    if when is NoTime.TOO_FAR:
        raise _far(present)
    at = when.at if isinstance(when, Hour) else None
    if isinstance(when, Day):
        at = evening(when.day, present)
    if at is None:
        raise Refusal(Why.NO_TIME)
    check_time(at, present)
    return at, isinstance(when, Day)


def check_time(due: datetime, present: Present) -> None:
    """Raises Refusal where `due` is no moment ahead on one of the next seven days."""
    if due <= present.now:
        raise Refusal(Why.PAST)
    if ritual_day(due, present.zone) > ritual_day(present.now, present.zone) + HORIZON:
        raise _far(present)


def _far(present: Present) -> Refusal:
    last = ritual_day(present.now, present.zone) + HORIZON
    return Refusal(Why.FAR, {"when": Moment(next_occurrence(present.now, BORDER, present.zone, EVERY_DAY, last).at)})


def is_grand(words: str, grand: Iterable[str]) -> bool:
    """Whether one of the `grand` words or phrases is among the `words`, as whole words and however they are written."""
    line = " ".join(words_of(words))
    return any(f" {phrase} " in f" {line} " for phrase in grand)
