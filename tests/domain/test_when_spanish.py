"""Another language is but another file: Spanish says its times by the grammar that English ones are read by."""

from pathlib import Path

import pytest

from bot.words.when import read
from domain.when import NoTime
from tests.domain.telling import heard, told

SPANISH = read(Path(__file__).parent / "es")
TIMES = {
    "hoy 18:00, or mañana 06:00": "a las seis | a las 6",
    "hoy 18:00": "a las 6 de la tarde | hoy a las seis | 18:00",
    "hoy 19:00": "a las 19h | hoy 19h",
    "hoy 19:30, or mañana 07:30": "a las siete y media",
    "hoy 19:45, or mañana 07:45": "las ocho menos cuarto | a las ocho menos cuarto | cuarto para las ocho",
    "hoy 22:20": "a las diez y veinte de la noche",
    "hoy 21:00, or mañana 09:00": "a las nueve en punto",
    "mañana 12:00": "al mediodía",
    "hoy 00:00": "a medianoche",
    "mañana 13:15": "a la una y cuarto",
    "esta noche": "esta noche",
    "mañana": "mañana | para el martes | el martes que viene",
    "mañana 18:00, or mañana 06:00": "mañana a las seis | mañana a las 6",
    "mañana 08:00": "mañana por la mañana a las 8 | mañana a las 8 de la mañana",
    "mañana por la mañana": "mañana por la mañana | por la mañana",
    "mie 09:00": "pasado mañana a las 9 de la mañana",
    "vie por la tarde": "el viernes por la tarde | este viernes por la tarde",
    "mañana 19:00": "el próximo martes a las 7 de la tarde",
    "jue": "antes del viernes",
    "sab 20:00": "sáb 20:00",
    "sab": "el 25 de julio | el 25",
    "sab 17:00, or sab 05:00": "el 25 a las 5",
    "dom, or sab": "este fin de semana",
    "hoy 16:00": "dentro de dos horas | en dos horas",
    "hoy 14:30": "en media hora",
    "hoy 15:30": "en una hora y media",
    "past": "ayer",
    "too far": "dentro de dos semanas | el año que viene",
}
PHRASES = {phrase: means for means, phrases in TIMES.items() for phrase in phrases.split(" | ")}
LEFT = """
comprar dos panes | comprar las dos | mirar el mar | cocinar los viernes | subir al 5 piso | ir a tres sitios |
estar entre las 5 y las 6 | descansar de lunes a viernes | llamar después del trabajo | hablar de mañana
"""


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_time_is_heard_in_spanish_alone_and_in_a_promise(phrase: str) -> None:
    for text, words in ((phrase, ""), (f"llamarte de camino a casa {phrase}", "llamarte de camino a casa")):
        found = heard(text, lexis=SPANISH)
        assert told(found, lexis=SPANISH) == PHRASES[phrase], text
        assert found.words == words


@pytest.mark.parametrize("text", [text.strip() for text in LEFT.replace("|\n", "| ").split("|")])
def test_what_merely_looks_like_a_time_stays_in_spanish_too(text: str) -> None:
    found = heard(text, lexis=SPANISH)
    assert (found.words, found.when) == (text, NoTime.UNSAID)


def test_spanish_is_read_back_as_it_is_written() -> None:
    for found in (heard(phrase, lexis=SPANISH) for phrase in PHRASES):
        if not isinstance(found.when, NoTime):
            written = told(found, lexis=SPANISH).partition(", or ")[0]
            assert heard(written, lexis=SPANISH).when == found.when
