"""Agreements looked at: by whoever asks for them, and after thirty days by each apart; ended by either."""

from dataclasses import replace

from bot.agreeing import NAME, writing
from bot.agreeing.desk import REVIEW, Desk, tapped
from bot.agreeing.lines import mine, text_of
from bot.agreeing.room import end
from bot.speaker import Speaker, speaker
from domain.errors import Refusal
from domain.messages import Alert, Button, Edit, Incoming, Line, Moment, Part, Rows
from domain.noise import Shown
from storage.agreements import Place, Sort
from storage.unit_of_work import UnitOfWork

LET_GO = Button("agree-let-go", "let-go")
CARD: Rows = ((Button("agree-change-word", "anew"), LET_GO),)
ASKS: Rows = ((Button("agree-keep", "keep"), Button("agree-change-it", "anew")), (LET_GO,))
SURE: Rows = ((Button("agree-let-go", "end"), Button("agree-stay", "keep")),)


async def typed(incoming: Incoming, uow: UnitOfWork) -> None:
    """/agreements, where it was asked for. Refusal: in the room, while they rest."""
    who = await speaker(incoming, uow)
    alive = await uow.agreements.of_couple(who.couple.id)
    desks = [Desk(one, who.couple, uow) for one in alive if one.signed_at is not None]
    resting = await uow.rests.resting(who.couple.id)
    if who.here and resting:
        raise Refusal("resting")
    drafted = (Line("agree-one-open"),) if len(alive) > len(desks) and not resting else ()
    if who.here:
        lines = [part for desk in desks for part in await _card(desk)]
        head = Line("agree-stand" if desks else "agree-none")
        say = who.answer(NAME, (head, *lines, *drafted))
        await uow.say(replace(say, shown=Shown.CLOSE, cover="agree-cover-list") if desks else say)
    else:
        await _list(desks, drafted, who, uow, resting=resting)


async def _list(desks: list[Desk], drafted: tuple[Part, ...], who: Speaker, uow: UnitOfWork, *, resting: bool) -> None:
    """In a corner a message for each; in a rest only one's own words, which can be let go even then."""
    person = who.member.person
    await _retire_earlier(person, uow)
    for desk in desks:
        clause = desk.agreement.sheet(person).signed
        parts = (*mine(person, clause),) if resting and clause else await _card(desk)
        ref = await uow.say(who.alone(NAME, parts, ((LET_GO,),) if resting else CARD))
        if ref is not None:
            await uow.agreements.stand(ref, desk.agreement, Sort.LIST, person)
    if resting or drafted or not desks:
        rests = (Line("resting"),) if resting else ()
        none = (Line("agree-none"),) if not desks and not resting and not drafted else ()
        await uow.say(who.alone(NAME, (*rests, *drafted, *none)))


async def _retire_earlier(person: int, uow: UnitOfWork) -> None:
    """What was looked up before is done with."""
    places = await uow.agreements.listed(person)
    for place in places:
        await uow.edit(Edit(place.message))
    await uow.agreements.leave(places)


async def _card(desk: Desk) -> tuple[Part, ...]:
    """What both have signed, and when they look at it."""
    text = text_of(desk.agreement, desk.couple, desk.uow, signed=True)
    return (*text, Line("agree-look-on", {"look": await _look(desk)}))


async def _look(desk: Desk) -> Moment:
    timer = await desk.uow.timers.get(NAME, REVIEW, desk.agreement.ref)
    return Moment(timer.at if timer else desk.uow.now)


async def keep(incoming: Incoming, uow: UnitOfWork) -> None:
    """It stays, as far as they go; whether the other has answered is told by nothing."""
    found = await _there(incoming, uow)
    if found is None:
        return
    _, desk, place = found
    await uow.agreements.leave([place])
    await uow.edit(Edit(place.message, (Line("agree-kept", {"look": await _look(desk)}),)))


async def anew(incoming: Incoming, uow: UnitOfWork) -> None:
    """Another word of theirs: what was signed stands until both have agreed to it."""
    found = await _there(incoming, uow)
    if found is None:
        return
    who, desk, place = found
    if place.sort is Sort.REVIEW:
        await uow.agreements.leave([place])
        await uow.edit(Edit(place.message, (Line("agree-changing"),)))
    await writing.begin(desk, who)


async def ask_to_let_go(incoming: Incoming, uow: UnitOfWork) -> None:
    """For both of them?"""
    if (found := await _there(incoming, uow)) is not None:
        await uow.edit(Edit(found[2].message, (Line("agree-let-go-sure"),), SURE))


async def let_go(incoming: Incoming, uow: UnitOfWork) -> None:
    """It needs one, at once."""
    if (found := await _there(incoming, uow)) is not None:
        await end(found[1])


async def _there(incoming: Incoming, uow: UnitOfWork) -> tuple[Speaker, Desk, Place] | None:
    """In their corner, below a signed text; else the tap is told that it is over."""
    who = await speaker(incoming, uow)
    found = await tapped(incoming, who.couple, uow)
    if found is None:
        return None
    if found[1].person != incoming.person:
        uow.alert(incoming.callback, Alert("gone"))
        return None
    return who, *found
