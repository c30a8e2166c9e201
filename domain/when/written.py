"""Writes a time as its reader would read it back; what people see is for `bot.words` to say."""

from datetime import datetime

from domain.ritual_day import ONE_DAY, Zone, ritual_day
from domain.when.lexis import WhenLexis
from domain.when.meant import Hour, Time
from domain.when.said import HORIZON


def written(time: Time, now: datetime, zone: Zone, lexis: WhenLexis) -> str:
    """As somebody could have typed it at `now`: "tomorrow 18:00", "fri 19:00", "tonight", "2031-01-01".

    Of an hour that comes twice it names the first.
    """
    ahead = time.day - ritual_day(now, zone)
    if ahead == ONE_DAY:
        day = lexis.tomorrow
    elif not ahead:
        day = lexis.today
    else:
        near = ONE_DAY < ahead <= HORIZON
        day = lexis.short[time.day.weekday()] if near else time.day.isoformat()
    if isinstance(time, Hour):
        return f"{day} {time.wall:%H:%M}"
    if time.part is None:
        return day
    return f"{day} {lexis.parts[time.part]}" if ahead else lexis.parts_today[time.part]
