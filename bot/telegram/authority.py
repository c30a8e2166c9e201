"""Who may answer which message of ours, by a tap or by a reply."""

from domain.messages import Anchor
from storage.unit_of_work import UnitOfWork


async def allowed(person: int, anchor: Anchor, uow: UnitOfWork) -> bool:
    """May this person answer that message: it was for them alone, or for the couple they belong to now."""
    if anchor.person is not None:
        return anchor.person == person
    member = (await uow.couples.rows([person])).get(person)
    return member is not None and member.couple is not None and member.couple == anchor.couple
