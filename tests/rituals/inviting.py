"""How one invites the other from a corner, in few words."""

import re

from rehearsal.things import Message
from tests.house import Kept, Someone
from tests.rituals.corners import last, taps, types
from tests.rituals.meeting import YES, couple_of, opens

THEM = "{} would like to begin with you. Is that the person you meant?"
RUN_OUT = "That link has run out. Where it came from, a new one can be made."
GONE = "These buttons are from earlier. Nothing has changed."
OWN = "That link is for the other one. I don't say whether it was opened."


async def invites(someone: Someone) -> str:
    """From the door in their corner; gives back the link."""
    await types(someone, "/start")
    await taps(someone, "Invite")
    return link_in(last(someone))


def link_in(message: Message) -> str:
    found = re.search(r"https://t\.me/\S+", message.text)
    assert found, message.text
    return found[0]


async def accepts(someone: Someone, link: str) -> None:
    """Opens it, and says yes."""
    await opens(someone, link)
    await taps(someone, YES)


async def begun_apart(kept: Kept) -> None:
    """Ana has invited Ben, and both have said yes: they are a couple without a group."""
    await accepts(kept.ben, await invites(kept.ana))
    await taps(kept.ana, "Yes")
    couple = await couple_of(kept, kept.ana)
    assert couple is not None
    kept.couple = couple
