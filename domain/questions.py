"""What waits for somebody: words in a box, a link into a corner, a moment that comes once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

LOOK = "look"  # the action of a timer that looks at how things stand: it may come earlier, and does no harm then


@dataclass(frozen=True, slots=True)
class Box:
    """A question in a corner that awaits words; `ref` is that of the message that asks.

    `body` is what the ritual remembers meanwhile (plain JSON). `by_itself`: it came, nobody opened it. `touched_at` is
    when its owner last opened, tapped or answered it. `answer` is the id of the message that answered last. All in UTC.
    """

    ref: str
    person: int
    ritual: str
    step: str
    expires_at: datetime
    couple: str | None = None
    topic: str | None = None
    body: Mapping[str, Any] = field(default_factory=dict)
    by_itself: bool = False
    touched_at: datetime | None = None
    closed_at: datetime | None = None
    answer: int | None = None


@dataclass(frozen=True, slots=True)
class Timer:
    """A moment (UTC) that comes once. (`ritual`, `action`, `ref`) names it: set again, it moves.

    `patient`: what it does cannot be undone, so it waits until the machine's clock is believed.
    """

    ritual: str
    action: str
    ref: str
    at: datetime
    couple: str | None = None
    person: int | None = None
    patient: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A link into a corner, good once until `expires_at` (UTC): which ritual hears it, and what it is about.

    `person` is whom it is for, or who made it, as the ritual means it; `body` is what it remembers (plain JSON).
    """

    ritual: str
    action: str
    expires_at: datetime
    topic: str | None = None
    person: int | None = None
    chat: int | None = None
    body: Mapping[str, Any] = field(default_factory=dict)
