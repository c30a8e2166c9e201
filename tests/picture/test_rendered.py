"""The picture as it is sent: quick, small, the same every time, and readable without colours."""

import io
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from itertools import combinations
from time import process_time

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from bot.picture import Captions, drawing, rendered
from domain.reliability import Stretch
from domain.week import Week
from tests.docs.tree import ROOT
from tests.picture.samples import CAPTIONS, GOOD, HARD, MANY, SAMPLES

PAPER = (251, 246, 238)
LARGEST = 150_000  # bytes
SLOWEST = 0.1  # seconds of one core


Colour = tuple[int, int, int]


class Seen:
    """A picture as it reaches the eye."""

    def __init__(self, png: bytes) -> None:
        self._image = Image.open(io.BytesIO(png)).convert("RGB")
        self.width, self.height = self._image.size

    def at(self, x: int, y: int) -> Colour:
        red, green, blue = self.box(x, y, x + 1, y + 1)[0]
        return red, green, blue

    def box(self, left: int, top: int, right: int, bottom: int) -> list[Colour]:
        cut = self._image.crop((left, top, right, bottom)).tobytes()
        return list(zip(cut[::3], cut[1::3], cut[2::3], strict=True))


def seen_of(sample: tuple[Week, list[Stretch]], captions: Captions = CAPTIONS) -> Seen:
    return Seen(rendered(drawing(*sample, captions)))


@pytest.fixture(scope="module")
def good() -> Seen:
    return seen_of(GOOD)


@pytest.mark.parametrize("name", SAMPLES)
def test_it_is_small_and_of_one_width(name: str) -> None:
    png = rendered(drawing(*SAMPLES[name], CAPTIONS))
    assert len(png) < LARGEST
    assert int.from_bytes(png[16:20]) == 1080
    assert 700 < int.from_bytes(png[20:24]) < 1200


def test_it_is_drawn_within_a_tenth_of_a_second() -> None:
    """At its quickest: what else the machine does is not the picture's."""

    def took() -> float:
        begun = process_time()
        rendered(drawing(*HARD, CAPTIONS))
        return process_time() - begun

    assert any(took() < SLOWEST for _ in range(20))


def test_the_same_week_gives_the_same_bytes_also_after_a_restart() -> None:
    code = "from tests.picture.samples import *; from bot.picture import *; import hashlib as h, sys; "
    code += "sys.stdout.write(h.sha256(rendered(drawing(*GOOD, CAPTIONS))).hexdigest())"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert told == sha256(rendered(drawing(*GOOD, CAPTIONS))).hexdigest()


def test_it_is_light_paper_to_its_edges_but_for_the_ribbon(good: Seen) -> None:
    for x, y in ((0, 0), (1079, 0), (0, good.height - 1), (1079, good.height - 1), (1040, 200), (30, 520)):
        assert good.at(x, y) == PAPER


def test_nothing_is_written_into_the_margin() -> None:
    wide = "Wo mehr von dem geschah, was ihr einander gesagt hattet, wird es immer wieder einmal etwas breiter."
    seen = seen_of(
        GOOD,
        replace(
            CAPTIONS,
            foot=wide,
            wider=wide,
            lunches="Worte am Mittag immerzu",
            moved="movida a tiempo",
            mended="reparada",
            kept="cumplida",
            ribbon=wide[:52],
        ),
    )
    assert set(seen.box(1040, 0, 1080, 560)) == {PAPER}
    assert set(seen.box(1040, seen.height - 160, 1080, seen.height)) == {PAPER}


def test_there_is_neither_red_nor_green(good: Seen) -> None:
    """Teal has its blue near its green; gold and paper have their green between red and blue."""
    for red, green, blue in set(good.box(0, 0, 1080, good.height)):
        assert green - max(red, blue) < 40
        assert red - max(green, blue) < 60


def test_beads_are_told_apart_without_colour(good: Seen) -> None:
    """The middle of a kept, a moved and a mended bead, in grey."""
    beads = {
        kind: [_grey(good, 424 + 65 * place + dx, 420 + dy) for dx, dy in _AROUND] for kind, place in _BEADS.items()
    }
    for one, other in combinations(beads.values(), 2):
        assert sum(abs(a - b) > 60 for a, b in zip(one, other, strict=True)) > 60


_AROUND = [(dx, dy) for dx in range(-20, 21) for dy in range(-20, 21)]
_BEADS = {"kept": 0, "moved": 2, "mended": 5}


def _grey(seen: Seen, x: int, y: int) -> float:
    red, green, blue = seen.at(x, y)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_wider_ribbon_is_wider() -> None:
    """By the last week of a hard one, and of a good one."""
    assert _thickness(HARD) < _thickness(GOOD)


def _thickness(sample: tuple[Week, list[Stretch]]) -> int:
    return sum(_teal(colour) for colour in seen_of(sample).box(880, 640, 881, 900))


def _teal(colour: Colour) -> bool:
    return colour[0] < 200 and colour[2] > colour[0] + 20


def test_the_letters_of_every_language_are_in_the_font() -> None:
    known = TTFont(str(files("bot.picture") / "Literata.ttf")).getBestCmap()
    words = [path.read_text("utf-8") for path in (ROOT / "bot" / "words").rglob("*.ftl")]
    letters = {letter for text in words for letter in text if letter.isalpha() or letter in "’“”«»¿¡…"}
    assert {letter for letter in letters | set("áéíñóúü¿¡ãõçßöäåøæœżşğ") if ord(letter) not in known} == set()


def test_more_than_nine_fade_out_inside_the_paper() -> None:
    seen = seen_of(MANY)
    assert set(seen.box(1050, 300, 1080, 540)) == {PAPER}
