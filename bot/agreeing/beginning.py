"""How an agreement begins: in the room by being said, in a corner with one more tap; then each writes in their own."""

from datetime import timedelta

from bot.agreeing import NAME, writing
from bot.agreeing.desk import desk_of, tapped
from bot.agreeing.room import may_begin, offer
from bot.speaker import Speaker, speaker
from domain.errors import Refusal
from domain.messages import Alert, Button, Edit, Incoming, Line, Rows
from domain.questions import Token
from storage.unit_of_work import UnitOfWork

LINK_KEPT = timedelta(hours=1)
WRITE = "write"  # the action of the link into a corner
BEGIN: Rows = ((Button("agree-begin", "begin"), Button("agree-not-now", "not-now")),)


async def typed(incoming: Incoming, uow: UnitOfWork) -> None:
    """/agree: what it is, or the box of the one that is being drafted. Refusal: there are as many as there can be."""
    who = await speaker(incoming, uow)
    desk = await may_begin(who.couple, uow)
    if desk is not None and not who.here and not desk.agreement.opened:
        return await writing.begin(desk, who)
    if desk is not None:
        key = "agree-being-drafted" if who.here else "agree-lies-in-chat"
        await uow.say(who.answer(NAME, (Line(key),)))
        return None
    if who.here:
        await offer(who, uow)
        return None
    parts = (Line("agree-in"), Line("agree-in-how"), Line("agree-in-chat"))
    await uow.say(who.alone(NAME, parts, BEGIN))
    return None


async def begin(incoming: Incoming, uow: UnitOfWork) -> None:
    """From a corner: their chat reads of it, and the first box lies here."""
    who = await speaker(incoming, uow)
    if incoming.anchor is None:
        return
    desk = await may_begin(who.couple, uow)
    if desk is not None and desk.agreement.opened:
        raise Refusal("agree-lies-in-chat")
    desk = desk or await offer(who, uow)
    await uow.edit(Edit(incoming.anchor.ref, (Line("agree-offered"),)))
    await writing.begin(desk, who)


async def leave_be(incoming: Incoming, uow: UnitOfWork) -> None:
    """Nothing was meant by it."""
    if incoming.anchor is not None:
        await uow.edit(Edit(incoming.anchor.ref, (Line("agree-not-begun"),)))


async def write(incoming: Incoming, uow: UnitOfWork) -> None:
    """Below an offer or a text: a link to the corner; to whoever is there already, the box itself."""
    who = await speaker(incoming, uow)
    found = await tapped(incoming, who.couple, uow)
    if found is None:
        return
    desk, _ = found
    if incoming.group:
        link = Token(NAME, WRITE, uow.now + LINK_KEPT, topic=desk.agreement.ref, person=incoming.person)
        uow.alert(incoming.callback, Alert(token=await uow.invite(link)))
    else:
        await writing.begin(desk, who)


async def come(incoming: Incoming, token: Token, uow: UnitOfWork) -> None:
    """They came to their corner by that link. Refusal: it is over."""
    await uow.tokens.use(incoming.args)
    who: Speaker = await speaker(incoming, uow)
    desk = await desk_of(token.topic, who.couple, uow) if token.person == incoming.person else None
    if desk is None:
        raise Refusal("corner-closed")
    await writing.begin(desk, who)
