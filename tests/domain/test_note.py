"""A note says what came through, in at most five lines, and nothing that stayed open."""

from itertools import product

import pytest

from domain.note import MOST_LINES, Fact, Note, Sentence, note
from domain.reliability import Label
from domain.style import Style
from domain.week import Came, Quantity, Shape, Week

GOOD = Week(28, 7, 0, Came(5, 5), Came(4, 7), kept=5, moved=1, mended=1, nothing=1)
HARD = Week(28, 7, 0, Came(2, 5), Came(2, 7), kept=1, mended=2, nothing=3, both=True)


def said(week: Week, label: Label = Label.FINDING, best: str | None = None) -> Note:
    found = note(week, label, best)
    assert found is not None
    return found


def facts(week: Week, label: Label = Label.FINDING, best: str | None = None) -> list[Fact]:
    found = said(week, label, best)
    return [line.fact for line in (*found.lines, found.sofa) if line]


def test_a_good_week_says_what_came_through_in_its_order() -> None:
    assert said(GOOD) == Note(
        Shape.GOOD,
        (
            Sentence(Fact.GOOD),
            Sentence(Fact.EVENINGS, Quantity.HALF),
            Sentence(Fact.LUNCHES, Quantity.MOST),
            Sentence(Fact.CARRIED, Quantity.MOST),
            Sentence(Fact.MENDED, Quantity.ONE),
        ),
        Sentence(Fact.NICEST),
    )


def test_what_held_best_has_room_before_what_the_picture_shows_as_well() -> None:
    found = said(GOOD, best="evening")
    assert found.lines[-1] == Sentence(Fact.BEST, kind="evening")
    assert Fact.LUNCHES not in facts(GOOD, best="evening")


def test_a_steady_week_opens_and_ends_as_one() -> None:
    assert facts(GOOD, Label.STEADY)[0] is Fact.STEADY
    assert facts(GOOD, Label.STEADY)[-1] is Fact.KEEP


def test_a_hard_week_is_not_smoothed_over_and_names_nothing_open() -> None:
    assert said(HARD).shape is Shape.HARD
    assert facts(HARD) == [Fact.ROUGH, Fact.EVENINGS, Fact.CARRIED, Fact.MENDED, Fact.LESS, Fact.EASIER]


def test_where_it_has_been_heavy_for_long_it_says_who_is_better_at_this_and_asks_nothing() -> None:
    assert facts(HARD, Label.HEAVY) == [Fact.ROUGH, Fact.CARRIED, Fact.MENDED, Fact.LESS, Fact.HELP, Fact.TEA]


@pytest.mark.parametrize("label", Label)
def test_a_steady_past_does_not_gild_a_hard_week_and_a_heavy_one_does_not_darken_a_good_one(label: Label) -> None:
    assert facts(HARD, label)[0] is Fact.ROUGH
    assert facts(GOOD, label)[0] is (Fact.STEADY if label is Label.STEADY else Fact.GOOD)


def test_a_thin_week_says_little() -> None:
    thin = Week(28, 2, 5, Came(1, 2), Came(1, 2), kept=1)
    assert facts(thin) == [Fact.THIN, Fact.EVENINGS, Fact.CARRIED, Fact.REST, Fact.NEXT]
    assert facts(Week(28, 0, 7)) == [Fact.THIN, Fact.REST, Fact.NEXT]
    assert facts(Week(28, 7)) == [Fact.THIN, Fact.NEXT]


def test_what_one_person_let_drop_looks_like_little_to_say() -> None:
    one_maker = Week(28, 7, 0, Came(2, 5), Came(2, 7), kept=1, mended=2, nothing=3, both=False)
    assert facts(one_maker, Label.HEAVY) == [Fact.THIN, Fact.EVENINGS, Fact.CARRIED, Fact.MENDED, Fact.NEXT]


def test_first_weeks_say_what_came_through_and_nothing_of_a_level() -> None:
    first = Week(6, 6, 0, Came(3, 4), Came(2, 6), kept=1)
    assert facts(first, Label.STEADY, "evening") == facts(first, Label.HEAVY) == facts(first)
    assert facts(first) == [Fact.FIRST, Fact.EVENINGS, Fact.LUNCHES, Fact.CARRIED, Fact.NICEST]
    assert note(Week(2, 2, 0, Came(2, 2))) is None


def test_promises_that_were_all_mended_are_said_once() -> None:
    assert Fact.CARRIED not in facts(Week(28, 7, 0, Came(3, 5), mended=2))
    assert Fact.MENDED in facts(Week(28, 7, 0, Came(3, 5), mended=2))


def test_where_something_stayed_open_no_word_is_a_part_of_a_whole() -> None:
    parts = {Quantity.HALF, Quantity.MOST}
    promises = {Fact.CARRIED, Fact.MOVED, Fact.MENDED}
    for kept, moved, mended, nothing, both in product(range(6), range(3), range(4), range(2, 10), (False, True)):
        found = said(Week(28, 7, 0, kept=kept, moved=moved, mended=mended, nothing=nothing, both=both))
        if found.shape in (Shape.HARD, Shape.THIN):
            assert not [line for line in found.lines if line.fact in promises and line.much in parts]


def test_a_note_has_five_lines_at_most_and_each_fact_once() -> None:
    every = product((3, 28), (0, 3, 7), (0, 2, 5), (0, 4), (0, 2), (0, 1, 3), (0, 3), (False, True), Label)
    for days, active, evenings, kept, moved, mended, nothing, both, label in every:
        if active > days:
            continue
        came = Week(days, active, 7 - active, Came(3, 5), Came(evenings, 7), kept, moved, mended, nothing, both)
        lines = said(came, label, "evening").lines
        assert 1 <= len(lines) <= MOST_LINES
        assert len({line.fact for line in lines}) == len(lines)


@pytest.mark.parametrize(("week", "label"), [*product((GOOD, HARD), (Label.FINDING, Label.STEADY, Label.HEAVY))])
def test_gently_it_says_how_the_week_was_and_what_was_mended_and_asks_nothing(week: Week, label: Label) -> None:
    found = note(week, label, "evening", Style.GENTLE)
    assert found is not None
    first, *others = (line.fact for line in found.lines)
    assert first in (Fact.GOOD, Fact.STEADY, Fact.ROUGH)
    assert set(others) <= {Fact.MENDED, Fact.HELP}
    assert Fact.MENDED in others
    assert found.sofa is None
    assert (Fact.HELP in others) == (Fact.HELP in facts(week, label))


def test_practically_it_says_three_facts_and_what_a_hard_week_was() -> None:
    found = {week: note(week, Label.FINDING, "evening", Style.PRACTICAL) for week in (GOOD, HARD)}
    good, hard = ([line.fact for line in one.lines] for one in found.values() if one)
    assert good == [Fact.EVENINGS, Fact.CARRIED, Fact.MENDED]
    assert hard == [Fact.ROUGH, Fact.EVENINGS, Fact.CARRIED, Fact.MENDED]
    bare = note(Week(28, 7, kept=0), style=Style.PRACTICAL)
    assert bare is not None
    assert [line.fact for line in bare.lines] == [Fact.THIN]
    assert bare.sofa is None
