"""A machine whose clock jumps must neither repeat itself nor fall silent once its clock is right again."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.recurrence import EVERY_DAY, Occurrence, instant, next_occurrence, recomputed
from domain.ritual_day import ritual_day
from tests.domain.test_recurrence_zones import distinct, zone_of

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
STALE = 3 * HOUR
WRONG = [2 * HOUR, -2 * HOUR, DAY, -DAY, 2557 * DAY, -2557 * DAY, 20 * HOUR]
LONDON = zone_of("Europe/London")
TUESDAY = date(2026, 6, 2)


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of true time during which the machine's clock is wrong by `error`."""

    begins: datetime
    ends: datetime
    error: timedelta


@dataclass(slots=True)
class Machine:
    """Asks at the hour, as a heartbeat does that keeps nothing but the last day asked and a key for each day."""

    wall: time
    zone: ZoneInfo
    weekdays: frozenset[int]
    pending: Occurrence
    last: date | None = None
    asked: dict[date, datetime] = field(default_factory=dict)  # day -> true time
    waits: list[timedelta] = field(default_factory=list)  # from each step to what it waits for, on its own clock
    refused: list[date] = field(default_factory=list)
    set_back: bool = False

    def step(self, now: datetime) -> None:
        self.set_back |= self.last is not None and ritual_day(now, self.zone) < self.last
        self.pending = recomputed(self.last, now, self.wall, self.zone, self.weekdays)
        self.waits.append(self.pending.at - now)

    def live(self, phase: Phase) -> None:
        while (due := max(self.pending.at - phase.error, phase.begins)) <= phase.ends:
            day, at = self.pending.day, self.pending.at
            if day in self.asked:
                self.refused.append(day)
            elif due + phase.error - at <= STALE:
                self.asked[day], self.last = due, day
            self.pending = next_occurrence(at, self.wall, self.zone, self.weekdays, day)


def phases_from(begin: datetime, lengths: list[int], errors: list[timedelta]) -> list[Phase]:
    """Right and wrong in turn, right first and last."""
    found = []
    for n, hours in enumerate(lengths):
        error = errors[n // 2] if n % 2 and n // 2 < len(errors) else timedelta()
        found.append(Phase(begin, begin + hours * HOUR, error))
        begin = found[-1].ends
    return [*found, Phase(begin, begin + 9 * DAY, timedelta())]


def lived(machine: Machine, phases: list[Phase]) -> Machine:
    for n, phase in enumerate(phases):
        if n and abs(phase.error - phases[n - 1].error) > HOUR:
            machine.step(phase.begins + phase.error)
        machine.live(phase)
    return machine


def lost(machine: Machine, phases: list[Phase]) -> list[date]:
    """Days whose hour came while the clock was right, or had just been missed when it was put right, and no prompt."""
    missing = []
    for phase in (phase for phase in phases if not phase.error):
        first = ritual_day(phase.begins, machine.zone)
        for day in (first + n * DAY for n in range((phase.ends - phase.begins).days + 2)):
            at = instant(day, machine.wall, machine.zone)
            if at is None or at > phase.ends or day.weekday() not in machine.weekdays:
                continue
            if phase.begins - at <= STALE and machine.asked.get(day, phase.ends + DAY) > max(at, phase.begins):
                missing.append(day)
    return missing


@settings(max_examples=400, deadline=None)
@given(
    zone=st.deferred(lambda: st.sampled_from(sorted(distinct(), key=str))),
    wall=st.times().map(lambda wall: wall.replace(microsecond=0)),
    weekdays=st.sets(st.integers(0, 6), min_size=1).map(frozenset) | st.just(EVERY_DAY),
    begin=st.datetimes(datetime(2024, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    lengths=st.lists(st.integers(1, 80), min_size=2, max_size=8),
    errors=st.lists(st.sampled_from(WRONG), min_size=1, max_size=4),
)
@example(LONDON, time(4, 15), EVERY_DAY, datetime(2026, 6, 3, 2, 30, tzinfo=UTC), [1, 2], [-2 * HOUR])
def test_a_jumping_clock_loses_no_day_asks_none_twice_and_waits_for_no_year(
    zone: ZoneInfo,
    wall: time,
    weekdays: frozenset[int],
    begin: datetime,
    lengths: list[int],
    errors: list[timedelta],
) -> None:
    phases = phases_from(begin, lengths, errors)
    machine = lived(Machine(wall, zone, weekdays, next_occurrence(begin, wall, zone, weekdays)), phases)
    assert lost(machine, phases[1:]) == []
    assert all(-DAY <= wait <= 9 * DAY for wait in machine.waits)
    if not machine.set_back:  # else the key is needed: one date cannot say which earlier days were asked
        assert machine.refused == []


def test_a_clock_set_back_two_hours_after_lunch_does_not_ask_again() -> None:
    one = datetime(2026, 6, 2, 13, tzinfo=LONDON)
    assert recomputed(TUESDAY, one - 2 * HOUR, time(12, 30), LONDON, EVERY_DAY).day == TUESDAY + DAY


def test_a_clock_set_forward_over_lunch_finds_it_due() -> None:
    two = datetime(2026, 6, 2, 14, tzinfo=LONDON)
    lunch = recomputed(TUESDAY - DAY, two, time(12, 30), LONDON, EVERY_DAY)
    assert lunch.day == TUESDAY
    assert two - lunch.at == timedelta(minutes=90)


def test_a_day_asked_in_2031_is_disbelieved() -> None:
    noon = datetime(2026, 6, 2, 12, tzinfo=LONDON)
    assert recomputed(date(2031, 5, 5), noon, time(12, 30), LONDON, EVERY_DAY).day == TUESDAY
    assert recomputed(date.max, noon, time(12, 30), LONDON, EVERY_DAY).day == TUESDAY


def test_a_clock_that_begins_in_1970_waits_for_its_own_tomorrow() -> None:
    boot = datetime(1970, 1, 1, 13, tzinfo=UTC)
    found = recomputed(TUESDAY, boot, time(12, 30), LONDON, frozenset({4}))
    assert found.day == date(1970, 1, 2)


def test_today_is_not_offered_on_a_weekday_without_the_ritual() -> None:
    noon = datetime(2026, 6, 2, 12, tzinfo=LONDON)
    assert recomputed(None, noon, time(11), LONDON, frozenset({3})).day == TUESDAY + 2 * DAY
