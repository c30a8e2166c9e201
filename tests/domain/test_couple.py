"""What two people's clocks have to do with each other."""

from datetime import UTC, datetime, time, timedelta

from domain.couple import Couple, Member
from domain.quiet import Quiet

ANA = Member(1, "Ana", "Europe/London", quiet="23:00-07:00")
BEN = Member(2, "Ben", "Europe/Berlin", quiet="")
WINTER = datetime(2026, 1, 15, 12, tzinfo=UTC)
AN_HOUR = timedelta(hours=1)


def together(first: Member, second: Member) -> Couple:
    return Couple("ana-and-ben", None, "en", "", (first, second))


def test_the_couples_clock_is_the_one_that_is_behind_and_the_other_is_ahead_of_it() -> None:
    both = together(ANA, BEN)
    assert both.zone(WINTER) == "Europe/London"
    assert [both.ahead(each.person, WINTER) for each in both.members] == [timedelta(), AN_HOUR]


def test_what_either_gave_the_two_is_their_clock_as_long_as_they_live_by_different_ones() -> None:
    cleo = Member(2, "Cleo", "Europe/Berlin", ours="Asia/Tokyo")
    assert together(ANA, cleo).zone(WINTER) == together(cleo, ANA).zone(WINTER) == "Asia/Tokyo"
    assert together(ANA, Member(2, "Cleo", "Europe/London", ours="Asia/Tokyo")).zone(WINTER) == "Europe/London"
    assert together(ANA, Member(2, "Cleo", "", ours="Asia/Tokyo")).zone(WINTER) == "Europe/London"


def test_for_some_weeks_of_the_year_clocks_are_further_apart() -> None:
    both = together(ANA, Member(2, "Ben", "America/New_York"))
    spring = datetime(2026, 3, 15, 12, tzinfo=UTC)  # there the clocks have leapt already
    assert both.ahead(1, WINTER) - both.ahead(1, spring) == AN_HOUR


def test_who_has_not_said_where_they_are_lives_by_the_couples_clock() -> None:
    assert together(ANA, Member(2, "Ben", "")).ahead(2, WINTER) == timedelta()


def test_quiet_hours_of_both_are_told_on_the_couples_clock() -> None:
    ben = Member(2, "Ben", "Europe/Berlin", quiet="22:30-00:30")
    assert together(ANA, ben).quiet(WINTER) == (Quiet(time(23), time(7)), Quiet(time(21, 30), time(23, 30)))
    assert together(ANA, BEN).quiet(WINTER) == (Quiet(time(23), time(7)), None)
