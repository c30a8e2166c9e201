"""When a consent is asked for anew: it was for a week at first, and nobody's yes is for ever."""

from datetime import date, time, timedelta

EVENING = time(20)
STANDS = timedelta(days=3)
A_WEEK, FOUR_WEEKS, LATER = timedelta(days=6), timedelta(days=28), timedelta(days=60)
TOO_SOON = timedelta(days=7)


def next_question(met: date, said: date) -> date:
    """The ritual day whose evening asks, for somebody who met on `met` and said yes, or was asked, last on `said`.

    That is the seventh, the one 28 days after they met unless they said yes within the week before it, and from then
    on every sixtieth.
    """
    if said < met + A_WEEK:
        return met + A_WEEK
    if said <= met + FOUR_WEEKS - TOO_SOON:
        return met + FOUR_WEEKS
    return said + LATER
