"""Every change of every clock from 2024 to 2040: each ritual day has one hour, and nobody is asked twice or never.

What is expected is worked out from the offsets alone, which are the same whichever way a zone is asked, so that nothing
here leans on the reading of an hour that the code under test relies on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib import resources
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from domain.recurrence import EVERY_DAY, instant, next_occurrence
from domain.ritual_day import local_date, ritual_day

BEGIN, END = datetime(2024, 1, 1, tzinfo=UTC), datetime(2041, 1, 1, tzinfo=UTC)
DAY, QUARTER = timedelta(days=1), timedelta(minutes=15)
AROUND = [QUARTER * n for n in range(-20, 21)]  # five hours before to five hours after


@dataclass(frozen=True, slots=True)
class Change:
    """From the moment `at` (UTC) on, the clock of `zone` runs by another offset."""

    zone: ZoneInfo
    at: datetime
    before: timedelta
    after: timedelta

    def moment(self, nominal: datetime) -> datetime:
        """The moment (UTC) of a naive local time near this change: the first of two; moved by the gap if in none."""
        early, late = (nominal - self.before).replace(tzinfo=UTC), (nominal - self.after).replace(tzinfo=UTC)
        return late if early >= self.at and late >= self.at else early

    @property
    def wall(self) -> datetime:
        """The naive local time at which it strikes."""
        return (self.at + self.before).replace(tzinfo=None)

    @property
    def pattern(self) -> tuple[time, timedelta, timedelta]:
        return self.wall.time(), self.before, self.after


@cache
def zone_of(name: str) -> ZoneInfo:
    """The zone as the tzdata wheel knows it, whatever the machine has."""
    with resources.files("tzdata.zoneinfo").joinpath(name).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


def offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


@cache
def names() -> list[str]:
    return resources.files("tzdata").joinpath("zones").read_text().split()


@cache
def distinct() -> dict[ZoneInfo, tuple[Change, ...]]:
    """One zone of those whose clocks run alike from 2024 to 2040, with its changes."""
    weeks = [BEGIN + timedelta(weeks=n) for n in range((END - BEGIN).days // 7 + 1)]
    found: dict[tuple[object, ...], tuple[ZoneInfo, tuple[Change, ...]]] = {}
    for name in names():
        zone = zone_of(name)
        offsets = [offset(zone, week) for week in weeks]
        changes = tuple(
            _between(zone, weeks[n], weeks[n + 1]) for n in range(len(weeks) - 1) if offsets[n] != offsets[n + 1]
        )
        found.setdefault((offsets[0], *((each.at, each.after) for each in changes)), (zone, changes))
    return dict(found.values())


def _between(zone: ZoneInfo, low: datetime, high: datetime) -> Change:
    before = offset(zone, low)
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        low, high = (middle, high) if offset(zone, middle) == before else (low, middle)
    return Change(zone, high, before, offset(zone, high))


def every_change() -> Iterator[Change]:
    return (change for changes in distinct().values() for change in changes)


def each_pattern() -> Iterator[Change]:
    """One change of those that strike at the same hour by the same step, whichever the zone and year."""
    yield from {change.pattern: change for change in every_change()}.values()


def days_around(change: Change) -> list[date]:
    return [change.wall.date() + DAY * n for n in range(-3, 3)]


def test_the_zones_are_all_there() -> None:
    assert len(names()) > 590
    assert {"Europe/London", "Africa/Casablanca", "Antarctica/Troll"} <= set(names())
    assert sum(len(changes) for changes in distinct().values()) > 1000
    assert {change.after - change.before for change in each_pattern()} >= {
        timedelta(minutes=m) for m in (-120, -60, -30, 30, 60, 120)
    }


def test_each_day_has_its_hour_around_every_change_of_every_clock() -> None:
    wrong = [
        (change.zone.key, day, wall)
        for change in every_change()
        for wall in ((change.wall + step).time() for step in AROUND)
        for day in days_around(change)
        if instant(day, wall, change.zone) != change.moment(datetime.combine(local_date(day, wall), wall))
    ]
    assert wrong == []


def test_each_day_is_next_once_and_in_its_order_around_every_kind_of_change() -> None:
    wrong = []
    for change in each_pattern():
        days = days_around(change)
        for wall in ((change.wall + step).time() for step in AROUND):
            expected = [(day, change.moment(datetime.combine(local_date(day, wall), wall))) for day in days]
            begin = expected[0][1] - timedelta(seconds=1)
            found, after = [], begin
            for _ in days:
                occurrence = next_occurrence(after, wall, change.zone, EVERY_DAY)
                found.append((occurrence.day, occurrence.at))
                after = occurrence.at
            if found != expected or [at for _, at in found] != sorted({at for _, at in found}):
                wrong.append((change.zone.key, change.wall, wall))
    assert wrong == []


def test_the_next_hour_is_the_first_one_ahead_from_any_quarter_around_every_kind_of_change() -> None:
    wrong = []
    for change in each_pattern():
        for wall in ((change.wall + step * 2).time() for step in AROUND[::2]):
            hours = [change.moment(datetime.combine(local_date(day, wall), wall)) for day in days_around(change)]
            for now in (change.at + step for step in AROUND):
                found = next_occurrence(now, wall, change.zone, EVERY_DAY)
                if found.at != min(at for at in hours if at > now):
                    wrong.append((change.zone.key, now, wall))
    assert wrong == []


def test_the_wall_shows_the_hour_on_its_day_or_the_hour_moved_by_the_gap() -> None:
    wrong = []
    for change in each_pattern():
        gap = max(change.after - change.before, timedelta())
        for nominal in (change.wall + step for step in AROUND):
            day = ritual_day(nominal.replace(tzinfo=UTC), "Etc/UTC")
            at = instant(day, nominal.time(), change.zone)
            shown = at and at.astimezone(change.zone).replace(tzinfo=None)
            inside = change.wall <= nominal < change.wall + gap
            if shown != (nominal + gap if inside else nominal):
                wrong.append((change.zone.key, nominal))
            if at and not inside and ritual_day(at, change.zone) != day:
                wrong.append((change.zone.key, nominal))
    assert wrong == []


@given(
    zone=st.deferred(lambda: st.sampled_from(sorted(distinct(), key=str))),
    day=st.dates(BEGIN.date(), END.date()),
    wall=st.times(),
    data=st.data(),
)
def test_no_hour_of_any_zone_is_missed_or_shared_by_two_days(
    zone: ZoneInfo, day: date, wall: time, data: st.DataObject
) -> None:
    weekdays = frozenset(data.draw(st.sets(st.integers(0, 6), min_size=1)))
    asked = [day + DAY * n for n in range(1, 22) if (day + DAY * n).weekday() in weekdays]
    found, occurrence = (
        [],
        next_occurrence(datetime.combine(day, time(12), tzinfo=UTC) - DAY, wall, zone, weekdays, day),
    )
    while occurrence.day <= day + DAY * 21:
        found.append(occurrence)
        occurrence = next_occurrence(occurrence.at, wall, zone, weekdays, occurrence.day)
    assert [each.day for each in found] == asked
    assert all(earlier.at < later.at for earlier, later in pairwise(found))
