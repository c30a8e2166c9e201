"""What is one's own to set, as its owner alone reads it: a clock, quiet hours, a nudge, a style."""

from datetime import datetime

from bot.places import zone_label
from domain.couple import Couple, Member
from domain.hours import next_reading
from domain.messages import Line, Moment, Words


def of_clock(member: Member, now: datetime) -> Line:
    """Which clock they live by; a city is a word of theirs."""
    if not member.zone:
        return Line("own-no-clock")
    city = Words(member.person, zone_label(member.zone, member.language))
    return Line("own-clock", {"city": city, "now": Moment(now)})


def of_quiet(member: Member, couple: Couple, now: datetime) -> Line:
    """From when to when nothing comes to them."""
    quiet, zone = member.quiet_hours, couple.clock(member.person, now)
    if quiet is None:
        return Line("own-no-quiet")
    start, end = (Moment(next_reading(wall, zone, now)) for wall in (quiet.start, quiet.end))
    return Line("own-quiet", {"start": start, "end": end})


def of_nudge(member: Member) -> Line:
    """Whether one quiet line comes to them after a prompt."""
    return Line("own-nudge" if member.nudge else "own-no-nudge")


def of_tidy(member: Member) -> Line:
    """Whether what they write into the boxes of bedtime stays in their chat."""
    return Line("own-tidy" if member.tidy else "own-not-tidy")


def of_style(member: Member) -> tuple[Line, ...]:
    """How they like to mend, once they have picked."""
    return (Line("style-picked", {"style": Line(f"style-{member.style}")}),) if member.style else ()
