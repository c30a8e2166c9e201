"""How two people come together in the chat they share: a hello, a page in each corner, two yeses, and a room."""

from datetime import timedelta

NAME = "meet"  # whose taps, links, boxes and timers these are
TWO_AND_ME = 3
HOLDS = timedelta(days=7)  # a hello, and a yes that has met no other
