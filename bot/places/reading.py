"""From what somebody typed about where they are to the places they may mean: exact before typo, whole before parts."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.places.areas import Area
from bot.places.atlas import KNOWN_ABROAD, Atlas
from bot.places.close import LONG_ENOUGH, close
from bot.places.fold import folded, in_latin
from bot.places.found import Candidate, Found, Known, Nothing, chosen, of_area, of_city
from bot.places.zones import in_force, zone_label

LONGEST = 120  # characters; only Bangkok's ceremonial name is longer
MOST_WORDS = 12
AREA_WORDS = 5  # "Saint Vincent and the Grenadines"
# Clocks that are no places: offsets, and what people call times.
_CLOCKS = re.compile(
    r"(?:utc|gmt|z)\s*(?:[+\-\u2212\u00b1]?\s*\d.*)?|zulu|uct|[cew]es?t|m[eo]?sk|mes?z|[ecmp][sd]t|ak[sd]t|hst|[bijk]st"
    r"|a[ecw][sd]t|nz[sd]t|sast",
    re.IGNORECASE,
)
_APART = re.compile(r"[,;()\n/|\u00b7\u2013\u2014\u3001\uff0c\u060c]+")


class Attempt(NamedTuple):
    """One way to understand it; not `sure` is asked back, a `slip` is a forgiven typo."""

    candidates: Iterable[Candidate]
    sure: bool = True
    slip: bool = False


def read(text: str, atlas: Atlas, language: str) -> Found:
    """The place that `text` names, in any spelling; `language` (IETF tag) is the reader's."""
    if len(text) > LONGEST or _CLOCKS.fullmatch(text.strip()):
        return Nothing()
    zone = in_force(text)
    if zone is not None:
        return Known(zone, zone_label(zone, language))
    parts = [part.split() for part in map(folded, _APART.split(text)) if part]
    words = [word for part in parts for word in part]
    if not words or len(words) > MOST_WORDS:
        return Nothing()
    for attempt in _attempts(words, parts, atlas):
        found = chosen(attempt.candidates, atlas, language, sure=attempt.sure, slip=attempt.slip)
        if not isinstance(found, Nothing):
            return found
    return Nothing()


def _attempts(words: list[str], parts: list[list[str]], atlas: Atlas) -> Iterator[Attempt]:
    yield Attempt(_exact(words, atlas))
    lettered = [word for word in words if not word.isdecimal()]  # without the postal code
    if lettered and lettered != words:
        yield Attempt(_exact(lettered, atlas))
    yield from _mistyped(words, atlas)
    if len(parts) > 1:
        # A village, a quarter or a street is named; what stands beside it is known.
        yield Attempt(_areas(atlas.called.meant(" ".join(parts[-1])), atlas))
        yield Attempt(_exact(parts[0], atlas))
        yield Attempt(_exact(parts[-1], atlas))
        yield from _mistyped(parts[0], atlas)
    yield from (Attempt(found, sure=False) for found in _at_the_end(words, atlas))


def _exact(words: list[str], atlas: Atlas) -> list[Candidate]:
    name = " ".join(words)
    for spelling in dict.fromkeys((name, in_latin(name))):
        found = [of_city(city, spelling) for city in atlas.named(spelling)]
        found += _areas(atlas.called.names.get(spelling, ()), atlas)
        if found:
            return found
    return [each for place, areas in _narrowed(words, atlas) for each in _within(_exact(place, atlas), areas)]


def _narrowed(words: list[str], atlas: Atlas) -> Iterator[tuple[list[str], frozenset[Area]]]:
    """Every way to read the words as a place and an area around it: "london ontario", "germany berlin"."""
    for size in range(1, min(AREA_WORDS, len(words) - 1) + 1):
        for place, around in ((words[:-size], words[-size:]), (words[size:], words[:size])):
            areas = atlas.called.meant(" ".join(around))
            if areas:
                yield place, areas


def _within(candidates: Iterable[Candidate], areas: frozenset[Area]) -> Iterator[Candidate]:
    return (each for each in candidates if each.area in areas or (each.area[0], "") in areas)


def _areas(areas: Iterable[Area], atlas: Atlas) -> list[Candidate]:
    return [each for area in areas for each in of_area(atlas, area)]


def _mistyped(words: list[str], atlas: Atlas) -> Iterator[Attempt]:
    """Long names first: what is one letter from a short one is too often something else, so that is asked."""
    name = " ".join(words)
    known = atlas.called.names
    for names in close(name, atlas.rough):
        sure = all(len(each) >= LONG_ENOUGH for each in names)
        yield Attempt([of_city(city, each) for each in names for city in atlas.named(each)], sure, slip=True)
    for place, areas in _narrowed(words, atlas):
        for names in close(" ".join(place), atlas.rough):
            cities = [of_city(city, each) for each in names for city in atlas.named(each)]
            yield Attempt(_within(cities, areas), slip=True)
    for names in close(name, atlas.rough_areas):
        yield Attempt(_areas([area for each in names for area in known[each]], atlas), slip=True)


def _at_the_end(words: list[str], atlas: Atlas) -> Iterator[list[Candidate]]:
    """ "I live in Germany", "we are near Munich"."""
    for size in range(min(AREA_WORDS, len(words) - 1), 0, -1):
        last = " ".join(words[-size:])
        yield _areas(atlas.called.names.get(last, ()), atlas)
        cities = (of_city(city, last) for city in atlas.named(last))
        yield [each for each in cities if each.own and each.people >= KNOWN_ABROAD]
