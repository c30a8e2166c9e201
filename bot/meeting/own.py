"""A meeting as one's own data: what lies with Kept of somebody who has invited another, or whose yes waits."""

from collections.abc import Sequence

from bot.meeting import NAME
from bot.meeting.invitation import LINK
from bot.ritual import Mine
from domain.messages import Line
from storage.unit_of_work import UnitOfWork


async def forget(person: int, uow: UnitOfWork) -> None:
    """The links they made open nothing more. A yes is no word, and waits on."""
    await uow.invitations.forget_given(person)
    await uow.tokens.void(NAME, person=person, action=LINK)


async def gather(person: int, uow: UnitOfWork) -> Sequence[Mine]:
    """That they have, and until when; of whoever is at the other end, nothing."""
    given = await uow.invitations.given(person)
    links = [Mine(Line("meet-mine-link"), data={"until": until.isoformat()}) for until in given]
    consent = await uow.consents.of(person)
    yes = Mine(Line("meet-mine-yes"), data={"said_at": consent.said_at.isoformat()}) if consent else None
    return [*([yes] if yes else []), *links]
