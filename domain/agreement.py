"""What two people agree on: a clause of each, drafted apart, signed as one text, changed by both or ended by one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from domain.guard import declined
from domain.lexis import folded

MOST_ALIVE = 3
LONGEST = 200  # characters of a line
DRAFT_STANDS = timedelta(days=7)  # from the last thing that both could see of it
LOOKED_AT_AFTER = timedelta(days=30)
ASKED_FOR = timedelta(days=7)  # so long a review can be answered; then it stands as it is


@dataclass(frozen=True, slots=True)
class Clause:
    """What one of the two will do: "I will `will`", and on an ordinary Tuesday `tuesday`, "" where that is left out."""

    will: str
    tuesday: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one of the two has in an agreement, read by nobody else until it stands in the room.

    `signed` is the clause that both have signed, `draft` the one that waits for that; `signs`: they have signed the
    text as it is drafted now.
    """

    signed: Clause | None = None
    draft: Clause | None = None
    signs: bool = False


@dataclass(frozen=True, slots=True)
class Agreement:
    """`sheets` by person. `opened`: a draft of both lies in the room. `signed_at` (UTC): None until the first time."""

    ref: str
    couple: str
    sheets: Mapping[int, Sheet] = field(default_factory=dict)
    opened: bool = False
    signed_at: datetime | None = None

    @property
    def drafting(self) -> bool:
        """Something in it waits for both: a first text, or another one than they have signed."""
        return self.opened or self.signed_at is None

    def sheet(self, person: int) -> Sheet:
        """An empty one, until they have written."""
        return self.sheets.get(person, Sheet())

    def stands(self, person: int) -> Clause | None:
        """Their clause as it would be signed now, else as it was."""
        sheet = self.sheet(person)
        return sheet.draft or sheet.signed

    def put_by(self, person: int, clause: Clause | None) -> "Agreement":
        """Written apart, and ready to open; None takes it back."""
        return self._with(person, replace(self.sheet(person), draft=clause, signs=False))

    def opens(self, people: Iterable[int]) -> bool:
        """Whether what was written apart opens now: both have put theirs by, in whatever order."""
        return not self.opened and self.signed_at is None and all(self.sheet(one).draft for one in people)

    def open(self) -> "Agreement":
        """It lies in the room from now on."""
        return replace(self, opened=True)

    def changed(self, person: int, clause: Clause, people: Iterable[int]) -> "Agreement":
        """Another clause of theirs is drafted: a text that nobody has signed yet, of both."""
        drafts = {one: clause if one == person else self.stands(one) for one in people}
        sheets = {one: Sheet(self.sheet(one).signed, draft) for one, draft in drafts.items()}
        return replace(self, opened=True, sheets=sheets)

    def signs(self, person: int, *, yes: bool) -> "Agreement":
        """They sign the draft as it stands, or do not."""
        return self._with(person, replace(self.sheet(person), signs=yes))

    def agreed(self, people: Iterable[int], now: datetime) -> "Agreement | None":
        """With the draft in the place of what was signed before; None until both have signed the same text."""
        if not self.opened or not all(self.sheet(one).draft and self.sheet(one).signs for one in people):
            return None
        sheets = {one: Sheet(sheet.draft) for one, sheet in self.sheets.items()}
        return replace(self, sheets=sheets, opened=False, signed_at=now)

    def lapsed(self) -> "Agreement | None":
        """Without its draft: as it was signed, or None where it never was."""
        if self.signed_at is None:
            return None
        sheets = {one: Sheet(sheet.signed) for one, sheet in self.sheets.items()}
        return replace(self, sheets=sheets, opened=False)

    def _with(self, person: int, sheet: Sheet) -> "Agreement":
        return replace(self, sheets={**self.sheets, person: sheet})


@dataclass(frozen=True, slots=True)
class Unconditional:
    """The words of one language, as `domain.lexis.folded` leaves them, by which a line of one's own is told.

    `begins` say "I will"; a line that begins with one of `others` says something else. `conditions` make it depend on
    the other, unless they stand in one of `courtesies`.
    """

    begins: tuple[str, ...]
    others: tuple[str, ...]
    conditions: tuple[str, ...]
    courtesies: tuple[str, ...]


def without_beginning(text: str, words: Unconditional) -> str | None:
    """The line after its "I will", which need not be typed; None where it begins as something else. No end stop."""
    line = " ".join(text.split()).rstrip(" .")
    typed = line.split(" ")
    for begin in words.begins:
        length = len(begin.split())
        if folded(" ".join(typed[:length])).rstrip(",:…") == begin:
            return " ".join(typed[length:]).lstrip(".… ")
    return None if typed and folded(typed[0]).rstrip(",:") in words.others else line


def depends(text: str, words: Unconditional) -> bool:
    """Whether it is a trade: something for something, which Kept does not hold."""
    plain = f" {folded(' '.join(text.split()))} "
    for courtesy in words.courtesies:
        plain = plain.replace(f" {courtesy}", " ")
    return declined(plain, words.conditions)
