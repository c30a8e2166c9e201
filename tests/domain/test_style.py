"""Of what two picked the quieter counts, whoever picked it."""

from datetime import UTC, datetime
from itertools import permutations

import pytest

from domain.evening import DROPPED, Evening, Page, Written
from domain.style import Style, arranged, quieter, style_of

LIGHTS_OUT = datetime(2026, 3, 2, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("picked", "counts"),
    [
        (("", ""), ""),
        (("", "open"), "open"),
        (("", "practical"), "practical"),
        (("open", "practical"), "practical"),
        (("practical", "gentle"), "gentle"),
        (("open", "gentle"), "gentle"),
        (("gentle", "gentle"), "gentle"),
    ],
)
def test_the_quieter_counts_and_nothing_picked_counts_as_open(picked: tuple[str, str], counts: str) -> None:
    assert {quieter(*each) for each in permutations(picked)} == {counts}
    assert style_of(counts) is Style(counts or "open")


def test_the_second_shelf_begins_with_what_suits_a_style_and_leaves_to_asking_what_does_not() -> None:
    shelf = ["plan", "gesture", "coffee", "agree", "mypart"]
    assert arranged(shelf, Style.OPEN) == shelf
    assert arranged(shelf, Style.GENTLE) == ["gesture", "coffee", "plan", "agree"]
    assert arranged([*reversed(shelf)], Style.PRACTICAL) == ["plan", "mypart", "agree", "coffee", "gesture"]
    assert arranged(["agree"], Style.GENTLE) == ["agree"]


def test_an_evening_without_its_third_step_goes_on_to_the_last() -> None:
    evening = Evening("e", "c", LIGHTS_OUT.date(), "e", ("01", "01", "01", DROPPED, "01"), LIGHTS_OUT)
    assert evening.steps == (1, 2, 4)
    page = Page().wrote(1, Written("tired")).passed(2).past(evening.steps)
    assert (page.asked, list(page.lines)) == (4, [1])
    assert page.wrote(4, Written("bread")).past(evening.steps).finished
    assert Page().past(evening.steps) == Page()
