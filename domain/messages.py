"""The words between the floors: what came in, what is owed, and what goes out, before anyone knows how it travels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from domain.noise import Noise, Shown
from domain.sunday import Picture


class Mark(StrEnum):
    """How a stretch of text is set. `MOMENT` is shown by each phone in its own clock."""

    BOLD = "bold"
    UNDERLINE = "underline"
    SPOILER = "spoiler"
    MOMENT = "date_time"


@dataclass(frozen=True, slots=True)
class Span:
    """A marked stretch: `start` and `length` count code points.

    `MOMENT` alone has `at` (UTC) and `form`, in which phones show it: "t" is a short time, "wt" one with its weekday
    (core.telegram.org/bots/api#date-time-entity-formatting); without a form the text stays as it is.
    """

    mark: Mark
    start: int
    length: int
    at: datetime | None = None
    form: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What a person wrote, their name included; stored only under `author`'s key (a Telegram user id)."""

    author: int
    text: str
    spoiler: bool = False
    underlined: tuple[tuple[int, int], ...] = ()  # (start, length) in code points


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant (UTC) that is written in its reader's language and zone."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the catalogue; its key names the very wording, so that a retry renders the same one.

    One line may stand inside another.
    """

    key: str
    params: Mapping[str, "Param"] = field(default_factory=dict)
    spoiler: bool = False


Param = str | int | Words | Moment | Line
Part = Line | Words


@dataclass(frozen=True, slots=True)
class Button:
    """A tap that comes back as `ritual:action:ref` of the message that carries it."""

    label: str  # catalogue key
    action: str
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """A button that opens an address and tells the bot nothing; one that nobody else may follow is somebody's words."""

    label: str  # catalogue key
    url: str | Words


Rows = tuple[tuple[Button | Link, ...], ...]


class Kind(StrEnum):
    """What a message is to its reader; it decides what happens when nobody knows whether it arrived."""

    ANSWER = "answer"  # to what that person just did: first in the queue, never repeated
    PROMPT = "prompt"  # comes at the hour: waits for evidence, then is sent once more
    REVEAL = "reveal"  # what somebody wrote for the other: repeated, a second copy harms less than none
    NOTICE = "notice"  # everything else: never repeated


@dataclass(frozen=True, slots=True)
class Say:
    """A new message. Its parts stand one below the other; with `picture`, which is drawn when it is sent, they are its
    caption.

    `ref` is the token by which taps and replies find the way back (drawn when None). `reply_to` is a message id of
    that chat. `stale_at` (UTC): from then on it is pointless and never sent. `dedupe`: the same key twice is said once.
    `about`: the ref of an earlier message of ours to which it is a reply, where a copy of that stands in the same chat.
    `person` is the reader in a corner, None in a room; `language` speaks to readers that nobody knows yet. `noise`
    None is `DIRECT` for an answer, else `OWN`. `agreed`: its hour was agreed inside quiet hours, and is awake for it.
    `cover` is the neutral line that a locked phone shows of what is `MINE` or `CLOSE`. With `file` the parts stand in a
    document of that name, which is forgotten here once it was sent. `source` is a person's own message (chat, id) that
    this one carries, and without which it is not sent; without `parts` it is copied as it is.
    """

    chat: int
    ritual: str
    parts: tuple[Part, ...]
    kind: Kind = Kind.NOTICE
    ref: str | None = None
    buttons: Rows = ()
    couple: str | None = None
    person: int | None = None
    language: str = ""
    reply_to: int | None = None
    about: str | None = None
    stale_at: datetime | None = None
    dedupe: str | None = None
    silent: bool = False
    picture: Picture | None = None
    noise: Noise | None = None
    agreed: bool = False
    shown: Shown = Shown.EVERYDAY
    cover: str | None = None  # catalogue key
    file: str | None = None
    source: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """A new face for the message that `ref` names; empty `parts` leave its text and change its buttons only."""

    ref: str
    parts: tuple[Part, ...] = ()
    buttons: Rows = ()


@dataclass(frozen=True, slots=True)
class Alert:
    """The private answer to a tap: a line, a link to the corner, or neither. Sent at once, never stored.

    `token` opens the corner with this start parameter.
    """

    key: str | None = None
    params: Mapping[str, Param] = field(default_factory=dict)
    token: str | None = None
    loud: bool = True  # a window to close, rather than a line that fades


@dataclass(frozen=True, slots=True)
class Tap:
    """A pressed button, as its data says; nothing in it is believed before it is looked up."""

    ritual: str
    action: str
    ref: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing a person did. `anchor` is the tapped or replied-to message of ours, when we know it.

    `title` is the group's name. `location` is (latitude, longitude) in degrees. `replied` tells that it is a reply, to
    whatever. `about` and `about_message` are the text and id of the person's own message that a tapped question of
    ours was a reply to: so it need not be stored while they choose.
    """

    update: int
    at: datetime
    person: int
    name: str
    language: str
    chat: int
    group: bool
    message: int | None = None
    text: str | None = None
    media: str | None = None
    command: str | None = None
    args: str = ""
    tap: Tap | None = None
    callback: str | None = None
    anchor: "Anchor | None" = None
    edited: bool = False
    title: str = ""
    location: tuple[float, float] | None = None
    replied: bool = False
    about: str | None = None
    about_message: int | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A message of ours that somebody answered: whose it is, and what it was about.

    The copies of one message in a carried room share their `ref`. Group ids lie below zero. `language` is that of a
    reader whom nobody knows.
    """

    ref: str
    ritual: str
    couple: str | None
    person: int | None
    chat: int
    message: int | None
    language: str = ""

    @property
    def carried(self) -> bool:
        """It stands in a corner, and belongs to the room of both."""
        return self.couple is not None and self.person is None and self.chat > 0


@dataclass(frozen=True, slots=True)
class Due:
    """A ritual's hour has come. `day` is its identity, `at` (UTC) its shadow; `person` None means the couple."""

    ritual: str
    couple: str
    person: int | None
    day: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Reader:
    """Who will read: `language` an IETF tag, `style` of talking (or ""), `zone` an IANA name; `now` (UTC) is when."""

    language: str = "en"
    style: str = ""
    zone: str = "UTC"
    now: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message as its reader will see it; spans in code points."""

    text: str
    spans: tuple[Span, ...] = ()
