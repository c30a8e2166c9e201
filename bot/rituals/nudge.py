"""/nudge: whether one quiet line comes after a prompt to whoever asked for it."""

from dataclasses import replace

from bot.own import of_nudge
from bot.ritual import Command, Ritual
from bot.speaker import Speaker, speaker
from bot.words.lexis import lexis
from domain.couple import Member
from domain.hours_read import Unread, read_switch
from domain.messages import Button, Edit, Incoming, Rows
from storage.unit_of_work import UnitOfWork

NAME = "nudge"
EXAMPLE = "/nudge on"


async def typed(incoming: Incoming, uow: UnitOfWork) -> None:
    """On, off, or how it is."""
    who = await speaker(incoming, uow)
    if not incoming.args:
        await uow.say(who.alone(NAME, (of_nudge(who.member),), _buttons(who.member)))
        return
    found = read_switch(incoming.args, lexis(who.member.language))
    if isinstance(found, Unread):
        await uow.say(who.alone(NAME, (who.not_read(found, EXAMPLE),)))
        return
    await uow.say(who.alone(NAME, (of_nudge(await _set(who, uow, on=found)),)))


async def switch(incoming: Incoming, uow: UnitOfWork) -> None:
    """The button below says which way."""
    who = await speaker(incoming, uow)
    if incoming.anchor is not None and incoming.tap is not None:
        member = await _set(who, uow, on=incoming.tap.action == "on")
        await uow.edit(Edit(incoming.anchor.ref, (of_nudge(member),), _buttons(member)))


async def _set(who: Speaker, uow: UnitOfWork, *, on: bool) -> Member:
    member = replace(who.member, nudge=on)
    await uow.couples.change(member)
    return member


def _buttons(member: Member) -> Rows:
    return ((Button("nudge-off", "off"),),) if member.nudge else ((Button("nudge-on", "on"),),)


NUDGE = Ritual(NAME, commands=(Command(NAME, typed, "command-nudge"),), taps={"on": switch, "off": switch})
