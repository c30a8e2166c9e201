"""What did not happen: between its maker and Kept, until its maker mends it or it is set aside without a word."""

import pytest

from domain.errors import Refusal
from domain.messages import Moment
from domain.promise import Action, Count, Effect, Outcome, State, Who, Why
from tests.domain.promising import answer, at, hour, missed, open_for

A, E = Action, Effect


def test_a_miss_takes_the_button_away_and_a_tap_in_flight_changes_nothing() -> None:
    story = open_for()
    story.passes("tue 19:00")
    assert story.maker(A.MISS) == (E.OFFER_MEND, E.HIDE_NOTICE, E.CLOSE_QUESTION)
    before = story.promise
    assert story.other(A.NOTICE) == (E.NOTED,)
    assert story.promise == before


def test_moving_it_after_the_time_is_a_new_time() -> None:
    story = open_for()
    story.passes("tue 19:00")
    assert story.maker(A.MOVE, "wed 18:00") == (E.TELL_NEW_TIME, E.HIDE_NOTICE, E.CLOSE_QUESTION)
    assert story.other(A.NOTICE) == (E.NOTED,)
    assert story.passes("wed 19:00") == (E.REMIND, E.ASK)
    assert story.maker(A.DONE) == (E.TELL_MENDED, E.CLOSE_QUESTION, Count(Outcome.MENDED))
    assert story.other(A.NOTICE) == (E.TELL_NOTICED, E.HIDE_NOTICE)


def test_a_missed_one_is_mended_in_another_way() -> None:
    story = missed()
    assert story.maker(A.LEAVE_IT) == ()
    assert story.maker(A.ANOTHER_WAY, "wed 18:00") == (E.TELL_ANOTHER_WAY,)
    story.passes("wed 19:00")
    assert story.maker(A.MISS) == (E.OFFER_MEND, E.CLOSE_QUESTION)
    assert story.maker(A.DONE) == (E.TELL_MENDED, Count(Outcome.MENDED))


def test_a_plain_word_mends_and_leaves_nothing_to_answer() -> None:
    story = missed()
    assert story.maker(A.PLAIN_WORD) == (E.TELL_PLAIN_WORD, Count(Outcome.MENDED))
    assert story.other(A.NOTICE) == (E.NOTED,)


def test_a_mending_lies_within_seven_active_days_of_the_miss() -> None:
    story = missed()
    story.when("thu 12:00")
    far = {"when": hour(at("next wed 4:00")), "others_open": 0}
    assert answer(story.promise, A.MOVE, Who.MAKER, story.present, **far) == Why.FAR
    with pytest.raises(Refusal) as refusal:
        story.maker(A.ANOTHER_WAY, "next wed 4:00")
    assert refusal.value.params == {"when": Moment(at("next wed 4:00"))}
    assert story.maker(A.MOVE, "next tue 12:00") == (E.TELL_NEW_TIME,)
    story.when("sat 12:00")
    story.maker(A.MISS)
    assert answer(story.promise, A.MOVE, Who.MAKER, story.present, **far) == Why.FAR


def test_with_three_open_a_missed_one_is_not_opened_again() -> None:
    story = missed()
    again = {"when": hour(at("wed 18:00")), "others_open": 3}
    assert answer(story.promise, A.MOVE, Who.MAKER, story.present, **again) == Why.FULL


def test_after_seven_active_days_it_is_set_aside_silently_and_can_be_picked_up_for_seven_more() -> None:
    story = open_for()
    story.passes("next wed 3:59")
    assert story.passes("next wed 4:00") == (E.CLOSE_QUESTION, Count(Outcome.ASIDE))
    assert story.passes("2026-06-18 3:59") == ()
    assert answer(story.promise, A.PICK_UP, Who.MAKER, story.present) == (E.BEGIN_ANEW,)
    story.when("2026-06-18 4:00")
    assert answer(story.promise, A.PICK_UP, Who.MAKER, story.present) == Why.GONE
    assert story.passes("2026-06-18 4:00") == ()
    assert story.state is State.GONE


def test_what_is_set_aside_while_nobody_looked_is_counted_when_somebody_does() -> None:
    story = open_for()
    story.passes("thu 18:00")
    story.when("next wed 4:00")
    assert story.maker(A.PICK_UP) == (E.CLOSE_QUESTION, Count(Outcome.ASIDE), E.BEGIN_ANEW)
    assert story.state is State.GONE


def test_a_missed_one_is_set_aside_seven_active_days_after_it_was_said() -> None:
    story = missed()
    assert story.passes("next wed 3:59") == ()
    assert story.passes("next wed 4:00") == (Count(Outcome.ASIDE),)
