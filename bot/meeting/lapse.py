"""How a meeting ends that came to nothing: after a week by itself, or when somebody takes their yes back."""

from bot.meeting import NAME
from bot.parting import FORGET
from bot.parting import NAME as LEFT_BEHIND
from domain.errors import Refusal
from domain.messages import Button, Edit, Incoming, Kind, Line, Rows, Say, Words
from domain.questions import Timer
from storage.unit_of_work import UnitOfWork

TAKE_BACK: Rows = ((Button("meet-take-back", "back"),),)


async def tell_first(person: int, chat: int | None, uow: UnitOfWork) -> None:
    """To a first yes, for that group or for an invitation: there is nothing more to do."""
    title = await uow.groups.title(chat, person) if chat is not None else None
    unnamed = Line("meet-first-invited" if chat is None else "meet-first-some-group")
    line = Line("meet-first", {"group": Words(person, title)}) if title else unnamed
    await uow.say(Say(person, NAME, (line,), Kind.ANSWER, buttons=TAKE_BACK, person=person))


async def take_back(incoming: Incoming, uow: UnitOfWork) -> None:
    """A yes that has met no other may be taken back at any moment, and nobody is told."""
    await uow.invitations.accepted(incoming.person, lock=True)  # as whoever invited holds it first, too
    consent = await uow.consents.of(incoming.person, lock=True)
    if incoming.anchor is None or consent is None:
        raise Refusal("gone")
    if consent.chat is not None:
        await uow.groups.unsee(consent.chat, consent.person)
    await uow.invitations.forget_of(consent.person)
    await _forget(consent.person, uow)
    await uow.edit(Edit(incoming.anchor.ref, (Line("meet-taken-back"),)))


async def end(timer: Timer, uow: UnitOfWork) -> None:
    """A week has gone by without two: the hello changes, and what one or none has said is gone."""
    group = await uow.groups.greeted(timer.ref, lock=True)
    if group is None:
        return
    await uow.edit(Edit(timer.ref, (Line("meet-hello-over"),)))
    await uow.groups.set(group.chat, hello=None)
    for consent in await uow.consents.waiting(group.chat):
        await _forget(consent.person, uow)
    await uow.groups.unsee(group.chat)


async def end_alone(timer: Timer, uow: UnitOfWork) -> None:
    """A week has gone by since somebody invited, or said yes to an invitation, and nothing has begun."""
    person = timer.person or 0
    await uow.invitations.accepted(person, lock=True)
    consent = await uow.consents.of(person, lock=True)
    known = (await uow.couples.rows([person])).get(person)
    if known is not None and known.couple is None and (consent is None or consent.chat is None):
        await uow.invitations.forget_of(person)
        await _forget(person, uow)


async def _forget(person: int, uow: UnitOfWork) -> None:
    """The yes, and whoever said it, unless another one still waits; but whom another has left has a month in which
    what they wrote is theirs.
    """
    await uow.consents.drop(person)
    if await uow.invitations.accepted(person):
        return await uow.consents.give(person, None)
    if await uow.timers.get(LEFT_BEHIND, FORGET, str(person)) is None:
        return await uow.leave(person)
    for box in await uow.boxes.open_ones(person):
        if box.ritual == NAME:
            await uow.boxes.close(box.ref)
    return None
