"""An instant is read on the reader's own clock, and every phone may show it in its own."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from domain.messages import Line, Mark, Moment, Reader, Span, Words
from tests.words.conftest import Speaking

NOON = datetime(2026, 3, 3, 11, 30, tzinfo=UTC)  # a Tuesday
AT = {"when": Moment(NOON)}


@pytest.mark.parametrize(
    ("language", "zone", "said"),
    [
        ("en", "Europe/Berlin", "Lunch at 12:30, on Tue 12:30."),
        ("en", "Asia/Kathmandu", "Lunch at 17:15, on Tue 17:15."),
        ("en", "Pacific/Kiritimati", "Lunch at 01:30, on Wed 01:30."),
        ("da", "Europe/Copenhagen", "Frokost 12.30, tirs. 12.30."),
        ("ja", "Asia/Tokyo", "20:30、20:30 (火)"),
    ],
)
def test_a_moment_is_said_in_the_readers_language_and_zone(
    speaking: Speaking, language: str, zone: str, said: str
) -> None:
    catalogue = speaking(
        en="lunch = Lunch at { $when }, on { DAY($when) }.",
        da="lunch = Frokost { $when }, { DAY($when) }.",
        ja="lunch = { $when }、{ DAY($when) }",
    )
    assert catalogue.label("lunch", AT, Reader(language, zone=zone)) == said


def test_a_moment_carries_its_instant_for_the_phone(speaking: Speaking) -> None:
    rendered = speaking(en="lunch = Lunch at { $when }.")((Words(1, "🍎 Ana"), Line("lunch", AT)), Reader())
    (span,) = rendered.spans
    assert span == Span(Mark.MOMENT, 15, 5, NOON, "t")
    assert rendered.text[span.start : span.start + span.length] == "11:30"


def test_a_phone_shows_a_moment_as_the_line_says_it(speaking: Speaking) -> None:
    rendered = speaking(en="lunch = { $when }, { DAY($when) }")((Line("lunch", AT),), Reader())
    assert [span.form for span in rendered.spans] == ["t", "wt"]


def test_an_instant_told_in_another_zone_is_handed_on_in_utc(speaking: Speaking) -> None:
    elsewhere = NOON.astimezone(timezone(timedelta(hours=-7)))
    rendered = speaking(en="lunch = { $when }")((Line("lunch", {"when": Moment(elsewhere)}),), Reader())
    assert rendered.spans[0].at is not None
    assert rendered.spans[0].at.utcoffset() == timedelta()


@pytest.mark.parametrize("zone", ["Mars/Phobos", "", "../../etc/passwd", "Europe", "\x00"])
def test_a_zone_that_nobody_knows_gives_an_hour_that_says_so(speaking: Speaking, zone: str) -> None:
    assert speaking(en="lunch = At { $when }.").label("lunch", AT, Reader(zone=zone)) == "At 11:30 UTC."


def test_under_a_spoiler_a_moment_stays_a_moment(speaking: Speaking) -> None:
    rendered = speaking(en="lunch = At { $when }.")((Line("lunch", AT, spoiler=True),), Reader())
    assert [(span.mark, span.start, span.length) for span in rendered.spans] == [
        (Mark.SPOILER, 0, 9),
        (Mark.MOMENT, 3, 5),
    ]
