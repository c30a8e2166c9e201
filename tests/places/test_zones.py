"""Zones are kept by the name in force, shown by a city and never as an offset, and found from a shared location."""

import asyncio
import math
import threading

import pytest

from bot.places import Known, Nothing, NotReady, Places, Several, zone_label
from bot.places.atlas import Atlas

HERE = {
    (52.52, 13.405): "Europe/Berlin",
    (38.72, -9.14): "Europe/Lisbon",
    (40.71, -74.0): "America/New_York",
    (12.97, 77.59): "Asia/Kolkata",
    (50.45, 30.52): "Europe/Kyiv",
    (10.82, 106.63): "Asia/Ho_Chi_Minh",
    (64.18, -51.72): "America/Nuuk",
    (-36.85, 174.76): "Pacific/Auckland",
    (-16.5, 180.0): "Pacific/Fiji",
    (29.21, -13.57): "Atlantic/Canary",
}
NOBODY_KNOWS = [(0.0, -30.0), (-40.0, -120.0), (91.0, 0.0), (0.0, 181.0), (math.nan, 0.0), (0.0, math.inf)]
TYPED = {
    "Europe/Berlin": "Europe/Berlin",
    "europe/berlin": "Europe/Berlin",
    "America/New York": "America/New_York",
    " america/new_york ": "America/New_York",
    "Asia/Calcutta": "Asia/Kolkata",
    "Europe/Kiev": "Europe/Kyiv",
    "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
    "US/Pacific": "America/Los_Angeles",
    "America/Argentina/Cordoba": "America/Argentina/Cordoba",
}
SHOWN = {
    ("Europe/Berlin", "en"): "Berlin",
    ("Europe/Lisbon", "pt"): "Lisboa",
    ("Europe/Lisbon", "es-MX"): "Lisboa",
    ("America/New_York", "es"): "Nueva York",
    ("Asia/Tokyo", "de"): "Tokio",
    ("America/Argentina/Cordoba", "en"): "Cordoba",
    ("America/Indiana/Knox", "en"): "Knox, Indiana",
    ("Europe/Berlin", "xx"): "Berlin",
    ("Europe/Berlin", ""): "Berlin",
    ("Europe/Berlin", "not a language"): "Berlin",
    ("Europe/Berlin", "pt-br"): "Berlim",
}
LABELS = {
    ("Lisbon", "en"): "Lisbon, Portugal",
    ("Lisbon", "de"): "Lissabon, Portugal",
    ("Vienna", "es"): "Viena, Austria",
    ("Germany", "es"): "Alemania",
    ("Singapore", "en"): "Singapore",
    ("Austin", "en"): "Austin, Texas, United States",
    ("Manchester, UK", "es"): "Manchester, Reino Unido",
    ("Europe/Paris", "es"): "París",
}


@pytest.mark.parametrize("place", HERE)
def test_a_shared_location_is_a_clock(place: tuple[float, float]) -> None:
    assert Places.at(*place) == Known(HERE[place], zone_label(HERE[place]))


@pytest.mark.parametrize("place", NOBODY_KNOWS)
def test_the_open_sea_and_what_is_not_on_earth_have_no_clock(place: tuple[float, float]) -> None:
    assert Places.at(*place) == Nothing()


@pytest.mark.parametrize("name", TYPED)
def test_a_zone_may_be_typed_by_its_name_new_or_old(places: Places, name: str) -> None:
    assert places.lookup(name) == Known(TYPED[name], zone_label(TYPED[name]))


@pytest.mark.parametrize(("zone", "language"), SHOWN)
def test_a_zone_is_shown_by_its_city_in_the_language_of_its_owner(zone: str, language: str) -> None:
    assert zone_label(zone, language) == SHOWN[zone, language]


@pytest.mark.parametrize(("text", "language"), LABELS)
def test_a_place_is_called_as_its_reader_calls_it(places: Places, text: str, language: str) -> None:
    found = places.lookup(text, language)
    assert isinstance(found, Known), found
    assert found.label == LABELS[text, language]


def test_several_are_told_apart_in_the_language_of_the_reader(places: Places) -> None:
    found = places.lookup("Paris", "es")
    assert isinstance(found, Several)
    assert [each.label for each in found.choices] == ["París, Francia", "Paris, Texas, Estados Unidos"]


async def test_however_many_ask_at_once_the_atlas_is_read_once_and_in_a_thread(places: Places) -> None:
    readers = []

    def read() -> Atlas:
        readers.append(threading.get_ident())
        assert places._atlas is not None
        return places._atlas

    fresh = Places(read)
    found = await asyncio.gather(*(fresh.find("Berlin") for _ in range(20)))
    await fresh.warm()
    assert len(readers) == 1
    assert readers != [threading.get_ident()]
    assert set(found) == {Known("Europe/Berlin", "Berlin, Germany")}
    assert fresh.lookup("Berlin") == found[0]


async def test_an_atlas_that_could_not_be_read_is_read_again_when_the_next_one_asks(places: Places) -> None:
    tries = []

    def read() -> Atlas:
        tries.append("once more")
        if len(tries) == 1:
            raise OSError
        assert places._atlas is not None
        return places._atlas

    fresh = Places(read)
    with pytest.raises(OSError):  # noqa: PT011
        await fresh.find("Berlin")
    with pytest.raises(NotReady):
        fresh.lookup("Berlin")
    assert await fresh.find("Berlin") == Known("Europe/Berlin", "Berlin, Germany")
