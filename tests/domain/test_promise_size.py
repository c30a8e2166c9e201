"""Small on purpose: what is asked of somebody whose promise is too much to keep."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.errors import Refusal
from domain.messages import Moment
from domain.promise import Promise, State, Why
from domain.promise_size import Said, draft, is_grand
from domain.promise_time import Present
from domain.when import Day, NoTime, Part
from tests.domain.promising import at, hour, present

GRAND = ("always", "never", "every day", "jamas", "todos los dias", "forever")
NOW = present("wed 12:00")
SOON = hour(at("wed 18:00"))


def refused(said: Said, others_open: int = 0) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        draft(said, GRAND, others_open, NOW)
    return refusal.value


def test_what_is_small_enough_becomes_an_echo() -> None:
    said = Said("call you on the way home", 25, SOON, in_room=True)
    assert draft(said, GRAND, 2, NOW) == Promise(at("wed 18:00"), NOW.now, State.DRAFT, in_room=True)


@pytest.mark.parametrize("words", ["", "  \n", "\u200d\u200b", "...", "\u0301"])
def test_a_promise_wants_words(words: str) -> None:
    assert refused(Said(words, len(words), SOON)).word == Why.NO_WORDS


def test_a_promise_wants_a_time_and_one_that_lies_ahead() -> None:
    assert refused(Said("call you", 8, NoTime.UNSAID)).word == Why.NO_TIME
    assert refused(Said("call you", 8, NoTime.PAST)).word == Why.PAST
    assert refused(Said("call you", 8, hour(NOW.now))).word == Why.PAST
    assert refused(Said("call you", 8, hour(at("mon 18:00")))).word == Why.PAST


def test_a_day_without_an_hour_is_its_bedtime() -> None:
    by_day = draft(Said("call you", 8, Day(date(2026, 6, 5), Part.MORNING)), GRAND, 0, NOW)
    assert (by_day.due, by_day.by_day) == (at("fri 22:00"), True)


def test_a_day_that_does_not_exist_is_no_time() -> None:
    samoa = Present(datetime(2011, 12, 28, 20, tzinfo=UTC), "Pacific/Apia")
    with pytest.raises(Refusal) as refusal:
        draft(Said("call you", 8, Day(date(2011, 12, 30))), GRAND, 0, samoa)
    assert refusal.value.word == Why.NO_TIME


def test_it_is_due_on_one_of_the_next_seven_days() -> None:
    last = at("next thu 4:00")
    assert draft(Said("call you", 8, hour(last - timedelta(seconds=1))), GRAND, 0, NOW).state is State.DRAFT
    late = refused(Said("call you", 8, hour(last)))
    assert (late.word, late.params) == (Why.FAR, {"when": Moment(last)})
    assert refused(Said("call you", 8, NoTime.TOO_FAR)).params == late.params


def test_three_are_enough() -> None:
    assert refused(Said("call you", 8, SOON), others_open=3).word == Why.FULL


def test_a_hundred_and_twenty_characters_are_enough_however_many_pieces_they_have() -> None:
    families = "👨‍👩‍👧‍👦" * 120
    assert draft(Said(families, 120, SOON), GRAND, 0, NOW).state is State.DRAFT
    long = refused(Said(families, 121, SOON))
    assert (long.word, long.params) == (Why.LONG, {"most": 120})
    assert refused(Said("e" + "\u0301" * 1000, 1, SOON)).word == Why.LONG


@pytest.mark.parametrize(
    "words",
    [
        "never be late",
        "I will ALWAYS listen",
        "call you every   day",
        "no llegar tarde jamás",
        "llamarte todos los días",
        "be kind.always",
        "ｎｅｖｅｒ",
        "love you forever",
    ],
)
def test_grand_words_are_found_however_they_are_written(words: str) -> None:
    assert is_grand(words, GRAND)
    assert refused(Said(words, len(words), SOON)).word == Why.GRAND


@pytest.mark.parametrize("words", ["nevertheless call", "every second day", "wash the everyday plates", "call"])
def test_words_that_only_contain_them_are_none(words: str) -> None:
    assert not is_grand(words, GRAND)
