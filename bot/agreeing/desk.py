"""An agreement in the hands of one transaction: nobody else touches it until this one ends."""

from dataclasses import dataclass

from bot.agreeing import NAME
from domain.agreement import Agreement
from domain.couple import Couple
from domain.messages import Alert, Edit, Incoming, Part
from domain.questions import LOOK
from storage.agreements import Place, Sort
from storage.unit_of_work import UnitOfWork

# Its timers, beside LOOK: a draft is put away; each is asked; nobody needs to answer that any more.
LAPSE, REVIEW, OVER = "lapse", "review", "over"


@dataclass(slots=True)
class Desk:
    """The agreement as it is now, of a couple that is locked."""

    agreement: Agreement
    couple: Couple
    uow: UnitOfWork

    @property
    def people(self) -> tuple[int, ...]:
        return tuple(member.person for member in self.couple.members)

    async def keep(self, agreement: Agreement) -> None:
        """As it is now, with what each has in it."""
        self.agreement = agreement
        await self.uow.agreements.keep(agreement)
        for person in agreement.sheets:
            await self.uow.agreements.keep_sheet(agreement, person, await self.uow.key_of(person))

    async def keep_sheet(self, agreement: Agreement, person: int) -> None:
        """What one of them has in it now."""
        self.agreement = agreement
        await self.uow.agreements.keep_sheet(agreement, person, await self.uow.key_of(person))

    async def retire(self, *sorts: Sort, says: tuple[Part, ...] = (), of: int | None = None) -> None:
        """The buttons of these messages go, `of` one of them or of all; in a corner they read `says`, if anything."""
        places = await self.uow.agreements.places(self.agreement.ref, *sorts)
        theirs = [place for place in places if of in (None, place.person)]
        for place in theirs:
            if place.sort is not Sort.SIGNED:
                await self.uow.edit(Edit(place.message, says if place.person is not None else ()))
        await self.uow.agreements.leave(theirs)

    async def close_boxes(self, person: int | None = None, *says: Part) -> None:
        """What was asked about it takes no more words, of one of them or of both, and nothing is kept of them."""
        for box in await self.uow.boxes.about(NAME, self.agreement.ref):
            if box.closed_at is None and person in (None, box.person):
                await self.uow.boxes.drop(box.ref)
                await self.uow.edit(Edit(box.ref, says))

    async def drop(self) -> None:
        """It is over, and nothing is kept of it."""
        for action in (LOOK, LAPSE, REVIEW, OVER):
            await self.uow.timers.drop(NAME, action, self.agreement.ref)
        await self.uow.agreements.drop(self.agreement.ref)


async def desk_of(ref: str | None, couple: Couple, uow: UnitOfWork) -> Desk | None:
    """That agreement of theirs; None once it is over. The couple is locked already."""
    agreement = await uow.agreements.get(ref or "")
    return Desk(agreement, couple, uow) if agreement and agreement.couple == couple.id else None


async def tapped(incoming: Incoming, couple: Couple, uow: UnitOfWork) -> tuple[Desk, Place] | None:
    """What the buttons of the tapped message are about; else the tap is told that it is over."""
    place = await uow.agreements.at(incoming.anchor.ref) if incoming.anchor else None
    desk = await desk_of(place.agreement, couple, uow) if place and place.sort is not Sort.SIGNED else None
    if place is None or desk is None:
        uow.alert(incoming.callback, Alert("gone"))
        return None
    return desk, place
