"""A promise whose time comes in a rest, in an outage, or on a clock that was wrong."""

from dataclasses import replace

from domain.promise import Action, Count, Effect, Outcome, State, Who, Why
from domain.promise_steps import passes
from domain.promise_time import wakes_at
from domain.rest import Rest
from tests.domain.promising import answer, at, open_for

A, E = Action, Effect


def test_in_a_rest_its_time_moves_to_the_first_day_after() -> None:
    story = open_for()
    assert story.passes("wed 12:00", rests=(Rest(at("mon 21:00")),)) == ()
    assert wakes_at(story.promise, story.present) == at("wed 18:00")
    story.passes("thu 12:00")
    assert story.passes("thu 17:30", rests=()) == (E.REMIND,)
    assert story.promise.due == at("thu 18:00")
    assert story.passes("thu 19:00") == (E.SHOW_NOTICE, E.ASK)


def test_a_reminder_waits_for_the_end_of_a_rest_or_stays_away() -> None:
    story = open_for("wed 18:00")
    assert story.passes("wed 9:59", rests=(Rest(at("mon 12:00"), at("wed 10:00")),)) == ()
    assert story.passes("wed 10:00") == (E.REMIND,)
    early = open_for("wed 9:30")
    assert early.passes("wed 7:29", rests=(Rest(at("mon 12:00"), at("wed 6:00")),)) == ()
    assert early.passes("wed 7:30") == (E.REMIND,)
    none_left = open_for("wed 9:30")
    assert none_left.passes("wed 9:30", rests=(Rest(at("mon 12:00"), at("wed 9:30")),)) == (E.SHOW_NOTICE,)


def test_what_a_rest_moved_is_brought_to_mind_again() -> None:
    story = open_for()
    assert story.passes("tue 12:00") == (E.REMIND,)
    story.passes("wed 12:00", rests=(Rest(at("tue 12:00")),))
    assert story.passes("wed 17:00", rests=()) == (E.REMIND,)


def test_what_one_was_asked_about_stays_where_it_is_in_any_rest() -> None:
    story = open_for()
    story.passes("tue 19:00")
    story.passes("wed 12:00", rests=(Rest(at("tue 17:00")),))
    assert story.promise.due == at("tue 18:00")


def test_in_a_rest_that_takes_a_clock_back_its_button_goes_until_its_new_hour() -> None:
    story = open_for()
    story.passes("tue 18:00")
    resting = replace(story.present, now=at("tue 18:10"), rests=(Rest(at("tue 17:59")),))
    assert passes(story.promise, resting)[1] == (E.HIDE_NOTICE,)


def test_a_rest_after_a_move_has_its_own_thirty_days() -> None:
    story = open_for()
    story.passes("2026-06-22 12:00", rests=(Rest(at("mon 21:00")),))
    story.when("2026-06-22 12:00", rests=())
    story.maker(A.MOVE, "2026-06-23 18:00")
    story.passes("2026-07-20 12:00", rests=(Rest(at("2026-06-22 21:00")),))
    assert story.state is State.OPEN


def test_what_is_done_in_a_rest_is_done_before_its_time() -> None:
    story = open_for()
    story.when("tue 20:00", rests=(Rest(at("mon 21:00"), at("wed 7:00")),))
    assert answer(story.promise, A.MISS, Who.MAKER, story.present) == Why.NOT_YET
    assert story.maker(A.DONE) == (E.TELL_DONE, Count(Outcome.KEPT))


def test_a_rest_of_more_than_thirty_days_lets_it_go() -> None:
    story = open_for()
    story.passes("2026-07-02 17:59", rests=(Rest(at("mon 21:00")),))
    assert (story.state, story.promise.due) == (State.OPEN, at("2026-07-02 18:00"))
    assert story.passes("2026-07-02 18:00") == ()
    assert story.state is State.LET_GO


def test_a_rest_that_begins_after_its_time_puts_off_the_question_and_nothing_else() -> None:
    story = open_for()
    story.passes("tue 18:00")
    assert story.passes("wed 9:00", rests=(Rest(at("tue 18:30"), at("thu 7:30")),)) == ()
    assert story.promise.due == at("tue 18:00")
    assert E.ASK in story.passes("thu 7:30")


def test_after_an_outage_one_is_asked_first_and_not_in_the_night() -> None:
    story = open_for()
    assert story.after_an_outage("next fri 3:00") == ()
    assert wakes_at(story.promise, story.present) == at("next fri 7:30")
    assert story.after_an_outage("next fri 7:30") == (E.ASK,)
    assert Count(Outcome.KEPT) in answer(story.promise, A.DONE, Who.MAKER, story.present)
    assert story.passes("next sun 3:59") == (E.ASK,)
    assert story.passes("next sun 4:00") == (E.CLOSE_QUESTION, Count(Outcome.ASIDE))


def test_a_reminder_that_an_outage_held_up_past_its_hour_is_pointless() -> None:
    story = open_for()
    story.passes("mon 22:00")
    story.maker(A.REMINDER, "tue 17:50")
    assert story.after_an_outage("tue 18:10") == (E.SHOW_NOTICE,)


def test_a_day_with_a_clock_that_was_years_ahead_costs_one_question() -> None:
    story = open_for()
    assert story.after_an_outage("2031-06-01 12:00") == (E.ASK,)
    assert E.ASK not in story.passes("tue 19:00")
    assert E.ASK in story.passes("wed 22:00")
    assert E.ASK not in story.passes("next mon 22:00")
