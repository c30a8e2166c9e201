"""A picture shows what was there, by shape, and has no place for what was not."""

import re
from dataclasses import astuple, replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from bot.picture import drawing
from bot.picture.marks import MOST, necklace
from domain.reliability import Stretch
from domain.week import Came, Week
from tests.picture.samples import CAPTIONS, FIRST, GOOD, HARD, MANY, SAMPLES, THIN, ribbon

SVG = "{http://www.w3.org/2000/svg}"
Sample = tuple[Week, list[Stretch]]


def tree(sample: Sample, shown: bool = True) -> ElementTree.Element:
    return ElementTree.fromstring(drawing(*sample, CAPTIONS, marks=shown))


def written(sample: Sample, shown: bool = True) -> list[str]:
    return [each.text or "" for each in tree(sample, shown).iter(f"{SVG}text")]


def marks(sample: Sample, shown: bool = True) -> list[tuple[str, float]]:
    """Every mark in a row, and where it stands; those of the legend are smaller."""
    found = [each for each in tree(sample, shown).iter(f"{SVG}use") if "transform" not in each.attrib]
    return [(each.attrib["href"][1:], float(each.attrib["x"])) for each in found]


def kinds(sample: Sample) -> list[str]:
    return [kind for kind, _ in marks(sample)]


def drawn(sample: Sample, style: str) -> list[ElementTree.Element]:
    return [each for each in tree(sample).iter() if style in each.attrib.get("class", "").split()]


def test_each_row_has_what_came_and_begins_at_the_left() -> None:
    assert kinds(GOOD)[:10] == ["lunch"] * 5 + ["evening"] * 5
    assert sorted(kinds(GOOD)[10:]) == ["kept"] * 6 + ["mended", "moved"]
    left = min(x for _, x in marks(GOOD))
    for kind in ("lunch", "evening"):
        places = [x for each, x in marks(GOOD) if each == kind]
        assert places[0] == left
        assert len({round(b - a, 3) for a, b in pairwise(places)}) == 1


def test_what_was_not_there_has_no_row_and_no_word() -> None:
    nothing = Week(40, 0, 7)
    assert marks((nothing, THIN[1])) == []
    assert CAPTIONS.lunches not in written((nothing, THIN[1]))
    assert CAPTIONS.lunches not in written((replace(GOOD[0], lunches=Came(0, 5)), GOOD[1]))


def test_what_came_to_nothing_leaves_no_trace() -> None:
    for left_open in (0, 3):
        week = replace(HARD[0], nothing=left_open, both=left_open > 0)
        assert drawing(week, HARD[1], CAPTIONS) == drawing(*HARD, CAPTIONS)


def test_neither_what_was_asked_nor_rest_leaves_a_trace_in_the_rows() -> None:
    asked = replace(GOOD[0], lunches=Came(5, 7), evenings=Came(5, 5), days=300)
    assert drawing(asked, GOOD[1], CAPTIONS) == drawing(*GOOD, CAPTIONS)


def test_title_and_foot_are_the_same_in_every_shape() -> None:
    for sample in SAMPLES.values():
        assert written(sample)[0] == CAPTIONS.title
        assert written(sample)[-1] == CAPTIONS.foot


def test_nothing_is_written_but_the_captions() -> None:
    for sample in SAMPLES.values():
        assert set(written(sample)) <= set(astuple(CAPTIONS))
        assert not re.search(r"\d", "".join(written(sample)))


def test_the_width_is_explained_where_there_is_a_ribbon_and_rest_where_there_was_one() -> None:
    assert CAPTIONS.wider in written(GOOD)
    assert CAPTIONS.rest in written(GOOD)
    assert CAPTIONS.rest not in written(MANY)
    assert CAPTIONS.first in written(FIRST)
    assert not {CAPTIONS.wider, CAPTIONS.ribbon, CAPTIONS.rest} & set(written(FIRST))


def test_beads_are_explained_where_they_are_of_several_kinds() -> None:
    assert {CAPTIONS.kept, CAPTIONS.moved, CAPTIONS.mended} <= set(written(GOOD))
    assert CAPTIONS.moved not in written(HARD)
    assert not {CAPTIONS.kept, CAPTIONS.moved, CAPTIONS.mended} & set(written(THIN))


def test_more_than_nine_are_nine_and_a_thread() -> None:
    assert len(necklace(MANY[0])) == MOST
    assert {"moved", "mended"} <= set(necklace(MANY[0]))
    assert len(drawn(MANY, "trail")) == 1
    assert drawn(GOOD, "trail") == []
    more = (replace(MANY[0], kept=40), MANY[1])
    assert len(kinds(more)) == len(kinds(MANY))


def test_the_order_of_beads_tells_of_no_day() -> None:
    assert necklace(Week(28, 7, kept=3, moved=1, mended=1)) == ["kept", "moved", "kept", "mended", "kept"]
    assert necklace(Week(28, 7)) == []


@pytest.mark.parametrize("style", ["core", "silk"])
def test_the_ribbon_is_eight_weeks_long_at_most(style: str) -> None:
    longer = ribbon(*[(0.8, 20)] * 12)
    assert drawing(GOOD[0], longer, CAPTIONS) == drawing(GOOD[0], longer[-8:], CAPTIONS)
    assert len(drawn((GOOD[0], longer), style)) >= len(drawn(MANY, style))


def test_before_it_begins_there_is_a_loose_thread() -> None:
    assert len(drawn(FIRST, "core")) == 1
    assert drawn(FIRST, "silk") == []


def test_rest_is_pale_and_its_thread_is_dotted() -> None:
    for sample, weeks in ((GOOD, 1), (THIN, 2), (MANY, 0)):
        assert len(drawn(sample, "rest")) == len(drawn(sample, "pause")) == weeks


def test_rest_leaves_the_width_as_it_was() -> None:
    without = [replace(week, rest=False) for week in GOOD[1]]
    silk = [each.attrib["d"] for each in drawn((GOOD[0], without), "silk")]
    assert [each.attrib["d"] for each in drawn(GOOD, "silk")] == silk


def test_the_gentle_way_to_look_is_the_ribbon_alone() -> None:
    assert marks(GOOD, shown=False) == []
    assert written(GOOD, shown=False) == [CAPTIONS.title, CAPTIONS.ribbon, CAPTIONS.wider, CAPTIONS.rest, CAPTIONS.foot]


def test_captions_are_shown_as_they_are_written() -> None:
    odd = replace(CAPTIONS, title="Nous & <toi> \"$body\" '${x}' \x00\x1b\ud800\uffff", foot="a\u202eb ]]> &amp;")
    found = [each.text for each in ElementTree.fromstring(drawing(*GOOD, odd)).iter(f"{SVG}text")]
    assert found[0] == "Nous & <toi> \"$body\" '${x}' "
    assert found[-1] == "a\u202eb ]]> &amp;"


def test_long_captions_go_on_below() -> None:
    foot = "Solo lo que me habéis contado, que es una ventana muy pequeña a todo lo que pasa entre vosotros."
    lines = [
        each.text or ""
        for each in ElementTree.fromstring(drawing(*GOOD, replace(CAPTIONS, foot=foot))).iter(f"{SVG}text")
    ]
    assert " ".join(lines[-2:]) == foot
