"""A setting in words and buttons."""

from datetime import timedelta

from bot.hours.habits import HABITS, WEEKDAYS
from bot.hours.setting import Setting
from domain.hours import Hours, Off, next_reading
from domain.messages import Button, Line, Moment, Param, Part, Rows
from domain.recurrence import EVERY_DAY

A_QUARTER = timedelta(minutes=15)
ALL = (Button("hours-all", "all"),)
DAYS = {"daily": EVERY_DAY, "weekdays": WEEKDAYS, "weekend": EVERY_DAY - WEEKDAYS}


def stands(setting: Setting, person: int | None = None) -> Line:
    """What is so now, to both or to one of them on their own clock."""
    if isinstance(setting.hours, Off):
        return Line("hours-off", {"ritual": setting.ritual})
    return Line("hours-is", params(setting, setting.hours, person))


def shown(setting: Setting, person: int | None = None) -> tuple[Part, ...]:
    """The same, when it comes next, and what else can be set."""
    also = HABITS[setting.ritual].also
    return stands(setting, person), *own_clocks(setting), *_coming(setting, person), *((Line(also),) if also else ())


def changed(setting: Setting, before: Hours | Off) -> tuple[Part, ...]:
    """What the room reads of a change; in a rest nothing is said of what comes next."""
    hours, coming = setting.hours, () if setting.resting else _coming(setting)
    if setting.each_own and not isinstance(hours, Off):
        return Line("hours-set", params(setting, hours)), *own_clocks(setting)
    if isinstance(hours, Off) or not coming or setting.next is None:
        return (stands(setting),)
    if isinstance(before, Off) or before.weekdays != hours.weekdays:
        return Line("hours-set", params(setting, hours)), *coming
    return (Line("hours-moved", params(setting, hours) | {"next": Moment(setting.next.at)}),)


def own_clocks(setting: Setting) -> tuple[Part, ...]:
    """Whose clock is meant, where it is no common one."""
    each = setting.each_own and not isinstance(setting.hours, Off)
    return (Line("hours-own-clocks"),) if each else ()


def _coming(setting: Setting, person: int | None = None) -> tuple[Part, ...]:
    """To both nothing is said of what comes next where that is another day for each."""
    following = setting.next_for(person)
    if isinstance(setting.hours, Off) or following is None:
        return ()
    if setting.resting:
        return (Line("resting"),)
    return () if setting.each_own and person is None else (Line("hours-next", {"next": Moment(following.at)}),)


def params(setting: Setting, hours: Hours, person: int | None = None) -> dict[str, Param]:
    """What the lines about an hour need; a wall time is told by the next moment that reads like it."""
    at = Moment(next_reading(hours.wall, setting.clock(person), setting.now))
    ahead = setting.ahead(person) if person is not None else timedelta()
    days = hours.moved(ahead).weekdays
    # In a room no moment is the same wall time for two who live by two clocks: then the hour is written as it is.
    when = f"{hours.wall:%H:%M}" if setting.each_own and person is None else at
    return {"ritual": setting.ritual, "when": when, "days": called(days)}


def buttons(setting: Setting, person: int | None = None) -> Rows:
    """A quarter of an hour earlier or later, other weekdays, off; or on.

    A button says the hour, but where the phones of two in one room read different clocks, which no button can.
    """
    ritual, hours = setting.ritual, setting.hours
    vague = "" if person is not None or _one_clock(setting) else "-by-a-quarter"
    if isinstance(hours, Off):
        on = Button("hours-on", f"on-{ritual}", params(setting, setting.usual))
        return (Button("hours-on-again", on.action) if vague else on,), ALL
    quarters = tuple(
        Button(f"hours-{way}{vague}", f"{way}-{ritual}", params(setting, hours.shifted(by)))
        for way, by in (("earlier", -A_QUARTER), ("later", A_QUARTER))
    )
    return quarters, (*_days(ritual, hours), Button("hours-turn-off", f"off-{ritual}")), ALL


def _one_clock(setting: Setting) -> bool:
    return setting.each_own or not any(
        setting.couple.ahead(member.person, setting.now) for member in setting.couple.members
    )


def _days(ritual: str, hours: Hours) -> tuple[Button, ...]:
    if HABITS[ritual].weekly:
        return ()
    others = (name for name in ("weekdays", "daily") if hours.weekdays != DAYS[name])
    return tuple(Button(f"hours-{name}", f"{name}-{ritual}") for name in others)


def called(days: frozenset[int]) -> str:
    """As the catalogue wants weekdays: by their name as a group, else as digits (Monday is 0)."""
    named = (name for name, group in DAYS.items() if group == days)
    return next(named, "".join(map(str, sorted(days))))
