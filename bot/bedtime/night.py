"""One evening in the hands of one transaction: nobody else touches it until this one ends."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.bedtime import NAME
from bot.bedtime.place import way_of
from domain.couple import Couple
from domain.errors import Refusal
from domain.evening import LONGEST_OF_TWO, Evening, Page
from storage.rituals import Prompt
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

    @property
    def each_own(self) -> bool:
        """Whether it began for each at an hour of their own, and ends with the later; moving changes nothing."""
        return self.evening.own

    @property
    def shared(self) -> bool:
        """Whether it is evening for both now, so that what is said in it reaches both at once."""
        return self.evening.lasts(self.uow.now) and not self.each_own

    @property
    def lines(self) -> frozenset[str]:
        """The messages whose buttons count: where each has their own hour, the first one, too."""
        return frozenset({self.evening.line, self.evening.ref} if self.each_own else {self.evening.line})

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
    return Night(await _as_long_as_both(evening, both, uow), both, await uow.evenings.pages(ref), uow)


async def _as_long_as_both(evening: Evening, couple: Couple | None, uow: UnitOfWork) -> Evening:
    """It lasts until the later lights-out, also where whoever is still to be asked has flown farther away since."""
    prompt = await uow.rituals.prompt_of(evening.couple, NAME, evening.day) if couple else None
    pending = await uow.rituals.next_due(f"p{prompt.awaits}", NAME) if prompt and prompt.awaits else None
    if couple is None or pending is None or pending[0] != evening.day:
        return evening
    lights = pending[1] + (await way_of(couple, uow)).lights
    return replace(evening, lights_out=max(evening.lights_out, min(lights, _longest(prompt, uow))))


def _longest(prompt: Prompt | None, uow: UnitOfWork) -> datetime:
    return (prompt.asked_at if prompt else uow.now) + LONGEST_OF_TWO


async def tonight(couple: str | None, person: int, uow: UnitOfWork) -> Night | None:
    """The evening of a couple as long as this person can do anything in it. Refusal: they rest."""
    latest = await uow.evenings.latest(couple or "")
    night = await night_of(latest.ref, latest.couple, uow) if latest else None
    if night is None or not night.evening.lasts(uow.now) or person not in night.pages:
        return None
    if await uow.rests.why(person) is not None:
        raise Refusal("resting")
    return night
