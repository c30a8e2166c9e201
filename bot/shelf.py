"""The second shelf: rituals that two people are not shown for a fortnight, so that the first ones can become habits."""

from datetime import timedelta

from storage.unit_of_work import UnitOfWork

FORTNIGHT = timedelta(days=14)


async def is_out(couple: str, uow: UnitOfWork) -> bool:
    """Whether they have been here for so long that it is shown; what is typed works from the first day."""
    met_at = await uow.couples.met_at(couple)
    return met_at is not None and uow.now - met_at >= FORTNIGHT
