"""What a ritual is to the rest of the house: one constant from which handlers, menu, help and schedule are made."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from domain.company import Company
from domain.messages import Due, Incoming, Line, Rows
from domain.noise import Noise
from domain.questions import Box, Timer, Token
from storage.unit_of_work import UnitOfWork

Hears = Callable[[Incoming, UnitOfWork], Awaitable[None]]
Reads = Callable[[Incoming, Box, UnitOfWork], Awaitable[None]]
Opens = Callable[[Incoming, Token, UnitOfWork], Awaitable[None]]
Comes = Callable[[Due, UnitOfWork], Awaitable[None]]
Rings = Callable[[Timer, UnitOfWork], Awaitable[None]]
Loudness = Callable[[Incoming, UnitOfWork], Awaitable[Noise]]
Notices = Callable[[Company, UnitOfWork], Awaitable[None]]
Forgets = Callable[[int, UnitOfWork], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Mine:
    """One thing of somebody's that is kept: a line for the file they read, the words below it, the same as JSON."""

    line: Line
    words: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


Gathers = Callable[[int, UnitOfWork], Awaitable[Sequence[Mine]]]


@dataclass(frozen=True, slots=True)
class Command:
    """What can be typed; `about` is the catalogue key of its line in menus and /help.

    `menu_room` and `menu_corner` are its place in those menus, 0 for none. `for_all`: also before a yes, or without
    another. `needs_both`: while either rests, it reads "The rituals are resting." `takes` is the label under which
    words that answer nothing are offered to it in a corner. `shelf` is the label of its button under *More* in
    /rituals: it stands on the second shelf, which is not shown for a fortnight.
    """

    name: str
    does: Hears
    about: str
    menu_room: int = 0
    menu_corner: int = 0
    for_all: bool = False
    needs_both: bool = False
    takes: str | None = None  # catalogue key
    shelf: str | None = None  # catalogue key


@dataclass(frozen=True, slots=True)
class BoxKind:
    """One kind of question in a corner: what hears its words, and the label by which it is told from others.

    An edited answer is heard again, with `edited` set. What is written to a closed one is heard with `closed_at` set,
    where `hears_closed`; else one line says that it is closed. A box of no kind stands in the room: it takes replies.
    """

    hears: Reads
    label: str  # catalogue key
    takes_media: bool = False
    takes_location: bool = False
    hears_closed: bool = False


@dataclass(frozen=True, slots=True)
class Carries:
    """How a reply to a message of a ritual goes over to the other, where their room is carried.

    With these taps below it, and as loud as `noise` says; without one it is news, which quiet hours hold back.
    """

    taps: Rows = ()
    noise: Loudness | None = None


@dataclass(frozen=True, slots=True)
class Ritual:
    """One file's constant.

    `taps` by action; a tap reaches its function only from a member of the couple (or the one person) that the message
    was for, save those in `taps_for_all`, which look for themselves. `needs_both` are the taps that read "The rituals
    are resting." while either rests. `on_reply` hears what is written as a reply to a message of this ritual. `boxes`
    by step, `links` and `timers` by action. `on_company` hears of every group and every corner. `on_due` is called at
    its hour, unless the hour is longer past than `stale_after` or the couple rests. `goes_to` are the commands of
    others to which it hands over (`UnitOfWork.go_to`). `forgets` lets go what somebody has open and withdraws what is
    on its way, just before their words are erased; `gathers` is all of theirs that this ritual keeps.
    """

    name: str
    commands: tuple[Command, ...] = ()
    taps: Mapping[str, Hears] = field(default_factory=dict)
    taps_for_all: Mapping[str, Hears] = field(default_factory=dict)
    needs_both: frozenset[str] = frozenset()
    on_reply: Hears | None = None
    carries: Carries | None = Carries()
    boxes: Mapping[str, BoxKind] = field(default_factory=dict)
    links: Mapping[str, Opens] = field(default_factory=dict)
    timers: Mapping[str, Rings] = field(default_factory=dict)
    on_company: Notices | None = None
    on_due: Comes | None = None
    forgets: Forgets | None = None
    gathers: Gathers | None = None
    noise: Noise | None = None  # what its hour costs the day
    shows: frozenset[str] = frozenset()  # taps by which somebody means to show the other something
    goes_to: tuple[str, ...] = ()
    stale_after: timedelta = timedelta(hours=3)
