"""/promises: in the corner one's own, with buttons; in the room what is still ahead of both."""

from bot.promising import NAME
from bot.promising.cards import Face, face
from bot.promising.corner import LETTERS
from bot.promising.maker import Maker, maker_of
from bot.promising.room import line_in_room
from bot.speaker import Speaker, speaker
from domain.errors import Refusal
from domain.messages import Incoming, Line, Part
from domain.promise import State
from storage.promises import Given, Sort
from storage.unit_of_work import UnitOfWork

ENDED = (State.KEPT, State.MENDED)  # they come last, and where there are many, not at all


async def typed(incoming: Incoming, uow: UnitOfWork) -> None:
    """Where it was asked for. Refusal: in the room, while they rest."""
    who = await speaker(incoming, uow)
    if who.here:
        return await _show_room(who, uow)
    return await show_mine(who, uow)


async def _show_room(who: Speaker, uow: UnitOfWork) -> None:
    """Nothing in it is past its time: that is seen by its maker alone."""
    if await uow.rests.resting(who.couple.id):
        raise Refusal("resting")
    lines: list[Part] = []
    for given in await uow.promises.of_couple(who.couple.id):
        maker = who.couple.member(given.person)
        if maker is not None and given.promise.in_room_at(uow.now):
            lines.append(line_in_room(given, who.couple, maker))
    head = Line("promise-ahead" if lines else "promise-none-ahead")
    await uow.say(who.answer(NAME, (head, *lines)))


async def show_mine(who: Speaker, uow: UnitOfWork) -> None:
    """In the corner."""
    found, shown = _mine(await maker_of(who.couple, who.member.person, uow))
    ref = await uow.say(who.alone(NAME, shown.parts, shown.rows))
    if ref is not None:
        await uow.promises.stand(ref, found, Sort.LIST)


async def mine_again(message: str, maker: Maker, uow: UnitOfWork) -> Face:
    """The same message, as things are now."""
    found, shown = _mine(maker)
    await uow.promises.leave(await uow.promises.at(message))
    await uow.promises.stand(message, found, Sort.LIST)
    return shown


def _mine(maker: Maker) -> tuple[dict[str, Given], Face]:
    shown = [given for given in maker.mine if given.promise.state is not State.LET_GO]
    ordered = sorted(shown, key=lambda given: given.promise.state in ENDED)
    found = dict(zip(LETTERS, ordered, strict=False))
    return found, face(found, maker, Sort.LIST) if found else Face((Line("promise-none"),))
