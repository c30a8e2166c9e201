"""One evening in the hands of one transaction: nobody else touches it until this one ends."""

from dataclasses import dataclass

from domain.couple import Couple
from domain.errors import Refusal
from domain.evening import Evening, Page
from storage.unit_of_work import UnitOfWork


@dataclass(slots=True)
class Night:
    """`couple` is None once one of the two has left: for the other the evening runs out as if they had not come."""

    evening: Evening
    couple: Couple | None
    pages: dict[int, Page]
    uow: UnitOfWork

    def tidy(self, person: int) -> bool:
        """Whether nothing of theirs is to stay in their chat."""
        member = self.couple.member(person) if self.couple else None
        return member is not None and member.tidy

    async def keep(self, evening: Evening) -> None:
        """The evening as it is now."""
        self.evening = evening
        await self.uow.evenings.keep(evening)

    async def keep_page(self, person: int, page: Page) -> None:
        """What one of them has made of it."""
        self.pages[person] = page
        await self.uow.evenings.keep_page(self.evening.ref, person, page, await self.uow.key_of(person))


async def night_of(ref: str, couple: str, uow: UnitOfWork) -> Night | None:
    """That evening as it is once its couple is locked; None when it is closed."""
    both = await uow.couples.get(couple, lock=True)
    evening = await uow.evenings.get(ref)
    if evening is None or evening.closed_at is not None:
        return None
    return Night(evening, both, await uow.evenings.pages(ref), uow)


async def tonight(couple: str | None, person: int, uow: UnitOfWork) -> Night | None:
    """The evening of a couple as long as this person can do anything in it. Refusal: they rest."""
    latest = await uow.evenings.latest(couple or "")
    night = await night_of(latest.ref, latest.couple, uow) if latest else None
    if night is None or not night.evening.lasts(uow.now) or person not in night.pages:
        return None
    if await uow.rests.why(person) is not None:
        raise Refusal("resting")
    return night
