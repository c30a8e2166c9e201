"""/quiet: the hours in which nothing comes to one of the two."""

from dataclasses import replace
from datetime import timedelta

from bot.own import of_quiet
from bot.ritual import BoxKind, Command, Ritual
from bot.speaker import Speaker, speaker
from bot.words.lexis import lexis
from domain.hours import Off
from domain.hours_read import Unread, read_quiet, written
from domain.messages import Alert, Button, Edit, Incoming, Line, Rows
from domain.questions import Box
from domain.quiet import USUAL, Quiet
from storage.unit_of_work import UnitOfWork

NAME = "quiet"
HOURS = "hours"
OPEN_FOR = timedelta(days=1)


async def typed(incoming: Incoming, uow: UnitOfWork) -> None:
    """With hours they are set; without any they are shown, and asked for."""
    who = await speaker(incoming, uow)
    if incoming.args:
        await _heard(incoming.args, who, uow)
        return
    box = Box(uow.token(), who.member.person, NAME, HOURS, uow.now + OPEN_FOR, who.couple.id)
    lines = of_quiet(who.member, who.couple, uow.now), Line("quiet-ask", {"example": _example(who)})
    await uow.ask(box, who.alone(NAME, lines, _buttons(who)))


async def told(incoming: Incoming, box: Box, uow: UnitOfWork) -> None:
    """Hours in answer to the question."""
    who = await speaker(incoming, uow)
    if await _heard(incoming.text or "", who, uow) and await uow.boxes.close(box.ref):
        await uow.edit(Edit(box.ref))


async def choose(incoming: Incoming, uow: UnitOfWork) -> None:
    """None, or what is usual."""
    box = await uow.boxes.get(incoming.anchor.ref, lock=True) if incoming.anchor else None
    if box is None or box.closed_at or box.person != incoming.person or incoming.tap is None:
        uow.alert(incoming.callback, Alert("gone"))
        return
    who = await speaker(incoming, uow)
    await uow.boxes.close(box.ref)
    now = await _set(None if incoming.tap.action == "off" else USUAL, who, uow)
    await uow.edit(Edit(box.ref, (of_quiet(now.member, now.couple, uow.now),)))


async def _heard(text: str, who: Speaker, uow: UnitOfWork) -> bool:
    """Whether hours could be read in it."""
    found = read_quiet(text, lexis(who.member.language), who.member.quiet_hours or USUAL)
    if isinstance(found, Unread):
        await uow.say(who.alone(NAME, (who.not_read(found, f"/{NAME} {_example(who)}"),)))
        return False
    now = await _set(None if isinstance(found, Off) else found, who, uow)
    await uow.say(now.alone(NAME, (of_quiet(now.member, now.couple, uow.now),)))
    return True


async def _set(quiet: Quiet | None, who: Speaker, uow: UnitOfWork) -> Speaker:
    kept = f"{quiet.start:%H:%M}-{quiet.end:%H:%M}" if quiet else ""
    member = replace(who.member, quiet=kept)
    await uow.couples.change(member)
    return replace(who, member=member)


def _example(who: Speaker) -> str:
    return written(USUAL, lexis(who.member.language))


def _buttons(who: Speaker) -> Rows:
    off = (Button("quiet-off", "off"),) if who.member.quiet_hours else ()
    usual = (Button("quiet-usual", "usual", {"hours": _example(who)}),) if who.member.quiet_hours != USUAL else ()
    return ((*usual, *off),)


QUIET = Ritual(
    NAME,
    commands=(Command(NAME, typed, "command-quiet", menu_corner=5),),
    taps={"off": choose, "usual": choose},
    boxes={HOURS: BoxKind(told, "quiet-box")},
)
