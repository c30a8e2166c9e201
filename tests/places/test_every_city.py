"""What holds for every city: its own name leads to its clock, and every clock is one that zoneinfo knows."""

from collections.abc import Callable
from zoneinfo import available_timezones

from babel import Locale

from bot.places import Found, Known, Places, Several
from bot.places.atlas import KNOWN_ABROAD, Atlas, City
from bot.places.fold import folded
from bot.places.zones import clock, spellings, zone_label

ZONES = available_timezones()
EIGHTH = 8  # of those asked with their country: all of them take some seconds


def atlas_of(places: Places) -> Atlas:
    assert places._atlas is not None
    return places._atlas


def zones_in(found: Found) -> list[str]:
    if isinstance(found, Several):
        return [each.zone for each in found.choices]
    return [found.zone] if isinstance(found, Known) else []


def largest(cities: list[City], by: Callable[[City], object]) -> list[City]:
    best: dict[object, City] = {}
    for city in cities:
        if by(city) not in best or city.people > best[by(city)].people:
            best[by(city)] = city
    return list(best.values())


def test_the_largest_of_a_name_is_found_by_it(places: Places) -> None:
    cities = [city for city in atlas_of(places).cities if city.people >= KNOWN_ABROAD]
    assert len(cities) > 4000
    for city in largest(cities, lambda each: folded(each.name)):
        zones = zones_in(places.lookup(city.name))
        assert clock(city.zone) in map(clock, zones), city


def test_the_largest_of_a_name_in_its_country_is_found_with_the_country(places: Places) -> None:
    countries = Locale("en").territories
    missed = []
    cities = largest(atlas_of(places).cities, lambda each: (folded(each.name), each.country))[::EIGHTH]
    for city in cities:
        zones = zones_in(places.lookup(f"{city.name}, {countries.get(city.country, city.country)}"))
        assert set(zones) <= ZONES
        if clock(city.zone) not in map(clock, zones):
            missed.append(city)
    assert len(cities) > 3000
    assert len(missed) <= 1, missed  # a town that is called like a whole region of its country


def test_every_zone_is_in_force_and_has_a_name_that_is_no_offset(places: Places) -> None:
    for zone in {city.zone for city in atlas_of(places).cities}:
        assert zone in ZONES
        assert spellings()[zone.lower()] == zone
        for language in ("en", "es", "ru", "ja"):
            label = zone_label(zone, language)
            assert not set(label) & set("+/_0123456789"), (zone, label)


def test_a_city_far_from_its_likeness_keeps_its_name(places: Places) -> None:
    labels = [each.label for each in zones_choices(places, "San Pedro")]
    assert len(set(labels)) == len(labels) == 4


def zones_choices(places: Places, text: str) -> tuple[Known, ...]:
    found = places.lookup(text)
    assert isinstance(found, Several)
    return found.choices
