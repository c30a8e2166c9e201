"""Promises from their echo to their end, told as they happen, and what each of the two gets to see of them."""

from dataclasses import replace

import pytest

from domain.promise import Action, Count, Effect, Outcome, State, Who, Why
from domain.promise_time import wakes_at
from tests.domain.promising import Story, answer, at, hour, missed, open_for

A, E = Action, Effect


def test_one_is_said_brought_to_mind_asked_about_and_done() -> None:
    story = Story("mon 9:00", "tue 18:00")
    assert story.maker(A.CONFIRM) == (E.TELL_PROMISE,)
    assert wakes_at(story.promise, story.present) == at("mon 22:00")
    assert story.passes("mon 22:00") == (E.REMIND,)
    assert story.passes("tue 18:00") == (E.SHOW_NOTICE,)
    assert story.passes("tue 19:00") == (E.ASK,)
    assert story.maker(A.DONE) == (E.TELL_DONE, E.CLOSE_QUESTION, Count(Outcome.KEPT))
    assert story.other(A.NOTICE) == (E.TELL_NOTICED, E.HIDE_NOTICE)
    assert story.promise.noticed
    assert story.passes("next mon 9:00") == ()


def test_an_echo_that_nobody_confirms_goes_after_an_hour() -> None:
    story = Story("mon 9:00", "tue 18:00")
    assert story.passes("mon 9:59") == ()
    story.when("mon 10:00")  # time itself may be late
    assert answer(story.promise, A.CONFIRM, Who.MAKER, story.present, others_open=0) == Why.GONE
    story.passes("mon 10:00")
    assert story.state is State.GONE


def test_an_echo_whose_time_went_by_asks_for_another() -> None:
    story = Story("mon 9:00", "mon 9:30")
    story.when("mon 9:30")
    assert answer(story.promise, A.CONFIRM, Who.MAKER, story.present, others_open=0) == Why.PAST


def test_three_are_open_and_a_fourth_is_not_confirmed() -> None:
    story = Story("mon 9:00", "tue 18:00")
    assert answer(story.promise, A.CONFIRM, Who.MAKER, story.present, others_open=3) == Why.FULL
    assert answer(story.promise, A.QUIETLY, Who.MAKER, story.present, others_open=3) == Why.FULL
    with pytest.raises(ValueError, match="how many others"):
        answer(story.promise, A.CONFIRM, Who.MAKER, story.present)


def test_what_was_said_in_the_room_cannot_be_quiet() -> None:
    story = Story("mon 9:00", "tue 18:00", in_room=True)
    assert answer(story.promise, A.QUIETLY, Who.MAKER, story.present, others_open=0) == Why.SAID


def test_whoever_noticed_may_say_so_first_and_its_maker_is_not_asked() -> None:
    story = open_for()
    story.passes("tue 18:00")
    assert story.other(A.NOTICE) == (E.TELL_NOTICED, E.HIDE_NOTICE, Count(Outcome.KEPT))
    assert story.passes("next mon 9:00") == ()
    assert answer(story.promise, A.MISS, Who.MAKER, story.present) == Why.GONE


def test_a_question_that_stands_goes_when_the_other_noticed() -> None:
    story = open_for()
    story.passes("tue 19:00")
    assert E.CLOSE_QUESTION in story.other(A.NOTICE)
    assert story.other(A.NOTICE) == (E.NOTED,)


def test_the_button_goes_after_two_days_and_nothing_marks_it() -> None:
    story = open_for()
    story.passes("wed 22:00")
    assert story.passes("thu 18:00") == (E.HIDE_NOTICE,)
    assert story.other(A.NOTICE) == (E.NOTED,)
    assert story.state is State.OPEN


def test_done_before_its_time_is_kept_and_can_be_noticed_for_two_days() -> None:
    story = open_for()
    assert story.maker(A.DONE) == (E.TELL_DONE, Count(Outcome.KEPT))
    assert story.passes("wed 8:59") == ()
    assert story.passes("wed 9:00") == (E.HIDE_NOTICE,)


def test_done_counts_as_kept_until_the_day_of_the_second_question_is_over() -> None:
    story = open_for()
    story.passes("wed 22:00")
    story.passes("thu 3:59")
    assert Count(Outcome.KEPT) in answer(story.promise, A.DONE, Who.MAKER, story.present)
    story.passes("thu 4:00")
    assert story.maker(A.DONE) == (E.TELL_MENDED, E.CLOSE_QUESTION, Count(Outcome.MENDED))


def test_one_is_asked_twice_and_no_more() -> None:
    story = open_for()
    assert E.ASK in story.passes("tue 19:00")
    assert story.maker(A.TOMORROW) == ()
    assert story.passes("wed 21:59") == ()
    assert E.ASK in story.passes("wed 22:00")
    assert answer(story.promise, A.TOMORROW, Who.MAKER, story.present) == Why.NOT_AGAIN
    assert E.ASK not in story.passes("next mon 22:00")


def test_moved_in_time_it_counts_once_and_the_other_has_nothing_to_do() -> None:
    story = open_for()
    assert story.maker(A.MOVE, "wed 17:00") == (E.TELL_MOVED,)
    assert story.other(A.WORKS) == (E.TELL_WORKS,)
    assert story.other(A.WORKS) == (E.NOTED,)
    assert story.passes("wed 18:00") == (E.REMIND, E.SHOW_NOTICE, E.ASK)
    assert Count(Outcome.MOVED) in story.maker(A.DONE)
    assert story.passes("next mon 9:00") == (E.HIDE_NOTICE,)


def test_the_second_time_a_smaller_piece_is_offered() -> None:
    story = open_for()
    story.maker(A.MOVE, "wed 17:00")
    assert story.maker(A.MOVE, "thu 17:00") == (E.OFFER_SMALLER,)
    assert story.promise.due == at("wed 17:00")
    assert story.maker(A.SMALLER) == ()
    assert story.state is State.LET_GO


@pytest.mark.parametrize(("action", "who"), [(A.NO_NEED, Who.OTHER), (A.LET_GO, Who.MAKER)])
def test_a_moved_one_can_be_let_go_by_each_and_counts_for_nothing(action: Action, who: Who) -> None:
    story = open_for()
    story.maker(A.MOVE, "wed 17:00")
    assert answer(story.promise, action, who, story.present) == (E.TELL_LET_GO,)


def test_a_new_time_wants_to_be_one() -> None:
    story = open_for()
    for until, why in (None, Why.NO_TIME), ("mon 8:00", Why.PAST), ("next tue 18:00", Why.FAR):
        new = hour(at(until) if until else None)
        assert answer(story.promise, A.MOVE, Who.MAKER, story.present, when=new, others_open=0) == why


def test_a_reminder_can_be_moved_until_its_promise() -> None:
    story = open_for()
    assert story.maker(A.REMINDER, "tue 12:00") == ()
    assert story.passes("tue 11:59") == ()
    assert story.passes("tue 12:00") == (E.REMIND,)
    for until, why in (None, Why.NO_TIME), ("tue 12:00", Why.PAST), ("tue 18:00", Why.LATE_REMINDER):
        new = hour(at(until) if until else None)
        assert answer(story.promise, A.REMINDER, Who.MAKER, story.present, when=new) == why


def test_a_quiet_one_is_nobody_elses_business() -> None:
    story = Story("mon 9:00", "tue 18:00").quiet()
    assert story.passes("tue 19:00") == (E.REMIND, E.ASK)
    assert {answer(story.promise, action, Who.OTHER, story.present) for action in Action} == {Why.GONE}
    assert story.maker(A.MISS) == (E.OFFER_MEND, E.CLOSE_QUESTION)
    assert answer(story.promise, A.PLAIN_WORD, Who.MAKER, story.present) == Why.QUIET
    assert story.maker(A.MOVE, "wed 18:00") == ()
    assert story.maker(A.DONE) == ()
    assert story.state is State.MENDED
    assert wakes_at(story.promise, story.present) is None


def test_left_out_it_is_not_counted_and_after_its_end_it_is_taken_back_until_the_note_has_gone() -> None:
    story = open_for()
    left_out = replace(story.promise, left_out=True)
    assert answer(left_out, A.DONE, Who.MAKER, story.present) == (E.TELL_DONE,)
    story.maker(A.DONE)
    last_sunday = at("2026-05-31 18:00")
    for note_at in at("mon 9:00"), at("sun 18:00"):
        assert answer(story.promise, A.LEAVE_OUT, Who.MAKER, story.present, note_at=note_at) == Why.NOTE_GONE
    assert story.maker(A.LEAVE_OUT, note_at=last_sunday) == (Count(Outcome.KEPT, -1),)
    assert story.maker(A.LEAVE_OUT) == ()


@pytest.mark.parametrize("text", ["mon 9:30", "tue 18:30", "wed 12:00"])
def test_forgetting_shows_the_other_nothing(text: str) -> None:
    story = open_for()
    story.passes(text)
    story.maker(A.FORGET)
    assert (story.state, story.shown) == (State.LET_GO, [])
    story.passes("thu 17:59")
    assert story.shown == []


def test_the_room_sees_what_is_still_ahead_and_shared() -> None:
    story = open_for()
    assert story.promise.in_room_at(at("tue 17:59"))
    assert not story.promise.in_room_at(at("tue 18:00"))
    assert not Story("mon 9:00", "tue 18:00").promise.in_room_at(at("mon 9:00"))
    assert not Story("mon 9:00", "tue 18:00").quiet().promise.in_room_at(at("mon 9:01"))
    mending = missed()
    mending.maker(A.MOVE, "wed 18:00")
    assert mending.promise.in_room_at(at("wed 17:59"))
