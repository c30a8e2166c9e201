"""What a message may cost its reader: when it may come, with what sound, and what a phone on a table shows of it."""

from enum import StrEnum


class Noise(StrEnum):
    """What a message is to its reader's day. Quiet hours hold back all but `DIRECT` and `EVENING`."""

    DIRECT = "direct"  # an answer to what its reader did in the last half minute
    EVENING = "evening"  # of an evening that is open: at any hour, without a sound
    OWN = "own"  # what its reader set, or must be asked
    NEWS = "news"  # what the other just did
    NOTE = "note"
    BEDTIME = "bedtime"
    LUNCH = "lunch"
    COFFEE = "coffee"
    NUDGE = "nudge"
    OFFER = "offer"


# Unasked messages, of which a day has three at most; over that the later in this order gives way.
UNASKED = (Noise.NOTE, Noise.BEDTIME, Noise.LUNCH, Noise.COFFEE, Noise.NUDGE, Noise.OFFER)


class Shown(StrEnum):
    """What a locked phone may show."""

    EVERYDAY = "everyday"  # all of it
    MINE = "mine"  # a neutral line with Open, which puts the words in its place
    CLOSE = "close"  # a neutral first line, the rest under a spoiler
