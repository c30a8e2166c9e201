"""Ana in Berlin promises something: what the tests of promises share. The week begins on Monday, 2026-06-01."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from domain.errors import Refusal
from domain.promise import SHOWN, Action, Effect, Promise, State, Who
from domain.promise_size import Said, draft
from domain.promise_steps import Effects, passes, transition
from domain.promise_time import Present, wakes_at
from domain.ritual_day import ritual_day
from domain.when import Hour, NoTime

BERLIN = "Europe/Berlin"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def at(text: str) -> datetime:
    """ "wed 18:00", "next wed 18:00", or a date with its hour; on the clock of Berlin, in UTC."""
    *week, day, hour = text.split()
    first = date(2026, 6, 8) if week else date(2026, 6, 1)
    on = first + timedelta(WEEKDAYS.index(day)) if day in WEEKDAYS else date.fromisoformat(day)
    return datetime.fromisoformat(f"{on} {hour:0>5}").replace(tzinfo=ZoneInfo(BERLIN)).astimezone(UTC)


def hour(moment: datetime | None) -> Hour | NoTime:
    """That hour, as it is heard."""
    if moment is None:
        return NoTime.UNSAID
    return Hour(ritual_day(moment, BERLIN), moment.astimezone(ZoneInfo(BERLIN)).time(), moment)


def present(text: str, **circumstances: Any) -> Present:
    return Present(at(text), BERLIN, **circumstances)


class Story:
    """A promise and everything that follows, told step by step; `effects` are those of the last step."""

    def __init__(self, said: str, due: str, *, in_room: bool = False) -> None:
        self.present = present(said)
        self.promise = draft(Said("call you", 8, hour(at(due)), in_room), (), 0, self.present)
        self.effects: Effects = ()

    def confirmed(self) -> "Story":
        self.maker(Action.CONFIRM)
        return self

    def quiet(self) -> "Story":
        self.maker(Action.QUIETLY)
        return self

    def when(self, text: str, **circumstances: Any) -> None:
        """It is then, and time has done nothing yet."""
        self.present = replace(self.present, now=at(text), **circumstances)

    def passes(self, text: str, **circumstances: Any) -> Effects:
        """Time passes until then, and it is looked at each time it asked to be."""
        self.present = replace(self.present, **circumstances)
        self.effects = ()
        while (wake := wakes_at(self.promise, self.present)) is not None and wake <= at(text):
            self.present = replace(self.present, now=max(wake, self.present.now))
            self.promise, more = passes(self.promise, self.present)
            self.effects += more
        self.present = replace(self.present, now=at(text))
        return self.effects

    def after_an_outage(self, text: str) -> Effects:
        """It is then, and everything that time did is made up for at once."""
        self.when(text)
        self.promise, self.effects = passes(self.promise, self.present)
        return self.effects

    def maker(self, action: Action, until: str | None = None, **more: Any) -> Effects:
        return self._does(action, Who.MAKER, until, more)

    def other(self, action: Action) -> Effects:
        return self._does(action, Who.OTHER, None, {})

    def _does(self, action: Action, who: Who, until: str | None, more: dict[str, Any]) -> Effects:
        told = {"when": hour(at(until) if until else None), "others_open": 0, **more}
        self.promise, self.effects = transition(self.promise, action, who, self.present, **told)
        return self.effects

    @property
    def state(self) -> State:
        return self.promise.state

    @property
    def shown(self) -> list[Effect]:
        return shown(self.effects)


def open_for(due: str = "tue 18:00") -> Story:
    """Said on Monday at nine."""
    return Story("mon 9:00", due).confirmed()


def missed() -> Story:
    """Said on Monday, due on Tuesday at six, and an hour later its maker said so."""
    story = open_for()
    story.passes("tue 19:00")
    story.maker(Action.MISS)
    return story


def shown(effects: Effects) -> list[Effect]:
    """What the other can see of them."""
    return [effect for effect in effects if isinstance(effect, Effect) and effect in SHOWN]


def answer(promise: Promise, action: Action, who: Who, now: Present, **more: Any) -> Effects | str:
    """What follows, or the word that is said instead."""
    try:
        return transition(promise, action, who, now, **more)[1]
    except Refusal as refusal:
        return refusal.word
