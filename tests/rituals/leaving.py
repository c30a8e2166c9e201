"""How somebody leaves, and what is left in a corner then, in few words."""

from datetime import timedelta

from rehearsal.things import Message
from tests.house import Kept, Someone
from tests.rituals.corners import taps, types

OTHER = "The other is told neither who nor when. Between two people it can be guessed."
NOTHING = "Nothing is on here. You can delete this chat."
ENDED = "This has come to an end here. What you wrote is yours: /mydata. If today is hard: /help"
A_DAY = timedelta(days=1)
STARTED = 1  # what each corner heard at its beginning


async def at_home(kept: Kept) -> Kept:
    for someone in (kept.ana, kept.ben):
        await types(someone, "/start")
    return kept


async def leaves(someone: Someone) -> None:
    await types(someone, "/leave")
    await taps(someone, "Leave")
    await taps(someone, "Leave now")


async def days(kept: Kept, count: int, step: timedelta = timedelta(hours=6)) -> None:
    """Let days pass, in which what is patient is done as well."""
    for _ in range(count * timedelta(days=1) // step):
        await kept.passes(step)
        await kept.house.moments.tick(patient=True)
        await kept.settles()


def left_in(someone: Someone) -> list[Message]:
    """All that still stands in their corner, their own messages too."""
    return someone.person.corner.messages
