"""`/bedtime here`, `apart` and `3 nights`: how two have their evenings. Less needs one of them, more needs both."""

from dataclasses import replace

from bot.bedtime import NAME, lights
from bot.bedtime.place import HERE, WISH, way_of
from bot.proposing import ask_both, others_yes, retire
from bot.speaker import Speaker, speaker
from bot.words.lexis import lexis
from domain.couple import Couple
from domain.evening import Way
from domain.evening_read import read_nights, read_place
from domain.messages import Incoming, Line, Words
from storage.proposals import Sort
from storage.unit_of_work import UnitOfWork

NIGHTS = "bedtime-nights"  # what a question about their number is about


async def typed(incoming: Incoming, uow: UnitOfWork) -> bool:
    """Whether it was that, and then what came of it."""
    who = await speaker(incoming, uow)
    if await lights.typed(incoming.args, who, uow):
        return True
    words = lexis(who.member.language)
    here, nights = read_place(incoming.args, words), read_nights(incoming.args, words)
    if here is not None:
        await _place(who, uow, here=here)
    elif nights is not None:
        await _nights(who, nights, uow)
    return here is not None or nights is not None


async def _place(who: Speaker, uow: UnitOfWork, *, here: bool) -> None:
    """Apart is less, and needs one."""
    before = await way_of(who.couple, uow)
    if here and who.couple.far_apart(uow.now):
        await uow.say(who.answer(NAME, (Line("bedtime-apart-by-two-clocks"),)))
        return None
    if here and not before.here:
        would = "bedtime-in-your-chat" if who.couple.place == "group" else "bedtime-as-you-write"
        return await _ask(who, WISH, HERE, (Line(would),), uow)
    return await _go(who, WISH, before, replace(before, here=here), uow)


async def _nights(who: Speaker, nights: int, uow: UnitOfWork) -> None:
    """Fewer is less."""
    before = await way_of(who.couple, uow)
    if nights > before.nights:
        return await _ask(who, NIGHTS, str(nights), (Line("bedtime-so-many-nights", {"count": nights}),), uow)
    return await _go(who, NIGHTS, before, replace(before, nights=nights), uow)


async def _ask(who: Speaker, about: str, value: str, would: tuple[Line, ...], uow: UnitOfWork) -> None:
    named = Line("bedtime-would-like", {"name": Words(who.member.person, who.member.name)})
    if await ask_both(who, NAME, about, value, (named, *would, Line("hours-asked-both")), uow):
        await _both_want(who, about, value, uow)
    elif not who.here and who.couple.place == "group":
        await uow.say(who.answer(NAME, (Line("hours-asked-there"),)))


async def say_yes(incoming: Incoming, uow: UnitOfWork) -> None:
    """It counts from the one who did not ask for it."""
    who = await speaker(incoming, uow)
    proposal = await others_yes(incoming, who, uow)
    if proposal is not None:
        await _both_want(who, proposal.ritual, proposal.value, uow)


async def _both_want(who: Speaker, about: str, value: str, uow: UnitOfWork) -> None:
    before = await way_of(who.couple, uow)
    after = replace(before, here=True) if about == WISH else replace(before, nights=int(value))
    await uow.evenings.go(who.couple.id, after)
    await who.tells(NAME, (_said(about, after, who.couple),), (), uow)


async def _go(who: Speaker, about: str, before: Way, after: Way, uow: UnitOfWork) -> None:
    """What one may do alone: done, told to both, and whatever was asked about it is over."""
    for earlier in await uow.proposals.of(who.couple.id, about, Sort.BOTH):
        await retire(earlier.ref, uow)
    if after == before:
        await uow.say(who.answer(NAME, (_said(about, after, who.couple),)))
        return
    await uow.evenings.go(who.couple.id, after)
    await who.tells(NAME, (_said(about, after, who.couple),), (), uow)
    if not who.here and who.couple.place == "group":
        await uow.say(who.answer(NAME, (Line("hours-told-there"),)))


def _said(about: str, way: Way, couple: Couple) -> Line:
    if about == NIGHTS:
        return Line("bedtime-nights", {"count": way.nights})
    if not way.here:
        return Line("bedtime-is-apart")
    return Line("bedtime-is-here" if couple.place == "group" else "bedtime-is-at-once")
