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


@pytest.mark.parametrize(
    ("hours", "zone", "said"),
    [
        (0, "Europe/London", "today"),
        (7, "Europe/London", "tonight"),
        (14, "Europe/London", "tonight"),  # 01:30 belongs to Tuesday
        (17, "Europe/London", "tomorrow"),
        (17, "America/New_York", "tonight"),
        (38, "Europe/London", "tomorrow"),
        (41, "Europe/London", "Thursday"),
        (-1, "Europe/London", "Tuesday"),
        (0, "Mars/Phobos", "today"),
    ],
)
def test_a_day_is_called_by_how_far_it_is_from_when_it_is_said(
    speaking: Speaking, hours: int, zone: str, said: str
) -> None:
    line = "[today] today\n  [tonight] tonight\n  [tomorrow] tomorrow\n *[later] { WEEKDAY($when) }\n"
    catalogue = speaking(en=f"next = {{ FROM_NOW($when) ->\n  {line} }}")
    when = {"when": Moment(NOON + timedelta(hours=hours))}
    assert catalogue.label("next", when, Reader(zone=zone, now=NOON)) == said


def test_who_does_not_know_when_it_is_read_says_the_weekday(speaking: Speaking) -> None:
    catalogue = speaking(en="next = { FROM_NOW($when) ->\n  [today] today\n *[later] { WEEKDAY($when) }\n }")
    assert catalogue.label("next", AT, Reader()) == "Tuesday"


@pytest.mark.parametrize(
    ("digits", "language", "said"),
    [
        ("6", "en", "Sunday"),
        ("02", "en", "Mon and Wed"),
        ("0124", "en", "Mon–Wed and Fri"),
        ("0156", "en", "Sat–Tue"),
        ("036", "en", "Mon, Thu, and Sun"),
        ("024", "es", "lun, mié y vie"),
    ],
)
def test_weekdays_are_told_in_the_readers_language(speaking: Speaking, digits: str, language: str, said: str) -> None:
    catalogue = speaking(en="days = { WEEKDAYS($days) }", es="days = { WEEKDAYS($days) }")
    assert catalogue.label("days", {"days": digits}, Reader(language)) == said
