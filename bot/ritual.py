"""What a ritual is to the rest of the house: one constant from which handlers, menu, help and schedule are made."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from domain.messages import Due, Incoming
from storage.unit_of_work import UnitOfWork

Hears = Callable[[Incoming, UnitOfWork], Awaitable[None]]
Comes = Callable[[Due, UnitOfWork], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Command:
    """What can be typed; `about` is the catalogue key of its line in the menus it is shown in."""

    name: str
    does: Hears
    about: str
    in_room: bool = False
    in_corner: bool = False


@dataclass(frozen=True, slots=True)
class Ritual:
    """One file's constant.

    `taps` by action; a tap reaches its function only from a member of the couple (or the one person) that the message
    was for. `on_reply` hears what is written as a reply to a message of this ritual. `on_due` is called at its hour,
    unless the hour is longer past than `stale_after`.
    """

    name: str
    commands: tuple[Command, ...] = ()
    taps: Mapping[str, Hears] = field(default_factory=dict)
    on_reply: Hears | None = None
    on_due: Comes | None = None
    stale_after: timedelta = timedelta(hours=3)
