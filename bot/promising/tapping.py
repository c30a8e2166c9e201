"""What a maker taps in their corner, on one promise or among several."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from bot.promising.cards import BACK, Face, face
from bot.promising.corner import COVER, LETTERS
from bot.promising.deeds import Done, act
from bot.promising.lists import mine_again
from bot.promising.maker import Maker, maker_of
from bot.promising.room import Doing
from bot.speaker import Speaker, speaker
from domain.messages import Alert, Edit, Incoming, Line, Part, Rows
from domain.promise import Action
from domain.when import NoTime, Time
from storage.promises import Given, Place, Sort
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Tapped:
    """A promise of theirs, in a message of their corner."""

    place: Place
    given: Given
    maker: Maker
    who: Speaker
    uow: UnitOfWork

    async def act(self, action: Action, when: Time | NoTime = NoTime.UNSAID, words: str = "") -> Done:
        """Raises Refusal with one of `Why`. `words` are for the other, where it takes some."""
        return await act(self.given, action, self.doing(words), when)

    def doing(self, words: str = "") -> Doing:
        return Doing(self.maker.couple, self.uow, self.maker.member.person, words=words, on=self.place.message)

    async def turns(self, *parts: Part, rows: Rows = (), over: bool = False, back: bool = False) -> None:
        """The message reads something else now; `over`: it is not about this promise any more. `back` leads back."""
        if over and self.place.sort is Sort.NOTE:
            await self.uow.promises.leave([self.place])
        left = await self.uow.promises.at(self.place.message)
        back = back or self.place.sort is Sort.LIST or len(left) > (0 if over else 1)
        await self.uow.edit(Edit(self.place.message, parts, (*rows, (BACK,)) if back else rows))


Does = Callable[[Tapped], Awaitable[None]]


async def tapped(place: str, incoming: Incoming, uow: UnitOfWork) -> Tapped | None:
    """What a button with that letter is about; else the tap is told that it is over."""
    who = await speaker(incoming, uow)
    places = await uow.promises.at(incoming.anchor.ref) if incoming.anchor else []
    found = next((one for one in places if one.place == place and one.person == who.member.person), None)
    given = await uow.promises.get(found.promise) if found else None
    if found is None or given is None:
        uow.alert(incoming.callback, Alert("gone"))
        return None
    return Tapped(found, given, await maker_of(who.couple, given.person, uow), who, uow)


def taps(verb: str, does: Does) -> dict[str, Callable[[Incoming, UnitOfWork], Awaitable[None]]]:
    """The same verb for every letter."""
    return {f"{verb}-{letter}": partial(_tap, letter, does) for letter in LETTERS}


async def _tap(letter: str, does: Does, incoming: Incoming, uow: UnitOfWork) -> None:
    found = await tapped(letter, incoming, uow)
    if found is not None:
        await does(found)


async def unfold(incoming: Incoming, uow: UnitOfWork) -> None:
    """Open: what lies there is made from the promises as they are now; a plain word is opened as it is."""
    if incoming.anchor is None:
        return None
    ref = incoming.anchor.ref
    under = await uow.covers.under(ref)
    if under is None or under[0] != (Line(COVER),):
        return await uow.open(ref)
    shown = await _shown(ref, incoming, uow)
    if shown is None:
        return await uow.take_back(ref)
    await uow.covers.opened(ref)
    return await uow.edit(Edit(ref, shown.parts, shown.rows))


async def back(incoming: Incoming, uow: UnitOfWork) -> None:
    """To all that this message is about; what was asked there is not asked any more."""
    anchor = incoming.anchor
    shown = await _shown(anchor.ref, incoming, uow) if anchor else None
    if anchor is None or shown is None:
        uow.alert(incoming.callback, Alert("gone"))
        return
    await uow.boxes.close(anchor.ref)
    await uow.edit(Edit(anchor.ref, shown.parts, shown.rows))


async def _shown(message: str, incoming: Incoming, uow: UnitOfWork) -> Face | None:
    who = await speaker(incoming, uow)
    maker = await maker_of(who.couple, who.member.person, uow)
    places = await uow.promises.at(message)
    if any(place.sort is Sort.LIST for place in places):
        return await mine_again(message, maker, uow)
    known = {given.ref: given for given in maker.mine}
    found = {place.place: known[place.promise] for place in places if place.promise in known}
    return face(found, maker, Sort.NOTE) if found else None
