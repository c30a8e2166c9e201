"""What a look-up answers, and the choice between places of one name: the reader is asked only when it matters."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.places.areas import Area, lone_zone
from bot.places.atlas import KNOWN_ABROAD, Atlas, City
from bot.places.fold import folded, in_latin
from bot.places.zones import clock, zone_label

AT_MOST = 4
FAR_LARGER = 3  # times the people of the next, where both clocks agree
LARGER = 5  # times, to be meant by a name that is another place's own: Odesa, not Odessa in Texas
OUTSHINES = 100  # times: nobody who says Berlin means the one in Connecticut
OUTSHINES_LOOSELY = 10  # the same beside a whole country, for what is only called so, and for names with a slip


@dataclass(frozen=True, slots=True)
class Known:
    """One place: its IANA zone, and what its owner calls it."""

    zone: str
    label: str


@dataclass(frozen=True, slots=True)
class Several:
    """One of these, the largest first, four at most; a single one is a guess that wants a yes."""

    choices: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nobody knows such a place."""


Found = Known | Several | Nothing


@dataclass(frozen=True, slots=True)
class Candidate:
    """A city, or a whole area whose clocks agree; `stands_for` so many people, those of the area it is offered for.

    `own`: it is really called so, or longer ("Newcastle upon Tyne"), and not just by some; `exact`: just so.
    """

    zone: str
    people: int
    stands_for: int
    city: City | None
    area: Area
    own: bool = True
    exact: bool = True

    def label(self, atlas: Atlas, language: str) -> str:
        """ "Lisboa, Portugal" for a reader of Portuguese, "Paris, Texas, United States", "Germany"."""
        if self.city is None:
            return atlas.called.label(self.area, language)
        name, around = self.city.name, atlas.called.around(self.area, language)
        # Babel has the cities that zones are named after in every language.
        local = zone_label(self.zone, language) if zone_label(self.zone) == name else name
        return local if around == local else f"{local}, {around}"


def of_city(city: City, name: str) -> Candidate:
    """The city as an answer to `name`, by which it is known."""
    itself, asked = in_latin(folded(city.name)), in_latin(name)
    exact = itself.replace(" ", "") == asked.replace(" ", "")
    own = exact or itself.startswith(f"{asked} ")
    return Candidate(city.zone, city.people, city.people, city, city.areas[1], own, exact)


def of_area(atlas: Atlas, area: Area) -> Iterator[Candidate]:
    """The area itself where its clocks agree; else its greatest cities, one for each clock."""
    zones = atlas.capitals.get(area, {})
    greatest: dict[object, tuple[City, int]] = {}
    for zone, (city, people) in sorted(zones.items(), key=lambda each: -each[1][1]):
        first, sum_of = greatest.get(clock(zone), (city, 0))
        greatest[clock(zone)] = (first, sum_of + people)
    everybody = sum(people for _, people in greatest.values())
    for city, people in greatest.values():
        whole = len(greatest) == 1
        yield Candidate(city.zone, people, everybody, None if whole else city, area if whole else city.areas[1])
    lone = None if greatest else lone_zone(area[0])
    if lone is not None:
        yield Candidate(lone, 1, 1, None, area)


def chosen(candidates: Iterable[Candidate], atlas: Atlas, language: str, *, sure: bool, slip: bool) -> Found:
    """The answer among them; not `sure`: even a single one is asked for. `slip`: the name was typed with a typo."""
    left = _outshining(_likelier(candidates, slip=slip), slip=slip)
    if not left:
        return Nothing()
    first, *others = left
    if sure and all(clock(each.zone) == clock(first.zone) for each in others):
        itself = [each for each in left if each.exact]  # Vienne, not Vienna
        best = itself[0] if len(itself) == 1 else first
        if len(itself) == 1 or all(first.people >= FAR_LARGER * each.people for each in others):
            return Known(best.zone, best.label(atlas, language))
    choices = tuple(_told_apart(_spread(left, atlas, language), atlas, language))
    return choices[0] if sure and len(choices) == 1 else Several(choices)


def _likelier(candidates: Iterable[Candidate], *, slip: bool) -> list[Candidate]:
    """Largest first, each place once; those only called so by others must be far larger than the rest."""
    known: dict[object, Candidate] = {}
    for each in sorted(candidates, key=lambda each: (not each.own, each.city is None, -each.people)):
        if each.city is not None or not _stood_for(each, known.values()):
            known.setdefault(each.city or each.area, each)
    largest = max((each.people for each in known.values() if each.own), default=0)
    times = OUTSHINES_LOOSELY if slip else LARGER
    left = (each for each in known.values() if each.own or each.people >= largest * times)
    return sorted(left, key=lambda each: -each.people)


def _stood_for(area: Candidate, cities: Iterable[Candidate]) -> bool:
    """New York the state needs no asking about beside New York the city."""
    return any(
        each.people * OUTSHINES_LOOSELY >= area.people
        and each.area[0] == area.area[0]
        and clock(each.zone) == clock(area.zone)
        for each in cities
        if each.own
    )


def _outshining(candidates: Sequence[Candidate], *, slip: bool) -> list[Candidate]:
    """Those that are not too small beside the first for anybody to mean them."""

    if not candidates:
        return []
    first = candidates[0]
    exactly = OUTSHINES_LOOSELY if slip or first.city is None else OUTSHINES

    def counts(each: Candidate) -> bool:
        if first.city is None and (each.city is None or (each.exact and each.people >= KNOWN_ABROAD)):
            return True  # "DE" is Germany and Delaware, "Franca" France and a town in Brazil
        return each.stands_for * (exactly if each.exact else OUTSHINES_LOOSELY) >= first.people

    return [each for each in candidates if counts(each)]


def _spread(candidates: Sequence[Candidate], atlas: Atlas, language: str) -> list[Candidate]:
    """Four at most, the largest first, with as many different clocks among them as there are."""
    labelled: dict[tuple[str, str], Candidate] = {}
    for each in candidates:
        labelled.setdefault((each.label(atlas, language), each.zone), each)
    clocks: set[object] = set()
    ranked = []
    for place, each in enumerate(labelled.values()):
        ranked.append((clock(each.zone) in clocks, place))
        clocks.add(clock(each.zone))
    kept = sorted(place for _, place in sorted(ranked)[:AT_MOST])
    return [list(labelled.values())[place] for place in kept]


def _told_apart(choices: Sequence[Candidate], atlas: Atlas, language: str) -> Iterator[Known]:
    """Two of the same name in one country are told apart by their regions, or the cities whose clock they keep."""
    labels = [each.label(atlas, language) for each in choices]
    for each, label in zip(choices, labels, strict=True):
        region = atlas.called.regions.get(each.area) or zone_label(each.zone, language)
        yield Known(each.zone, f"{label} ({region})" if labels.count(label) > 1 else label)
