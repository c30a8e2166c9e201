"""What two people do until they have met: add Kept, have a look, open the link, say yes."""

from typing import Any

from domain.couple import Couple
from rehearsal.things import Message
from rehearsal.world import Tap
from storage.schema import members
from tests.house import Kept
from tests.someone import Someone

YES, NO, MORE, LOOK = "Yes, for a week", "Not for me", "Tell me more", "Have a look"

WAITS = "Nothing more to do. If it starts, you'll see it in Ana & Ben. I won't say whether anyone has looked."


async def adds(someone: Someone) -> None:
    """Brings Kept into the chat they share."""
    someone.person.adds(someone.kept.world.bot, someone.kept.room)
    await someone.kept.settles()


async def looks(someone: Someone, on: Message | None = None) -> Tap:
    """Taps in the group; what the tap was answered with is in its record."""
    return await someone.taps(LOOK, on=on)


async def opens(someone: Someone, url: str | None) -> None:
    """Follows a link into their corner."""
    assert url is not None
    someone.person.opens(url)
    await someone.kept.settles()


async def reads(someone: Someone) -> Message:
    """Has a look, and reads the page in their corner."""
    tap = await looks(someone)
    await opens(someone, tap.url)
    return last(someone)


async def says_yes(someone: Someone) -> None:
    await reads(someone)
    await someone.taps(YES)


def last(someone: Someone) -> Message:
    """The last thing Kept said in somebody's corner."""
    said = [one for one in someone.person.corner.messages if one.sender is someone.kept.world.bot]
    return said[-1]


def all_said(kept: Kept) -> list[str]:
    """What stands in the room by Kept."""
    return [message.text for message in kept.said]


async def couple_of(kept: Kept, someone: Someone) -> Couple | None:
    return await kept.storage.transact(lambda uow: uow.couples.of(someone.person.id))


async def meet(kept: Kept) -> Couple:
    """Both have said yes, Ana first."""
    await adds(kept.ana)
    await says_yes(kept.ana)
    await says_yes(kept.ben)
    couple = await couple_of(kept, kept.ana)
    assert couple is not None
    kept.couple = couple
    return couple


async def joined(kept: Kept) -> dict[int, Any]:
    """By person, whose couple they belong to; Dan and Eve, who have met long ago, left out."""
    rows = await kept.rows(members)
    return {row.person: row.couple for row in rows if row.couple != "dan-and-eve" and row.erased_at is None}


async def types(someone: Someone, text: str) -> Message:
    """In their corner; gives back what Kept said last there."""
    await someone.writes(text, someone.person.corner)
    return last(someone)


async def shares_a_place(someone: Someone, at: tuple[float, float] = (51.5, -0.12)) -> Message:
    """Sends a location, London unless told otherwise; gives back what Kept said last."""
    someone.person.sends(someone.person.corner, "location", at=at)
    await someone.kept.settles()
    return last(someone)


async def zone_of(someone: Someone) -> str:
    """The clock that somebody who has said yes lives by."""
    member = await someone.kept.storage.transact(lambda uow: uow.couples.joined(someone.person.id))
    assert member is not None
    return member.zone


async def hours_of(kept: Kept) -> dict[str, str]:
    """By ritual, the hours of the couple as they are kept."""
    plans = await kept.storage.transact(lambda uow: uow.rituals.plans_of(kept.couple.id))
    return {plan.ritual: f"{plan.wall:%H:%M} {''.join(map(str, sorted(plan.weekdays)))}" for plan in plans}


async def waits(kept: Kept) -> None:
    """Ana has brought Kept, said yes, and shared that she is in London."""
    await adds(kept.ana)
    await says_yes(kept.ana)
    await shares_a_place(kept.ana)


async def follows(kept: Kept) -> Couple:
    """Ben says yes, too."""
    await says_yes(kept.ben)
    couple = await couple_of(kept, kept.ben)
    assert couple is not None
    kept.couple = couple
    return couple
