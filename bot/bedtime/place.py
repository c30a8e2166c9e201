"""Where two have their evenings: in their chat where both picked that, else apart."""

from domain.couple import Couple
from domain.evening import Way
from storage.unit_of_work import UnitOfWork

WISH, HERE = "bedtime-place", "here"  # what each picked when they met, and what it may be


async def way_of(couple: Couple, uow: UnitOfWork) -> Way:
    """How they have them: as they have changed it, else as both picked."""
    picked = all(member.wishes.get(WISH) == HERE for member in couple.members)
    return await uow.evenings.way(couple.id) or Way(here=picked)


async def here(couple: Couple, uow: UnitOfWork) -> bool:
    """Whether tonight's is in their chat; where their clocks are far apart it never is."""
    return not couple.far_apart(uow.now) and (await way_of(couple, uow)).here
