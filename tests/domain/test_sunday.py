"""A Sunday speaks for itself and for the one before it, and its ribbon is what earlier notes have drawn."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from domain.active_days import ActiveDays
from domain.note import Fact, Sentence
from domain.reliability import Evenings, Label, Settled, level, stretch
from domain.rest import Rest, days_of
from domain.sunday import Known, Recipe, Standing, Worded, standing
from domain.week import Came, Week
from tests.domain.simulated import Coarse
from tests.domain.test_active_days import FIRST, day

BETA = Coarse()
ALWAYS = ActiveDays(FIRST)
USUAL = Came(4, 7)
SOFA = Worded(Sentence(Fact.NICEST), "01")


def week(on: date, days: ActiveDays = ALWAYS, evenings: Came = USUAL) -> Week:
    """Of the seven days before the note of that day."""
    last = on - timedelta(1)
    return Week(days.until(last), days.in_week(last), days.rest_in_week(last), evenings=evenings)


def kept(on: date, carried: int, nothing: int) -> list[Settled]:
    return [Settled(on, carried=True, times=carried), Settled(on, carried=False, times=nothing)]


def live(outcomes: list[tuple[int, int]], days: ActiveDays = ALWAYS) -> list[Recipe]:
    """A note for each pair of promises that came about and that did not, week by week; the latest first."""
    notes: list[Recipe] = []
    settled: list[Settled] = []
    for place, (carried, nothing) in enumerate(outcomes):
        on = day(7 * place + 8)
        settled = [*settled, *kept(on, carried, nothing)]
        known = Known(on, week(on, days), 4, settled, notes, days)
        notes = [Recipe(on, known.week, 4, standing(known, BETA), (), SOFA), *notes]
    return notes


def test_a_label_holds_only_once_two_notes_in_a_row_agree() -> None:
    said = [each.standing for each in reversed(live([(6, 0)] * 4))]
    assert [each.now for each in said] == [Label.QUIET, Label.STEADY, Label.STEADY, Label.STEADY]
    assert [each.held for each in said] == [Label.QUIET, Label.QUIET, Label.STEADY, Label.STEADY]
    fallen = live([(6, 0)] * 4 + [(0, 9)])[0].standing
    assert (fallen.now, fallen.held) == (Label.FINDING, Label.STEADY)


def test_the_ribbon_waits_for_two_weeks_and_keeps_what_was_drawn() -> None:
    notes = [each.standing.ribbon for each in reversed(live([(4, 1)] * 10))]
    assert [len(ribbon) for ribbon in notes] == [0, 2, 3, 4, 5, 6, 7, 8, 8, 8]
    for before, after in pairwise(notes[1:]):
        assert after[:-1] == before[-7:]


def test_a_week_of_rest_without_a_note_is_as_wide_as_the_one_before_it_and_pale() -> None:
    weeks = [(5, 1)] * 4
    resting = ActiveDays.without(FIRST, [day(each) for each in range(29, 36)])
    before = live(weeks, resting)
    on = day(43)
    known = Known(on, week(on, resting), 4, _settled(weeks), before, resting)
    ribbon = standing(known, BETA).ribbon
    assert [part.rest for part in ribbon] == [False] * 4 + [True, False]
    assert replace(ribbon[4], rest=False) == ribbon[3]


def _settled(weeks: list[tuple[int, int]]) -> list[Settled]:
    return [each for place, (a, b) in enumerate(weeks) for each in kept(day(7 * place + 8), a, b)]


def test_it_stands_where_the_sums_of_promises_and_of_evenings_put_it() -> None:
    """No more evenings are looked for than had an hour, and none of a week without any."""
    earlier = Recipe(
        day(8), week(day(8), evenings=Came(0, 0)), 4, Standing(Label.QUIET, Label.QUIET, None, None, ()), (), SOFA
    )
    known = Known(day(15), week(day(15), evenings=Came(1, 2)), 4, kept(day(15), 6, 2), [earlier], ALWAYS)
    expected = level(kept(day(14), 6, 2), [Evenings(day(14), 1, 2)], ALWAYS, day(14))
    assert standing(known, BETA).ribbon[-1] == stretch(expected, BETA)


def test_a_kind_is_named_only_when_two_notes_in_a_row_name_it() -> None:
    def settled(on: date) -> list[Settled]:
        well, badly = (
            Settled(on, carried=True, times=20, kind="tonight", both=True),
            Settled(on, carried=False, times=12, kind="by day", both=True),
        )
        return [well, badly, replace(badly, carried=True, times=8)]

    one = Known(day(15), week(day(15)), 4, settled(day(15)), [], ALWAYS)
    first = standing(one, BETA)
    note = Recipe(one.day, one.week, 4, first, (), SOFA)
    second = standing(Known(day(22), week(day(22)), 4, settled(day(15)), [note], ALWAYS), BETA)
    assert (first.named, first.best) == ("tonight", None)
    assert (second.named, second.best) == ("tonight", "tonight")


def test_a_day_rests_when_its_evening_does() -> None:
    """So that tonight is one day, three days are three, and a morning that ends a rest is none."""

    def at(hour: int, of: int = 2) -> datetime:
        return datetime(2026, 3, of, hour, tzinfo=UTC)

    def days(since: datetime, until: datetime | None, upto: int = 8) -> list[int]:
        return [each.day for each in days_of(Rest(since, until), "Europe/London", date(2026, 3, upto))]

    assert days(at(20), at(7, 3)) == [2]
    assert days(at(10), at(10, 5)) == [2, 3, 4]
    assert days(at(23), at(12, 3)) == []
    assert days(at(1), at(2)) == []
    assert days(at(9), None, upto=4) == [2, 3, 4]
    assert days(at(9), None, upto=1) == []
