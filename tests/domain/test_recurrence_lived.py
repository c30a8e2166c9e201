"""Couples who move their hour, their weekdays and themselves at any moment: every day they live has its one prompt.

Which days were lived is worked out from what the couple's clock read, never from what was asked. A *stretch* is the
time during which that clock, whichever it was, read one ritual day without a break. A day was lived

- if its hour came on the clock then in force, or
- if the clock came to it going forward (at 04:00, or by a flight into it), its weekday was agreed on when it did and
  all along, and it ended at 04:00 by itself: then it has its prompt, whatever was changed in between and even if no
  hour ever came.

A day that a flight ended before its hour was not lived, nor one into which a flight went back after its hour; and no
day is asked once a later one was. An hour that a gap moved past 04:00 is held to the first rule alone.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, event, example, given, settings
from hypothesis import strategies as st

from domain.recurrence import EVERY_DAY, Occurrence, carried_over, instant, next_occurrence
from domain.ritual_day import ritual_day
from tests.domain.test_recurrence_zones import distinct, zone_of

SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)
FAR_APART = ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Pacific/Honolulu", "Pacific/Auckland", "Europe/Athens"]


@dataclass(frozen=True, slots=True)
class Terms:
    """What the couple agreed on; `until` when (UTC)."""

    wall: time
    zone: ZoneInfo
    weekdays: frozenset[int]
    begins: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    day: date
    moment: datetime
    terms: Terms


@dataclass(slots=True)
class Stretch:
    """The couple's clock read `day` from `begins` until `ends`, under one or more terms; it came to it under `came`."""

    day: date
    begins: datetime
    ends: datetime
    forward: bool
    came: Terms
    terms: list[Terms] = field(default_factory=list)
    by_itself: bool = False


def asked_under(chapters: list[Terms]) -> list[Asked]:
    """The small loop: asks what is due, and carries the rest over into the next terms."""
    asked: list[Asked] = []
    first = chapters[0]
    pending = next_occurrence(first.begins, first.wall, first.zone, first.weekdays)
    for terms in chapters:
        if terms is not first:
            last = asked[-1].day if asked else None
            pending = carried_over(pending, last, terms.begins, terms.wall, terms.zone, terms.weekdays)
        while (moment := max(pending.at, terms.begins)) <= terms.until:
            asked.append(Asked(pending.day, moment, terms))
            pending = next_occurrence(moment, terms.wall, terms.zone, terms.weekdays, pending.day)
    return asked


def readings(terms: Terms) -> Iterator[tuple[date, datetime, datetime]]:
    """What the clock reads under `terms`: ritual day, from, until; to the second."""
    begin = terms.begins
    while begin < terms.until:
        day, begun, end = ritual_day(begin, terms.zone), begin, begin
        while end < terms.until and ritual_day(end, terms.zone) == day:
            begun, end = end, min(end + 6 * HOUR, terms.until)
        if ritual_day(end, terms.zone) != day:
            end = turn(begun, end, terms.zone)
        yield day, begin, end
        begin = end


def turn(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    """The second at which the clock stops reading what it read at `low`."""
    day = ritual_day(low, zone)
    seconds = range(int((high - low) / SECOND))
    return low + bisect_left(seconds, 1, key=lambda n: ritual_day(low + n * SECOND, zone) != day) * SECOND


def stretches(chapters: list[Terms]) -> list[Stretch]:
    found: list[Stretch] = []
    for terms in chapters:
        for day, begin, end in readings(terms):
            if not found or found[-1].day != day:
                last = found[-1] if found else Stretch(day, begin, begin, forward=False, came=terms, terms=[terms])
                last.by_itself = begin != terms.begins
                found.append(Stretch(day, begin, end, forward=last.day < day, came=last.terms[-1]))
            found[-1].ends = end
            found[-1].terms.append(terms)
    return found


def hours_that_came(chapters: list[Terms]) -> Iterator[tuple[date, datetime]]:
    for terms in chapters:
        day = ritual_day(terms.begins, terms.zone) - DAY
        while day <= ritual_day(terms.until, terms.zone):
            at = instant(day, terms.wall, terms.zone)
            if day.weekday() in terms.weekdays and at and terms.begins < at <= terms.until:
                yield day, at
            day += DAY


@st.composite
def marriages(draw: st.DrawFn) -> list[Terms]:
    """A month or so in the life of a couple that changes its mind, often near a change of its clocks."""
    walls = st.integers(0, 24 * 60 - 1).map(lambda minutes: time(*divmod(minutes, 60)))
    zones = st.sampled_from([*distinct(), *(zone_of(name) for name in FAR_APART * 10)])
    zone = draw(zones)
    begin = datetime(2024, 1, 1, tzinfo=UTC) + draw(st.integers(0, 16 * 365 * 24 * 3600)) * SECOND
    strikes = [change.at for change in distinct().get(zone, ()) if change.at > begin]
    near = draw(st.booleans())
    if strikes and near:
        begin = strikes[0] - 2 * DAY
    wall, weekdays = draw(walls), EVERY_DAY
    chapters = []
    for _ in range(draw(st.integers(1, 8))):
        until = begin + draw(st.integers(1, 60 * 60) | st.integers(1, 4 * 24 * 60 * 60)) * SECOND
        chapters.append(Terms(wall, zone, weekdays, begin, until))
        begin = until
        what = draw(st.sampled_from(["wall", "zone", "weekdays", "all"]))
        wall = draw(walls) if what in ("wall", "all") else wall
        zone = draw(zones) if what in ("zone", "all") else zone
        if what in ("weekdays", "all"):
            weekdays = draw(st.just(EVERY_DAY) | st.sets(st.integers(0, 6), min_size=1).map(frozenset))
    return [*chapters, Terms(wall, zone, weekdays, begin, begin + 9 * DAY)]


def night_in_athens(*walls: str) -> list[Terms]:
    """The night in which 03:30 comes at 04:30, with the hour changed at 04:10."""
    begin = datetime(2026, 3, 27, tzinfo=UTC)
    change = datetime(2026, 3, 29, 1, 10, tzinfo=UTC)
    first, second = (time.fromisoformat(wall) for wall in walls)
    athens = zone_of("Europe/Athens")
    return [
        Terms(first, athens, EVERY_DAY, begin, change),
        Terms(second, athens, EVERY_DAY, change, change + 3 * DAY),
    ]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(chapters=marriages())
@example(chapters=night_in_athens("03:30", "03:30"))
@example(chapters=night_in_athens("03:30", "05:00"))
@example(chapters=night_in_athens("05:00", "03:30"))
def test_every_day_lived_has_its_one_prompt(chapters: list[Terms]) -> None:
    assert_every_day_lived_had_its_one_prompt(chapters)


@pytest.mark.long
@settings(max_examples=6000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(chapters=marriages())
def test_every_day_of_thousands_of_lives_has_its_one_prompt(chapters: list[Terms]) -> None:
    assert_every_day_lived_had_its_one_prompt(chapters)


def assert_every_day_lived_had_its_one_prompt(chapters: list[Terms]) -> None:
    asked = asked_under(chapters)
    assert_in_order(asked)
    assert_each_on_its_day(asked)
    for day, at in hours_that_came(chapters):
        assert any(each.day >= day and each.moment <= at for each in asked), f"{day} had its hour at {at}"
    for stretch in stretches(chapters):
        assert_had_its_prompt(stretch, asked)


def assert_in_order(asked: list[Asked]) -> None:
    for earlier, later in pairwise(asked):
        assert earlier.day < later.day
        assert earlier.moment < later.moment


def assert_each_on_its_day(asked: list[Asked]) -> None:
    """Asked while the clock in force read that day; or at its hour, which a gap may have moved past 04:00."""
    for each in asked:
        wall, zone = each.terms.wall, each.terms.zone
        assert each.day.weekday() in each.terms.weekdays
        assert ritual_day(each.moment, zone) == each.day or instant(each.day, wall, zone) == each.moment


def assert_had_its_prompt(stretch: Stretch, asked: list[Asked]) -> None:
    hours = [instant(stretch.day, terms.wall, terms.zone) for terms in stretch.terms]
    whole = stretch.forward and stretch.by_itself
    kept = all(stretch.day.weekday() in terms.weekdays for terms in (stretch.came, *stretch.terms))
    in_its_night = all(at and at < stretch.ends for at in hours)
    later_already = any(each.day >= stretch.day and each.moment < stretch.begins for each in asked)
    if whole and kept and in_its_night and not later_already:
        moments = [each.moment for each in asked if each.day == stretch.day]
        assert len(moments) == 1, f"{stretch.day} was lived and had no prompt"
        assert stretch.begins <= moments[0] < stretch.ends
        if len(stretch.terms) > 1:
            event("a whole day with a change in it")
        elif stretch.begins > stretch.terms[0].begins:
            assert moments == hours


def test_a_flight_to_the_same_clock_changes_nothing() -> None:
    begin = datetime(2026, 6, 1, tzinfo=UTC)
    london, jersey = zone_of("Europe/London"), zone_of("Europe/Jersey")
    terms = [
        Terms(time(12, 30), (london, jersey)[n % 2], EVERY_DAY, begin + n * HOUR, begin + (n + 1) * HOUR)
        for n in range(24 * 7)
    ]
    asked = asked_under(terms)
    assert [each.day for each in asked] == [date(2026, 6, n) for n in range(1, 8)]
    assert {each.moment.time() for each in asked} == {time(11, 30)}


def test_what_is_due_is_the_same_whether_the_change_or_the_heartbeat_came_first() -> None:
    noon = datetime(2026, 6, 2, 12, tzinfo=UTC)
    due = Occurrence(date(2026, 6, 2), noon)
    for wall in (time(11), time(13), time(2)):
        for name in FAR_APART:
            zone = zone_of(name)
            beat_first = next_occurrence(noon, wall, zone, EVERY_DAY, due.day)
            change_first = carried_over(due, None, noon, wall, zone, EVERY_DAY)
            assert change_first == due
            assert next_occurrence(change_first.at, wall, zone, EVERY_DAY, change_first.day) == beat_first
