"""What a change of hour, zone or weekdays does to the prompt that is already waiting, one example for each rule."""

from datetime import date, datetime, time, timedelta

from domain.recurrence import EVERY_DAY, Occurrence, carried_over, instant, recomputed
from domain.ritual_day import ritual_day

MONDAY, TUESDAY, WEDNESDAY, THURSDAY = (date(2026, 6, n) for n in (1, 2, 3, 4))
LONDON, TOKYO, HONOLULU, AUCKLAND = "Europe/London", "Asia/Tokyo", "Pacific/Honolulu", "Pacific/Auckland"


def at(day: date, wall: str, zone: str) -> datetime:
    """The moment (UTC) of ritual `day` at `wall`."""
    moment = instant(day, time.fromisoformat(wall), zone)
    assert moment is not None
    return moment


def waiting(day: date, wall: str, zone: str) -> Occurrence:
    return Occurrence(day, at(day, wall, zone))


def test_an_hour_moved_later_holds_today() -> None:
    lunch = waiting(TUESDAY, "12:30", LONDON)
    moved = carried_over(lunch, MONDAY, at(TUESDAY, "12:00", LONDON), time(13), LONDON, EVERY_DAY)
    assert moved == waiting(TUESDAY, "13:00", LONDON)


def test_an_hour_moved_earlier_holds_today_if_it_is_still_ahead() -> None:
    lunch = waiting(TUESDAY, "12:30", LONDON)
    moved = carried_over(lunch, MONDAY, at(TUESDAY, "10:00", LONDON), time(11), LONDON, EVERY_DAY)
    assert moved == waiting(TUESDAY, "11:00", LONDON)


def test_an_hour_moved_to_one_that_went_by_leaves_today_as_it_was() -> None:
    lunch = waiting(TUESDAY, "12:30", LONDON)
    assert carried_over(lunch, MONDAY, at(TUESDAY, "12:00", LONDON), time(11), LONDON, EVERY_DAY) == lunch


def test_an_hour_moved_later_does_not_ask_twice_today() -> None:
    tomorrow = waiting(WEDNESDAY, "12:30", LONDON)
    moved = carried_over(tomorrow, TUESDAY, at(TUESDAY, "12:45", LONDON), time(13), LONDON, EVERY_DAY)
    assert moved == waiting(WEDNESDAY, "13:00", LONDON)


def test_what_is_due_stays_due_whatever_the_new_hour() -> None:
    lunch = waiting(TUESDAY, "12:30", LONDON)
    for hour in (time(11), time(13), time(3)):
        for zone in (LONDON, TOKYO, HONOLULU):
            assert carried_over(lunch, MONDAY, lunch.at, hour, zone, EVERY_DAY) == lunch


def test_what_is_due_is_dropped_with_its_weekday() -> None:
    lunch = waiting(TUESDAY, "12:30", LONDON)
    fewer = carried_over(lunch, MONDAY, lunch.at, time(12, 30), LONDON, EVERY_DAY - {1})
    assert fewer == waiting(WEDNESDAY, "12:30", LONDON)


def test_what_is_due_but_was_asked_goes_on_to_the_next_day() -> None:
    lunch = waiting(TUESDAY, "12:30", LONDON)
    after = carried_over(lunch, TUESDAY, lunch.at, time(13), LONDON, EVERY_DAY)
    assert after == waiting(WEDNESDAY, "13:00", LONDON)


def test_a_weekday_taken_away_goes_on_to_the_next_one() -> None:
    lunch = waiting(TUESDAY, "12:30", LONDON)
    fewer = carried_over(lunch, MONDAY, at(TUESDAY, "09:00", LONDON), time(12, 30), LONDON, frozenset({0, 3}))
    assert fewer == waiting(THURSDAY, "12:30", LONDON)


def test_a_weekday_added_today_counts_if_its_hour_is_ahead() -> None:
    lunch = waiting(THURSDAY, "12:30", LONDON)
    more = carried_over(lunch, MONDAY, at(TUESDAY, "12:00", LONDON), time(12, 30), LONDON, EVERY_DAY)
    assert more == waiting(TUESDAY, "12:30", LONDON)


def test_a_weekday_added_today_after_its_hour_owes_nothing() -> None:
    lunch = waiting(THURSDAY, "12:30", LONDON)
    more = carried_over(lunch, MONDAY, at(TUESDAY, "12:30", LONDON), time(12, 30), LONDON, EVERY_DAY)
    assert more == waiting(WEDNESDAY, "12:30", LONDON)


def test_nothing_comes_before_the_first_day_agreed() -> None:
    now = at(TUESDAY, "09:00", LONDON)
    begins = carried_over(
        waiting(THURSDAY, "12:30", LONDON), None, now, time(13), LONDON, EVERY_DAY, first_day=THURSDAY
    )
    assert begins == waiting(THURSDAY, "13:00", LONDON)
    assert recomputed(None, now, time(13), LONDON, EVERY_DAY, first_day=THURSDAY) == begins


def test_a_flight_east_past_the_hour_keeps_the_old_one_of_the_same_day() -> None:
    new_york = waiting(TUESDAY, "12:30", "America/New_York")  # 17:30 in London
    landed = carried_over(new_york, MONDAY, at(TUESDAY, "13:00", LONDON), time(12, 30), LONDON, EVERY_DAY)
    assert landed == new_york


def test_a_flight_west_waits_for_the_new_clock() -> None:
    lunch = waiting(TUESDAY, "12:30", LONDON)
    landed = carried_over(lunch, MONDAY, at(TUESDAY, "12:00", LONDON), time(12, 30), "America/New_York", EVERY_DAY)
    assert landed == waiting(TUESDAY, "12:30", "America/New_York")


def test_a_day_whose_hour_went_by_in_flight_is_due_and_says_how_late_it_is() -> None:
    evening = waiting(TUESDAY, "22:00", LONDON)  # 06:00 on Wednesday in Tokyo
    midnight = at(TUESDAY, "00:00", TOKYO)
    landed = carried_over(evening, MONDAY, midnight, time(22), TOKYO, EVERY_DAY)
    assert landed == waiting(TUESDAY, "22:00", TOKYO)
    assert midnight - landed.at == timedelta(hours=2)


def test_a_flight_west_over_the_date_line_does_not_owe_the_day_left_behind() -> None:
    lunch = waiting(TUESDAY, "12:30", HONOLULU)
    now = at(TUESDAY, "10:00", HONOLULU)
    assert ritual_day(now, AUCKLAND) == WEDNESDAY
    assert carried_over(lunch, MONDAY, now, time(12, 30), AUCKLAND, EVERY_DAY) == waiting(WEDNESDAY, "12:30", AUCKLAND)


def test_a_day_left_behind_passes_its_prompt_to_the_day_that_took_its_place() -> None:
    lunch = waiting(TUESDAY, "12:30", "Pacific/Pago_Pago")  # 13:30 on Wednesday in Kiritimati
    now = at(WEDNESDAY, "13:00", "Pacific/Kiritimati")
    landed = carried_over(lunch, MONDAY, now, time(12, 30), "Pacific/Kiritimati", EVERY_DAY)
    assert landed == Occurrence(WEDNESDAY, lunch.at)


def test_a_flight_back_over_the_date_line_does_not_ask_a_day_again() -> None:
    lunch = waiting(THURSDAY, "12:30", AUCKLAND)
    now = at(WEDNESDAY, "18:00", AUCKLAND)
    assert ritual_day(now, HONOLULU) == TUESDAY
    assert carried_over(lunch, WEDNESDAY, now, time(12, 30), HONOLULU, EVERY_DAY) == waiting(
        THURSDAY, "12:30", HONOLULU
    )


def test_an_hour_moved_past_four_by_a_gap_survives_a_change_of_weekdays() -> None:
    saturday = date(2026, 3, 28)
    night = waiting(saturday, "03:30", "Europe/Athens")
    after_four = night.at - timedelta(minutes=20)
    assert ritual_day(after_four, "Europe/Athens") == date(2026, 3, 29)
    assert carried_over(night, None, after_four, time(3, 30), "Europe/Athens", frozenset({2, 5})) == night
    for now in (after_four, night.at):
        assert recomputed(None, now, time(3, 30), "Europe/Athens", EVERY_DAY) == night


def test_a_day_asked_by_a_clock_in_2031_silences_no_change() -> None:
    lunch = waiting(TUESDAY, "12:30", LONDON)
    moved = carried_over(lunch, date(2031, 5, 5), at(TUESDAY, "12:00", LONDON), time(13), LONDON, EVERY_DAY)
    assert moved == waiting(TUESDAY, "13:00", LONDON)


def test_putting_an_hour_back_brings_its_day_back() -> None:
    lunch = waiting(TUESDAY, "12:30", LONDON)
    ten, eleven = at(TUESDAY, "10:00", LONDON), at(TUESDAY, "11:00", LONDON)
    moved = carried_over(lunch, MONDAY, ten, time(13), LONDON, EVERY_DAY)
    assert moved != lunch
    assert carried_over(moved, MONDAY, eleven, time(12, 30), LONDON, EVERY_DAY) == lunch
