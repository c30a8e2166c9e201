"""What time does to a promise, and when: it reminds, asks twice at most, waits for a rest to end, and lets things be.

Everywhere: days are ritual days on the maker's clock, an evening is its bedtime, answers are in UTC.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.promise import Action, Promise, State
from domain.quiet import USUAL, Quiet, next_awake
from domain.recurrence import EVERY_DAY, instant, next_occurrence
from domain.rest import Rest, resting
from domain.ritual_day import BORDER, ONE_DAY, Zone, clock_of, ritual_day

HOUR = timedelta(hours=1)
NOTICE_STANDS = timedelta(days=2)
ACTIVE_DAYS = 7  # for as many a missed one can be mended, and what was set aside be picked up
LONGEST_SLIDE = timedelta(days=30)
MOST_ASKED = 2
EVENING = time(20)  # where there is no bedtime
_NOON = time(12)


@dataclass(frozen=True, slots=True)
class Present:
    """The moment (aware) at which a promise is looked at, by the clock of its maker, whoever looks.

    `bedtime` is a naive wall time of theirs, None while it is off. `rests` are those of either that are not over,
    `rest_days` the ritual days on which the two rested, as far back as a promise lives.
    """

    now: datetime
    zone: Zone
    bedtime: time | None = time(22)
    quiet: Quiet | None = USUAL
    rests: tuple[Rest, ...] = ()
    rest_days: Collection[date] = ()


def seen(promise: Promise, present: Present) -> State:
    """Its state, with what an open one is at this moment: ahead, moved, due or late."""
    if promise.state is not State.OPEN:
        return promise.state
    if present.now < promise.due:
        return State.MOVED if promise.moved else State.OPEN
    late = len(promise.asked) == MOST_ASKED and present.now >= kept_until(promise, present)
    return State.LATE if late else State.DUE


def evening(day: date, present: Present) -> datetime | None:
    """The time of a promise for a day without an hour; None for a day that does not exist."""
    return instant(day, present.bedtime or EVENING, present.zone)


def reminder(due: datetime, present: Present) -> datetime | None:
    """When a promise for `due` is brought to mind; None where no moment is left for it.

    The evening before if it is due after tomorrow noon, else an hour before; what falls in the night, in the morning.
    Where it would then come too late, the other of the two is tried. A rest puts it off (`ahead`).
    """
    eve = evening(ritual_day(due, present.zone) - ONE_DAY, present)
    noon = next_occurrence(present.now, _NOON, present.zone, EVERY_DAY, ritual_day(present.now, present.zone)).at
    wished = (eve, due - HOUR) if due > noon else (due - HOUR, eve)
    moments = (_awake(at, present) for at in wished if at is not None and at > present.now)
    return next((at for at in moments if at < due), None)


def question(promise: Promise, present: Present) -> datetime:
    """When its maker is first asked: an hour after its time, or with bedtime where no hour was said."""
    if promise.by_day:
        return _by_evening(promise.due, present)
    return _awake(_after_rest(promise.due + HOUR, present), present)


def second_question(promise: Promise, present: Present) -> datetime:
    """When its maker is, or was, asked once more: the evening after the day of the first question."""
    believed = [at for at in promise.asked if at <= present.now]  # another clock may have been wrong
    if len(believed) == MOST_ASKED:
        return believed[-1]
    first = believed[0] if believed else question(promise, present)
    planned = _by_evening(_next_evening(first, present), present)
    return planned if len(promise.asked) == MOST_ASKED else _at_last(planned, present)


def kept_until(promise: Promise, present: Present) -> datetime:
    """Until when *Done* is kept, and from when on it is mended: the end of the day of its second question."""
    return _day_end(second_question(promise, present), present)


def mend_until(since: datetime, present: Present) -> datetime:
    """The end of the seventh active day after the day of `since`. While a rest has no end it is taken to end today."""
    end, left = _day_end(since, present), ACTIVE_DAYS
    while left:
        begin, end = end, _day_end(end, present)
        left -= not _rested(begin, end, present)
    return end


def ahead(promise: Promise, present: Present) -> list[tuple[datetime, Action]]:
    """What time has in store for it as it is, in order, each from a moment on that may have gone by."""
    return sorted(_calendar(promise, present), key=lambda each: each[0])


def wakes_at(promise: Promise, present: Present) -> datetime | None:
    """When to look at it next; None when time leaves it alone. A rest that begins or ends changes it."""
    return next((at for at, _ in ahead(promise, present)), None)


def slid(promise: Promise, present: Present) -> datetime:
    """Its hour on the following day."""
    wall = promise.due.astimezone(clock_of(present.zone)).time()
    return next_occurrence(promise.due, wall, present.zone, EVERY_DAY, ritual_day(promise.due, present.zone)).at


def _calendar(promise: Promise, present: Present) -> Iterator[tuple[datetime, Action]]:
    if promise.state is State.DRAFT:
        yield promise.since + HOUR, Action.LAPSE
    elif promise.state is State.ASIDE:
        yield mend_until(promise.since, present), Action.LAPSE
    elif promise.state is State.MISSED:
        yield mend_until(promise.since, present), Action.SET_ASIDE
    elif promise.is_open and not promise.asked and resting(promise.due, present.rests):
        yield promise.due, _in_rest(promise, present)
    elif promise.is_open:
        yield from _open(promise, present)
    if promise.notice_until is not None:
        yield promise.notice_until, Action.CLOSE


def _open(promise: Promise, present: Present) -> Iterator[tuple[datetime, Action]]:
    if promise.remind_at is not None and present.now < promise.due:
        free = _after_rest(promise.remind_at, present)
        yield _at_last(free if free == promise.remind_at else _awake(free, present), present), Action.REMIND
    shown = promise.state is State.OPEN and not promise.quiet
    if shown and promise.notice_until is None and present.now < promise.due + NOTICE_STANDS:
        yield promise.due, Action.COME
    if not promise.asked:
        yield _at_last(question(promise, present), present), Action.ASK
    elif len(promise.asked) < MOST_ASKED:
        yield second_question(promise, present), Action.ASK
    if promise.state is State.MENDING:
        yield mend_until(promise.since, present), Action.SET_ASIDE
    elif len(promise.asked) == MOST_ASKED:  # after an outage its maker is asked first
        yield max(mend_until(promise.due, present), kept_until(promise, present)), Action.SET_ASIDE


def _in_rest(promise: Promise, present: Present) -> Action:
    days = ritual_day(slid(promise, present), present.zone) - ritual_day(promise.slid_from or promise.due, present.zone)
    return Action.LET_GO if days > LONGEST_SLIDE else Action.SLIDE


def _at_last(planned: datetime, present: Present) -> datetime:
    """What an outage held up comes when its reader is awake."""
    return planned if present.now - planned < HOUR else _awake(present.now, present)


def _by_evening(at: datetime, present: Present) -> datetime:
    """An evening that both agreed on may lie in quiet hours; nothing else does."""
    free = _after_rest(at, present)
    return at if free == at and present.bedtime is not None else _awake(free, present)


def _after_rest(at: datetime, present: Present) -> datetime:
    """The first moment from `at` on outside of a rest; while that has no end, the next evening is to look again."""
    while rest := resting(at, present.rests):
        if rest.until is None:
            return _next_evening(max(at, present.now), present)
        at = rest.until
    return at


def _next_evening(at: datetime, present: Present) -> datetime:
    wall = present.bedtime or EVENING
    return next_occurrence(at, wall, present.zone, EVERY_DAY, ritual_day(at, present.zone)).at


def _rested(begin: datetime, end: datetime, present: Present) -> bool:
    if ritual_day(begin, present.zone) in present.rest_days:
        return True
    return any(rest.since < end and begin < (rest.until or present.now) for rest in present.rests)


def _day_end(at: datetime, present: Present) -> datetime:
    return next_occurrence(at, BORDER, present.zone, EVERY_DAY).at


def _awake(at: datetime, present: Present) -> datetime:
    return next_awake(at, present.zone, present.quiet)
