"""A carried room: an explicit reply to what stands in it, and nothing else, goes over to the other's corner."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.ritual import Carries, Ritual
from bot.telegram.authority import allowed
from bot.telegram.standing import HEARD
from domain.couple import Couple
from domain.errors import Refusal
from domain.messages import Anchor, Incoming, Kind, Line, Say
from domain.noise import Noise
from storage.unit_of_work import UnitOfWork

AN_HOUR = timedelta(hours=1)
MOST_AN_HOUR = 10


class CarriedRoom:
    """What partners write and change in it."""

    def __init__(self, rituals: Mapping[str, Ritual]) -> None:
        self._rituals = rituals

    async def say(self, incoming: Incoming, anchor: Anchor, uow: UnitOfWork) -> None:
        """A reply to `anchor`, meant for the room. Raises Refusal where the couple rests, or the ritual says no."""
        couple = await uow.couples.of(incoming.person, lock=True)
        if couple is None or couple.id != anchor.couple or await uow.rests.resting(couple.id):
            raise Refusal("resting")
        if await _said_enough(incoming, uow):
            return
        ritual = self._rituals.get(anchor.ritual)
        if ritual and ritual.on_reply:
            await ritual.on_reply(replace(incoming, anchor=anchor), uow)
        if ritual and ritual.carries:
            await self._carry(incoming, couple, ritual, ritual.carries, uow)

    async def say_again(self, incoming: Incoming, uow: UnitOfWork) -> bool:
        """An edited message; False where it is none of the room's."""
        couple = await uow.couples.of(incoming.person, lock=True)
        if couple is None:
            return False
        ritual = self._rituals.get(incoming.anchor.ritual) if incoming.anchor else None
        taps = ritual.carries.taps if ritual and ritual.carries else ()
        return await uow.change_carried(incoming, couple, taps)

    async def replied(self, letter: str, incoming: Incoming, uow: UnitOfWork) -> Anchor:
        """The message in this corner that stands for `letter`, asked after once more. Raises Refusal: it is over."""
        anchor = await uow.carried.standing(incoming.chat, letter)
        if anchor is None or not anchor.carried or not await allowed(incoming.person, anchor, uow):
            raise Refusal("gone")
        return anchor

    async def _carry(
        self, incoming: Incoming, couple: Couple, ritual: Ritual, carries: Carries, uow: UnitOfWork
    ) -> None:
        noise = await carries.noise(incoming, uow) if carries.noise else Noise.NEWS
        await uow.react(couple.id, incoming.chat, incoming.message or 0, HEARD)
        await uow.carry(incoming, ritual.name, couple, carries.taps, noise)


async def _said_enough(incoming: Incoming, uow: UnitOfWork) -> bool:
    """Ten in an hour went over; that the rest stays is said once."""
    lately = await uow.carried.lately(incoming.chat, AN_HOUR)
    if len(lately) < MOST_AN_HOUR:
        return False
    line, once = Line("room-enough"), f"room-enough:{lately[-1]}"
    await uow.say(Say(incoming.chat, "", (line,), Kind.ANSWER, person=incoming.person, dedupe=once))
    return True
