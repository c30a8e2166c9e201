"""When a promise is brought to mind, asked about and let be; by the clock of Berlin."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from domain.promise import Promise, State
from domain.promise_time import Present, evening, kept_until, mend_until, question, reminder, second_question, wakes_at
from domain.quiet import Quiet
from domain.rest import Rest, resting
from tests.domain.promising import BERLIN, at, present

REMINDERS = [
    ("mon 9:00", "mon 18:00", "mon 17:00"),
    ("mon 17:30", "mon 18:00", None),  # within the hour
    ("mon 9:00", "tue 12:00", "tue 11:00"),
    ("mon 9:00", "tue 12:01", "mon 22:00"),
    ("mon 22:30", "tue 18:00", "tue 17:00"),  # that evening is over
    ("mon 9:00", "fri 9:00", "thu 22:00"),
    ("mon 9:00", "tue 8:00", "tue 7:30"),  # not in the night
    ("mon 9:00", "tue 7:00", "mon 22:00"),  # nor after it
    ("mon 22:10", "tue 7:00", None),
    ("mon 2:00", "mon 18:00", "mon 17:00"),  # Sunday night: tomorrow noon is that of Monday
]


@pytest.mark.parametrize(("said", "due", "comes"), REMINDERS)
def test_a_reminder_comes_the_evening_before_or_an_hour_before(said: str, due: str, comes: str | None) -> None:
    quiet = Quiet(time(22, 30), time(7, 30))
    said = said.replace("mon 2:00", "2026-06-01 02:00")
    assert reminder(at(due), present(said, quiet=quiet)) == (at(comes) if comes else None)


def promise(due: str, *asked: str, by_day: bool = False) -> Promise:
    return Promise(at(due), at("mon 6:00"), State.OPEN, by_day=by_day, asked=tuple(map(at, asked)))


QUESTIONS = [
    ("mon 18:00", "mon 19:00", "tue 22:00"),
    ("mon 22:00", "tue 7:30", "wed 22:00"),  # in the morning, and not twice on one day
    ("mon 10:00", "mon 11:00", "tue 22:00"),
    ("tue 1:00", "tue 7:30", "wed 22:00"),
]


@pytest.mark.parametrize(("due", "first", "second"), QUESTIONS)
def test_one_is_asked_an_hour_after_and_once_more_the_next_evening(due: str, first: str, second: str) -> None:
    now = present("mon 6:00")
    assert question(promise(due), now) == at(first)
    assert second_question(promise(due), now) == at(second)
    assert second_question(promise(due, first), replace(now, now=at(first))) == at(second)


def test_a_day_without_an_hour_is_asked_about_with_bedtime_even_in_quiet_hours() -> None:
    late = present("mon 6:00", bedtime=time(23, 15))
    assert evening(date(2026, 6, 1), late) == at("mon 23:15")
    asked = promise("mon 23:15", by_day=True)
    assert question(asked, late) == at("mon 23:15")
    assert second_question(asked, late) == at("tue 23:15")


def test_without_a_bedtime_an_evening_is_at_eight_and_nobody_is_woken_for_it() -> None:
    off = present("mon 6:00", bedtime=None)
    assert evening(date(2026, 6, 1), off) == at("mon 20:00")
    assert second_question(promise("mon 10:00"), off) == at("tue 20:00")
    early = replace(off, quiet=Quiet(time(19), time(6)))
    assert question(promise("mon 20:00", by_day=True), early) == at("tue 6:00")
    assert second_question(promise("mon 10:00"), early) == at("wed 6:00")


def test_a_day_that_does_not_exist_has_no_evening() -> None:
    samoa = Present(datetime.fromisoformat("2011-12-28T09:00+00:00"), "Pacific/Apia")
    assert evening(date(2011, 12, 30), samoa) is None


def test_questions_wait_for_the_end_of_a_rest() -> None:
    three_days = present("mon 18:30", rests=(Rest(at("mon 18:30"), at("thu 7:30")),))
    assert question(promise("mon 18:00"), three_days) == at("thu 7:30")
    open_ended = present("mon 18:30", rests=(Rest(at("mon 18:30")),))
    assert question(promise("mon 18:00"), open_ended) == at("tue 22:00")
    assert question(promise("mon 18:00"), replace(open_ended, now=at("tue 22:00"))) == at("wed 22:00")


def test_done_is_kept_until_the_day_of_the_second_question_is_over() -> None:
    assert kept_until(promise("mon 18:00"), present("mon 6:00")) == at("wed 4:00")
    asked = promise("mon 18:00", "mon 19:00", "tue 22:00")
    assert kept_until(asked, present("wed 3:59")) == at("wed 4:00")


def test_an_outage_puts_off_the_end_of_the_day_until_the_second_question_was_asked() -> None:
    assert kept_until(promise("mon 18:00"), present("fri 12:00")) == at("sat 4:00")
    assert kept_until(promise("mon 18:00", "fri 12:00"), present("fri 13:00")) == at("sun 4:00")


def test_questions_of_a_clock_that_was_ahead_are_counted_and_their_moments_disbelieved() -> None:
    ahead = promise("mon 18:00", "next tue 9:00")
    assert second_question(ahead, present("tue 12:00")) == at("tue 22:00")
    twice = promise("mon 18:00", "next tue 9:00", "next wed 22:00")
    assert second_question(twice, present("wed 12:00")) == at("tue 22:00")


def test_seven_active_days_end_with_the_seventh_day() -> None:
    assert mend_until(at("mon 18:00"), present("mon 19:00")) == at("next tue 4:00")
    assert mend_until(at("tue 3:59"), present("tue 4:00")) == at("next tue 4:00")


def test_a_day_of_rest_is_no_active_day_however_it_is_known() -> None:
    known = present("mon 19:00", rest_days={date(2026, 6, 3), date(2026, 6, 4)})
    assert mend_until(at("mon 18:00"), known) == at("next thu 4:00")
    ahead = present("mon 19:00", rests=(Rest(at("tue 21:00"), at("thu 7:30")),))
    assert mend_until(at("mon 18:00"), ahead) == at("next fri 4:00")
    both = replace(known, rests=ahead.rests)
    assert mend_until(at("mon 18:00"), both) == at("next fri 4:00")


def test_an_open_ended_rest_is_taken_to_end_today_and_looked_at_again() -> None:
    now = present("wed 12:00", rests=(Rest(at("tue 21:00")),))
    assert mend_until(at("mon 18:00"), now) == at("next thu 4:00")


def test_the_rest_that_ends_last_is_the_rest_of_both() -> None:
    long, short = Rest(at("mon 9:00"), at("fri 9:00")), Rest(at("mon 9:00"), at("tue 9:00"))
    assert resting(at("mon 12:00"), (short, long)) == long
    assert resting(at("fri 9:00"), (short, long)) is None
    assert resting(at("mon 12:00"), (long, endless := Rest(at("mon 10:00")), short)) == endless


ENDED = [State.KEPT, State.MENDED, State.LET_GO, State.GONE]


@pytest.mark.parametrize("state", ENDED)
def test_time_leaves_alone_what_has_ended_once_its_buttons_are_gone(state: State) -> None:
    ended = replace(promise("mon 18:00"), state=state)
    assert wakes_at(ended, present("tue 9:00")) is None
    assert wakes_at(replace(ended, notice_until=at("wed 18:00")), present("tue 9:00")) == at("wed 18:00")


def test_an_evening_stays_where_it_is_when_the_clocks_change() -> None:
    now = Present(at("2026-10-24 12:00"), BERLIN)
    assert second_question(replace(promise("mon 18:00"), due=at("2026-10-24 18:00")), now) == at("2026-10-25 22:00")
    assert at("2026-10-25 22:00") - at("2026-10-24 22:00") == timedelta(hours=25)
