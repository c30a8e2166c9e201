"""A week has a shape by its own gates, and words instead of figures."""

from typing import Any

import pytest

from domain.week import Came, Quantity, Shape, Week, quantity, shape


def week(days: int = 28, active: int = 7, **known: Any) -> Week:
    return Week(days, active, **known)


FOUR = {"lunches": Came(2, 5), "evenings": Came(2, 7)}


@pytest.mark.parametrize(
    ("seen", "asked", "word"),
    [
        (0, 7, None),
        (1, 1, Quantity.ONE),
        (2, 2, Quantity.TWO),
        (3, 20, Quantity.SOME),
        (4, 10, Quantity.SOME),
        (3, 7, Quantity.HALF),
        (3, 4, Quantity.HALF),
        (6, 7, Quantity.MOST),
        (7, 7, Quantity.MOST),
    ],
)
def test_quantities_are_words_and_all_is_none_of_them(seen: int, asked: int, word: Quantity | None) -> None:
    assert quantity(Came(seen, asked)) is word


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (week(2, 2), None),
        (week(2, 2, nothing=3, both=True), None),
        (week(3, 3), Shape.FIRST),
        (week(13, 6, **FOUR), Shape.FIRST),
        (week(13, 6, nothing=2, both=True), Shape.HARD),
        (week(13, 6, nothing=2), Shape.FIRST),
        (week(14, 7, **FOUR), Shape.GOOD),
        (week(28, 4, rest=3, **FOUR), Shape.GOOD),
        (week(28, 3, rest=4, **FOUR), Shape.THIN),
        (week(28, 7, lunches=Came(2, 5), kept=1), Shape.THIN),
        (week(28, 0, rest=7), Shape.THIN),
        (week(28, 7, **FOUR, nothing=1, both=True), Shape.GOOD),
        (week(28, 7, **FOUR, kept=1, nothing=1, both=True), Shape.HARD),
        (week(28, 7, **FOUR, mended=2, nothing=1, both=True), Shape.GOOD),
        (week(28, 7, **FOUR, kept=1, moved=1, mended=1, nothing=3, both=True), Shape.HARD),
        (week(28, 7, **FOUR, nothing=2), Shape.THIN),
    ],
)
def test_each_shape_has_its_gates(known: Week, expected: Shape | None) -> None:
    """Hard: two or more due, half or more came to nothing; thin instead where all that did had one maker."""
    assert shape(known) is expected


@pytest.mark.parametrize(
    "known",
    [
        {"days": 3, "active": 5},
        {"active": 5, "rest": 3},
        {"active": -1},
        {"kept": -1},
        {"nothing": -2},
        {"rest": -1},
        {"lunches": Came(3, 8)},
        {"evenings": Came(0, 8)},
    ],
)
def test_a_week_that_cannot_be_is_refused(known: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="seven days"):
        week(**known)


@pytest.mark.parametrize(("seen", "asked"), [(-1, 2), (3, 2)])
def test_no_more_came_than_was_asked(seen: int, asked: int) -> None:
    with pytest.raises(ValueError, match="asked"):
        Came(seen, asked)
