"""Promises in words: what they are and when, to their maker and to both."""

from datetime import datetime, time

from domain.couple import Member
from domain.messages import Line, Moment, Param, Words
from domain.promise import Promise
from domain.ritual_day import Zone, clock_of, ritual_day
from storage.promises import Given

_LAST_MINUTE = time(23, 59)
_SHORT = 40  # characters of a label
_OWN_END = tuple("!?…:;")  # words that end so need no full stop


def said(person: int, words: str) -> dict[str, Param]:
    """The words of a promise at the end of a line, which has its full stop unless they bring their own end."""
    text = words.rstrip(" .") or words
    return {"words": Words(person, text), "end": "own" if text.endswith(_OWN_END) else "stop"}


def soon(promise: Promise, zone: Zone) -> Line:
    """When, as seen from today: "Tomorrow, 18:00"."""
    return Line("promise-soon-day" if promise.by_day else "promise-soon", {"when": moment(promise, zone)})


def on(promise: Promise, zone: Zone) -> Line:
    """When, for a line that stands for days: "Tue 18:00"."""
    return Line("promise-on-day" if promise.by_day else "promise-on", {"when": moment(promise, zone)})


def moment(promise: Promise, zone: Zone) -> Moment:
    """Its time; a bedtime after midnight is told as late on the evening that it ends."""
    day, wall = ritual_day(promise.due, zone), promise.due.astimezone(clock_of(zone))
    if promise.by_day and wall.date() != day:
        return Moment(datetime.combine(day, _LAST_MINUTE, tzinfo=clock_of(zone)))
    return Moment(promise.due)


def echo(person: int, words: str, promise: Promise, zone: Zone) -> Line:
    """To its maker: "Tomorrow, 18:00: call you on the way home."."""
    return Line("promise-echo", {"when": soon(promise, zone), **said(person, words)})


def told(given: Given, maker: Member, zone: Zone) -> Line:
    """To both: "Ben, Tue 18:00: call you on the way home."."""
    when = on(given.promise, zone)
    return Line("promise-told", {"name": name_of(maker), "when": when, **said(maker.person, given.words)})


def label(given: Given) -> Words:
    """Its words on a button."""
    text = given.words
    return Words(given.person, text if len(text) <= _SHORT else f"{text[: _SHORT - 1].rstrip()}…")


def name_of(member: Member) -> Words:
    return Words(member.person, member.name)
