"""How much of one person is heard: whoever sends as fast as they can fills no disk and takes nobody's turn."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.messages import Kind, Line, Say
from storage.unit_of_work import UnitOfWork

MOST = 200  # acts of one person at once
EVERY = 3.0  # seconds after which one more is heard
MANY = 10_000  # people remembered at most; who has been still longest is forgotten first


@dataclass(frozen=True, slots=True)
class Left:
    """How many more acts of somebody are heard, as of `at` (seconds of Telegram's clock, or of ours for taps)."""

    acts: float
    at: float

    def by(self, at: float, most: int) -> "Left":
        return Left(min(most, self.acts + max(0.0, at - self.at) / EVERY), max(at, self.at))


Who = tuple[int, bool]  # the person, and whether they tapped: the two are told by different clocks


class Floods:
    """Counts by when something was sent, so that what waited at Telegram during an outage is no flood."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._left: dict[Who, Left] = {}

    def sift(self, acts: Sequence[tuple[Who, float]]) -> tuple[list[bool], Mapping[Who, Left]]:
        """Which of these acts are heard, and what to `keep` once they are stored: what fails comes again."""
        after: dict[Who, Left] = {}
        heard = []
        for who, at in acts:
            left = (after.get(who) or self._left.get(who) or Left(self._most, at)).by(at, self._most)
            heard.append(left.acts >= 1)
            after[who] = Left(left.acts - 1, left.at) if heard[-1] else left
        return heard, after

    def keep(self, after: Mapping[Who, Left]) -> None:
        """That was stored."""
        for who, left in after.items():
            self._left.pop(who, None)
            self._left[who] = left
        for who in list(self._left)[: max(0, len(self._left) - MANY)]:
            del self._left[who]


def when(update: Mapping[str, Any], now: float) -> tuple[bool, float]:
    """Whether it is a tap, and the second in which it was done; `now` where the update does not say."""
    if "callback_query" in update:
        return True, now
    for name in ("message", "edited_message", "my_chat_member", "chat_member"):
        told = update.get(name)
        if isinstance(told, dict):
            date = told.get("edit_date") or told.get("date")
            return False, float(date) if isinstance(date, int) and 0 < date <= now else now
    return False, now


async def tell_of_flood(people: Collection[int], uow: UnitOfWork) -> None:
    """One line in an hour, to those of them whom we know."""
    for person in await uow.couples.rows(sorted(people)) if people else ():
        dedupe = f"flood:{person}:{uow.now:%Y-%m-%d-%H}"
        await uow.say(Say(person, "", (Line("too-much"),), Kind.ANSWER, person=person, dedupe=dedupe))
