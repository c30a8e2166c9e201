"""What a promise is: what has become of it, who may do what to it, and what is to be done and counted then."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

MOST_OPEN = 3


class State(StrEnum):
    """What has become of a promise, in the order in which things happen.

    `MOVED`, `DUE` and `LATE` are how an open one is seen at a moment (`promise_table.seen`); they are never stored.
    """

    DRAFT = "draft"  # its echo is not confirmed yet
    OPEN = "open"
    MOVED = "moved"  # open, moved once, and its new time lies ahead
    DUE = "due"  # open, and its time has come
    LATE = "late"  # open, and the day of its second question is over
    MISSED = "missed"  # its maker said so, to nobody but Kept
    MENDING = "mending"  # after its time: a new time, or another way
    KEPT = "kept"
    MENDED = "mended"
    ASIDE = "aside"  # nothing came of it; for a while it can be picked up
    LET_GO = "let go"
    GONE = "gone"  # nobody needs it any more


class Who(StrEnum):
    MAKER = "maker"
    OTHER = "other"
    TIME = "time"


class Action(StrEnum):
    """What somebody, or time, does to a promise."""

    CONFIRM = "confirm"  # Yes
    QUIETLY = "quietly"
    CHANGE = "change"  # another echo takes its place
    REMINDER = "reminder"  # Other reminder
    DONE = "done"
    MOVE = "move"  # Move it; after its time: a new time
    SMALLER = "smaller"  # the smaller piece was confirmed, as a promise of its own
    LET_GO = "let go"
    MISS = "miss"  # It didn't happen
    TOMORROW = "tomorrow"  # Ask me tomorrow
    ANOTHER_WAY = "another way"
    PLAIN_WORD = "plain word"
    LEAVE_IT = "leave it"
    PICK_UP = "pick up"
    LEAVE_OUT = "leave out"  # of Sunday
    FORGET = "forget"  # its maker leaves, or erases their words

    NOTICE = "notice"  # I noticed, thank you
    WORKS = "works"  # That works
    NO_NEED = "no need"

    REMIND = "remind"
    COME = "come"  # its hour comes
    ASK = "ask"
    SLIDE = "slide"  # its time comes in a rest
    SET_ASIDE = "set aside"
    CLOSE = "close"  # its buttons go
    LAPSE = "lapse"


class Effect(StrEnum):
    """What is to be done next. Of a quiet promise there is nothing that is in `SHOWN`."""

    TELL_PROMISE = "tell promise"
    TELL_DONE = "tell done"  # with I noticed under it
    TELL_MOVED = "tell moved"  # with That works and No need
    TELL_NEW_TIME = "tell new time"
    TELL_ANOTHER_WAY = "tell another way"
    TELL_PLAIN_WORD = "tell plain word"
    TELL_MENDED = "tell mended"  # with I noticed under it
    TELL_NOTICED = "tell noticed"
    TELL_WORKS = "tell works"
    TELL_LET_GO = "tell let go"
    SHOW_NOTICE = "show notice"  # I noticed, under the promise's own message; That works and No need go
    HIDE_NOTICE = "hide notice"

    REMIND = "remind"
    ASK = "ask"  # with Ask me tomorrow the first time only
    CLOSE_QUESTION = "close question"
    OFFER_MEND = "offer mend"
    OFFER_SMALLER = "offer smaller"  # or letting go
    BEGIN_ANEW = "begin anew"  # an echo of the same words

    NOTED = "noted"  # nothing has changed


SHOWN = frozenset(effect for effect in Effect if effect.name.startswith("TELL_") or effect.name.endswith("_NOTICE"))


class Why(StrEnum):
    """Why not; each is a catalogue key. Where there are parameters, they are named."""

    NOT_YOURS = "promise-not-yours"
    NOT_YET = "promise-not-yet"  # its time has not come
    GONE = "gone"
    NO_WORDS = "promise-no-words"
    NO_TIME = "promise-no-time"
    PAST = "promise-past"  # that moment is over
    FAR = "promise-far"  # $when: the last possible moment
    LONG = "promise-long"  # $most: characters
    GRAND = "promise-grand"
    FULL = "promise-full"
    SAID = "promise-said"  # what was said in the room cannot be quiet
    QUIET = "promise-quiet"  # nobody knows of it, so there is nobody to tell
    NOT_AGAIN = "promise-not-again"  # it is asked twice and no more
    LATE_REMINDER = "promise-late-reminder"  # $when: the time of the promise
    NOTE_GONE = "promise-note-gone"


class Outcome(StrEnum):
    """How a shared promise counts in its week."""

    KEPT = "kept"
    MOVED = "moved"
    MENDED = "mended"
    ASIDE = "aside"

    @property
    def carried(self) -> bool:
        """Whether it came about: all but what was set aside, and all of these the same."""
        return self is not Outcome.ASIDE


@dataclass(frozen=True, slots=True)
class Count:
    """One more in the sums of its week or, where `by` is -1, one less: its maker left it out after it had ended."""

    outcome: Outcome
    by: int = 1


@dataclass(frozen=True, slots=True)
class Promise:
    """All of a promise but its maker and its words. Moments are in UTC.

    `due` is its time, and not its first one when it was `moved`; `by_day`: a day was said and no hour, so it is the
    bedtime of that day. `since` when it is in its state; a miss and its mending are one. `asked` when its maker was
    asked about this `due`. `slid_from` is the time before a rest moved it. `notice_until` while its message carries
    *I noticed*, else None.
    """

    due: datetime
    since: datetime
    state: State = State.DRAFT
    by_day: bool = False
    in_room: bool = False  # said there, which is telling
    quiet: bool = False
    moved: bool = False
    works: bool = False
    noticed: bool = False
    left_out: bool = False
    asked: tuple[datetime, ...] = ()
    remind_at: datetime | None = None
    slid_from: datetime | None = None
    notice_until: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is one of the three that a person may have open."""
        return self.state in (State.OPEN, State.MENDING)

    def in_room_at(self, now: datetime) -> bool:
        """Whether `/promises` in the room shows it: what is still ahead, and nothing that is past its time."""
        return self.is_open and not self.quiet and now < self.due


def outcome(promise: Promise) -> Outcome | None:
    """How it counts in its week; None before it ends, when it was let go, and when its maker keeps it to themselves."""
    if promise.quiet or promise.left_out:
        return None
    kept = Outcome.MOVED if promise.moved else Outcome.KEPT
    ends = {State.KEPT: kept, State.MENDED: Outcome.MENDED, State.ASIDE: Outcome.ASIDE}
    return ends.get(promise.state)
